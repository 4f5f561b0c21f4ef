import Foundation
import Testing

@testable import ConcordRuntime

/// The examples of OpenAPI 3.2, section 4.26.3: the same values as the same XML.
@Suite struct XMLModelTests {
  private struct Person: _XMLModel {
    var id: Int32
    var name: String
    static let _fields = _FieldTable(Self.self, _FieldTypes<Int32, String>.self, keys: "id name")
    static let _xml = _XMLTable(
      fields: [
        "id": .attribute(),
        "name": .element(namespace: "https://example.com/schema/sample", prefix: "sample"),
      ])
  }

  @Test func attributePrefixAndNamespace() throws {
    let text = """
      <Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example\
      </sample:name></Person>
      """
    let person = Person(id: 123, name: "example")
    #expect(try XMLText.of(person) == text)
    #expect(try XMLText.read(Person.self, text) == person)
  }

  private protocol Document: _XMLModel {
    var animals: [String] { get }
    init(_ animals: [String])
  }

  private struct Plain: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(name: "document")
  }

  private struct Renamed: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(name: "document", fields: ["animals": .element("animal")])
  }

  private struct Wrapped: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(name: "document", fields: ["animals": .wrapped()])
  }

  private struct WrappedItems: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(name: "document", fields: ["animals": .wrapped(item: "animal")])
  }

  private struct Aliens: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(
      name: "document", fields: ["animals": .wrapped("aliens", item: "animal")])
  }

  private struct AliensInAliens: Document {
    var animals: [String]
    init(_ animals: [String]) { self.animals = animals }
    static let _fields = _FieldTable(Self.self, _FieldTypes<[String]>.self, keys: "animals")
    static let _xml = _XMLTable(name: "document", fields: ["animals": .wrapped("aliens")])
  }

  private func check<D: Document>(_ type: D.Type, _ item: String, in wrapper: String?) throws {
    let items = ["dog", "cat"].map { "<\(item)>\($0)</\(item)>" }.joined()
    let text = wrapper.map { "<\($0)>\(items)</\($0)>" } ?? items
    let document = "<document>\(text)</document>"
    #expect(try XMLText.of(D(["dog", "cat"])) == document)
    #expect(try XMLText.read(type, document).animals == ["dog", "cat"])
    let empty = wrapper.map { "<document><\($0)/></document>" } ?? "<document/>"
    #expect(try XMLText.of(D([])) == empty)
    #expect(try XMLText.read(type, empty).animals == [])
  }

  @Test func arrays() throws {
    try check(Plain.self, "animals", in: nil)
    try check(Renamed.self, "animal", in: nil)
    try check(Wrapped.self, "animals", in: "animals")
    try check(WrappedItems.self, "animal", in: "animals")
    try check(Aliens.self, "animal", in: "aliens")
    try check(AliensInAliens.self, "aliens", in: "aliens")
  }

  private struct Animal: _XMLModel {
    var kind: String
    var name: String
    static let _fields = _FieldTable(Self.self, _FieldTypes<String, String>.self, keys: "kind name")
    static let _xml = _XMLTable(name: "animal", fields: ["kind": .attribute(), "name": .text])
  }

  @Test func elementsWithAttributesAndText() throws {
    let text = """
      <animals><animal kind="Cat">Fluffy</animal><animal kind="Dog">Fido</animal></animals>
      """
    let animals = [Animal(kind: "Cat", name: "Fluffy"), Animal(kind: "Dog", name: "Fido")]
    var writer = _MessageWriter()
    writer.encodings = ["application/xml": ["": .root(.wrapped("animals", item: "animal"))]]
    try _XMLBody<[Animal]>.write(animals, name: "application/xml", to: &writer)
    let body = try #require(writer.body?.data)
    #expect(String(decoding: body, as: UTF8.self) == XMLText.declaration + text)
    #expect(try XMLText.read([Animal].self, text) == animals)
  }

  private struct Documentation: _XMLModel {
    var content: String
    static let _fields = _FieldTable(Self.self, _FieldTypes<String>.self, keys: "content")
    static let _xml = _XMLTable(fields: ["content": .cdata])
  }

  @Test func characterData() throws {
    let value = Documentation(content: "<html><head>]]></head></html>")
    let text = """
      <Documentation><![CDATA[<html><head>]]]]><![CDATA[></head></html>]]></Documentation>
      """
    #expect(try XMLText.of(value) == text)
    #expect(try XMLText.read(Documentation.self, text) == value)
    // White space around a section is not a part of it, as in the example.
    let spaced = text.replacing("><![CDATA[<", with: ">\n  <![CDATA[<").replacing(
      "</Doc", with: "\n</Doc")
    #expect(try XMLText.read(Documentation.self, spaced) == value)
    let other = Documentation(content: " a\r\nb ")
    #expect(try XMLText.read(Documentation.self, XMLText.of(other)) == other)
  }

  private struct Two: _XMLModel {
    var unit: String
    var value: Double
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Double>.self, keys: "unit value")
    static let _xml = _XMLTable(fields: ["unit": .attribute(), "value": .text])
  }

  private struct OneTwoThree: TupleModel, _XMLModel {
    var one: String
    var two: Two
    var three: Bool?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Two, _NullWhenNil<Bool>>.self)
    static let _xml = _XMLTable(
      name: "OneTwoThree",
      fields: ["0": .element("One"), "1": .element("Two"), "2": .element("Three")])
  }

  @Test func orderedElements() throws {
    let value = OneTwoThree(one: "Some text", two: Two(unit: "cubits", value: 42), three: nil)
    let text = """
      <OneTwoThree><One>Some text</One><Two unit="cubits">42</Two><Three \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></OneTwoThree>
      """
    #expect(try XMLText.of(value) == text)
    #expect(try XMLText.read(OneTwoThree.self, text) == value)
  }

  private struct Address: _XMLModel {
    var street: String
    var zip: String?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, String?>.self, keys: "street zip")
    static let _xml = _XMLTable(fields: ["zip": .attribute("z", namespace: "urn:zip")])
  }

  private struct Letter: _XMLModel {
    var id: Int
    var address: Address?
    var rows: [[Int]]
    var marks: [Int]?
    var ownID: Int
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Int, Address?, [[Int]], [Int]?, Int>.self,
      keys: "id address rows marks ownID")
    static let _xml = _XMLTable(
      name: "letter", namespace: "urn:letter",
      fields: [
        "address": .inlined, "rows": .wrapped(item: "row", inner: "cell"), "marks": .attribute(),
        "ownID": .element("o:id", namespace: "urn:own"),
      ])
  }

  @Test func inlinedNestedAndNamespaces() throws {
    let value = Letter(
      id: 1, address: Address(street: "S", zip: "8000"), rows: [[1, 2], [], [3]], marks: [4, 5],
      ownID: 2)
    let text = """
      <letter xmlns="urn:letter" xmlns:ns="urn:zip" ns:z="8000" marks="4 5"><id>1</id>\
      <street>S</street><rows><row><cell>1</cell><cell>2</cell></row><row/><row><cell>3</cell>\
      </row></rows><o:id xmlns:o="urn:own">2</o:id></letter>
      """
    #expect(try XMLText.of(value) == text)
    #expect(try XMLText.read(Letter.self, text) == value)
    // The two elements that are called id are told apart by their namespaces, in any order.
    let other = """
      <x:letter xmlns:x='urn:letter'><id xmlns='urn:own'>2</id><rows/><x:id>1</x:id></x:letter>
      """
    #expect(
      try XMLText.read(Letter.self, other)
        == Letter(id: 1, address: nil, rows: [], marks: nil, ownID: 2))
  }
}

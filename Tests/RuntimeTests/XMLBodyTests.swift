import Foundation
import Testing

@testable import ConcordRuntime

/// Bodies of XML in messages.
@Suite struct XMLBodyTests {
  private struct Note: _XMLModel {
    var text: String
    static let _fields = _FieldTable(Self.self, _FieldTypes<String>.self, keys: "text")
    static let _xml = _XMLTable(name: "note")
  }

  private func reader(_ data: Data, _ contentType: String?) -> _MessageReader {
    var fields = HTTPFieldList()
    fields["Content-Type"] = contentType
    return _MessageReader(fields: fields, body: data)
  }

  @Test(arguments: [
    ("application/xml,text/xml", "application/xml", String.Encoding.utf8),
    ("text/xml; charset=iso-8859-1", "text/xml; charset=iso-8859-1", .isoLatin1),
    ("application/xml; charset=utf-16", "application/xml; charset=utf-16", .utf16),
  ])
  func roundTrip(_ name: String, _ contentType: String, _ encoding: String.Encoding) throws {
    let note = Note(text: "é")
    var writer = _MessageWriter()
    try _XMLBody<Note>.write(note, name: name, to: &writer)
    #expect(writer.fields["Content-Type"] == contentType)
    let body = try #require(writer.body?.data)
    let text = try #require(String(data: body, encoding: encoding))
    #expect(text.hasSuffix("<note><text>é</text></note>"))
    #expect(try _XMLBody<Note>.read(name: name, from: reader(body, contentType)) == note)
    // The text says its encoding itself.
    #expect(try _XMLBody<Note>.read(name: name, from: reader(body, nil)) == note)
  }

  @Test func whatIsNoBody() throws {
    let read = { (text: String) in
      try _XMLBody<Note>.read(name: "text/xml", from: reader(Data(text.utf8), "text/xml"))
    }
    #expect(throws: MessageError.missingBody) { try read("") }
    #expect(throws: XMLError.self) { try read("{}") }
    #expect(throws: DecodingError.self) { try read("<note/>") }
    #expect(
      try _OptionalBody<_XMLBody<Note>>.read(
        name: "text/xml", from: reader(Data(), "text/xml")) == nil)
    var writer = _MessageWriter()
    #expect(throws: MessageError.self) {
      try _XMLBody<Note>.write(
        Note(text: "€"), name: "text/xml; charset=iso-8859-1", to: &writer)
    }
  }

  @Test func aNamedRoot() throws {
    let encodings: [String: [String: _FieldEncoding]] = [
      "text/xml": ["": .root(.wrapped("n:notes", namespace: "urn:n", item: "note"))]
    ]
    var writer = _MessageWriter()
    writer.encodings = encodings
    try _XMLBody<[Note]?>.write([Note(text: "a")], name: "text/xml", to: &writer)
    let body = try #require(writer.body?.data)
    let text = "<n:notes xmlns:n=\"urn:n\"><note><text>a</text></note></n:notes>"
    #expect(String(decoding: body, as: UTF8.self) == XMLText.declaration + text)
    let read = { (text: String) in
      var reader = reader(Data(text.utf8), nil)
      reader.encodings = encodings
      return try _XMLBody<[Note]?>.read(name: "text/xml", from: reader)
    }
    #expect(try read(text) == [Note(text: "a")])
    #expect(throws: DecodingError.self) { try read("<other/>") }
  }

  @Test func elementsOfANamedRoot() throws {
    func text<T: _FieldType>(_ type: T.Type, _ value: T.Stored, _ root: _XMLField) throws -> String
    where T.Stored: Sendable {
      var writer = _MessageWriter()
      writer.encodings = ["text/xml": ["": .root(root)]]
      try _XMLBody<T>.write(value, name: "text/xml", to: &writer)
      return String(decoding: try #require(writer.body?.data), as: UTF8.self)
        .replacing(XMLText.declaration, with: "")
    }
    let notes = [Note(text: "a")]
    // Elements are called as their type is, and those without a name of their own as the list.
    #expect(
      try text([Note].self, notes, .wrapped("notes"))
        == "<notes><note><text>a</text></note></notes>")
    #expect(
      try text([String].self, ["a", "b"], .wrapped("tags"))
        == "<tags><tags>a</tags><tags>b</tags></tags>")
    #expect(
      try text([String].self, ["a"], .wrapped(item: "tag")) == "<items><tag>a</tag></items>")
    #expect(try text(Int.self, 7, .element("count")) == "<count>7</count>")
  }

  @Test func anyXMLIsReadAsTheOneThatIsDescribed() throws {
    let names = BodyNames("application/json|application/xml,text/xml")
    #expect(names.form(for: "application/problem+xml") == 1)
    #expect(names.form(for: "text/xml; charset=utf-8") == 1)
    #expect(names.form(for: "text/html") == nil)
    #expect(BodyNames("application/xml|image/svg+xml").form(for: "image/svg+xml") == 1)
    #expect(BodyNames("application/xml|image/*").form(for: "image/svg+xml") == 1)
  }

  @Test func aServerSaysWhereTheFaultIs() throws {
    let error = try #require(try XMLText.fault(Data("<a>\n</b>".utf8)))
    let problem = HTTPProblem(rejecting: error) { _ in nil }
    #expect(problem.status == 400)
    #expect(problem.errors.first?.detail.contains("line 2") == true)
  }

  @Test func xmlIsTakenWhereItIsDescribed() throws {
    let described = _Response<Note>(200, { $0 }, _XMLBody<Note>.self, "application/xml,text/xml")
    try described.checkContentType("application/problem+xml")
    try described.checkContentType("text/xml; charset=utf-8")
    let json = _Response<Note>(200, { $0 }, _JSONBody<Note>.self, "application/json")
    #expect(throws: MessageError.self) { try json.checkContentType("text/xml") }
  }
}

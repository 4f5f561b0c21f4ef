import Foundation
import Testing

@testable import ConcordRuntime

/// Texts that are no XML, or more of it than anybody needs.
@Suite(.timeLimit(.minutes(10))) struct XMLParserTests {
  private func fault(_ text: String) throws -> XMLError? { try XMLText.fault(Data(text.utf8)) }

  @Test(arguments: [
    "", "  \n", "text", "<", "<a", "<a>", "<a><b></a>", "<a></b>", "</a>", "<a/><b/>", "<a/>text",
    "text<a/>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a>x]]>y</a>", "<a b='1' b='2'/>", "<a b=1/>",
    "<a b/>", "<a b='<'/>", "<a b='", "<a b='1'c='2'/>", "<a>&b;</a>", "<a>&amp</a>", "<a>&#0;</a>",
    "<a>&#xD800;</a>", "<a>&#99999999999999999999;</a>", "<a>& </a>", "<a><!-- -- --></a>",
    "<a><!-- ", "<a><![CDATA[", "<a><?xml version='1.0'?></a>", " <?xml version='1.0'?><a/>",
    "<1/>", "<a:b:c/>", "<:a/>", "<a:/>", "<a xmlns:b=''/>", "<a xmlns:xml='urn:x'/>",
    "<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>",
  ])
  func faults(_ text: String) throws {
    let error = try #require(try fault(text), "\(text)")
    #expect(error.line >= 1 && error.column >= 1)
  }

  @Test func faultsHaveTheirPlace() throws {
    let error = try #require(try fault("<a>\n <b>\n  </c>\n</a>"))
    #expect(error.line == 3)
    #expect(error.description.hasPrefix("XML, line 3, column "))
    #expect(try fault("<a>\n&b;</a>")?.line == 2)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0'?>\n<!-- <a/> --><?b c?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
  ])
  func documentTypesAreRefused(_ text: String) throws {
    #expect(try fault(text)?.reason == .documentType)
    let utf16 = try #require(text.data(using: .utf16))
    #expect(try XMLText.fault(utf16)?.reason == .documentType)
    #expect(throws: XMLError.self) { try XMLText.read(String.self, text) }
  }

  @Test func aDocumentTypeInATextIsNone() throws {
    #expect(try fault("<a><![CDATA[<!DOCTYPE a>]]></a>") == nil)
    #expect(try fault("<!-- <!DOCTYPE a> --><a/>") == nil)
    #expect(try fault("<a><!DOCTYPE a></a>") != nil)
  }

  @Test func depth() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try fault(deep)?.reason == .depth(limit: 256))
    func nested(_ count: Int) -> String {
      String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
    }
    #expect(try fault(nested(256)) == nil)
    #expect(try fault(nested(257))?.reason == .depth(limit: 256))
  }

  private struct Chain: Model {
    @Indirect var next: Chain?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Indirect<Chain?>>.self, keys: "next")
  }

  /// Inlined in itself, which nobody should describe.
  private struct Knot: _XMLModel {
    @Indirect var knot: Knot?
    var rest: [String: JSONValue]
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Indirect<Knot?>, _AdditionalProperties<JSONValue>>.self, keys: "knot")
    static let _xml = _XMLTable(fields: ["knot": .inlined])
  }

  @Test func deepValues() async throws {
    let text =
      "<c>" + String(repeating: "<next>", count: 255)
      + String(repeating: "</next>", count: 255) + "</c>"
    let chain = try XMLText.read(Chain.self, text)
    #expect(try XMLText.of(chain).count > 1000)
    #expect(throws: DecodingError.self) { try XMLText.read(Knot.self, "<k><a/></k>") }
    let json = try XMLText.read(JSONValue.self, text)
    #expect(json["next"]?["next"] != nil)
  }

  @Test func length() throws {
    let data = Data("<a>1234</a>".utf8)
    #expect(throws: XMLError(.length(limit: 10), line: 1, column: 1)) {
      try MarkupParser.parse(data, maximumLength: 10)
    }
    #expect(try MarkupParser.parse(data, maximumLength: 11).text == "1234")
  }

  // MARK: Encodings

  private func text(_ data: Data?, charset: String? = nil) throws -> String {
    try MarkupParser.parse(try #require(data), charset: charset).text
  }

  @Test func encodings() throws {
    let utf16 = "<?xml version='1.0' encoding='utf-16'?><a>é€😀</a>"
    for encoding in [String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian] {
      #expect(try text(utf16.data(using: encoding)) == "é€😀")
    }
    let latin = "<?xml version=\"1.0\" encoding = \"ISO-8859-1\" standalone='yes'?><a>é</a>"
    #expect(try text(latin.data(using: .isoLatin1)) == "é")
    #expect(try text("<a>é</a>".data(using: .isoLatin1), charset: "iso-8859-1") == "é")
    // What the content type says comes before what the text says; a byte order mark before both.
    #expect(try text(latin.data(using: .utf8), charset: "utf-8") == "é")
    #expect(try text(Data([0xEF, 0xBB, 0xBF]) + Data(latin.utf8), charset: "latin1") == "é")
  }

  @Test func encodingsThatAreWrong() throws {
    let klingon = Data("<?xml version='1.0' encoding='klingon'?><a/>".utf8)
    #expect(try XMLText.fault(klingon)?.reason == .encoding("klingon"))
    #expect(try XMLText.fault(Data("<a/>".utf8), charset: "x")?.reason == .encoding("x"))
    let wide = Data("<?xml version='1.0' encoding='utf-16'?><a/>".utf8)
    #expect(try XMLText.fault(wide)?.reason == .encoding("utf-16"))
    #expect(try XMLText.fault(Data([0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x3C])) != nil)
    #expect(try XMLText.fault(Data([0xFF, 0xFE, 0x00, 0xD8])) != nil)
    #expect(try XMLText.fault(Data([0xFF])) != nil)
    for count in 0..<klingon.count { #expect(try XMLText.fault(klingon.prefix(count)) != nil) }
  }

  // MARK: Names

  @Test func namespaces() throws {
    let root = try MarkupParser.parse(
      Data(
        """
        <a xmlns='urn:a' xmlns:p='urn:p' p:x='1' y='2' q:z='3'>\
        <p:b xmlns:p='urn:q'/><c xmlns=''/><p:d/><q:e/></a>
        """.utf8))
    #expect(root.name.namespace == "urn:a")
    #expect(root.attributes.map(\.name.namespace) == ["urn:p", nil, nil])
    #expect(root.attributes.map(\.name.local) == ["x", "z", "y"])
    #expect(root.elements.map(\.name.namespace) == ["urn:q", nil, "urn:p", nil])
    #expect(root.elements.map(\.name.local) == ["b", "c", "d", "e"])
  }

  @Test func attributesAreQuoted() throws {
    var element = MarkupElement(MarkupName("a"))
    let value = "\"'<>&\t\n\r é"
    element.attributes = [.init(name: MarkupName("b"), value: value)]
    let bytes = try MarkupWriter.bytes(of: element)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == XMLText.declaration + "<a b=\"&quot;'&lt;&gt;&amp;&#9;&#10;&#13; é\"/>")
    #expect(try MarkupParser.parse(Data(bytes)).attributes[0].value == value)
  }

  // MARK: Cost

  private struct Item: _XMLModel {
    var id: Int
    var name: String
    static let _fields = _FieldTable(Self.self, _FieldTypes<Int, String>.self, keys: "id name")
    static let _xml = _XMLTable(name: "item", fields: ["id": .attribute()])
  }

  @Test func manyElements() throws {
    let items = (0..<100_000).map { Item(id: $0, name: "n") }
    #expect(try XMLText.read([Item].self, XMLText.of(items)) == items)
  }

  @Test func manyReferencesAttributesAndNamespaces() throws {
    let references = "<a>" + String(repeating: "&amp;", count: 200_000) + "</a>"
    #expect(try MarkupParser.parse(Data(references.utf8)).text.utf8.count == 200_000)
    let attributes = (0..<20_000).map { " a\($0)=''" }.joined()
    #expect(try MarkupParser.parse(Data("<a\(attributes)/>".utf8)).attributes.count == 20_000)
    let prefixes = (0..<5_000).map { " xmlns:p\($0)='urn:\($0)'" }.joined()
    let elements = (0..<5_000).map { "<p\($0):b/>" }.joined()
    let root = try MarkupParser.parse(Data("<a\(prefixes)>\(elements)</a>".utf8))
    #expect(root.elements.last?.name.namespace == "urn:4999")
    let names = "<a>" + (0..<100_000).map { "<n\($0)/>" }.joined() + "</a>"
    #expect(try XMLText.read([String: String].self, names).count == 100_000)
  }
}

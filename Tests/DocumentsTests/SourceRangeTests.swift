import ConcordDiagnostics
import ConcordDocuments
import Testing

/// Ranges are bytes, whatever the characters, line breaks and marks of a file.
struct SourceRangeTests {
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func yamlRangesCoverTheirText(_ lineBreak: String, _ mark: String) throws {
    let lines = [
      "# ключ", "straße: größe 😀", "'日本': {\"a\": [1, é], b: }", "list:", "  - e\u{301}",
      "  - x", "text: |", "  ü", "  ö", "last: ß",
    ]
    let parsed = Parsed.yaml(mark + lines.joined(separator: lineBreak) + lineBreak)
    let members = try #require(parsed.root?.object)
    #expect(members.map { parsed.text($0.keyRange) } == ["straße", "'日本'", "list", "text", "last"])
    #expect(parsed.text(members[0].value.range) == "größe 😀")
    #expect(parsed.text(members[1].value.range) == "{\"a\": [1, é], b: }")
    let inner = try #require(members[1].value["a"]?.array)
    #expect(inner.map { parsed.text($0.range) } == ["1", "é"])
    #expect(members[1].value["b"]?.isNull == true)
    #expect(parsed.text(members[2].value.range) == "- e\u{301}\(lineBreak)  - x")
    #expect(members[3].value.string == "ü\nö\n")
    #expect(parsed.text(members[4].value.range) == "ß")
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func jsonRangesCoverTheirText(_ mark: String) throws {
    let parsed = Parsed.json(mark + "{\r\n \"é\": [1.50, \"😀\\u0041\", null], \"b\": {} }")
    let members = try #require(parsed.root?.object)
    #expect(members.map { parsed.text($0.keyRange) } == ["\"é\"", "\"b\""])
    #expect(parsed.text(members[0].value.range) == "[1.50, \"😀\\u0041\", null]")
    let elements = try #require(members[0].value.array)
    #expect(elements.map { parsed.text($0.range) } == ["1.50", "\"😀\\u0041\"", "null"])
    #expect(elements[1].string == "😀A")
    #expect(parsed.text(members[1].value.range) == "{}")
  }

  @Test func aLineOfAMegabyteIsRead() throws {
    let items = (0..<60_000).map { "ключ\($0)" }
    let parsed = Parsed.yaml("a: [" + items.joined(separator: ", ") + "]\nb: 1")
    let array = try #require(parsed.root?["a"]?.array)
    #expect(array.count == 60_000)
    #expect(array.last.map { parsed.text($0.range) } == "ключ59999")
    let long = String(repeating: "x", count: 1 << 20)
    #expect(Parsed.yaml("a: \(long)").root?["a"]?.string == long)
    #expect(Parsed.json("\"\(long)\"").root?.string == long)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0xFF], 2), ([0xC3], 0), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x20, 0xED, 0xA0, 0x80], 1), ([0xFF, 0xFE, 0x61, 0x00], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xE2, 0x82], 0), ([0x31, 0xF5, 0x80, 0x80, 0x80], 1), ([0xE0, 0x9F, 0xBF], 0),
    ] as [([UInt8], Int)])
  func bytesThatAreNotUTF8AreLocated(_ bytes: [UInt8], _ offset: Int) {
    for path in ["a.yaml", "a.json", "a"] {
      let parsed = Parsed(bytes, path: path)
      #expect(parsed.root == nil)
      #expect(parsed.diagnostics.map(\.kind) == [.notUTF8])
      #expect(parsed.diagnostics.first?.range?.start == Int32(offset))
    }
  }

  @Test func largeDocumentsAreRefused() {
    var limits = Limits()
    limits.documentBytes = 10
    #expect(Parsed.yaml("a: 1234567", limits: limits).root != nil)
    #expect(Parsed.yaml("a: 12345678", limits: limits).summary == ["1:1 document-too-large"])
  }

  @Test(arguments: [
    ("a.json", "{a: 1}", "1:2 json-expected-key"), ("a.JSON", "a: 1", "1:1 json-expected-value"),
    ("a.yml", "{a: 1}", "{\"a\":1}"), ("a.txt", " {\"a\": 1}", "{\"a\":1}"),
    ("a.txt", "{a: 1}", "1:2 json-expected-key"), ("a", "a: 1", "{\"a\":1}"),
    ("a.json", "", "1:1 document-empty"), ("a.yaml", "\n [1,]", "[1]"),
  ])
  func theFormatGoesByTheNameThenTheFirstCharacter(
    _ path: String, _ text: String, _ outcome: String
  ) {
    #expect(Parsed(Array(text.utf8), path: path).outcome == outcome)
  }
}

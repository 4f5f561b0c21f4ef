import ConcordDiagnostics
import ConcordDocuments
import Testing

/// Numbers, equality, pointers and writing.
struct NodeTests {
  @Test(arguments: [
    ("1", "1.0", true), ("10e-1", "1", true), ("-0", "0.0", true), ("1e2", "100", true),
    ("0.1", "0.10", true), ("1", "-1", false), ("0.1", "0.01", false),
    ("18446744073709551616", "18446744073709551617", false),
    ("18446744073709551616", "1.8446744073709551616e19", true),
    ("1e999999999999999999999", "1e999999999999999999999", true),
    ("1e999999999999999999999", "1e999999999999999999998", false), ("0e99", "0", true),
    ("0.1e-400", "1e-401", true), ("1e0000000000000000000001", "10", true),
  ])
  func numbersAreEqualByValue(_ left: String, _ right: String, _ areEqual: Bool) throws {
    let left = try #require(NumberLiteral(left))
    let right = try #require(NumberLiteral(right))
    #expect((left == right) == areEqual)
    if areEqual { #expect(left.hashValue == right.hashValue) }
  }

  @Test(
    arguments: [
      ("1", 1, true), ("1.0", 1, true), ("1e3", 1_000, true), ("1.5", nil, false),
      ("-9223372036854775808", Int.min, true), ("9223372036854775807", Int.max, true),
      ("9223372036854775808", nil, true), ("-9223372036854775808.0", Int.min, true),
      ("9223372036854775808.0", nil, true), ("1e400", nil, true), ("1e-1", nil, false),
      ("-0", 0, true), ("120e-1", 12, true), ("1e99999999999999999999", nil, true),
    ] as [(String, Int?, Bool)])
  func integersAreExact(_ text: String, _ int: Int?, _ isInteger: Bool) throws {
    let number = try #require(NumberLiteral(text))
    #expect(number.int == int)
    #expect(number.isInteger == isInteger)
  }

  @Test func doublesAreTheNearest() {
    #expect(NumberLiteral("0.1")?.double == 0.1)
    #expect(NumberLiteral("-1e2")?.double == -100)
    #expect(NumberLiteral("1e400")?.double == .infinity)
    #expect(NumberLiteral("1e-400")?.double == 0)
  }

  @Test(arguments: ["", "+1", "01", "1.", ".5", "1e", "0x1", "1 ", " 1", "NaN", "-"])
  func otherTextIsNoNumber(_ text: String) {
    #expect(NumberLiteral(text) == nil)
  }

  @Test(arguments: [
    ("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1e0}", true), ("{\"a\":1}", "{\"b\":1}", false),
    ("{\"a\":1}", "{\"a\":1,\"b\":1}", false), ("[1,2]", "[2,1]", false), ("null", "false", false),
    ("\"é\"", "\"e\u{301}\"", false), ("1", "\"1\"", false),
    ("{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", false),
  ])
  func equalityIgnoresPlacesAndOrder(_ left: String, _ right: String, _ areEqual: Bool) throws {
    let left = try #require(Parsed.json(left).root)
    #expect(left.isEqual(to: try #require(Parsed.json(" " + right).root)) == areEqual)
  }

  @Test func typesHaveNames() {
    let names = Parsed.json("[null,true,1,\"\",[],{}]").root?.array?.map(\.typeName.text)
    #expect(names == ["null", "a boolean", "a number", "a string", "an array", "an object"])
  }

  static let document =
    "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"m~n\":8,\" \":7,\"é\":9,\"~1\":10}"

  // The examples of RFC 6901, sections 5 and 6, and more.
  @Test(
    arguments: [
      ("", nil), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/m~0n", "8"),
      ("/ ", "7"), ("/~01", "10"), ("/foo/2", ""), ("/foo/-", ""), ("/foo/01", ""), ("/foo/+1", ""),
      ("/foo/99999999999999999999", ""), ("/foo/0/x", ""), ("/nothing", ""),
    ] as [(String, String?)])
  func pointersLeadToValues(_ text: String, _ json: String?) throws {
    let root = try #require(Parsed.json(Self.document).root)
    let pointer = try #require(JSONPointer(text))
    let node = pointer.resolve(in: root).node
    #expect(node.map { JSONWriter().text($0) } ?? "" == json ?? JSONWriter().text(root))
    #expect(pointer.description == text)
    #expect(JSONPointer(fragment: pointer.fragment) == pointer)
  }

  @Test func pointersSayWhereTheyStopped() throws {
    let root = try #require(Parsed.json(Self.document).root)
    guard case .stopped(let node, let token) = JSONPointer("/foo/7/x")?.resolve(in: root) else {
      Issue.record("it leads somewhere")
      return
    }
    #expect(node.typeName.text == "an array")
    #expect(token == 1)
  }

  @Test func fragmentsArePercentDecoded() {
    #expect(JSONPointer(fragment: "/c%25d")?.tokens == ["c%d"])
    #expect(JSONPointer(fragment: "/%C3%A9")?.tokens == ["é"])
    #expect(JSONPointer(tokens: ["é a", "{x}"]).fragment == "/%C3%A9%20a/%7Bx%7D")
    #expect(JSONPointer("/\u{301}a/\u{301}")?.tokens == ["\u{301}a", "\u{301}"])
    for text in ["/%C3", "/%4", "/%zz", "x"] { #expect(JSONPointer(fragment: text) == nil) }
    for text in ["/~", "/~2", "a"] { #expect(JSONPointer(text) == nil) }
  }

  @Test func writingIsExact() throws {
    let text =
      "{\"b\":[1.50,18446744073709551616,-0],\"a\":{\"\\u0001\\n\\\"\":\"é/\u{2028}\"},\"e\":[],\"o\":{}}"
    let root = try #require(Parsed.json(text).root)
    #expect(JSONWriter().text(root) == text)
    #expect(
      JSONWriter(.pretty).text(root) == """
        {
          "b": [
            1.50,
            18446744073709551616,
            -0
          ],
          "a": {
            "\\u0001\\n\\"": "é/\u{2028}"
          },
          "e": [],
          "o": {}
        }
        """)
  }
}

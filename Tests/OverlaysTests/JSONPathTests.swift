import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import Testing

/// Queries of RFC 9535, most of them the examples of its sections.
@Suite struct JSONPathTests {
  static let store = """
    { "store": { "book": [
      { "category": "reference", "author": "Nigel Rees", "title": "Sayings", "price": 8.95 },
      { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword", "price": 12.99 },
      { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick",
        "isbn": "0-553-21311-3", "price": 8.99 },
      { "category": "fiction", "author": "Tolkien", "title": "The Lord", "isbn": "0-395-19395-8",
        "price": 22.99 } ],
      "bicycle": { "color": "red", "price": 399 } } }
    """
  static let filters = """
    {"a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}],
     "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f"}
    """
  static let letters = #"["a", "b", "c", "d", "e", "f", "g"]"#

  private static func parse(_ document: String) -> Node? {
    var files = SourceFiles()
    let file = files.add(path: "a.json", bytes: Array(document.utf8))
    return DocumentParser.parse(file).root
  }

  private static func run(_ query: String, _ document: String) throws -> String {
    let root = try #require(Self.parse(document))
    let found = try #require(try JSONPath(query).select(in: root))
    return found.map { JSONWriter().text($0) }.joined(separator: " ")
  }

  @Test(arguments: [
    ("$.store.book[*].author", #""Nigel Rees" "Evelyn Waugh" "Herman Melville" "Tolkien""#),
    ("$..author", #""Nigel Rees" "Evelyn Waugh" "Herman Melville" "Tolkien""#),
    ("$.store..price", "8.95 12.99 8.99 22.99 399"),
    ("$..book[2].title", #""Moby Dick""#), ("$..book[2].publisher", ""),
    ("$..book[-1].title", #""The Lord""#), ("$..book[0,1].price", "8.95 12.99"),
    ("$..book[:2].price", "8.95 12.99"), ("$..book[?@.isbn].price", "8.99 22.99"),
    ("$..book[?@.price<10].price", "8.95 8.99"),
    ("$..book[?(@.price < 10 && @.category == 'fiction')].price", "8.99"),
    ("$ .store [ 'bicycle' , \"nothing\" ]\n.color", #""red""#),
    ("$.store.book[?length(@.title) > 8].title", #""Moby Dick""#),
    ("$.store[?count(@.*) == 4]['nothing', 0].price", "8.95"),
    ("$..book[?match(@.author, '.*e.*e.*')].author", #""Nigel Rees" "Herman Melville""#),
    ("$..book[?search(@.isbn, '^0.*3$')].price", "8.99"),
    ("$..book[?search(@.isbn, '^5')].price", ""),
    ("$..book[?search(@.isbn, '[35]{2}-')].price", "8.99"),
    ("$..book[?value(@..isbn) == '0-553-21311-3'].price", "8.99"),
    ("$..book[?@.price == $.store.book[1].price].title", #""Sword""#),
  ])
  func bookstore(query: String, expected: String) throws {
    #expect(try Self.run(query, Self.store) == expected)
  }

  @Test(arguments: [
    ("$[1]", #""b""#), ("$[-2]", #""f""#), ("$[7]", ""), ("$[-8]", ""), ("$[1:3]", #""b" "c""#),
    ("$[5:]", #""f" "g""#), ("$[1:5:2]", #""b" "d""#), ("$[5:1:-2]", #""f" "d""#),
    ("$[::-1]", #""g" "f" "e" "d" "c" "b" "a""#), ("$[::0]", ""), ("$[-2:]", #""f" "g""#),
    ("$[0, 3]", #""a" "d""#), ("$[0:2, 5]", #""a" "b" "f""#), ("$[0, 0]", #""a" "a""#),
    ("$[?@ > 'e']", #""f" "g""#), ("$[?@ >= 'e' && @ != 'f']", #""e" "g""#), ("$.a", ""),
    ("$[0:9007199254740991:9007199254740991]", #""a""#),
    ("$[?match(@, '[a-c]')]", #""a" "b" "c""#), ("$[?match(@, '[a-c')]", ""),
  ])
  func positions(query: String, expected: String) throws {
    #expect(try Self.run(query, Self.letters) == expected)
  }

  @Test(arguments: [
    ("$.a[?@.b == 'kilo']", #"{"b":"kilo"}"#), ("$.a[?(@.b == 'kilo')]", #"{"b":"kilo"}"#),
    ("$.a[?@>3.5]", "5 4 6"), ("$.a[?@.b]", #"{"b":"j"} {"b":"k"} {"b":{}} {"b":"kilo"}"#),
    (
      "$[?@.*]",
      ##"[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"##
        + ##" {"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}"##
    ),
    ("$[?@[?@.b]]", ##"[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"##),
    ("$.o[?@<3, ?@<3]", "1 2 1 2"), ("$.a[?@<2 || @.b == \"k\"]", #"1 {"b":"k"}"#),
    ("$.a[?match(@.b, \"[jk]\")]", #"{"b":"j"} {"b":"k"}"#),
    ("$.a[?search(@.b, \"[jk]\")]", #"{"b":"j"} {"b":"k"} {"b":"kilo"}"#),
    ("$.o[?@>1 && @<4]", "2 3"), ("$.o[?@.u || @.x]", #"{"u":6}"#),
    ("$.a[?@.b == $.x]", "3 5 1 2 4 6"), ("$.a[?@ == @][0]", ""),
    ("$.a[?!@.b][?@ > 1]", ""), ("$.a[?!(@.b || @ > 2)]", "1 2"),
    ("$.a[?@ == 1.0e0]", "1"), ("$.o[?@ == 5 || @ == 'x']", "5"),
    ("$[?length(@) == 1]", #""f""#),
    ("$[?count(@..*) > 11]", ##"[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"##),
  ])
  func filterExamples(query: String, expected: String) throws {
    #expect(try Self.run(query, Self.filters) == expected)
  }

  @Test(arguments: [
    (#"$["\u263A"]"#, "1"), (#"$['\uD834\uDD1E']"#, "2"), (#"$['a\'b']"#, "3"),
    (#"$["a\tb"]"#, "4"), ("$.ä", "5"), (#"$['/x']"#, "6"), (#"$["\/x"]"#, "6"), ("$['']", "7"),
    ("$..*", "1 2 3 4 5 6 7"), ("$.*", "1 2 3 4 5 6 7"), ("$[*]", "1 2 3 4 5 6 7"),
  ])
  func names(query: String, expected: String) throws {
    let document = #"{"☺":1, "𝄞":2, "a'b":3, "a\tb":4, "ä":5, "/x":6, "":7}"#
    #expect(try Self.run(query, document) == expected)
  }

  @Test func nothingIsNullNowhere() throws {
    let document = #"[{"a": null}, {}, {"a": 1}]"#
    #expect(try Self.run("$[?@.a == null]", document) == #"{"a":null}"#)
    #expect(try Self.run("$[?@.a]", document) == #"{"a":null} {"a":1}"#)
    #expect(try Self.run("$[?@.a == @.b]", document) == "{}")
    #expect(try Self.run("$[?@.a != @.b]", document) == #"{"a":null} {"a":1}"#)
    #expect(try Self.run("$[?@.a <= @.b]", document) == "{}")
    #expect(try Self.run("$[?@.a < @.b]", document) == "")
  }

  @Test(arguments: [
    ("", 0), ("a", 0), (" $", 0), ("$ ", 1), ("$.", 2), ("$..", 3), ("$.1a", 2), ("$.a.", 4),
    ("$. a", 2), ("$[", 2), ("$[]", 2), ("$[01]", 2), ("$[-0]", 2), ("$[-]", 3),
    ("$[9007199254740992]", 2), ("$['a]", 2), ("$['a\\x']", 4), ("$['\\uD834']", 3),
    ("$['\\uDD1E']", 3), ("$[1 2]", 4), ("$[?]", 3), ("$[?@.a = 1]", 7), ("$[?(@.a]", 3),
    ("$[?@.* == 1]", 3), ("$[?1]", 3), ("$[?@.a == 01]", 10), ("$[?foo(@)]", 3),
    ("$[?length(@.*) == 1]", 10), ("$[?length(@)]", 3), ("$[?match(@, 'a') == true]", 3),
    ("$[?count(1) == 1]", 9), ("$[?count(@, @) == 1]", 3), ("$[?@.a && ]", 10),
    ("$[?@.a == nul]", 10), ("$[?!@.a == 1]", 8), ("$x", 1), ("$[?@.a == 'b' ? 1]", 14),
  ])
  func faults(query: String, offset: Int) {
    let fault = #expect(throws: JSONPath.Fault.self) { try JSONPath(query) }
    #expect(fault?.offset == offset, "\(fault?.reason.text ?? "")")
  }

  @Test func depthAndWorkAreBounded() throws {
    let deep =
      "$[?" + String(repeating: "(", count: 10_000) + "@" + String(repeating: ")", count: 10_000)
      + "]"
    #expect(throws: JSONPath.Fault.self) { try JSONPath(deep) }
    let filters = "$" + String(repeating: "[?@", count: 10_000)
    #expect(throws: JSONPath.Fault.self) { try JSONPath(filters) }
    let nested = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let root = try #require(Self.parse(nested))
    #expect(try JSONPath("$..*..*..*..*..*").select(in: root, stepLimit: 100_000) == nil)
  }

  @Test(arguments: [
    "((){4096}){4096}", "(a{99}){99}", "a{5000}", String(repeating: "(", count: 65),
  ])
  func regularExpressionsThatAreTooLarge(pattern: String) throws {
    let root = try #require(Self.parse("[\"\"]"))
    #expect(try JSONPath("$[?match(@, '\(pattern)')]").select(in: root) == nil)
  }

  @Test(arguments: [
    ("a*", "aaa", true), ("a+b?", "aab", true), ("a{2,3}", "aaaa", false), ("a{2,}", "aaaa", true),
    ("a{2}", "aa", true), ("(ab|c)+", "abcab", true), ("[^a-c]", "d", true), ("[^a-c]", "b", false),
    (".", "\n", false), ("\\.", ".", true), ("\\p{Lu}\\p{L}*", "Äb", true), ("\\P{L}", "a", false),
    ("[a\\-z]", "-", true), ("[a-]", "-", true), ("", "", true), ("a|", "", true),
    ("(a*)*b", String(repeating: "a", count: 3_000), false), ("^a$", "a", true),
    ("a^b|a$b", "ab", false), ("(^|b)*a", "ba", true), ("\\^a", "^a", true),
    ("\\d", "1", false),
    ("[", "[", false), ("a**", "aa", false), ("(a", "a", false),
  ])
  func regularExpressions(pattern: String, text: String, matches: Bool) throws {
    let document = JSONText.quoted(text)
    let query = "$[?match(@, \(JSONText.quoted(pattern)))]"
    #expect(try Self.run(query, "[\(document)]") == (matches ? document : ""))
  }
}

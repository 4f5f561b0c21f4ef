import ConcordRuntime
import Testing

@Suite struct HTTPFieldsTests {
  @Test func namesInAnyCase() {
    var fields: HTTPFieldList = ["Content-Type": "text/plain"]
    #expect(fields["content-type"] == "text/plain")
    #expect(fields.contains("CONTENT-TYPE"))
    #expect(fields["Content-Typ"] == nil)
    fields["content-TYPE"] = "a/b"
    #expect(fields.count == 1)
    #expect(fields.first?.name == "content-TYPE")
    fields["Content-Type"] = nil
    #expect(fields.isEmpty)
  }

  @Test func severalValues() {
    var fields: HTTPFieldList = ["Accept": "a", "X": "1", "accept": "b"]
    #expect(fields["ACCEPT"] == "a, b")
    #expect(fields.values(for: "Accept") == ["a", "b"])
    #expect(fields.values(for: "Y") == [])
    fields.append("c", for: "Accept")
    #expect(fields.map(\.value) == ["a", "1", "b", "c"])
    fields["Accept"] = "z"
    #expect(fields.map(\.description) == ["Accept: z", "X: 1"])
    let cookies: HTTPFieldList = ["Cookie": "a=1", "Cookie": "b=2"]
    #expect(cookies["Cookie"] == "a=1; b=2")
  }

  @Test func emptyValueIsNotAbsent() {
    let fields: HTTPFieldList = ["A": ""]
    #expect(fields["a"] == "")
    #expect(fields.contains("A"))
  }

  @Test func equalByContent() {
    let left: HTTPFieldList = ["A": "1", "B": "2", "a": "3"]
    let right: HTTPFieldList = ["b": "2", "a": "1", "A": "3"]
    #expect(left == right)
    #expect(Set([left, right]).count == 1)
    #expect(left != ["A": "3", "B": "2", "a": "1"])
    #expect(left != ["A": "1", "B": "2"])
    #expect(HTTPFieldList() != left)
  }

  @Test(arguments: [
    ("a\r\nEvil: 1", "a  Evil: 1"), ("a\nb", "a b"), ("a\rb", "a b"), ("a\0b", "a b"),
    ("\r\n\r\nbody", "body"), ("  x\t", "x"), ("a\r\n", "a"),
    ("\u{301}\r\n\u{301}", "\u{301}  \u{301}"),
    ("é\u{85}\u{2028}", "é\u{85}\u{2028}"), (" \r\n ", ""),
  ])
  func valuesStayOnTheirLine(_ value: String, _ expected: String) {
    var fields: HTTPFieldList = ["A": value]
    #expect(fields["A"] == expected)
    fields.append(value, for: "B")
    #expect(fields["B"] == expected)
    fields["C"] = value
    #expect(fields["C"] == expected)
    #expect(HTTPFieldList([.init(name: "D", value: value)])["D"] == expected)
    for field in fields {
      #expect(!field.value.unicodeScalars.contains { $0 == "\r" || $0 == "\n" || $0 == "\0" })
    }
  }

  @Test(arguments: [
    ("A: b\r\nC", "A--b--C"), ("A\n", "A-"), ("A B", "A-B"), ("é", "-"), ("a_b.c~", "a_b.c~"),
    ("A:", "A-"), ("\0", "-"),
  ])
  func namesAreTokens(_ name: String, _ expected: String) {
    let fields: HTTPFieldList = [name: "x"]
    #expect(fields.first?.name == expected)
  }

  @Test func emptyNameIsLeftOut() {
    var fields: HTTPFieldList = ["": "x"]
    fields.append("y", for: "")
    fields[""] = "z"
    #expect(fields.isEmpty)
  }

  @Test(arguments: [
    ("GET", "GET"), ("get", "get"), ("M-SEARCH", "M-SEARCH"),
    ("GET / HTTP/1.1\r\nA: b", "GET___HTTP_1.1__A__b"),
    ("", "_"), ("é", "_"),
  ])
  func methodsAreTokens(_ name: String, _ expected: String) {
    #expect(HTTPMethod(rawValue: name).rawValue == expected)
  }

  @Test func methods() {
    let all: [HTTPMethod] = [
      .get, .put, .post, .delete, .options, .head, .patch, .trace, .query,
    ]
    #expect(
      all.map(\.description) == [
        "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
      ])
    #expect(HTTPMethod(rawValue: "GET") == .get)
    #expect(HTTPMethod(rawValue: "get") != .get)
  }
}

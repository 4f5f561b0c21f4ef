import ConcordRuntime
import Testing

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("", ""), ("AZaz09-._~", "AZaz09-._~"), ("a b", "a%20b"), ("é", "%C3%A9"), ("/", "%2F"),
    ("100%", "100%25"), ("%41", "%2541"), (":/?#[]@", "%3A%2F%3F%23%5B%5D%40"),
    ("!$&'()*+,;=", "%21%24%26%27%28%29%2A%2B%2C%3B%3D"), ("\r\n\0", "%0D%0A%00"),
    ("👩‍🚀", "%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80"), ("\u{7F}", "%7F"), ("..", ".."),
  ])
  func unreserved(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
    #expect(PercentEncoding.decode(encoded) == text)
  }

  @Test(arguments: [
    (".", "%2E"), ("..", "%2E%2E"), ("...", "..."), ("a/b", "a%2Fb"), ("", ""), ("a:b", "a%3Ab"),
  ])
  func pathSegment(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.pathSegment(text) == encoded)
    #expect(PercentEncoding.decode(encoded) == text)
  }

  @Test(arguments: [
    (":/?#[]@!$&'()*+,;=", ":/?%23%5B%5D@!$%26'()*%2B,;%3D"), ("%41 %zz %4", "%41%20%25zz%20%254"),
    ("é", "%C3%A9"),
  ])
  func reservedInQuery(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.encode(text, allowing: .reservedInQuery) == encoded)
  }

  @Test(arguments: [
    ("a,b;c=1&d+e:@", "a,b;c=1&d+e:@"), ("/?#[]", "%2F%3F%23%5B%5D"), ("%2C%", "%2C%25"),
  ])
  func inASegment(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.encode(text, allowing: .pathSegment) == encoded)
  }

  @Test(arguments: [
    "%", "%4", "%zz", "%4g", "a%", "%%41", "%ff", "%C3", "%ED%A0%80", "%C0%80", "%+1",
  ])
  func refuses(_ text: String) {
    #expect(PercentEncoding.decode(text) == nil)
  }

  @Test func decodes() {
    #expect(PercentEncoding.decode("a+b%2b%2B") == "a+b++")
    #expect(PercentEncoding.decode("a+b%2B", plusIsSpace: true) == "a b+")
    #expect(PercentEncoding.decode("x=a%20b".dropFirst(2)) == "a b")
    #expect(PercentEncoding.decode("%EF%BB%BFa")?.unicodeScalars.count == 2)
    #expect(PercentEncoding.decode("%EF%BF%BD") == "\u{FFFD}")
  }
}

@Suite struct URLEncodedFormTests {
  @Test(
    arguments: [
      ([], ""), ([("a", "1")], "a=1"), ([("a", "1"), ("a", "2")], "a=1&a=2"), ([("", "")], "="),
      ([("a b", "c&d=e+f")], "a+b=c%26d%3De%2Bf"), ([("é", "\r\n")], "%C3%A9=%0D%0A"),
      ([("*-._", "~!")], "*-._=%7E%21"), ([("a", ""), ("", "b")], "a=&=b"),
      ([("%", "%41")], "%25=%2541"),
    ] as [([(String, String)], String)])
  func thereAndBack(_ pairs: [(String, String)], _ text: String) {
    #expect(URLEncodedForm.encode(pairs) == text)
    let parsed = URLEncodedForm.parse(text)
    #expect(parsed.map(\.0) == pairs.map(\.0))
    #expect(parsed.map(\.1) == pairs.map(\.1))
  }

  @Test(arguments: [
    ("&&a=1&", ["a:1"]), ("a", ["a:"]), ("a=b=c", ["a:b=c"]), ("a+b=c%20d", ["a b:c d"]),
    ("%=%4&x=%zz", ["%:%4", "x:%zz"]), ("a=%ff", ["a:\u{FFFD}"]), ("", []), ("=", [":"]),
    ("a=1;b=2", ["a:1;b=2"]),
  ])
  func reads(_ text: String, _ expected: [String]) {
    #expect(URLEncodedForm.parse(text).map { "\($0.0):\($0.1)" } == expected)
    #expect(URLEncodedForm.parse(bytes: text.utf8).map { "\($0.0):\($0.1)" } == expected)
  }
}

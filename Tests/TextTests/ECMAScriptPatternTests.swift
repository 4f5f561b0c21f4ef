import ConcordText
import Testing

@Suite struct ECMAScriptPatternTests {
  @Test(arguments: [
    ("", "(?:)"), ("^a.$", #"^a[^\n\r\x{2028}\x{2029}]\z"#), ("[]", "(?!)"), ("{", #"\{"#),
    ("(?<n>a)\\k<n>", #"(a)(?:\1)"#), ("a{2,3}?", "a{2,3}?"), ("[a-c\\d-]", #"[a-c0-9\x{2D}]"#),
  ])
  func icu(source: String, expected: String) throws {
    #expect(try ECMAScriptPattern.icu(source) == expected)
  }

  @Test(arguments: [
    ("(a", "a group is not closed"), ("a)", "')' closes no group"),
    ("a**", "'*' has nothing to repeat"), ("{2}", "'{' has nothing to repeat"),
    ("a{3,2}", "the numbers in '{}' are out of order"), ("(?>a)", "'(?>' opens no group"),
    ("[b-a]", "a range in '[]' is out of order"), ("[a", "'[' is not closed"),
    ("\\k<n>", "'\\k' names no group"), ("\\2(a)", "there is no group 2"),
    ("a\\", "it ends in a backslash"), ("\\Z", "'\\Z' is no escape of that language"),
    ("(?<=a)*", "'*' has nothing to repeat"),
  ])
  func faults(source: String, message: String) throws {
    let fault = try #require(ECMAScriptPattern.fault(in: source))
    #expect(fault.hasPrefix(message), "\(fault)")
  }
}

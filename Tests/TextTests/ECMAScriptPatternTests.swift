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

  @Test(
    arguments: [
      ("(a", .groupUnclosed), ("a)", .groupNotOpen), ("a**", .nothingToRepeat(quantifier: "*")),
      ("{2}", .nothingToRepeat(quantifier: "{")), ("a{3,2}", .quantifierOutOfOrder),
      ("(?>a)", .groupUnknown(opening: "?>")), ("[b-a]", .rangeOutOfOrder), ("[a", .classUnclosed),
      ("\\k<n>", .groupUnnamed), ("\\2(a)", .groupMissing(number: 2)), ("a\\", .escapeUnfinished),
      ("\\Z", .escapeUnknown(character: "Z")), ("(?<=a)*", .nothingToRepeat(quantifier: "*")),
    ] as [(String, ECMAScriptPattern.Fault)])
  func faults(source: String, fault: ECMAScriptPattern.Fault) {
    #expect(ECMAScriptPattern.fault(in: source) == fault)
  }
}

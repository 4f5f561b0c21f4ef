import ConcordRuntime
import Testing

/// Regular expressions of ECMA-262, with texts in which they match and texts in which they do not.
struct PatternCase: Sendable, CustomTestStringConvertible {
  let pattern: String
  let matching: [String]
  let others: [String]

  init(_ pattern: String, _ matching: [String], not others: [String]) {
    self.pattern = pattern
    self.matching = matching
    self.others = others
  }

  var testDescription: String { pattern }
}

@Suite struct PatternTests {
  @Test(arguments: cases) func matchesAsECMAScriptDoes(_ aCase: PatternCase) throws {
    let pattern = _Constraint.Pattern(stringLiteral: aCase.pattern)
    #expect(pattern.isUsable)
    func isTaken(_ text: String) -> Bool {
      CheckedConstraints.$list.withValue([.pattern(pattern)]) {
        (try? Checked(value: text).validate()) != nil
      }
    }
    for text in aCase.matching { #expect(isTaken(text), "\(text.debugDescription)") }
    for text in aCase.others { #expect(!isTaken(text), "\(text.debugDescription)") }
  }

  @Test(arguments: [
    "(unclosed", "a)", "[a", "*a", "a**", "a++", "a{1}+", "[a--z]", "\\", "\\a", "\\Z", "\\A",
    "[b-a]", "\\u12",
    "\\xg1", "(?P<a>b)", "\\k<a>", "\\1", "a{2}{3}", "\\p{}", "\\u{110000}", "\\01",
  ]) func leavesOutWhatIsNoExpression(_ source: String) {
    #expect(!_Constraint.Pattern(stringLiteral: source).isUsable)
  }

  static let cases: [PatternCase] = [
    PatternCase("", ["", "a"], not: []),
    PatternCase("abc", ["abc", "xabcx"], not: ["ab", "ABC"]),
    PatternCase("^abc$", ["abc"], not: ["abc\n", "\nabc", "xabc", "abcx"]),
    PatternCase("^$", [""], not: ["\n", " "]),
    PatternCase("a$|^b", ["xa", "bx"], not: ["ax", "xb", "a\n"]),
    PatternCase(
      "^.$", ["a", "\u{85}", "\u{B}", "\u{C}", "\u{1F4A9}", "\u{E9}"],
      not: ["\n", "\r", "\u{2028}", "\u{2029}", "", "e\u{301}"]),
    PatternCase("^\\d+$", ["0123456789"], not: ["\u{663}", "\u{FF11}", "a", ""]),
    PatternCase("^\\D$", ["a", "\u{663}", "\n"], not: ["5"]),
    PatternCase("^\\w+$", ["aZ_09"], not: ["\u{E9}", "-", "\u{430}"]),
    PatternCase("^\\W$", ["\u{E9}", "-"], not: ["_", "a"]),
    PatternCase(
      "^\\s$",
      [" ", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{3000}"],
      not: ["\u{85}", "\u{200B}", "a", "\u{180E}"]),
    PatternCase("^\\S$", ["a", "\u{200B}", "\u{85}"], not: [" ", "\u{FEFF}", "\u{A0}"]),
    PatternCase("^[\\d\\s]+$", ["1 2"], not: ["a", "\u{663}"]),
    PatternCase("^[^\\d]$", ["a", "\u{663}"], not: ["1"]),
    PatternCase("^[\\D]$", ["a"], not: ["1"]),
    PatternCase("^[^\\D]$", ["1"], not: ["a"]),
    PatternCase("^[\\w-]+$", ["a-b_c"], not: ["a b", "\u{E9}"]),
    PatternCase("^[\\W_]$", ["_", "-"], not: ["a"]),
    PatternCase("^[^\\s\\S]?$", [""], not: ["a", " "]),
    PatternCase("^[a-z[]+$", ["a[b"], not: ["]", "a]"]),
    PatternCase("^[&&]$", ["&"], not: ["&&", "a"]),
    PatternCase("^[a-z&&[b]+$", ["a&[b"], not: ["A"]),
    PatternCase("^[!--]$", ["!", "-"], not: ["."]),
    PatternCase("^[+--]$", ["+", ",", "-"], not: ["."]),
    PatternCase("^[a-]$", ["a", "-"], not: ["b"]),
    PatternCase("^[-a]$", ["a", "-"], not: ["b"]),
    PatternCase("^[\\w-.]$", ["a", "-", "."], not: ["/"]),
    PatternCase("^[$^.|?*+(){}]+$", ["$^.|?*+(){}"], not: ["a", "\\"]),
    PatternCase("^[\\]\\\\]$", ["]", "\\"], not: ["["]),
    PatternCase("^[\\b]$", ["\u{8}"], not: ["b"]),
    PatternCase("^[ #]$", [" ", "#"], not: ["a"]),
    PatternCase("^[:alpha:]$", ["a", ":"], not: ["b"]),
    PatternCase("^[[:alpha:]$", ["[", "a", ":"], not: ["b"]),
    PatternCase("[]", [], not: ["", "a", "]"]),
    PatternCase("^[^]$", ["a", "\n"], not: ["", "ab"]),
    PatternCase("^]}$", ["]}"], not: ["]"]),
    PatternCase("^\\/\\-\\@\\_$", ["/-@_"], not: ["\\/"]),
    PatternCase("^\\cA\\ca$", ["\u{1}\u{1}"], not: ["cAca", "A"]),
    PatternCase("^\\x41\\u0042\\u{43}\\u{1F4A9}$", ["ABC\u{1F4A9}"], not: ["abc"]),
    PatternCase("^\\uD83D\\uDCA9$", ["\u{1F4A9}"], not: ["\u{1F4A8}", ""]),
    PatternCase("^[\\uD800\\uDC00-\\uDBFF\\uDFFF]$", ["\u{10000}", "\u{10FFFF}"], not: ["a"]),
    PatternCase("^[\\u0020-\\uD7FF\\uE000-\\uFFFD]*$", ["a \u{E000}"], not: ["\n", "\u{1F4A9}"]),
    PatternCase("^\\0\\t\\v\\f$", ["\0\t\u{B}\u{C}"], not: ["0tvf", "\0\t\n\u{C}"]),
    PatternCase("(?<year>\\d{4})-\\k<year>", ["2021-2021"], not: ["2021-2022"]),
    PatternCase("(?<$a_1>x)(y)\\2\\1", ["xyyx"], not: ["xyxy"]),
    PatternCase("^(a)(?:b)(c)\\2$", ["abcc"], not: ["abca", "abcb"]),
    PatternCase("^(?=.*\\d)(?!.*x).{2,3}$", ["a1", "1ab"], not: ["ab", "1x", "1", "1abc"]),
    PatternCase("(?<=\\$)\\d+(?<!5)$", ["$10"], not: ["10", "$5"]),
    PatternCase("^a{2}b{1,}c{0,2}?$", ["aab", "aabbcc"], not: ["ab", "aabccc"]),
    PatternCase("^a{,2}$", ["a{,2}"], not: ["a", "aa"]),
    PatternCase("^{a}$", ["{a}"], not: ["a"]),
    PatternCase("^x{a$", ["x{a"], not: ["xa"]),
    PatternCase("^\\p{Lu}\\p{L}*$", ["A", "\u{C9}t\u{E9}"], not: ["a", "1"]),
    PatternCase("^[\\p{Script=Greek}\\d]+$", ["\u{3B1}1"], not: ["a"]),
    PatternCase("^\\P{L}$", ["1"], not: ["a"]),
    PatternCase("\\bfoo\\b", ["foo", "a foo.", "\u{E9}foo"], not: ["foot", "_foo"]),
    PatternCase("^\\B$", [""], not: ["a"]),
    PatternCase("a\\Bb", ["ab"], not: ["a b"]),
    PatternCase("^(?i:AB)c$", ["abc", "ABc"], not: ["abC"]),
    PatternCase("^# not a comment$", ["# not a comment"], not: ["#notacomment"]),
    PatternCase("^\"quoted\"\\\\$", ["\"quoted\"\\"], not: ["quoted"]),
    PatternCase("^\u{E9}+$", ["\u{E9}\u{E9}"], not: ["e\u{301}", "e"]),
    PatternCase(
      "^(?:[a-z0-9]+(?:-[a-z0-9]+)*\\.)+[a-z]{2,}$", ["a-b.example.org"],
      not: ["-a.org", "a..b"]),
  ]
}

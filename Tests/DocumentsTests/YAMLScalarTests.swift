import ConcordDiagnostics
import ConcordDocuments
import Testing

/// What plain, quoted and tagged scalars mean.
struct YAMLScalarTests {
  static let plain: [(yaml: String, json: String)] = [
    ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"),
    ("nUll", "\"nUll\""), ("true", "true"), ("True", "true"), ("TRUE", "true"),
    ("false", "false"), ("FALSE", "false"), ("tRue", "\"tRue\""), ("on", "\"on\""),
    ("Off", "\"Off\""), ("yes", "\"yes\""), ("no", "\"no\""), ("y", "\"y\""), ("12", "12"),
    ("012", "12"), ("-012", "-12"), ("+12", "12"), ("00", "0"), ("-0", "-0"), ("0o14", "12"),
    ("0xC", "12"), ("0xff", "255"), ("0XC", "\"0XC\""), ("0o8", "\"0o8\""), ("0x", "\"0x\""),
    ("-0xC", "\"-0xC\""), ("0b1", "\"0b1\""), ("1_000", "\"1_000\""), ("1:30", "\"1:30\""),
    ("1.5", "1.5"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5", "0.5"), ("1.", "1.0"),
    ("00.50", "0.50"), ("1e3", "1e3"), ("1.e+3", "1.0e+3"), ("1E-3", "1E-3"), (".", "\".\""),
    ("+", "\"+\""), ("1e", "\"1e\""), ("1.2.3", "\"1.2.3\""), ("2020-01-01", "\"2020-01-01\""),
    ("18446744073709551616", "18446744073709551616"),
    ("0xFFFFFFFFFFFFFFFFFFFFFFFF", "79228162514264337593543950335"),
    ("0x3B9ACA00", "1000000000"), ("0o7777777777777777777777", "73786976294838206463"),
    (".inf", "\".inf\""), ("-.INF", "\"-.INF\""), (".nan", "\".nan\""), ("-.nan", "\"-.nan\""),
    ("'12'", "\"12\""), ("\"true\"", "\"true\""), ("''", "\"\""), ("!!str 12", "\"12\""),
    ("! 12", "\"12\""), ("!!int \"12\"", "12"), ("!!int 0xC", "12"), ("!!float 12", "12"),
    ("!!float .inf", "\".inf\""), ("!!bool 'true'", "true"), ("!!null ''", "null"),
    ("!!str", "\"\""), ("!mine 12", "12"), ("!mine '12'", "\"12\""), ("!!seq []", "[]"),
    ("!!set {}", "{}"),
  ]

  @Test(arguments: plain)
  func isReadByTheCoreSchema(_ yaml: String, _ json: String) {
    #expect(Parsed.yaml("a: \(yaml)").outcome == "{\"a\":\(json)}")
  }

  @Test(arguments: [
    ("a: .inf", ["1:4 yaml-not-finite"]), ("a: !mine 1", ["1:4 yaml-tag-ignored"]),
    ("a: !!set {}", ["1:4 yaml-tag-ignored"]), ("a: !!int x", ["1:4 yaml-tag-mismatch"]),
    ("a: !!int 1.5", ["1:4 yaml-tag-mismatch"]), ("a: !!bool 1", ["1:4 yaml-tag-mismatch"]),
    ("a: !!float .inf", ["1:4 yaml-not-finite"]), ("a: !!map {}", []),
    ("a: !x!y 1", ["1:4 yaml-undefined-tag-handle"]),
  ])
  func tagsAreReported(_ yaml: String, _ summary: [String]) {
    #expect(Parsed.yaml(yaml).summary == summary)
  }

  @Test func longRadixNumbersStayText() {
    let digits = String(repeating: "F", count: 1_025)
    let parsed = Parsed.yaml("a: 0x\(digits)")
    #expect(parsed.summary == ["1:4 yaml-number-too-long"])
    #expect(parsed.root?["a"]?.string == "0x" + digits)
  }

  @Test func keysAreTextAsWritten() {
    let parsed = Parsed.yaml("200: a\ntrue: b\nnull: c\n1.50: d\n0x1F: e\n?\n: f\n'200 ': g\n")
    #expect(
      parsed.root?.object?.map(\.key) == ["200", "true", "null", "1.50", "0x1F", "", "200 "])
  }
}

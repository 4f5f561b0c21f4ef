import ConcordDiagnostics
import ConcordDocuments
import Testing

/// Where JSON's faults are reported, and in which words.
struct JSONFaultTests {
  @Test(arguments: [
    ("[1,]", "1:3 json-trailing-comma"), ("{\"a\":1,}", "1:7 json-trailing-comma"),
    ("[1 2]", "1:4 json-expected-comma"), ("{\"a\" 1}", "1:6 json-expected-colon"),
    ("{1:2}", "1:2 json-expected-key"), ("[1", "1:3 json-unclosed"),
    ("{\"a\":", "1:6 json-unclosed"), ("{", "1:2 json-unclosed"),
    ("[\"é", "1:2 json-unclosed-string"),
    ("[\"é\\x\"]", "1:4 json-bad-escape"), ("[\"\\u12\"]", "1:3 json-bad-escape"),
    ("\"a\tb\"", "1:3 json-control-character"), ("[01]", "1:2 json-bad-number"),
    ("[1.]", "1:4 json-bad-number"), ("[-]", "1:3 json-bad-number"),
    ("[+1]", "1:2 json-expected-value"), ("nul", "1:1 json-expected-value"),
    ("1 \n2", "2:1 json-trailing-text"), ("[1]\0", "1:4 json-trailing-text"),
    ("[\0]", "1:2 json-expected-value"), ("  ", "1:3 document-empty"),
    ("[,1]", "1:2 json-expected-value"),
    ("'a'", "1:1 json-expected-value"), ("[NaN]", "1:2 json-expected-value"),
    ("{\"a\":1,\"b\":2,\"a\":3}", "1:14 duplicate-key"),
  ])
  func faultsAreLocated(_ json: String, _ summary: String) {
    let parsed = Parsed.json(json)
    #expect(parsed.root == nil)
    #expect(parsed.summary == [summary])
  }

  @Test func wordingSaysWhatToDo() {
    let messages = ["[1,]", "{\"a\":[1", "[\"\t\"]", "[1é]"].map {
      Parsed.json($0).diagnostics.first?.message
    }
    #expect(
      messages == [
        "JSON allows no ',' before ']'; remove it",
        "the file ends before the '[' of line 1, column 6 is closed; add ']'",
        "the character U+0009 may not stand in a string as it is; write it as '\\t'",
        "a ',' or ']' is expected after the value, not 'é'",
      ])
  }

  @Test func loneSurrogatesBecomeReplacementCharacters() {
    let parsed = Parsed.json(
      "[\"\\uD800x\", \"\\uDC00\\uD800\", \"\\uD83D\\uDE00\", \"\\uD83D\\u0041\"]")
    #expect(
      parsed.root?.array?.compactMap(\.string) == [
        "\u{FFFD}x", "\u{FFFD}\u{FFFD}", "😀", "\u{FFFD}A",
      ])
    #expect(parsed.diagnostics.map(\.severity) == [.warning, .warning, .warning, .warning])
    #expect(parsed.summary.first == "1:3 json-lone-surrogate")
  }

  @Test func manyKeysAreComparedByTheirCodePoints() {
    let many = (0..<20).map { "\"k\($0)\": \($0)" }
    let twice = Parsed.json("{" + (many + ["\"k3\": 1", "\"k3\": 2"]).joined(separator: ",") + "}")
    #expect(twice.diagnostics.map(\.kind) == [.duplicateKey, .duplicateKey])
    let composed = ["\"é\": 1", "\"e\u{301}\": 2"]
    #expect(Parsed.json("{" + composed.joined(separator: ",") + "}").root?.object?.count == 2)
    let all = Parsed.json("{" + (many + composed).joined(separator: ",") + "}")
    #expect(all.root?.object?.count == 22)
    #expect(all.root?["e\u{301}"]?.number?.int == 2)
  }

  @Test func everyStringBoundaryIsSeen() {
    // The scanner reads eight bytes at a time; the end must be found at each position of them.
    for length in 0..<40 {
      for special in ["", "\\n", "é", "\\u00e9", "\u{7F}", "\u{80}"] {
        let text = String(repeating: "a", count: length)
        let value = special.hasPrefix("\\n") ? "\n" : special.hasPrefix("\\u") ? "é" : special
        #expect(Parsed.json("\"\(text)\(special)\(text)\"").root?.string == text + value + text)
      }
    }
  }
}

/// Texts that a document could hold to get out of a string literal or a comment: each of the pieces by
/// itself, between words, and twice in a row.
enum HostileTexts {
  private static let pieces: [String] = [
    // Ends of literals, and beginnings of others.
    "\"", "\"\"\"", "\"#", "#\"", "##\"\"\"", "\\", "\\\\", "\\\"", "\\\\\"", "\\\n", "'", "`",
    // Interpolations and escapes.
    "\\(exit(1))", "\\#(exit(1))", "\\u{22}", "\\u{", "\\0", "\\x22", "%s", "$0", "${x}", "{{x}}",
    "{{{x}}}", "{{/x}}", "{{>x}}", "{{=<% %>=}}",
    // Code.
    "\"; fatalError(); let x = \"", "\" + exit(1) + \"", "*/ import Foundation /*", "/*", "*/",
    "/**/", "//", "///", "/// code", "#if false", "#endif", "#sourceLocation(file: \"x\", line: 1)",
    "#error(\"x\")", "@main", "}", "}}}", "{", "(", ")", "]", ";", "import Foundation",
    // Ends of lines, of every kind.
    "\n", "\r", "\r\n", "\n\r", "\n\n\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
    "\nimport Foundation\n", "\r#error(\"x\")\r", "\u{2028}#error(\"x\")", "\t", "\t\n\t",
    // What is not seen.
    "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{1B}[31m", "\u{7F}", "\u{80}", "\u{9F}", "\u{A0}",
    "\u{AD}", "\u{200B}", "\u{200D}", "\u{200E}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}",
    "\u{2069}", "\u{3000}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "\u{F8FF}",
    "\u{E0001}", "\u{E0041}", "\u{10FFFF}",
    // What joins the character before it.
    "\"\u{301}", "\"\u{200D}", "\\\u{301}", "\\\u{200D}(exit(1))", "\n\u{301}", "\u{301}",
    "\u{20DD}", "e\u{301}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1E6}\u{1F1FA}", "\u{FE0F}",
    // Letters that look like others, and long ones.
    "\u{FF02}", "\u{201C}", "\u{2033}", "\u{FF3C}", "\u{29F5}", "\u{37E}", "é", "ß", "日本",
    "\u{1D4D0}", String(repeating: "a", count: 300), String(repeating: "\\", count: 301),
    String(repeating: "\"", count: 301), String(repeating: "word ", count: 80),
    "```", "```swift\nexit(1)\n```", "- Parameter x: y", "<script>", "&amp;", "[a](b)",
  ]

  /// All texts.
  static let all = pieces + pieces.map { "one \($0) two" } + pieces.map { $0 + $0 } + [""]
}

internal import ConcordText

/// The regular expressions of schemas (JSON Schema 2020-12, section 6.4), each compiled once.
struct TextPatterns {
  /// Longer texts are not matched: an expression may take a time that grows faster than its text.
  static let lengthLimit = 4_096

  private var expressions: [String: Regex<AnyRegexOutput>?] = [:]

  /// Whether an expression of ECMA-262 matches somewhere in a text. One that cannot be read matches
  /// every text, as one does whose text is longer than ``lengthLimit``.
  mutating func matches(_ source: String, in text: String) -> Bool {
    guard text.utf8.count <= Self.lengthLimit, let expression = expression(source) else {
      return true
    }
    return (try? expression.firstMatch(in: text)) != nil
  }

  private mutating func expression(_ source: String) -> Regex<AnyRegexOutput>? {
    if let known = expressions[source] { return known }
    let made = (try? ECMAScriptPattern.icu(source)).flatMap { try? Regex($0) }?
      .matchingSemantics(.unicodeScalar)
    expressions.updateValue(made, forKey: source)
    return made
  }
}

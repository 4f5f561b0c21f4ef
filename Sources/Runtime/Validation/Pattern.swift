internal import ConcordText
internal import Foundation

extension _Constraint {
  /// A regular expression of ECMA-262, as JSON Schema has them (2020-12, section 6.4): it may match
  /// anywhere in a string.
  ///
  /// An expression that cannot be read matches every string; the generator warns of such.
  public struct Pattern: Sendable, ExpressibleByStringLiteral {
    /// The expression as the description has it.
    public let source: String
    private let expression: NSRegularExpression?

    /// Reads an expression.
    public init(stringLiteral source: String) {
      self.source = source
      expression = (try? ECMAScriptPattern.icu(source)).flatMap {
        try? NSRegularExpression(pattern: $0)
      }
    }

    /// Whether the expression could be read.
    public var isUsable: Bool { expression != nil }

    /// Whether the expression matches somewhere in a text.
    func matches(_ text: String) -> Bool {
      guard let expression else { return true }
      let range = NSRange(location: 0, length: text.utf16.count)
      return expression.firstMatch(in: text, range: range) != nil
    }
  }
}

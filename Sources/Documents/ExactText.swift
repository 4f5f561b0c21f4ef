/// A string compared by its code points, as JSON compares them (RFC 8259, section 8.3): Swift's
/// own `==` takes "é" for equal to "e" followed by U+0301, which are different keys.
package struct ExactText: Hashable, Sendable {
  private let text: String

  /// Takes a string to compare.
  package init(_ text: String) {
    self.text = text
  }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    equal(left.text, right.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }

  /// Whether two strings are the same code points. Canonical equivalence is the weaker test and
  /// the quick one, so it comes first.
  package static func equal(_ left: String, _ right: String) -> Bool {
    left == right && left.utf8.elementsEqual(right.utf8)
  }
}

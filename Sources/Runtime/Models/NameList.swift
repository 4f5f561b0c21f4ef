/// Names joined in one text, which costs the compiler one literal where an array costs code for each
/// element.
enum NameList {
  /// The names of a text. A text without a separator is one name, be it empty.
  ///
  /// Scalars count: a name that starts with U+0301 is one Character with the space before it.
  static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
    text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { String($0) }
  }
}

/// Words that a wording takes in, such as what a thing is called. They stand in the catalogue, as
/// wordings do.
package struct Phrase: Sendable, Hashable {
  /// The words.
  package let text: String

  /// Only the catalogue calls it.
  package init(_ text: String) {
    self.text = text
  }
}

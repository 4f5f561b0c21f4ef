import ConcordDocuments

/// JSON text for comments and examples.
enum JSONText {
  /// The value on one line.
  static func compact(_ node: Node) -> String { JSONWriter().text(node) }
}

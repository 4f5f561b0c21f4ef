import ConcordDocuments

/// Values of a description in a message.
enum ValueText {
  /// The most characters of a value that are shown.
  static let limit = 80

  /// A value: strings in quotation marks, others as JSON.
  static func of(_ node: Node?) -> String? {
    guard let node else { return nil }
    if let text = node.string { return "'\(short(text))'" }
    return short(JSONWriter().text(node))
  }

  /// A list of values.
  static func of(_ nodes: [Node]) -> String {
    short(nodes.compactMap { of($0) }.joined(separator: ", "))
  }

  /// The text, or its beginning.
  static func short(_ text: String) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }
}

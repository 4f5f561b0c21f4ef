internal import ConcordDiagnostics

/// Writes a tree as JSON (RFC 8259): keys in the document's order, numbers in their exact text.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// On one line, without spaces.
    case compact
    /// A line for each member and element, indented by two spaces.
    case pretty
  }

  private let layout: Layout

  /// Chooses a layout.
  package init(_ layout: Layout = .compact) {
    self.layout = layout
  }

  /// The text of a value, without a line feed at its end.
  package func text(_ node: Node) -> String {
    var output: [UInt8] = []
    append(node, indent: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  // Recursion is bounded: no parser makes a tree deeper than `Limits.depth`.
  private func append(_ node: Node, indent: Int, to output: inout [UInt8]) {
    switch node.value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let bool): output.append(contentsOf: (bool ? "true" : "false").utf8)
    case .number(let number): output.append(contentsOf: number.text.utf8)
    case .string(let string): JSONText.appendQuoted(string, to: &output)
    case .array(let elements):
      appendList("[", elements, "]", indent: indent, to: &output) { element, output in
        append(element, indent: indent + 1, to: &output)
      }
    case .object(let members):
      appendList("{", members, "}", indent: indent, to: &output) { member, output in
        JSONText.appendQuoted(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        if layout == .pretty { output.append(UInt8(ascii: " ")) }
        append(member.value, indent: indent + 1, to: &output)
      }
    }
  }

  private func appendList<Item>(
    _ open: Unicode.Scalar, _ items: [Item], _ close: Unicode.Scalar, indent: Int,
    to output: inout [UInt8], _ append: (Item, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: open))
    for (position, item) in items.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      appendLineBreak(indent: indent + 1, to: &output)
      append(item, &output)
    }
    if !items.isEmpty { appendLineBreak(indent: indent, to: &output) }
    output.append(UInt8(ascii: close))
  }

  private func appendLineBreak(indent: Int, to output: inout [UInt8]) {
    guard layout == .pretty else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * 2))
  }
}

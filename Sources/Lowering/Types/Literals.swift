import ConcordDiagnostics
package import ConcordDocuments
package import ConcordSwiftIR

extension Literal {
  /// The value of a node.
  package init(_ node: Node) {
    self =
      switch node.value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number: .number(JSONWriter().text(node))
      case .string(let text): .string(text)
      case .array(let elements): .array(elements.map(Literal.init))
      case .object(let members):
        .object(members.map { .init(key: $0.key, value: Literal($0.value)) })
      }
  }
}

extension Origin {
  /// The range of what was said.
  init(_ range: SourceRange) {
    self.init(source: range.source.index, start: range.start, end: range.end)
  }

  /// The range in the document.
  var range: SourceRange {
    SourceRange(SourceID(index: source), Int(start), Int(end))
  }
}

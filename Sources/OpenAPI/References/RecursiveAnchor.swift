import ConcordDiagnostics
import ConcordDocuments

/// The schemas with `$recursiveAnchor: true` (JSON Schema 2019-09, section 8.2.4.2).
enum RecursiveAnchor {
  /// The way to the innermost such schema around a range; `nil` where there is none.
  ///
  /// Only what stands around the range is looked at, so that few references cost no look through a
  /// whole file.
  static func find(around range: SourceRange, in root: Node) -> [String]? {
    var found: [String]?
    var tokens: [String] = []
    var node = root
    while true {
      let inner: (token: String, node: Node)?
      switch node.value {
      case .object(let members):
        if members.contains(where: { $0.key == "$recursiveAnchor" && $0.value.bool == true }) {
          found = tokens
        }
        inner = members.first { range.isWithin($0.value.range) }.map { ($0.key, $0.value) }
      case .array(let elements):
        inner = elements.firstIndex { range.isWithin($0.range) }.map {
          (String($0), elements[$0])
        }
      default: inner = nil
      }
      guard let inner else { return found }
      tokens.append(inner.token)
      node = inner.node
    }
  }
}

internal import ConcordDiagnostics
internal import ConcordDocuments

/// Reads the JSON of recorded bodies.
enum RecordedJSON {
  /// How deep a body may be nested.
  static let depthLimit = 128

  /// The value of a text; `nil` where it is no JSON. `isTooDeep` tells whether it is only nested
  /// deeper than is read.
  static func read(_ bytes: [UInt8]) -> (node: Node?, isTooDeep: Bool) {
    var registry = SourceFiles()
    let file = registry.add(path: "body.json", bytes: bytes)
    var limits = Limits()
    limits.depth = depthLimit
    let (root, diagnostics) = DocumentParser.parse(file, limits: limits)
    return (root, diagnostics.contains { $0.kind == .nestingTooDeep })
  }
}

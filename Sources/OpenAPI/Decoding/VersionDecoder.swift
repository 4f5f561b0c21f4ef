import ConcordDiagnostics
import ConcordDocuments

/// Finds out which version of the specification a description is written in.
enum VersionDecoder {
  /// The version; `nil` with an error where there is none or no such version. A minor version
  /// that is not known yet is read as the newest one that is, with a note.
  static func version(of root: Node) -> (version: Version?, diagnostics: [Diagnostic]) {
    guard let member = root.member("openapi") ?? root.member("swagger") else {
      return (nil, [Diagnostic(.versionMissing, at: root.range.startOnly)])
    }
    let node = member.value
    var diagnostics: [Diagnostic] = []
    let text: String
    switch node.value {
    case .string(let string): text = string
    case .number(let number):
      text = number.text
      diagnostics.append(
        Diagnostic(.textExpected, at: node.range, member.key, node.typeName, text))
    default:
      return (nil, [Diagnostic(.versionUnknown, at: node.range, node.typeName)])
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.prefix(2).map { part in Int(String(Substring(part))) }
    switch (member.key, numbers.first ?? nil, numbers.dropFirst().first ?? nil) {
    case ("swagger", 2, 0), ("swagger", 2, nil):
      return (.v2_0, diagnostics)
    case ("openapi", 3, let minor?) where minor >= 0:
      let version: Version = minor == 0 ? .v3_0 : minor == 1 ? .v3_1 : .v3_2
      if minor > 2 {
        diagnostics.append(
          Diagnostic(.versionNewer, at: node.range, text, version.rawValue))
      }
      return (version, diagnostics)
    default:
      return (nil, [Diagnostic(.versionUnknown, at: node.range, text)])
    }
  }
}

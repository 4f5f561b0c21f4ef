package import ConcordDiagnostics
internal import ConcordDocuments

/// Reads a manifest. The file may have been edited, merged or written by a later version, so that
/// nothing in it is believed before it has been looked at.
package enum ManifestReader {
  /// Reads the text of a manifest; where there is none to be had, one error says why.
  package static func read(_ file: SourceFile) throws(Diagnostic) -> Manifest {
    let parsed = DocumentParser.parse(file)
    guard let root = parsed.root else {
      let range = parsed.diagnostics.first { $0.severity == .error }?.range
      throw Diagnostic(.manifestDamaged, at: range ?? file.range, Phrase.notJSON)
    }
    guard let format = root["format"]?.number?.text else {
      throw Diagnostic(.manifestDamaged, at: root.range, Phrase.manifestWithout("format"))
    }
    guard format == String(Manifest.format) else {
      let range = root["format"]?.range
      throw Diagnostic(.manifestFormat, at: range, format, Manifest.format)
    }
    return Manifest(
      tool: root["tool"]?.string ?? "",
      documents: try entries("documents", of: root, areOutput: false),
      configuration: try digest("configuration", of: root),
      templates: root["templates"]?.isNull == false ? try digest("templates", of: root) : nil,
      files: try entries("files", of: root, areOutput: true))
  }

  private static func entries(
    _ key: String, of root: Node, areOutput: Bool
  ) throws(Diagnostic) -> [Manifest.Entry] {
    guard let elements = root[key]?.array else {
      throw Diagnostic(.manifestDamaged, at: root.range, Phrase.manifestWithoutList(key))
    }
    var entries: [Manifest.Entry] = []
    var known: Set<String> = []
    for element in elements {
      guard let path = element["path"]?.string else {
        throw Diagnostic(.manifestDamaged, at: element.range, Phrase.manifestEntryWithoutPath)
      }
      if areOutput && !OutputPath.isValid(path) {
        let range = element["path"]?.range
        throw Diagnostic(.manifestDamaged, at: range, Phrase.notAnOutputPath(path))
      }
      guard known.insert(path).inserted else {
        throw Diagnostic(.manifestDamaged, at: element.range, Phrase.manifestPathTwice(path))
      }
      entries.append(Manifest.Entry(path: path, digest: try digest("sha256", of: element)))
    }
    return entries
  }

  private static func digest(_ key: String, of node: Node) throws(Diagnostic) -> Digest {
    guard let digest = node[key]?.string.flatMap({ Digest(hexadecimal: $0) }) else {
      let range = node[key]?.range ?? node.range
      throw Diagnostic(.manifestDamaged, at: range, Phrase.notADigest(key))
    }
    return digest
  }
}

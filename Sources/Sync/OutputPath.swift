/// What a path below the output folder may be.
///
/// Such paths come from names in a document, from templates and from a manifest that anybody can
/// edit: none of them may lead out of the output folder.
package enum OutputPath {
  /// The manifest's own path. It starts with a dot because SwiftPM warns of every other file in a
  /// target's folder that it has no use for.
  package static let manifest = ".concord-manifest.json"
  /// How the folder starts in which a run keeps files that are not in place yet.
  package static let stagingPrefix = ".concord-stage-"

  /// Whether a path stays below the folder and means the same on every system: relative, without
  /// `.`, `..`, empty parts, backslashes, colons, control characters, and not one of our own
  /// names.
  package static func isValid(_ path: String) -> Bool {
    let bytes = path.utf8
    guard !bytes.isEmpty, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      !bytes.contains(UInt8(ascii: "\\")), !bytes.contains(UInt8(ascii: ":"))
    else { return false }
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if bytes.first == UInt8(ascii: "."), folded(path) == manifest { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && !part.starts(with: stagingPrefix.utf8)
    }
  }

  /// The path as a file system that ignores case compares it.
  package static func folded(_ path: String) -> String {
    path.lowercased()
  }

  /// The folders above a path, outermost first, without the output folder itself.
  package static func folders(of path: String) -> [String] {
    // A slash is a scalar of its own, so that no text is cut within one.
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }
}

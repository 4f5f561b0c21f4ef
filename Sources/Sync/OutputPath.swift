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

  /// Whether a name is that of such a folder: the prefix and a number.
  package static func isStaging(_ name: String, prefix: String = stagingPrefix) -> Bool {
    let number = name.utf8.dropFirst(prefix.utf8.count)
    return name.hasPrefix(prefix) && !number.isEmpty && number.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Whether a path stays below the folder and means the same on every system: relative, without
  /// empty parts, backslashes, colons, control characters, and parts that start with a dot: those
  /// are `.`, `..`, our own names, and what other tools hide, such as `.git`.
  package static func isValid(_ path: String) -> Bool {
    var text = path
    let isValid = text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "/"):
          guard isValidPart(bytes[start..<index]) else { return false }
          start = index + 1
        case ..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: ":"): return false
        default: break
        }
      }
      return isValidPart(bytes[start...])
    }
    return isValid
  }

  private static func isValidPart(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    part.first.map { $0 != UInt8(ascii: ".") } ?? false
  }

  /// Whether a path comes before another: by their bytes, which is the same on every machine.
  package static func precedes(_ path: String, _ other: String) -> Bool {
    var path = path
    var other = other
    return path.withUTF8 { left in
      other.withUTF8 { right in
        let count = min(left.count, right.count)
        var index = 0
        while index < count, left[index] == right[index] { index += 1 }
        return index < count ? left[index] < right[index] : left.count < right.count
      }
    }
  }

  /// The path as a file system that ignores case compares it.
  package static func folded(_ path: String) -> String {
    path.lowercased()
  }

  /// The folders above a path, outermost first, without the output folder itself.
  package static func folders(of path: String) -> [String] {
    var text = path
    return text.withUTF8 { bytes in
      var folders: [String] = []
      // A slash is a scalar of its own, so that no text is cut within one.
      for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "/") {
        folders.append(String(decoding: bytes[..<index], as: UTF8.self))
      }
      return folders
    }
  }
}

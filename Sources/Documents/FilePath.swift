/// Paths with `/` between their parts, worked on as text.
enum FilePath {
  /// The folder that a path lies in: `.` where it has none.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path relative to a folder; an absolute one stays as it is.
  static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") || folder == "." { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The path without `.` and, where a part stands before it, `..`: for showing, because
  /// symbolic links can make it another file.
  static func normalized(_ path: String) -> String {
    var parts: [Substring.UTF8View.SubSequence] = []
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if let last = parts.last, !last.elementsEqual("..".utf8) {
          parts.removeLast()
          continue
        }
        if isAbsolute { continue }
      }
      parts.append(part)
    }
    let joined = parts.map { String(Substring($0)) }.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether a real path lies below the real path of a folder.
  static func isInside(_ path: String, folder: String?) -> Bool {
    guard let folder else { return false }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    return path.utf8.starts(with: prefix.utf8)
  }

  /// Whether a reference starts with a scheme of at least two letters (RFC 3986, section 3.1) or
  /// with `//` and a host's name.
  static func isURL(_ reference: String) -> Bool {
    let bytes = Array(reference.utf8)
    if bytes.starts(with: "//".utf8) { return true }
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return false }
    let scheme = bytes.prefix { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "+-.".utf8.contains(byte)
    }
    return scheme.count > 1 && scheme.count < bytes.count
      && bytes[scheme.count] == UInt8(ascii: ":")
  }
}

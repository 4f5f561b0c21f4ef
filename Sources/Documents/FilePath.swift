/// Paths with `/` between their parts, worked on as text.
package enum FilePath {
  /// The folder that a path lies in: `.` where it has none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path: the name of the file.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A path relative to a folder; an absolute one stays as it is.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") || folder == "." { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The path without `.` and, where a part stands before it, `..`: for showing, because
  /// symbolic links can make it another file.
  package static func normalized(_ path: String) -> String {
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
  package static func isInside(_ path: String, folder: String?) -> Bool {
    guard let folder else { return false }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    return path.utf8.starts(with: prefix.utf8)
  }

  /// A path as seen from a folder, both written from the same starting point; `nil` where only one
  /// of them is absolute or the folder's name is not known, as above `..`.
  package static func relative(_ path: String, to folder: String) -> String? {
    let (path, folder) = (normalized(path), normalized(folder))
    guard (path.utf8.first == UInt8(ascii: "/")) == (folder.utf8.first == UInt8(ascii: "/")) else {
      return nil
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let base = folder.split(separator: "/").filter { $0 != "." }
    let shared = zip(parts, base).prefix { ExactText.equal(String($0), String($1)) }.count
    guard !base[shared...].contains("..") else { return nil }
    let steps = base[shared...].map { _ in Substring("..") } + parts[shared...]
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Whether a reference starts with a scheme of at least two letters (RFC 3986, section 3.1) or
  /// with `//` and a host's name.
  package static func isURL(_ reference: String) -> Bool {
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

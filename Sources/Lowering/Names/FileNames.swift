/// What schemas that are whole files are called after: the file's name without its extension, with
/// as many of the folders above it as tell it from other files. Where all the files lie makes no
/// difference.
struct FileNames {
  private var names: [String: String] = [:]

  /// Gathers the files among the locations of schemas.
  init(_ locations: some Sequence<String>) {
    let files = Set(
      locations.compactMap { location in
        let halves = location.split(separator: "#", maxSplits: 1)
        return halves.count < 2 || halves[1] == "/" ? halves.first.map(String.init) : nil
      })
    var open = files.map { (file: $0, parts: Self.parts($0)) }
    var depth = 1
    while !open.isEmpty {
      let taken = Dictionary(
        open.map { (Self.name($0.parts, depth).lowercased(), 1) }, uniquingKeysWith: +)
      open.removeAll { file, parts in
        let name = Self.name(parts, depth)
        guard taken[name.lowercased()] == 1 || depth >= parts.count else { return false }
        names[file] = name
        return true
      }
      depth += 1
    }
  }

  /// The name of a file.
  func name(of file: String) -> String {
    names[file] ?? Self.name(Self.parts(file), 1)
  }

  private static func parts(_ path: String) -> [Substring] {
    var parts = path.split(separator: "/")
    if let last = parts.last, let dot = last.lastIndex(of: "."), dot != last.startIndex {
      parts[parts.count - 1] = last[..<dot]
    }
    return parts.isEmpty ? ["Root"] : parts
  }

  private static func name(_ parts: [Substring], _ depth: Int) -> String {
    parts.suffix(depth).joined(separator: " ")
  }
}

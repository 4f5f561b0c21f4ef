/// A path with its variables (OpenAPI 3.1, section 4.8.8.2).
struct PathTemplate {
  /// The names in braces, in order, each once.
  let names: [String]

  /// Finds the names; a brace without its other half is plain text.
  init(_ path: String) {
    var names: [String] = []
    var open: String.Index?
    for index in path.utf8.indices {
      switch path.utf8[index] {
      case UInt8(ascii: "{"): open = path.utf8.index(after: index)
      case UInt8(ascii: "}"):
        if let start = open, start < index {
          let name = String(path[start..<index])
          if !names.contains(name) { names.append(name) }
        }
        open = nil
      default: break
      }
    }
    self.names = names
  }
}

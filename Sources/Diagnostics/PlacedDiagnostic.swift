/// A diagnostic with its place worked out.
struct PlacedDiagnostic {
  /// The place in a file that the registry knows.
  struct Location {
    let file: SourceFile
    let index: LineIndex
    let range: SourceRange
    let start: SourcePosition
    let end: SourcePosition
  }

  let diagnostic: Diagnostic
  let location: Location?

  /// Places diagnostics and orders them by file, start, end and the order they came in; those
  /// without a file come first. Each file is indexed once.
  static func sorted(_ diagnostics: [Diagnostic], in files: SourceFiles) -> [PlacedDiagnostic] {
    func key(_ diagnostic: Diagnostic) -> (Int32, Int32, Int32) {
      guard let range = diagnostic.range else { return (-1, 0, 0) }
      return (range.source.index, range.start, range.end)
    }
    let ordered = diagnostics.enumerated().sorted { left, right in
      let (leftKey, rightKey) = (key(left.element), key(right.element))
      return leftKey == rightKey ? left.offset < right.offset : leftKey < rightKey
    }
    var indexes: [Int32: LineIndex] = [:]
    return ordered.map { _, diagnostic in
      guard let range = diagnostic.range,
        files.files.indices.contains(Int(range.source.index))
      else { return PlacedDiagnostic(diagnostic: diagnostic, location: nil) }
      let file = files[range.source]
      let index = indexes[range.source.index] ?? LineIndex(file)
      indexes[range.source.index] = index
      return PlacedDiagnostic(
        diagnostic: diagnostic,
        location: Location(
          file: file, index: index, range: range, start: index.position(at: Int(range.start)),
          end: index.position(at: Int(range.end))))
    }
  }
}

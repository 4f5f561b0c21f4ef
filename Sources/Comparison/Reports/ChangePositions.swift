package import ConcordDiagnostics

/// Where changes stand, as editors count it. Each file is indexed once.
package struct ChangePositions: Sendable {
  /// A place in a file.
  package struct Position: Sendable {
    /// The file's path.
    package let path: String
    /// The first character.
    package let start: SourcePosition
  }

  private let files: SourceFiles
  private var indexes: [SourceID: LineIndex] = [:]

  /// Prepares to place changes.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - files: The registry that numbered their ranges.
  package init(_ changes: [Change], _ files: SourceFiles) {
    self.files = files
    for change in changes {
      for place in [change.old, change.new] {
        guard let source = place?.range.source, indexes[source] == nil,
          files.files.indices.contains(Int(source.index))
        else { continue }
        indexes[source] = LineIndex(files[source])
      }
    }
  }

  /// The position of a place; `nil` where its file is unknown.
  package func position(_ place: Change.Place?) -> Position? {
    guard let range = place?.range, let index = indexes[range.source] else { return nil }
    return Position(
      path: files[range.source].path, start: index.position(at: Int(range.start)))
  }

  /// The position that a change is reported at.
  package func position(_ change: Change) -> Position? {
    change.isRemoval
      ? position(change.old) ?? position(change.new)
      : position(change.new) ?? position(change.old)
  }

  /// The position that a change is reported at: `path:line:column`.
  func shown(_ change: Change) -> String? { position(change).map(Self.words) }

  /// Where it stood before: `path:line:column`.
  func old(_ change: Change) -> String? { position(change.old).map(Self.words) }

  /// `path:line:column`
  static func words(_ position: Position) -> String {
    "\(VisibleText.escape(position.path)):\(position.start.line):\(position.start.column)"
  }
}

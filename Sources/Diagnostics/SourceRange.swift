/// The number of a source file in a ``SourceFiles`` registry.
package struct SourceID: Hashable, Sendable {
  /// The position in the registry, from zero.
  package let index: Int32

  /// Wraps a position in the registry.
  package init(index: Int32) {
    self.index = index
  }
}

/// A half-open range of UTF-8 byte offsets in one source file.
///
/// Offsets are 32 bits wide: a document larger than 2 GiB is refused before it is parsed.
package struct SourceRange: Hashable, Sendable {
  /// The file that the offsets count in.
  package let source: SourceID
  /// The offset of the first byte.
  package let start: Int32
  /// The offset after the last byte.
  package let end: Int32

  /// Makes a range; `end` is raised to `start` where it would come before it.
  package init(_ source: SourceID, _ start: Int, _ end: Int) {
    self.source = source
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: max(start, end))
  }

  /// The empty range at the start of this one.
  package var startOnly: SourceRange { SourceRange(source, Int(start), Int(start)) }
}

/// A place as editors count it: line and column from one, columns in Unicode scalars.
package struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, from one. CR, LF and CRLF each end a line.
  package let line: Int
  /// The column, from one, in Unicode scalars.
  package let column: Int

  /// Makes a position from its line and column, both from one.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

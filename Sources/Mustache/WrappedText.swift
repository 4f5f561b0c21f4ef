/// A text that is cut into lines when it is rendered, once it is known how long they may be.
///
/// The first line is written where the tag stands. Each further one begins with the blanks and the
/// slashes that the line of the tag begins with (`/// {{.}}`); below the mark of a list stand blanks
/// (`/// - Returns: {{.}}`). In a library without a line length the room has no end.
package struct WrappedText: Sendable {
  /// The lines of the text for a room in Unicode scalars, which may be zero. A line that cannot be
  /// cut may be longer.
  let lines: @Sendable (_ room: Int) -> [String]

  /// Wraps a function that cuts the text.
  package init(_ lines: @escaping @Sendable (_ room: Int) -> [String]) {
    self.lines = lines
  }
}

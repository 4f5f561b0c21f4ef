/// A text that is cut into lines when it is rendered, once it is known how long they may be.
///
/// The first line is written where the tag stands. Each further one begins with the blanks and the
/// slashes that the line of the tag begins with (`/// {{.}}`); below the mark of a list stand blanks
/// (`/// - Returns: {{.}}`). In a library without a line length the room has no end.
package struct WrappedText: Sendable {
  /// How many Unicode scalars lines may have; it may be zero.
  package struct Room: Sendable {
    /// The room of the first line.
    package let first: Int
    /// The room of all others.
    package let rest: Int

    /// The same room for all lines.
    package init(_ room: Int) { self.init(first: room, rest: room) }

    /// A room for the first line, and one for all others.
    package init(first: Int, rest: Int) {
      self.first = first
      self.rest = rest
    }
  }

  /// Appends the lines of the text for a room, in UTF-8, with a line feed between them. A line that
  /// cannot be cut may be longer.
  let write: @Sendable (_ room: Room, _ output: inout [UInt8]) -> Void

  /// Wraps a function that cuts the text and appends its lines in UTF-8, with a line feed between
  /// them.
  package init(writing write: @escaping @Sendable (_ room: Room, _ output: inout [UInt8]) -> Void) {
    self.write = write
  }

  /// Wraps a function that cuts the text.
  package init(_ lines: @escaping @Sendable (_ room: Room) -> [String]) {
    self.init { room, output in
      for (index, line) in lines(room).enumerated() {
        if index > 0 { output.append(UInt8(ascii: "\n")) }
        output.append(utf8Of: line)
      }
    }
  }
}

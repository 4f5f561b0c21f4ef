/// A stretch of an array that belongs to a template.
struct Span: Sendable {
  var start: Int32
  var count: Int32

  static let empty = Span(start: 0, count: 0)

  init(start: Int32, count: Int32) {
    self.start = start
    self.count = count
  }

  init(_ range: Range<Int>) {
    start = Int32(clamping: range.lowerBound)
    count = Int32(clamping: range.count)
  }

  @inline(__always)
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// What a tag asks the context for.
enum Name: Sendable {
  /// `.`, the top of the context.
  case current
  /// A name without dots.
  case key(Key)
  /// A name with dots: a stretch of ``Template/keys``.
  case dotted(Span)
}

/// How a partial or parent stands on its line. In both cases the indentation is a stretch of
/// ``Template/literals``: the blanks that begin the line of the tag.
enum Placement: Sendable {
  /// Other text shares the line. By the Mustache specification what is included is not indented
  /// at all; in a library with a line length, its lines but the first are indented as those of
  /// ``standalone(indentation:)``.
  case inline(indentation: Span)
  /// Alone on its line; each line of what is included is indented on top of the indentation in
  /// force.
  case standalone(indentation: Span)
}

/// One step of a parsed template. It holds no references, so that copying one is free.
struct Instruction: Sendable {
  enum Operation: Sendable {
    /// Writes a stretch of ``Template/literals``. `startsLine` stands here for the flag of the
    /// instruction, because only text that is not an empty line is indented.
    case text(Span, startsLine: Bool, hasNewline: Bool)
    case variable(Name, isEscaped: Bool)
    /// `details` is an index of ``Template/sections``, `end` the index of the section's end.
    case section(Name, details: Int32, end: Int32)
    case sectionEnd(start: Int32)
    case inverted(Name, end: Int32)
    case invertedEnd
    /// `reference` is an index of ``Template/references``.
    case partial(reference: Int32, Placement)
    /// `arguments` is an index of ``Template/arguments``.
    case parent(reference: Int32, arguments: Int32, end: Int32, Placement)
    case parentEnd
    /// Calls an argument or the default that follows. `indentation` is put before each of its
    /// lines, before the first only if the block begins its line.
    case block(Key, indentation: Span, isStandalone: Bool, end: Int32)
    case blockEnd
    /// A group: see ``LineLayout``.
    case group(LineLayout.Style)
    case groupEnd(LineLayout.Style)
    case templateEnd
  }

  var operation: Operation
  /// Whether the tag is the first of its line, so that indentation belongs before it.
  /// Tags that are alone on their line do not write it, so they never are.
  var startsLine: Bool
  /// The offsets of the tag in its file.
  let start: Int32
  let end: Int32
}

/// A tag as it stands in the bytes of a template.
struct Tag {
  enum Kind {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment, delimiters
    case group, groupEnd
  }

  let kind: Kind
  /// The offsets of the whole tag, delimiters included.
  let range: Range<Int>
  /// The offsets of what follows the sigil, without the white space around it.
  let content: Range<Int>
}

/// Finds tags, lines and white space in the bytes of a template.
struct TagScanner {
  let bytes: ArraySlice<UInt8>
  var delimiters: Delimiters

  /// What was found where a tag was looked for.
  enum Result {
    case none
    case tag(Tag)
    /// A tag opens at `start` and never ends: its opening with the sigil, its missing end.
    case unclosed(start: Int, opening: String, closing: String)
  }

  /// The first tag at or after an offset.
  func tag(from offset: Int) -> Result {
    guard let start = index(of: delimiters.open, from: offset) else { return .none }
    var cursor = skipSpace(from: start + delimiters.open.count)
    var kind = Tag.Kind.variable
    var closing = delimiters.close
    if cursor < bytes.count, let sigil = Self.kind(of: bytes[cursor]), !starts(closing, at: cursor)
    {
      kind = sigil
      if bytes[cursor] == UInt8(ascii: "{") { closing.insert(UInt8(ascii: "}"), at: 0) }
      if bytes[cursor] == UInt8(ascii: "=") { closing.insert(UInt8(ascii: "="), at: 0) }
      cursor += 1
    } else {
      cursor = start + delimiters.open.count
    }
    guard let end = index(of: closing, from: cursor) else {
      return .unclosed(
        start: start, opening: text(start..<cursor),
        closing: String(decoding: closing, as: UTF8.self)
      )
    }
    return .tag(
      Tag(kind: kind, range: start..<end + closing.count, content: trimmed(cursor..<end)))
  }

  private static func kind(of sigil: UInt8) -> Tag.Kind? {
    switch sigil {
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="): .delimiters
    case UInt8(ascii: "["): .group
    case UInt8(ascii: "]"): .groupEnd
    case UInt8(ascii: "&"), UInt8(ascii: "{"): .unescaped
    default: nil
    }
  }

  /// A stretch as text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A stretch without the white space at both of its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = bytes[range].first, Self.isSpace(first) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while let last = bytes[range].last, Self.isSpace(last) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }

  /// The start of the blanks before an offset, if nothing else comes before it on its line.
  func lineStart(before offset: Int) -> Int? {
    var cursor = offset
    while cursor > textStart, Self.isBlank(bytes[cursor - 1]) { cursor -= 1 }
    return isLineStart(cursor) ? cursor : nil
  }

  /// The blanks that begin the line of an offset, those before the offset alone.
  func blanks(ofLineAt offset: Int) -> Range<Int> {
    var start = offset
    while !isLineStart(start) { start -= 1 }
    return start..<min(skipBlanks(from: start), offset)
  }

  /// Whether a line of the file begins at an offset.
  func isLineStart(_ offset: Int) -> Bool {
    offset <= textStart || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The start of the next line, if only blanks come after an offset on its line.
  func nextLine(after offset: Int) -> Int? {
    let cursor = skipBlanks(from: offset)
    if cursor == bytes.count { return cursor }
    if bytes[cursor] == UInt8(ascii: "\n") { return cursor + 1 }
    if bytes[cursor] == UInt8(ascii: "\r"), cursor + 1 < bytes.count,
      bytes[cursor + 1] == UInt8(ascii: "\n")
    {
      return cursor + 2
    }
    return nil
  }

  /// The blanks that begin the first line, from a line's start on, that has more than blanks;
  /// `nil` if that line begins with a closing tag, or no such line comes.
  func contentIndentation(from lineStart: Int) -> Range<Int>? {
    var start = lineStart
    while let next = nextLine(after: start), next > start, start < bytes.count { start = next }
    let end = skipBlanks(from: start)
    guard end < bytes.count else { return nil }
    if starts(delimiters.open, at: end) {
      let sigil = skipSpace(from: end + delimiters.open.count)
      if sigil < bytes.count, bytes[sigil] == UInt8(ascii: "/") { return nil }
    }
    return start..<end
  }

  /// The offset of the first byte after a byte-order mark.
  var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  func skipBlanks(from offset: Int) -> Int {
    var cursor = offset
    while cursor < bytes.count, Self.isBlank(bytes[cursor]) { cursor += 1 }
    return cursor
  }

  private func skipSpace(from offset: Int) -> Int {
    var cursor = offset
    while cursor < bytes.count, Self.isSpace(bytes[cursor]) { cursor += 1 }
    return cursor
  }

  private func starts(_ pattern: [UInt8], at offset: Int) -> Bool {
    guard offset + pattern.count <= bytes.count else { return false }
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }

  private func index(of pattern: [UInt8], from offset: Int) -> Int? {
    guard let first = pattern.first, pattern.count <= bytes.count else { return nil }
    var cursor = offset
    while cursor <= bytes.count - pattern.count {
      if bytes[cursor] == first, starts(pattern, at: cursor) { return cursor }
      cursor += 1
    }
    return nil
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

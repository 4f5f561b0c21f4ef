import ConcordMustache

/// A text of Markdown, of visible characters and line feeds, filled into the lines of a comment.
///
/// Lines of a paragraph are joined and cut anew. What the lines of a text are for in CommonMark
/// stays: paragraphs, lists, quotations, headings, tables, code between fences and indented code. A
/// table that is too wide becomes a list, an item for each row.
///
/// No line is empty at the start, at the end, or after another empty one.
struct CommentLines: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The lines, with a line feed between them.
  private var output: [UInt8]
  /// The offset in ``output`` where the lines begin.
  private let start: Int
  /// How many Unicode scalars a line may have.
  private let room: WrappedText.Room
  /// How many the line in the making may have.
  private var lineRoom = 0
  /// Where the first word of the line in the making begins; `nil` where it has none.
  private var wordStart: Int?
  /// The columns of the line in the making.
  private var columns = 0
  /// What the next line of the paragraph begins with.
  private var prefix: [UInt8] = []
  /// What further lines of the paragraph begin with; `nil` where no paragraph is open.
  private var hanging: [UInt8]?
  /// Whether what is indented belongs to the item of a list.
  private var isInList = false
  /// The rows of the table in the making.
  private var table: [[String]] = []

  private static let space = UInt8(ascii: " ")
  private static let newline = UInt8(ascii: "\n")

  /// Appends the lines that a text in UTF-8 fills, with a line feed between them. Words that are
  /// longer than there is room stand on a line of their own.
  static func fill(
    _ bytes: UnsafeBufferPointer<UInt8>, room: WrappedText.Room, into output: inout [UInt8]
  ) {
    var lines = CommentLines(bytes, room: room, appendingTo: output)
    output = []
    lines.fill()
    output = lines.output
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, room: WrappedText.Room, appendingTo output: [UInt8]
  ) {
    self.bytes = bytes
    self.room = room
    self.output = output
    start = output.count
  }

  private mutating func fill() {
    var fence: MarkdownLine.Fence?
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
      let line = MarkdownLine(bytes, start..<end)
      start = end + 1
      if let open = fence {
        if line.closes(open) { fence = nil }
        keep(line.text)
      } else {
        fence = line.fence
        add(line)
      }
    }
    endTable()
    endParagraph()
    while isAfterEmptyLine { output.removeLast() }
  }

  /// Whether nothing has been written.
  private var isAtStart: Bool { output.count == start }
  /// Whether the last line is empty.
  private var isAfterEmptyLine: Bool { !isAtStart && output.last == Self.newline }

  /// Begins a line.
  private mutating func beginLine() {
    lineRoom = isAtStart ? room.first : room.rest
    if !isAtStart { output.append(Self.newline) }
  }

  /// Writes an empty line, unless there is one.
  private mutating func separate() {
    if !isAtStart, !isAfterEmptyLine { beginLine() }
  }

  private mutating func add(_ line: MarkdownLine) {
    if case .tableRow = line.kind {
      endParagraph()
      table.append(line.cells)
      return
    }
    endTable()
    switch line.kind {
    case .empty:
      endParagraph()
      separate()
    case .fence:
      endParagraph()
      keep(line.text)
    case .tableRow: break
    case .heading, .rule:
      endParagraph()
      isInList = false
      keepOrFill(line)
    case .item(let marker):
      endParagraph()
      isInList = true
      guard marker.upperBound < line.text.upperBound else {
        keep(line.text)
        return
      }
      let indentation = [UInt8](repeating: Self.space, count: min(line.indentation, 8))
      begin(
        indentation + bytes[marker],
        hanging: indentation + [UInt8](repeating: Self.space, count: marker.count))
      fill(marker.upperBound..<line.text.upperBound)
    case .quotation(let text) where text.isEmpty:
      endParagraph()
      keep(line.text)
    case .quotation(let text):
      let mark = [UInt8](repeating: Self.space, count: min(line.indentation, 8)) + Array("> ".utf8)
      if hanging != mark {
        endParagraph()
        begin(mark, hanging: mark)
      }
      fill(text)
    case .text where hanging == nil && line.indentation >= 4 && !isInList:
      keep(line.text)
    case .text:
      if hanging == nil {
        if line.indentation < 2 { isInList = false }
        let blanks = [UInt8](
          repeating: Self.space, count: isInList ? min(line.indentation, 8) : 0)
        begin(blanks, hanging: blanks)
      }
      fill(line.content)
      if line.endsWithBreak { endLine() }
    }
  }

  // MARK: Lines that stay

  private mutating func keep(_ text: Range<Int>) {
    beginLine()
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[text]))
  }

  private mutating func keepOrFill(_ line: MarkdownLine) {
    if Self.columns(bytes, line.text) <= (isAtStart ? room.first : room.rest) {
      keep(line.text)
    } else {
      begin([], hanging: [])
      fill(line.content)
      endParagraph()
    }
  }

  // MARK: Tables

  private mutating func endTable() {
    guard !table.isEmpty else { return }
    let rows = table
    table = []
    let texts = rows.map { "| \($0.joined(separator: " | ")) |" }
    let lineRoom = isAtStart ? room.first : room.rest
    guard texts.contains(where: { $0.unicodeScalars.count > lineRoom }) else {
      for text in texts {
        beginLine()
        output.append(contentsOf: text.utf8)
      }
      return
    }
    separate()
    for row in rows where !row.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) {
      let rest = row.dropFirst().filter { !$0.isEmpty }.joined(separator: "; ")
      begin(Array("- ".utf8), hanging: Array("  ".utf8))
      var text = "\(row[0])\(rest.isEmpty ? "" : ": ")\(rest)"
      text.withUTF8 { fill($0, $0.indices) }
      endParagraph()
    }
  }

  // MARK: Paragraphs

  private mutating func begin(_ first: [UInt8], hanging: [UInt8]) {
    prefix = first
    self.hanging = hanging
  }

  private mutating func endParagraph() {
    if hanging != nil { endLine() }
    hanging = nil
  }

  private mutating func endLine() {
    wordStart = nil
    prefix = hanging ?? []
  }

  private mutating func fill(_ text: Range<Int>) { fill(bytes, text) }

  private mutating func fill(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) {
    var index = text.lowerBound
    while true {
      while index < text.upperBound, bytes[index] == Self.space { index += 1 }
      guard index < text.upperBound else { return }
      let start = index
      var count = 0
      while index < text.upperBound, bytes[index] != Self.space {
        if bytes[index] & 0xC0 != 0x80 { count += 1 }
        index += 1
      }
      append(UnsafeBufferPointer(rebasing: bytes[start..<index]), columns: count)
    }
  }

  private mutating func append(_ word: UnsafeBufferPointer<UInt8>, columns count: Int) {
    if wordStart != nil, columns + 1 + count > lineRoom { breakLine(before: word) }
    if wordStart == nil {
      beginLine()
      output.append(contentsOf: prefix)
      columns = prefix.count
      wordStart = output.count
    } else {
      output.append(Self.space)
      columns += 1
    }
    output.append(contentsOf: word)
    columns += count
  }

  /// Ends the line. A word that would begin another block at the start of a line takes the word in
  /// front of it along.
  private mutating func breakLine(before word: UnsafeBufferPointer<UInt8>) {
    guard MarkdownLine(word, word.indices).kind != .text, let wordStart,
      let last = output[wordStart...].lastIndex(of: Self.space)
    else { return endLine() }
    let moved = Array(output[(last + 1)...])
    output.removeSubrange(last...)
    endLine()
    moved.withUnsafeBufferPointer { moved in
      append(moved, columns: Self.columns(moved, moved.indices))
    }
  }

  /// How many scalars a part is.
  private static func columns(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

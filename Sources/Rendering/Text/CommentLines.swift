import ConcordMustache

/// A text of Markdown, of visible characters and line feeds, filled into the lines of a comment.
///
/// Lines of a paragraph are joined and cut anew. What the lines of a text are for in CommonMark
/// stays: paragraphs, lists, quotations, headings, tables, code between fences and indented code. A
/// table that is too wide becomes a list, an item for each row.
struct CommentLines {
  /// The lines. None is empty at the start, at the end, or after another empty one.
  private(set) var lines: [String] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many Unicode scalars a line may have.
  private let allRoom: WrappedText.Room
  /// How many the line in the making may have.
  private var room: Int { lines.isEmpty ? allRoom.first : allRoom.rest }
  /// The line in the making.
  private var current: [UInt8] = []
  /// The columns of ``current``.
  private var columns = 0
  /// How many bytes of ``current`` come before its first word.
  private var prefix = 0
  /// What further lines of the paragraph begin with; `nil` where no paragraph is open.
  private var hanging: [UInt8]?
  /// Whether what is indented belongs to the item of a list.
  private var isInList = false

  /// The rows of the table in the making.
  private var table: [[String]] = []

  private static let space = UInt8(ascii: " ")

  /// Fills lines with a text in UTF-8. Words that are longer than there is room stand on a line of
  /// their own.
  init(_ bytes: UnsafeBufferPointer<UInt8>, room: WrappedText.Room) {
    self.bytes = bytes
    allRoom = room
    var fence: MarkdownLine.Fence?
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
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
    while lines.last?.isEmpty == true { lines.removeLast() }
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
      if lines.last?.isEmpty == false { lines.append("") }
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
      let indentation = [UInt8](repeating: Self.space, count: min(line.indentation, 8))
      begin(
        indentation + bytes[marker],
        hanging: indentation + [UInt8](repeating: Self.space, count: marker.count))
      fill(marker.upperBound..<line.text.upperBound)
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
    lines.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[text]), as: UTF8.self))
  }

  private mutating func keepOrFill(_ line: MarkdownLine) {
    if columns(of: line.text) <= room {
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
    guard texts.contains(where: { $0.unicodeScalars.count > room }) else {
      lines += texts
      return
    }
    if lines.last?.isEmpty == false { lines.append("") }
    for row in rows where !row.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) {
      let rest = row.dropFirst().filter { !$0.isEmpty }.joined(separator: "; ")
      begin(Array("- ".utf8), hanging: Array("  ".utf8))
      for word in "\(row[0])\(rest.isEmpty ? "" : ": ")\(rest)".split(separator: " ") {
        append(Array(word.utf8))
      }
      endParagraph()
    }
  }

  // MARK: Paragraphs

  private mutating func begin(_ first: [UInt8], hanging: [UInt8]) {
    current = first
    prefix = first.count
    columns = first.count
    self.hanging = hanging
  }

  private mutating func endParagraph() {
    if hanging != nil { endLine() }
    hanging = nil
  }

  private mutating func endLine() {
    if current.count > prefix {
      lines.append(String(decoding: current, as: UTF8.self))
    }
    begin(hanging ?? [], hanging: hanging ?? [])
  }

  private mutating func fill(_ text: Range<Int>) {
    var index = text.lowerBound
    while true {
      while index < text.upperBound, bytes[index] == Self.space { index += 1 }
      guard index < text.upperBound else { return }
      var end = index
      while end < text.upperBound, bytes[end] != Self.space { end += 1 }
      append(Array(bytes[index..<end]))
      index = end
    }
  }

  private mutating func append(_ word: [UInt8]) {
    let count = word.count { $0 & 0xC0 != 0x80 }
    if current.count > prefix {
      if columns + 1 + count > room {
        breakLine(before: word)
      }
      if current.count > prefix {
        current.append(Self.space)
        columns += 1
      }
    }
    current += word
    columns += count
  }

  /// Ends the line. A word that would begin another block at the start of a line takes the word in
  /// front of it along.
  private mutating func breakLine(before word: [UInt8]) {
    var moved: [UInt8] = []
    let kind = word.withUnsafeBufferPointer { MarkdownLine($0, word.indices).kind }
    if kind != .text,
      let last = current[prefix...].lastIndex(of: Self.space)
    {
      moved = Array(current[(last + 1)...])
      current.removeSubrange(last...)
    }
    endLine()
    current += moved
    columns += moved.count { $0 & 0xC0 != 0x80 }
  }

  /// How many scalars a part is.
  private func columns(of part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

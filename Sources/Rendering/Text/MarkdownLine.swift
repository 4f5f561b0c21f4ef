/// A line of Markdown by itself, as CommonMark's blocks begin.
struct MarkdownLine {
  /// What the line begins.
  enum Kind: Equatable {
    /// Nothing.
    case empty
    /// Part of a paragraph, or indented code.
    case text
    /// Code.
    case fence
    /// `# …`
    case heading
    /// `---`, or the line below a heading.
    case rule
    /// `| … |`
    case tableRow
    /// An item of a list; the marker with the spaces behind it.
    case item(marker: Range<Int>)
    /// `> …`; the text without the mark.
    case quotation(Range<Int>)
  }

  /// What code stands between: a run of a byte.
  struct Fence {
    let byte: UInt8
    let count: Int
  }

  /// What the line begins.
  let kind: Kind
  /// The spaces in front.
  let indentation: Int
  /// The line without the spaces at its end.
  let text: Range<Int>
  /// The line without the spaces at both ends.
  var content: Range<Int> { text.lowerBound + indentation..<text.upperBound }
  /// Whether the line ends with CommonMark's hard line break.
  let endsWithBreak: Bool
  /// The fence, where it is one.
  let fence: Fence?

  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.bytes = bytes
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = line.lowerBound
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    text = line.lowerBound..<end
    indentation = start - line.lowerBound
    endsWithBreak =
      line.upperBound - end >= 2 || end > start && bytes[end - 1] == UInt8(ascii: "\\")
    fence = Self.fence(bytes, start..<end)
    kind = fence != nil ? .fence : Self.kind(bytes, start..<end)
  }

  /// The cells of a row of a table, without the spaces around them; the line below the heads has
  /// three dashes in each.
  var cells: [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    func end() {
      while cell.last == UInt8(ascii: " ") { cell.removeLast() }
      let text = String(decoding: cell.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      let isRule = !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
      cells.append(isRule ? "---" : text)
      cell = []
    }
    for index in content.dropFirst() {
      if bytes[index] == UInt8(ascii: "|"), bytes[index - 1] != UInt8(ascii: "\\") {
        end()
      } else {
        cell.append(bytes[index])
      }
    }
    if !cell.isEmpty || cells.isEmpty { end() }
    return cells
  }

  /// Whether the line ends the code that a fence began.
  func closes(_ open: Fence) -> Bool {
    fence.map { $0.byte == open.byte && $0.count >= open.count } == true
      && content.allSatisfy { bytes[$0] == open.byte }
  }

  private static func fence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Fence? {
    guard let byte = bytes[line].first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
    else { return nil }
    let count = bytes[line].prefix { $0 == byte }.count
    return count >= 3 ? Fence(byte: byte, count: count) : nil
  }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Kind {
    guard let first = bytes[line].first else { return .empty }
    switch first {
    case UInt8(ascii: "|"): return .tableRow
    case UInt8(ascii: "#"):
      let rest = bytes[line].drop { $0 == first }
      return rest.first == nil || rest.first == UInt8(ascii: " ") ? .heading : .text
    case UInt8(ascii: ">"):
      return .quotation(line.lowerBound + 1..<line.upperBound)
    case UInt8(ascii: "="), UInt8(ascii: "_"):
      return bytes[line].allSatisfy { $0 == first } ? .rule : .text
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      if line.count > 1, bytes[line].allSatisfy({ $0 == first }) { return .rule }
      return item(bytes, line, markerEnd: line.lowerBound + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = line.lowerBound
      while end < line.upperBound, bytes[end] &- UInt8(ascii: "0") < 10 { end += 1 }
      guard end < line.upperBound, end - line.lowerBound < 10,
        bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
      else { return .text }
      return item(bytes, line, markerEnd: end + 1)
    default: return .text
    }
  }

  /// An item, if a space follows the marker.
  private static func item(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, markerEnd: Int
  ) -> Kind {
    guard markerEnd < line.upperBound else { return .item(marker: line.lowerBound..<markerEnd) }
    guard bytes[markerEnd] == UInt8(ascii: " ") else { return .text }
    return .item(marker: line.lowerBound..<markerEnd + 1)
  }
}

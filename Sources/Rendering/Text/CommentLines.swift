/// A text of visible characters and line feeds, cut into the lines of a comment.
struct CommentLines {
  /// The lines: empty, or with a space in front. None is empty at the start, at the end, or after
  /// another empty one.
  private(set) var lines: [String] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many Unicode scalars a line may have, the space in front not among them.
  private let room: Int
  /// The line in the making.
  private var current: [UInt8] = []

  private static let space = UInt8(ascii: " ")

  /// Cuts a text in UTF-8. Words that are longer than there is room stand on a line of their own.
  init(_ bytes: UnsafeBufferPointer<UInt8>, room: Int) {
    self.bytes = bytes
    self.room = room
    var isCode = false
    var start = 0
    while start <= bytes.count {
      let next = end(of: start..<bytes.count, before: UInt8(ascii: "\n"))
      let line = start..<trimmedEnd(start..<next)
      start = next + 1
      if line.isEmpty {
        if lines.last?.isEmpty == false { lines.append("") }
        continue
      }
      let isFence = startsFence(line)
      if isFence { isCode.toggle() }
      if isCode || isFence || columns(line) <= room {
        current.removeAll(keepingCapacity: true)
        append(line)
        finishLine()
      } else {
        wrap(line)
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  // MARK: Looking

  /// The first place in a part with a certain byte, or else the end of the part.
  private func end(of part: Range<Int>, before byte: UInt8) -> Int {
    var index = part.lowerBound
    while index < part.upperBound, bytes[index] != byte { index += 1 }
    return index
  }

  private func trimmedEnd(_ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == Self.space { end -= 1 }
    return end
  }

  /// How many scalars a part is.
  private func columns(_ part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func spaces(at start: Int, of line: Range<Int>) -> Int {
    var index = start
    while index < line.upperBound, bytes[index] == Self.space { index += 1 }
    return index - start
  }

  private func startsFence(_ line: Range<Int>) -> Bool {
    let start = line.lowerBound + spaces(at: line.lowerBound, of: line)
    return line.upperBound - start >= 3
      && (start..<start + 3).allSatisfy { bytes[$0] == UInt8(ascii: "`") }
  }

  // MARK: Writing

  private mutating func append(_ part: Range<Int>) {
    current.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[part]))
  }

  private mutating func finishLine() {
    lines.append(
      String(unsafeUninitializedCapacity: current.count + 1) { line in
        line.initializeElement(at: 0, to: Self.space)
        _ = UnsafeMutableBufferPointer(rebasing: line[1...]).initialize(fromContentsOf: current)
        return current.count + 1
      })
  }

  private mutating func wrap(_ line: Range<Int>) {
    let indentation = min(spaces(at: line.lowerBound, of: line), 8)
    var index = line.lowerBound + indentation
    let isItem =
      index + 1 < line.upperBound && bytes[index + 1] == Self.space
      && [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(bytes[index])
    // What goes on below a list item stands below its text.
    let hanging = indentation + (isItem ? 2 : 0)
    begin(indentation)
    var width = indentation
    var isEmpty = true
    while true {
      index += spaces(at: index, of: line)
      guard index < line.upperBound else { break }
      let word = index..<end(of: index..<line.upperBound, before: Self.space)
      index = word.upperBound
      let columns = columns(word)
      if !isEmpty, width + 1 + columns > room {
        finishLine()
        begin(hanging)
        width = hanging
        isEmpty = true
      }
      if !isEmpty {
        current.append(Self.space)
        width += 1
      }
      append(word)
      width += columns
      isEmpty = false
    }
    if !isEmpty { finishLine() }
  }

  private mutating func begin(_ indentation: Int) {
    current.removeAll(keepingCapacity: true)
    current.append(contentsOf: repeatElement(Self.space, count: indentation))
  }
}

internal import Foundation

/// JSON Lines, which NDJSON is another name of: a text in each line. Blank lines are skipped, and
/// the last line needs no line break.
struct JSONLines: ItemSplitter {
  private let limit: Int
  private var chunk: [UInt8] = []
  private var position = 0
  /// The beginning of a line whose end has not come.
  private var line = Data()

  init(limit: Int) { self.limit = limit }

  mutating func append(_ chunk: Data) {
    self.chunk = [UInt8](chunk)
    position = 0
  }

  mutating func next() throws -> Data? {
    while position < chunk.count {
      let end = chunk[position...].firstIndex(of: 0x0A)
      let piece = chunk[position..<(end ?? chunk.count)]
      guard piece.count <= limit - line.count else { throw StreamError.itemTooLarge(limit: limit) }
      line += piece
      position = end.map { $0 + 1 } ?? chunk.count
      if end != nil, let text = finish() { return text }
    }
    return nil
  }

  mutating func finish() -> Data? {
    if line.last == 0x0D { line.removeLast() }
    let text = line
    line = Data()
    return text.allSatisfy(JSONWhitespace.contains) ? nil : text
  }
}

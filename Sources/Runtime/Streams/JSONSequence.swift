internal import Foundation

/// A JSON text sequence (RFC 7464): a record separator before each text, a line feed after it.
///
/// A text is given when its line feed is there, and not only at the next separator. A text that has
/// none is whole where it ends itself, as objects, arrays and strings do; a number or a word may
/// have been cut (section 2.4).
struct JSONSequence: ItemSplitter {
  private enum Place { case outside, inside }

  private let limit: Int
  private var chunk: [UInt8] = []
  private var position = 0
  private var place = Place.outside
  /// The beginning of a text whose end has not come.
  private var text = Data()
  private var structure = JSONStructure()

  init(limit: Int) { self.limit = limit }

  mutating func append(_ chunk: Data) {
    self.chunk = [UInt8](chunk)
    position = 0
  }

  mutating func next() throws -> Data? {
    while position < chunk.count {
      switch place {
      case .outside:
        let byte = chunk[position]
        guard byte == 0x1E || JSONWhitespace.contains(byte) else {
          throw StreamError.missingSeparator
        }
        position += 1
        if byte == 0x1E { place = .inside }
      case .inside:
        if let text = try readText() { return text }
      }
    }
    return nil
  }

  mutating func finish() throws -> Data? { place == .inside ? try takeText() : nil }

  private mutating func readText() throws -> Data? {
    var end = position
    var isEnded = false
    while end < chunk.count {
      let byte = chunk[end]
      if byte == 0x1E {
        isEnded = true
        break
      }
      structure.read(byte)
      end += 1
      if byte == 0x0A, structure.isWhole {
        isEnded = true
        place = .outside
        break
      }
    }
    guard end - position <= limit - text.count else { throw StreamError.itemTooLarge(limit: limit) }
    text += chunk[position..<end]
    position = end
    guard isEnded else { return nil }
    guard place == .inside else { return try takeText() }
    position += 1
    // Several separators in a row are one (section 2.1).
    return text.isEmpty ? nil : try takeText()
  }

  private mutating func takeText() throws -> Data {
    defer {
      text = Data()
      structure = JSONStructure()
    }
    let endsItself = structure.isWhole && structure.first.map { "{[\"".utf8.contains($0) } == true
    let isEnded = structure.isWhole && text.last.map(JSONWhitespace.contains) == true
    guard endsItself || isEnded else { throw StreamError.incompleteItem }
    return text
  }
}

/// How far a JSON text has come, as much as tells where it ends.
private struct JSONStructure {
  /// The first byte that is no white space.
  private(set) var first: UInt8?
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Whether there is something, and all that was opened is closed.
  var isWhole: Bool { first != nil && depth <= 0 && !isInString }

  mutating func read(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    if JSONWhitespace.contains(byte) { return }
    if first == nil { first = byte }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}

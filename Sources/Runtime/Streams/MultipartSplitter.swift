internal import Foundation

/// Cuts a multipart body into its parts as it comes (RFC 2046, section 5.1.1). What stands before the
/// opening boundary and after the closing one is skipped.
struct MultipartSplitter: ItemSplitter {
  /// The most blanks that may follow a boundary in its line, in bytes.
  private static let blankLimit = 1 << 10

  private let limit: Int
  private let delimiter: [UInt8]
  private let search: ByteSearch
  private var bytes: [UInt8] = []
  /// Where the text begins that no part has.
  private var start = 0
  /// Before here no delimiter begins that has not been seen.
  private var position = 0
  private var state = State.preamble
  /// Whether the opening boundary's line ends in CRLF; then a CR before a boundary belongs to it.
  private var usesCRLF = true

  private enum State {
    case preamble, part, closed
  }

  /// A boundary's line: where the text before it ends, and where it ends itself.
  private struct Delimiter {
    let textEnd: Int
    let end: Int
    let isClosing: Bool
  }

  init(_ boundary: String, limit: Int) {
    self.limit = limit
    delimiter = Array("--\(boundary)".utf8)
    search = ByteSearch(delimiter)
  }

  mutating func append(_ chunk: Data) {
    if state == .closed { return }
    bytes.removeFirst(start)
    position -= start
    start = 0
    bytes += chunk
  }

  mutating func next() throws -> Data? {
    while state != .closed, let found = nextDelimiter() {
      let part = state == .part ? Data(bytes[start..<found.textEnd]) : nil
      if state == .preamble, !found.isClosing { usesCRLF = bytes[found.end - 2] == 0x0D }
      state = found.isClosing ? .closed : .part
      start = found.end
      position = start
      if state == .closed { bytes = [] }
      if let part {
        try check(part.count)
        return part
      }
    }
    switch state {
    // The byte before a delimiter says whether it begins a line.
    case .preamble: start = max(start, position - 1)
    // The line break before a boundary that has not come is none of the part.
    case .part: try check(position - start - 2)
    case .closed: return nil
    }
    try check(bytes.count - position - delimiter.count - Self.blankLimit)
    return nil
  }

  mutating func finish() throws -> Data? {
    guard state == .closed else { throw StreamError.incompleteItem }
    return nil
  }

  private func check(_ count: Int) throws {
    guard count <= limit else { throw StreamError.itemTooLarge(limit: limit) }
  }

  /// The next boundary at the beginning of a line; `nil` where more bytes are needed.
  private mutating func nextDelimiter() -> Delimiter? {
    while true {
      let found = bytes.withUnsafeBufferPointer { search.first(in: $0, from: position) }
      guard let found else {
        position = max(position, bytes.count - delimiter.count + 1)
        return nil
      }
      position = found
      let isAtLine = found == start || bytes[found - 1] == 0x0A
      guard isAtLine else {
        position += 1
        continue
      }
      var end = found + delimiter.count
      // What the line is its end says.
      guard end + 1 < bytes.count else { return nil }
      let isClosing = bytes[end] == 0x2D && bytes[end + 1] == 0x2D
      if isClosing {
        end += 2
      } else {
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        if end < bytes.count, bytes[end] == 0x0D { end += 1 }
        guard end < bytes.count else { return nil }
        // A longer boundary begins alike and is not this one.
        guard bytes[end] == 0x0A else {
          position += 1
          continue
        }
        end += 1
      }
      var textEnd = found
      if textEnd > start { textEnd -= 1 }
      if usesCRLF, textEnd > start, bytes[textEnd - 1] == 0x0D { textEnd -= 1 }
      return Delimiter(textEnd: textEnd, end: end, isClosing: isClosing)
    }
  }
}

extension MultipartForm.Part {
  /// Reads a part as it stands between two delimiters.
  ///
  /// - Throws: ``MultipartForm/ParseError``.
  init(parsing bytes: Data) throws(MultipartForm.ParseError) {
    self = try MultipartForm.part(bytes)
  }
}

/// The parts of a stream as bytes, and the closing boundary after them.
struct WrittenParts<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Base.Element: Sendable {
  let base: Base
  let boundary: String
  let encode: @Sendable (Int, Base.Element) throws -> [MultipartForm.Part]

  struct AsyncIterator: AsyncIteratorProtocol {
    var elements: Base.AsyncIterator
    let boundary: String
    let encode: @Sendable (Int, Base.Element) throws -> [MultipartForm.Part]
    private var chunks: SegmentChunks?
    private var count = 0
    private var isAtEnd = false

    init(_ parts: WrittenParts) {
      elements = parts.base.makeAsyncIterator()
      boundary = parts.boundary
      encode = parts.encode
    }

    mutating func next() async throws -> Data? {
      while true {
        if let chunk = try chunks?.next() { return chunk }
        if isAtEnd { return nil }
        var segments = BodySegments()
        if let element = try await elements.next() {
          for part in try encode(count, element) {
            try part.append(to: &segments, boundary: boundary, isForm: false)
          }
          count += 1
        } else {
          segments.append("--\(boundary)--\r\n")
          isAtEnd = true
        }
        chunks = SegmentChunks(segments)
      }
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

internal import Foundation

/// Runs of bytes that make one body: some at hand, some in files.
struct BodySegments: Sendable {
  enum Segment: Sendable {
    case data(Data)
    case file(URL, length: Int)

    var length: Int {
      switch self {
      case .data(let data): data.count
      case .file(_, let length): length
      }
    }
  }

  /// Up to this size, runs at hand are joined into one, in bytes.
  private static let joinedSize = 64 << 10
  /// Up to this size, a body without files is one run, in bytes.
  private static let wholeSize = 1 << 20

  private(set) var segments: [Segment] = []

  /// The bytes in all.
  var length: Int { segments.reduce(0) { $0 + $1.length } }

  mutating func append(_ data: Data) {
    if case .data(var last) = segments.last, last.count + data.count <= Self.joinedSize {
      segments.removeLast()
      last.append(data)
      segments.append(.data(last))
    } else {
      segments.append(.data(data))
    }
  }

  mutating func append(_ text: String) { append(Data(text.utf8)) }

  /// Appends the bytes of a file, which are read when the body is.
  ///
  /// - Throws: `CocoaError`, where there is no such file, or it cannot be read.
  mutating func append(contentsOf file: URL) throws {
    segments.append(.file(file, length: try HTTPBody.length(of: file)))
  }

  /// Whether none is in a file.
  var areAtHand: Bool {
    segments.allSatisfy { if case .data = $0 { true } else { false } }
  }

  /// All bytes, where they are at hand and few; nil where they are not.
  var whole: Data? {
    guard length <= Self.wholeSize, areAtHand else { return nil }
    return segments.reduce(into: Data()) { whole, segment in
      if case .data(let data) = segment { whole.append(data) }
    }
  }
}

/// The chunks of a body's segments: runs at hand as they are, files piece by piece.
final class SegmentChunks {
  private var segments: ArraySlice<BodySegments.Segment>
  private var file: FileChunks?

  init(_ segments: BodySegments) { self.segments = segments.segments[...] }

  /// The next chunk; nil at the end.
  ///
  /// - Throws: `CocoaError`, also where a file has become shorter than its length.
  func next() throws -> Data? {
    while true {
      if let chunk = try file?.next() { return chunk }
      file = nil
      switch segments.popFirst() {
      case nil: return nil
      case .data(let data): if !data.isEmpty { return data }
      case .file(let url, let length): file = FileChunks(url, length: length)
      }
    }
  }
}

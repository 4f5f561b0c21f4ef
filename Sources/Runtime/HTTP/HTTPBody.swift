public import Foundation

/// The content of a message (RFC 9110, section 6.4): bytes at hand, a file, or bytes that are still to
/// come.
///
/// It is a sequence of chunks in any case. A stream can be read once; bytes and files any number of
/// times. A reader asks for each chunk, so that no more of a file or a stream is held than it wants.
public struct HTTPBody: Sendable {
  /// More bytes than the reader was ready to hold.
  public struct TooLarge: Error, Hashable, CustomStringConvertible {
    /// The most bytes that were allowed.
    public let limit: Int

    /// Makes the error for a limit, in bytes.
    public init(limit: Int) { self.limit = limit }

    /// The limit in words.
    public var description: String { "the body holds more than the \(limit) bytes allowed" }
  }

  fileprivate enum Content: Sendable {
    case data(Data)
    case file(URL, length: Int)
    case segments(BodySegments, length: Int)
    case stream(any ChunkSource, length: Int?)
  }

  private let content: Content
  /// The media type of the bytes, where the description leaves it to the sender, as for `image/*`; of
  /// what was received, its `Content-Type`.
  public var contentType: String?

  /// Makes a body of bytes.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - contentType: Their media type, where the description leaves it open.
  public init(_ data: Data, contentType: String? = nil) {
    content = .data(data)
    self.contentType = contentType
  }

  /// Makes a body of a text's UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - string: The text.
  ///   - contentType: Its media type, where the description leaves it open.
  public init(_ string: String, contentType: String? = nil) {
    self.init(Data(string.utf8), contentType: contentType)
  }

  /// Makes a body of a file's bytes, which are read as they are sent.
  ///
  /// - Parameters:
  ///   - file: The file. Its length is taken now.
  ///   - contentType: Its media type, where the description leaves it open.
  /// - Throws: `CocoaError`, where there is no such file, or it cannot be read.
  public init(contentsOf file: URL, contentType: String? = nil) throws {
    content = .file(file, length: try HTTPBody.length(of: file))
    self.contentType = contentType
  }

  /// Makes a body of segments: bytes at hand where they are few, without files.
  init(_ segments: BodySegments) {
    content = segments.whole.map { .data($0) } ?? .segments(segments, length: segments.length)
  }

  /// The length of a file, in bytes.
  ///
  /// - Throws: `CocoaError`, where there is no such file, or it cannot be read.
  static func length(of file: URL) throws -> Int {
    guard file.isFileURL else {
      throw CocoaError(.fileReadUnsupportedScheme, userInfo: [NSURLErrorKey: file])
    }
    // Of a link, the attributes are its own.
    let path = file.resolvingSymlinksInPath().path
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let length = (attributes[.size] as? NSNumber)?.intValue
    else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: file.path]) }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw CocoaError(.fileReadNoPermission, userInfo: [NSFilePathErrorKey: file.path])
    }
    return length
  }

  /// Makes a body of chunks that come in their own time.
  ///
  /// - Parameters:
  ///   - chunks: The chunks. They are read once, each when the reader asks for it.
  ///   - length: The bytes in all, where they are known.
  public init<Source: AsyncSequence & Sendable>(_ chunks: Source, length: Int? = nil)
  where Source.Element == Data {
    content = .stream(Chunks(chunks.makeAsyncIterator()), length: length)
  }

  /// Makes a body of what a source gives.
  init(_ source: any ChunkSource, length: Int?) { content = .stream(source, length: length) }

  /// A body of no bytes.
  public static let empty = HTTPBody(Data())

  /// Whether it can be read more than once: bytes and files can, streams cannot.
  public var isRepeatable: Bool {
    if case .stream = content { false } else { true }
  }

  /// Whether all bytes are at hand, be it in several runs.
  var isAtHand: Bool {
    switch content {
    case .data: true
    case .segments(let segments, _): segments.areAtHand
    case .file, .stream: false
    }
  }

  /// The bytes, where they are at hand as one run; nil for a file, a stream or a large form.
  public var data: Data? {
    if case .data(let data) = content { data } else { nil }
  }

  /// The file, where the body is one.
  var file: URL? {
    if case .file(let file, _) = content { file } else { nil }
  }

  /// The number of bytes, where it is known.
  public var length: Int? {
    switch content {
    case .data(let data): data.count
    case .file(_, let length), .segments(_, let length): length
    case .stream(_, let length): length
    }
  }

  /// Reads the body to its end.
  ///
  /// - Parameter limit: The most bytes to hold. Reading stops at the first chunk beyond it, and
  ///   before the first one when the length that was announced is greater.
  /// - Returns: All bytes.
  /// - Throws: ``TooLarge``, or what the stream throws.
  public func collect(upTo limit: Int) async throws -> Data {
    if case .data(let data) = content {
      guard data.count <= limit else { throw TooLarge(limit: limit) }
      return data
    }
    if let length, length > limit { throw TooLarge(limit: limit) }
    var collected = Data()
    for try await chunk in self {
      // Not a sum, which could overflow.
      guard chunk.count <= limit - collected.count else { throw TooLarge(limit: limit) }
      collected.append(chunk)
    }
    return collected
  }

  /// The first bytes, after which it is given up.
  func prefix(_ count: Int) async throws -> Data {
    if let data { return data.prefix(count) }
    var collected = Data()
    for try await chunk in self {
      collected.append(chunk.prefix(count - collected.count))
      if collected.count >= count { break }
    }
    return collected
  }

  /// Reads the body to its end as text in UTF-8.
  ///
  /// - Parameter limit: The most bytes to hold.
  /// - Returns: The text; bytes that are not UTF-8 come as U+FFFD.
  /// - Throws: ``TooLarge``, or what the stream throws.
  public func text(upTo limit: Int) async throws -> String {
    String(decoding: try await collect(upTo: limit), as: UTF8.self)
  }

  /// Writes the body into a file as it comes, in place of what the file had.
  ///
  /// - Parameter file: The file; its folder has to be there.
  /// - Throws: `CocoaError` where the file cannot be written, or what the stream throws. What came until
  ///   then stays in the file.
  public func write(to file: URL) async throws {
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    for try await chunk in self { try handle.write(contentsOf: chunk) }
  }
}

extension HTTPBody: AsyncSequence {
  /// A chunk of bytes.
  public typealias Element = Data

  /// Gives the chunks of a body.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private enum Source {
      case data(Data)
      case file(FileChunks)
      case segments(SegmentChunks)
      case stream(any ChunkSource)
    }

    private var source: Source?

    fileprivate init(_ content: Content) {
      source =
        switch content {
        case .data(let data): data.isEmpty ? nil : .data(data)
        case .file(let file, let length): .file(FileChunks(file, length: length))
        case .segments(let segments, _): .segments(SegmentChunks(segments))
        case .stream(let source, _): .stream(source)
        }
    }

    /// The next chunk; nil at the end.
    ///
    /// - Throws: `CancellationError` where the task is cancelled: a body that is not read to its end never
    ///   looks complete.
    public mutating func next() async throws -> Data? {
      switch source {
      case nil: return nil
      case .data(let data):
        source = nil
        return data
      case .file(let chunks):
        try Task.checkCancellation()
        return try chunks.next()
      case .segments(let chunks):
        try Task.checkCancellation()
        return try chunks.next()
      case .stream(let chunks):
        let chunk = try await chunks.next()
        if chunk == nil { try Task.checkCancellation() }
        return chunk
      }
    }
  }

  /// Starts reading. Bytes at hand are one chunk, none when there are no bytes; a file comes in chunks
  /// of 64 KiB.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}

extension HTTPBody: ExpressibleByStringLiteral {
  /// Makes a body of a text's UTF-8 bytes.
  public init(stringLiteral value: String) { self.init(value) }
}

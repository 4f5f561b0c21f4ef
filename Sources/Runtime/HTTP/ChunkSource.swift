internal import Foundation

/// The chunks of a stream of any type, for one reader.
protocol ChunkSource: AnyObject, Sendable {
  /// The next chunk; nil at the end.
  func next() async throws -> Data?
}

/// The chunks of a stream of one type.
// Unchecked: one task reads a body at a time; a second reader takes what the first leaves.
final class Chunks<Iterator: AsyncIteratorProtocol>: ChunkSource, @unchecked Sendable
where Iterator.Element == Data {
  private var iterator: Iterator

  init(_ iterator: Iterator) { self.iterator = iterator }

  func next() async throws -> Data? { try await iterator.next() }
}

/// The chunks of a file.
final class FileChunks {
  private static let size = 64 << 10

  private let file: URL
  private var remaining: Int
  private var handle: FileHandle?

  init(_ file: URL, length: Int) {
    self.file = file
    remaining = length
  }

  deinit { try? handle?.close() }

  /// The next chunk; nil at the end.
  ///
  /// - Throws: `CocoaError`, also where the file has become shorter than its length.
  func next() throws -> Data? {
    guard remaining > 0 else { return nil }
    let handle = try self.handle ?? FileHandle(forReadingFrom: file)
    self.handle = handle
    guard let chunk = try handle.read(upToCount: min(Self.size, remaining)), !chunk.isEmpty else {
      throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: file.path])
    }
    remaining -= chunk.count
    return chunk
  }
}

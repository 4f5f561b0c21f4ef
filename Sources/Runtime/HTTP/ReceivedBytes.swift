internal import Foundation

/// The bytes of a response that have come and are not read yet: the first in memory, those for
/// which there is no room in a file.
///
/// Only Linux's Foundation needs the file. It has no way to make a server wait: a task that is
/// suspended there starts anew, and all sessions of a process share one queue, which nobody may
/// block.
struct ReceivedBytes {
  /// The most bytes in memory, but for the last chunk.
  static let window = 1 << 20
  /// The most bytes in the file.
  static let fileLimit = 1 << 30
  private static let chunkSize = 64 << 10

  private var chunks: ArraySlice<Data> = []
  private var bytesInMemory = 0
  private var file: (owner: TemporaryFile, writing: FileHandle, reading: FileHandle)?
  private var bytesInFile = 0

  /// Whether there are none.
  var isEmpty: Bool { chunks.isEmpty && bytesInFile == 0 }

  /// Whether no more should come, where that can be had.
  var isFull: Bool { bytesInMemory >= Self.window }

  /// Whether more should come again.
  var hasRoom: Bool { bytesInMemory < Self.window / 2 }

  /// Adds bytes at the end.
  ///
  /// - Throws: ``TransportError/tooManyUnread(limit:)``, or `CocoaError` where the file cannot be
  ///   written.
  mutating func append(_ data: Data) throws {
    guard isFull || bytesInFile > 0 else {
      chunks.append(data)
      bytesInMemory += data.count
      return
    }
    guard data.count <= Self.fileLimit - bytesInFile else {
      throw TransportError.tooManyUnread(limit: Self.fileLimit)
    }
    if file == nil {
      let owner = try TemporaryFile()
      file = (
        owner, try FileHandle(forWritingTo: owner.url), try FileHandle(forReadingFrom: owner.url)
      )
    }
    try file?.writing.write(contentsOf: data)
    bytesInFile += data.count
  }

  /// Takes bytes from the front; nil when there are none.
  ///
  /// - Throws: `CocoaError` where the file cannot be read.
  mutating func popFirst() throws -> Data? {
    if let chunk = chunks.popFirst() {
      bytesInMemory -= chunk.count
      return chunk
    }
    guard bytesInFile > 0, let file else { return nil }
    guard let chunk = try file.reading.read(upToCount: min(bytesInFile, Self.chunkSize)),
      !chunk.isEmpty
    else { throw CocoaError(.fileReadCorruptFile) }
    bytesInFile -= chunk.count
    if bytesInFile == 0 {
      try file.writing.truncate(atOffset: 0)
      try file.reading.seek(toOffset: 0)
    }
    return chunk
  }
}

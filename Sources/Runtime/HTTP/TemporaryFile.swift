internal import Foundation

/// A file that its last owner removes, and that only this user may read.
final class TemporaryFile: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
    let isMade = FileManager.default.createFile(
      atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// A request's content in one of the forms that a session sends.
enum OutgoingBody: Sendable {
  /// What is held in memory at most of a stream.
  private static let bytesInMemory = 256 << 10

  case data(Data)
  case file(URL)
  case temporaryFile(TemporaryFile)

  /// Reads a stream whole, long ones into a file; bytes and files stay what they are.
  ///
  /// - Throws: ``HTTPBody/TooLarge`` for a stream beyond the limit, what the stream throws, or
  ///   `CocoaError` where the file cannot be written.
  init(_ body: HTTPBody, streamLimit: Int) async throws {
    if let data = body.data {
      self = .data(data)
      return
    }
    if let file = body.file {
      self = .file(file)
      return
    }
    if let length = body.length, length > streamLimit {
      throw HTTPBody.TooLarge(limit: streamLimit)
    }
    var data = Data()
    var spool: (file: TemporaryFile, handle: FileHandle)?
    defer { try? spool?.handle.close() }
    var count = 0
    for try await chunk in body {
      // Not a sum, which could overflow.
      guard chunk.count <= streamLimit - count else { throw HTTPBody.TooLarge(limit: streamLimit) }
      count += chunk.count
      if spool == nil, data.count + chunk.count > Self.bytesInMemory {
        let file = try TemporaryFile()
        spool = (file, try FileHandle(forWritingTo: file.url))
        try spool?.handle.write(contentsOf: data)
        data = Data()
      }
      if let spool { try spool.handle.write(contentsOf: chunk) } else { data.append(chunk) }
    }
    self = spool.map { .temporaryFile($0.file) } ?? .data(data)
  }
}

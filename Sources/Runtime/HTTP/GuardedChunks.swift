internal import Foundation

/// The chunks of a response's content, as long as there is time and room for them.
// Unchecked: one task reads a body at a time.
final class GuardedChunks: ChunkSource, @unchecked Sendable {
  private var chunks: Result<HTTPBody.AsyncIterator, any Error>
  private let deadline: Deadline?
  private let limit: Int?
  private var remaining: Int

  private init(_ body: HTTPBody, _ deadline: Deadline?, limit: Int?) {
    chunks = .success(body.makeAsyncIterator())
    self.deadline = deadline
    self.limit = limit
    remaining = limit ?? .max
  }

  /// The body with its limits; the same one where it has none, or is at hand.
  ///
  /// - Throws: ``HTTPBody/TooLarge`` where its length is known to be too great.
  static func body(
    _ body: HTTPBody, _ deadline: Deadline?, limit: Int?
  ) throws(HTTPBody.TooLarge) -> HTTPBody {
    if let limit, let length = body.length, length > limit { throw HTTPBody.TooLarge(limit: limit) }
    if body.data != nil || (deadline == nil && limit == nil) { return body }
    return HTTPBody(GuardedChunks(body, deadline, limit: limit), length: body.length)
  }

  func next() async throws -> Data? {
    do {
      guard let chunk = try await Deadline.run(until: deadline, read) else { return nil }
      guard chunk.count <= remaining else { throw HTTPBody.TooLarge(limit: limit ?? .max) }
      if limit != nil { remaining -= chunk.count }
      return chunk
    } catch {
      // Lets go of the connection at once, not when the body's last owner does.
      chunks = .failure(error)
      throw error
    }
  }

  @Sendable private func read() async throws -> Data? {
    var iterator = try chunks.get()
    return try await iterator.next()
  }
}

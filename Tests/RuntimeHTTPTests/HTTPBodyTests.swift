import ConcordRuntime
import Foundation
import Testing

@Suite struct HTTPBodyTests {
  private struct Broken: Error {}

  private func stream(
    _ chunks: [String], then error: (any Error)? = nil
  ) -> AsyncThrowingStream<Data, any Error> {
    AsyncThrowingStream { continuation in
      for chunk in chunks { continuation.yield(Data(chunk.utf8)) }
      continuation.finish(throwing: error)
    }
  }

  @Test func bytesAtHand() async throws {
    let body = HTTPBody("héllo")
    #expect(body.data == Data("héllo".utf8))
    #expect(body.length == 6)
    #expect(try await body.collect(upTo: 6) == Data("héllo".utf8))
    #expect(try await body.collect(upTo: 6) == Data("héllo".utf8))
    await #expect(throws: HTTPBody.TooLarge(limit: 5)) { try await body.collect(upTo: 5) }
    #expect(try await HTTPBody.empty.collect(upTo: 0) == Data())
    await #expect(throws: HTTPBody.TooLarge(limit: -1)) {
      try await HTTPBody.empty.collect(upTo: -1)
    }
  }

  @Test func collectedStream() async throws {
    let body = HTTPBody(stream(["ab", "", "cd"]))
    #expect(body.data == nil)
    #expect(body.length == nil)
    #expect(try await body.collect(upTo: 4) == Data("abcd".utf8))
    await #expect(throws: HTTPBody.TooLarge(limit: 3)) {
      try await HTTPBody(stream(["ab", "cd"])).collect(upTo: 3)
    }
    await #expect(throws: HTTPBody.TooLarge(limit: .min)) {
      try await HTTPBody(stream(["ab"])).collect(upTo: .min)
    }
    #expect(try await HTTPBody(stream(["ab"])).collect(upTo: .max) == Data("ab".utf8))
  }

  @Test func announcedLengthIsRefusedUnread() async throws {
    let body = HTTPBody(stream(["ab"]), length: 10)
    #expect(body.length == 10)
    await #expect(throws: HTTPBody.TooLarge(limit: 9)) { try await body.collect(upTo: 9) }
    #expect(try await body.collect(upTo: 10) == Data("ab".utf8))
  }

  @Test func errorsOfTheStream() async throws {
    await #expect(throws: Broken.self) {
      try await HTTPBody(stream(["ab"], then: Broken())).collect(upTo: 9)
    }
  }

  @Test func chunks() async throws {
    var chunks: [String] = []
    for try await chunk in HTTPBody(stream(["ab", "cd"])) {
      chunks.append(String(decoding: chunk, as: UTF8.self))
    }
    for try await chunk in HTTPBody("ef") { chunks.append(String(decoding: chunk, as: UTF8.self)) }
    for try await _ in HTTPBody.empty { chunks.append("never") }
    #expect(chunks == ["ab", "cd", "ef"])
  }
}

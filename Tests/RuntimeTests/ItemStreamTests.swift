import Foundation
import Testing

@testable import ConcordRuntime

/// JSON Lines and JSON text sequences (RFC 7464).
@Suite(.timeLimit(.minutes(10))) struct ItemStreamTests {
  /// What a stream gives: the text of each item, and how it ends.
  private enum Outcome: Equatable {
    case text(String), undecodable, incomplete, separator, tooLarge
  }

  private func read(
    _ text: String, _ splitter: some ItemSplitter, chunks size: Int = .max
  ) async -> [Outcome] {
    let bytes = Data(text.utf8)
    let chunks = AsyncStream<Data> { continuation in
      for start in stride(from: 0, to: bytes.count, by: min(size, max(bytes.count, 1))) {
        continuation.yield(Data(bytes[start...].prefix(size)))
      }
      continuation.finish()
    }
    var iterator = ItemStream(HTTPBody(chunks), cutBy: splitter) {
      try JSONValue(parsing: $0)
    }.makeAsyncIterator()
    var outcomes: [Outcome] = []
    while true {
      do {
        guard let item = try await iterator.next() else { return outcomes }
        outcomes.append(.text(String(decoding: try item.data(), as: UTF8.self)))
      } catch StreamError.undecodableItem {
        outcomes.append(.undecodable)
      } catch StreamError.incompleteItem {
        return outcomes + [.incomplete]
      } catch StreamError.missingSeparator {
        return outcomes + [.separator]
      } catch StreamError.itemTooLarge {
        return outcomes + [.tooLarge]
      } catch {
        Issue.record("\(error)")
        return outcomes
      }
    }
  }

  @Test(
    arguments: [
      ("", []), ("\n\r\n  \n", []), ("1\n2\n", [.text("1"), .text("2")]),
      ("1\r\n2", [.text("1"), .text("2")]),
      ("{\"a\": \"\\n\"}\n\n[ ]\n", [.text("{\"a\":\"\\n\"}"), .text("[]")]),
      ("1\nx\n2\n", [.text("1"), .undecodable, .text("2")]),
      ("1\n{\"a\"", [.text("1"), .undecodable]),
      ("1\r2\n", [.undecodable]), ("\u{FEFF}1\n\"é🦆\"", [.text("1"), .text("\"é🦆\"")]),
      (
        "1234567890123456\n2\n12345678901234567\n",
        [.text("1234567890123456"), .text("2"), .tooLarge]
      ),
    ] as [(String, [Outcome])])
  private func lines(_ text: String, _ expected: [Outcome]) async {
    for size in [1, 2, 3, 7, .max] {
      #expect(await read(text, JSONLines(limit: 16), chunks: size) == expected, "\(size)")
    }
  }

  @Test(
    arguments: [
      ("", []), ("|1\n|2\n", [.text("1"), .text("2")]), ("|||1\n||", [.text("1"), .incomplete]),
      ("|{\"a\":1}|[2]", [.text("{\"a\":1}"), .text("[2]")]), ("|\"x\"", [.text("\"x\"")]),
      // Line feeds within a text.
      ("|{\n\"a\": [\n1\n]\n}\n|\n[\n]\n", [.text("{\"a\":[1]}"), .text("[]")]),
      ("|\"a\\\"]\"\n|\"\\\\\"\n", [.text("\"a\\\"]\""), .text("\"\\\\\"")]),
      // What may have been cut.
      ("|1\n|12", [.text("1"), .incomplete]), ("|true", [.incomplete]), ("|nul", [.incomplete]),
      ("|12|3\n", [.incomplete]), ("|12 ", [.text("12")]), ("|{\"a\":", [.incomplete]),
      ("|\"abc", [.incomplete]), ("|[1|2\n", [.incomplete]), ("|", [.incomplete]),
      ("|\n", [.incomplete]),
      // What is malformed.
      ("1\n", [.separator]), (" \n|1\n \n", [.text("1")]), ("|1\n2\n", [.text("1"), .separator]),
      ("|x\n|2\n", [.undecodable, .text("2")]), ("|1 2\n|3\n", [.undecodable, .text("3")]),
      ("|[1}\n|3\n", [.undecodable, .text("3")]),
      ("|123456789012345\n|1234567890123456\n", [.text("123456789012345"), .tooLarge]),
    ] as [(String, [Outcome])])
  private func sequences(_ text: String, _ expected: [Outcome]) async {
    let text = text.replacing("|", with: "\u{1E}")
    for size in [1, 2, 3, 7, .max] {
      #expect(await read(text, JSONSequence(limit: 16), chunks: size) == expected, "\(size)")
    }
  }

  @Test func aTextIsGivenWhenItsLineFeedIsThere() throws {
    var splitter = JSONSequence(limit: 99)
    splitter.append(Data("\u{1E}{\"a\":\n1}\n".utf8))
    #expect(try splitter.next() == Data("{\"a\":\n1}\n".utf8))
  }

  // Each byte is moved once: with the whole item copied for each chunk, this does not end in time.
  @Test(arguments: [false, true])
  func oneLargeItemInManyChunks(isSequence: Bool) async throws {
    let (count, size) = (50_000, 16 << 20)
    let start = Data((isSequence ? "\u{1E}\"" : "\"").utf8)
    let body = HTTPBody(
      Numbered { index in
        switch index {
        case 0: start + Data(repeating: 0x78, count: size)
        case ...count: Data([0x78])
        case count + 1: Data("\"\n".utf8)
        default: nil
        }
      })
    let items =
      isSequence
      ? ItemStream(body, cutBy: JSONSequence(limit: .max)) { $0.count }
      : ItemStream(body, cutBy: JSONLines(limit: .max)) { $0.count }
    #expect(try await collect(items) == [size + count + (isSequence ? 3 : 2)])
  }

  @Test func roundTrips() async throws {
    let items = (0..<1000).map {
      JSONValue.object(["n\n": .number(.integer($0)), "t": "\u{1E}é\r\n"])
    }
    let encode: @Sendable (JSONValue) throws -> Data = { try $0.data() }
    let lines = HTTPBody(jsonLines: ItemStream(items), encode: encode)
    let sequence = HTTPBody(jsonSequence: ItemStream(items), encode: encode)
    let decode: @Sendable (Data) throws -> JSONValue = { try JSONValue(parsing: $0) }
    #expect(
      try await collect(ItemStream(lines, cutBy: JSONLines(limit: 99), decode: decode)) == items)
    #expect(
      try await collect(ItemStream(sequence, cutBy: JSONSequence(limit: 99), decode: decode))
        == items)
  }

  @Test func writing() async throws {
    let items = ItemStream(["1", "{}"])
    #expect(
      try await HTTPBody(jsonLines: items) { Data($0.utf8) }.text(upTo: 99) == "1\n{}\n")
    let others = ItemStream(
      AsyncStream { continuation in
        continuation.yield("1")
        continuation.yield("{\n}")
        continuation.finish()
      })
    #expect(
      try await HTTPBody(jsonSequence: others) { Data($0.utf8) }.text(upTo: 99)
        == "\u{1E}1\n\u{1E}{\n}\n")
    await #expect(throws: StreamError.self) {
      try await HTTPBody(jsonLines: ItemStream(["{\n}"])) { Data($0.utf8) }.text(upTo: 99)
    }
    await #expect(throws: StreamError.self) {
      try await HTTPBody(jsonSequence: ItemStream(["\u{1E}"])) { Data($0.utf8) }.text(upTo: 99)
    }
  }

  @Test func theProducerIsAskedForOneAtATime() async throws {
    let asked = Locked(0)
    let produced = ItemStream(
      Pulled<Int> {
        asked.withLock {
          $0 += 1; return $0
        }
      })
    let written = HTTPBody(jsonLines: produced) { Data("\($0)".utf8) }
    let read = ItemStream<Int>(written, cutBy: JSONLines(limit: 99)) {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    var iterator = read.makeAsyncIterator()
    for count in 1...50 {
      #expect(try await iterator.next() == count)
      #expect(asked.withLock { $0 } <= count + 1)
    }
  }

  @Test func cancellation() async throws {
    let (chunks, continuation) = AsyncStream<Data>.makeStream()
    continuation.yield(Data("1\n".utf8))
    let stream = ItemStream(HTTPBody(chunks), cutBy: JSONLines(limit: 99)) { $0 }
    let (progress, report) = AsyncStream<Void>.makeStream()
    let task = Task {
      for try await _ in stream { report.yield() }
    }
    for await _ in progress { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

import Foundation
import Testing

@testable import ConcordRuntime

/// Reading events: ends, breaks and faults.
@Suite(.timeLimit(.minutes(10))) struct EventStreamTests {
  private typealias Event = ServerSentEvent<String>

  private func events(
    _ body: HTTPBody, options: StreamOptions = StreamOptions()
  ) -> EventStream<String> {
    EventStream(body, options: options) { $0 }
  }

  @Test func tenThousandEvents() async throws {
    let expected = (0..<10_000).map { Event("\($0)\n\($0)", event: "e", id: "\($0)") }
    let written = HTTPBody(EventStream(expected)) { $0 }
    #expect(try await collect(events(written)) == expected)
    // In chunks that have nothing to do with the events.
    let bytes = try await HTTPBody(EventStream(expected)) { $0 }.collect(upTo: 1 << 20)
    let chunks = stride(from: 0, to: bytes.count, by: 777).map { start in
      String(decoding: bytes[start..<min(start + 777, bytes.count)], as: UTF8.self)
    }
    #expect(try await collect(events(body(chunks))) == expected)
  }

  // Each byte is moved once: with the whole event copied for each chunk, this does not end in time.
  @Test func oneLargeEventInManyChunks() async throws {
    let (count, size) = (50_000, 16 << 20)
    let body = HTTPBody(
      Numbered { index in
        switch index {
        case 0: Data("data: ".utf8) + Data(repeating: 0x78, count: size)
        case ...count: Data([0x78])
        case count + 1: Data("\n\n".utf8)
        default: nil
        }
      })
    let options = StreamOptions(itemLimit: .max)
    #expect(
      try await collect(events(body, options: options)).map(\.data.utf8.count) == [size + count])
  }

  @Test func values() async throws {
    let stream = EventStream<Int>(body(["data: 1\n\n", "data: 2\n\n"])) { Int($0) ?? 0 }
    #expect(try await collect(stream.values) == [1, 2])
    let made = EventStream(
      AsyncStream { continuation in
        continuation.yield(ServerSentEvent(5, event: "five"))
        continuation.finish()
      })
    #expect(try await collect(made) == [ServerSentEvent(5, event: "five")])
  }

  @Test func aSecondReaderGoesOn() async throws {
    let stream = events(body(["data: 1\n\ndata: 2\n\ndata: 3\n\n"]))
    for try await event in stream where event.data == "1" { break }
    #expect(try await collect(stream).map(\.data) == ["2", "3"])
    #expect(try await collect(stream).isEmpty)
  }

  @Test func terminators() async throws {
    let text = "data: a\n\ndata: [DONE]\n\ndata: b\n\n"
    #expect(try await collect(events(body([text]))).map(\.data) == ["a"])
    let options = StreamOptions(terminators: ["b"])
    #expect(
      try await collect(events(body([text]), options: options)).map(\.data) == ["a", "[DONE]"])
    // The last line break does not matter where the end is said.
    for end in ["data: [DONE]", "data: [DONE]\n"] {
      #expect(try await collect(events(body(["data: a\n\n" + end]))).map(\.data) == ["a"])
    }
  }

  @Test func aStreamThatIsCutFailsForGood() async throws {
    var iterator = events(body(["data: a\n\ndata: b"])).makeAsyncIterator()
    #expect(try await iterator.next()?.data == "a")
    for _ in 0..<2 {
      do {
        _ = try await iterator.next()
        Issue.record("the stream looks complete")
      } catch StreamError.incompleteItem {}
    }
    let broken = events(body(["data: a\n\n"], then: Broken()))
    for _ in 0..<2 {
      await #expect(throws: Broken.self) { try await collect(broken) }
    }
  }

  @Test func aFaultInOneEvent() async throws {
    let long = String(repeating: "x", count: 100 << 10)
    let stream = EventStream<Int>(body(["data: 1\n\ndata: \(long)\n\ndata: 3\n\n"])) { text in
      guard let value = Int(text) else { throw Broken() }
      return value
    }
    var iterator = stream.makeAsyncIterator()
    #expect(try await iterator.next()?.data == 1)
    do {
      _ = try await iterator.next()
      Issue.record("no fault")
    } catch StreamError.undecodableItem(let index, let text, let underlying) {
      #expect(index == 1)
      #expect(text == String(repeating: "x", count: 64 << 10))
      #expect(underlying is Broken)
    }
    #expect(try await iterator.next()?.data == 3)
    #expect(try await iterator.next() == nil)
  }

  @Test func descriptionsHoldNoText() {
    let error = StreamError.undecodable(
      "secret".utf8, at: 3,
      DecodingError.dataCorrupted(
        .init(
          codingPath: [_FieldKey(stringValue: "a"), _FieldKey(stringValue: "b")],
          debugDescription: "secret")))
    #expect(
      "\(error)"
        == "item 3 of the stream, counted from 0, is not what the description says, at a.b")
  }

  // MARK: Cancellation and back-pressure

  @Test func cancellation() async throws {
    let (chunks, continuation) = AsyncStream<Data>.makeStream()
    continuation.yield(Data("data: a\n\n".utf8))
    let stream = events(HTTPBody(chunks))
    let (progress, report) = AsyncStream<Void>.makeStream()
    let task = Task {
      for try await _ in stream { report.yield() }
    }
    for await _ in progress { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    await #expect(throws: CancellationError.self) { try await collect(stream) }
  }

  @Test func cancellationOfAnEndlessRowOfComments() async throws {
    let (progress, report) = AsyncStream<Void>.makeStream()
    let stream = events(
      HTTPBody(
        Pulled<Data> {
          report.yield()
          return Data(": ping\n\n".utf8)
        }))
    let task = Task { try await collect(stream) }
    for await _ in progress { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func aCancelledTaskTakesNothing() async throws {
    let stream = EventStream([Event("a")])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await collect(stream)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await collect(stream) == [Event("a")])
  }

  @Test func twoTasksAtOnce() async throws {
    let (events, continuation) = AsyncStream<Event>.makeStream()
    let entered = AsyncStream<Void>.makeStream()
    let stream = EventStream(
      Pulled<Event> {
        entered.continuation.yield()
        for await event in events { return event }
        return nil
      })
    async let first = collect(stream)
    for await _ in entered.stream { break }
    do {
      _ = try await collect(stream)
      Issue.record("both read")
    } catch StreamError.readByTwoTasks {}
    continuation.yield(Event("a"))
    continuation.finish()
    #expect(try await first == [Event("a")])
  }

  @Test func theProducerIsAskedForOneAtATime() async throws {
    let asked = Locked(0)
    let produced = EventStream(
      Pulled<Event> {
        asked.withLock { $0 += 1 }
        return Event("x")
      })
    let written = HTTPBody(produced) { $0 }
    #expect(asked.withLock { $0 } == 0)
    var iterator = events(written).makeAsyncIterator()
    for count in 1...50 {
      _ = try await iterator.next()
      #expect(asked.withLock { $0 } <= count + 1)
    }
  }
}

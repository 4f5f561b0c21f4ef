import Foundation
import Testing

@testable import ConcordRuntime

/// Bodies of streams in messages.
@Suite struct StreamPartTests {
  private func reader(_ body: HTTPBody) -> _MessageReader {
    _MessageReader(fields: [:], body: Data(), stream: body)
  }

  private func written<Part: _MessagePart>(
    _ part: Part.Type, _ value: Part.Stored, _ name: String
  ) throws -> HTTPBody {
    var writer = _MessageWriter()
    try Part.write(value, name: name, to: &writer)
    #expect(writer.fields["Content-Type"] == name)
    return try #require(writer.body)
  }

  @Test func events() async throws {
    typealias Part = _EventStreamBody<[Int]>
    let events = [ServerSentEvent([1, 2], id: "a"), ServerSentEvent([], id: "b")]
    let body = try written(Part.self, EventStream(events), "text/event-stream")
    let text = try await body.text(upTo: 99)
    #expect(text == "id: a\ndata: [1,2]\n\nid: b\ndata: []\n\n")
    let read = try Part.read(name: "", from: reader(HTTPBody(text)))
    #expect(try await read.reduce(into: []) { $0.append($1) } == events)
  }

  @Test func eventsOfText() async throws {
    let body = try written(
      _EventTextBody.self, EventStream([ServerSentEvent("a b")]), "text/event-stream")
    let text = try await body.text(upTo: 99)
    #expect(text == "data: a b\n\n")
    let read = try _EventTextBody.read(name: "", from: reader(HTTPBody(text)))
    #expect(try await read.values.reduce(into: []) { $0.append($1) } == ["a b"])
  }

  @Test func optionsAndReconnection() async throws {
    var reader = reader("data: a\n\n")
    reader.streamOptions = StreamOptions(
      terminators: ["end"],
      reconnect: ReconnectPolicy(maximumAttempts: 1, delay: .zero))
    reader.reopen = { _ in "data: b\n\ndata: end\n\n" }
    let read = try _EventTextBody.read(name: "", from: reader)
    #expect(try await read.values.reduce(into: []) { $0.append($1) } == ["a", "b"])
  }

  @Test func items() async throws {
    let items = ["a", "b\n"]
    let lines = try written(_JSONLinesBody<String>.self, ItemStream(items), "application/jsonl")
    let linesText = try await lines.text(upTo: 99)
    #expect(linesText == "\"a\"\n\"b\\n\"\n")
    let fromLines = try _JSONLinesBody<String>.read(name: "", from: reader(HTTPBody(linesText)))
    #expect(try await fromLines.reduce(into: []) { $0.append($1) } == items)

    let sequence = try written(
      _JSONSequenceBody<String>.self, ItemStream(items), "application/json-seq")
    let sequenceText = try await sequence.text(upTo: 99)
    #expect(sequenceText == "\u{1E}\"a\"\n\u{1E}\"b\\n\"\n")
    let fromSequence = try _JSONSequenceBody<String>.read(
      name: "", from: reader(HTTPBody(sequenceText)))
    #expect(try await fromSequence.reduce(into: []) { $0.append($1) } == items)
  }

  @Test func bytes() async throws {
    let body = try written(_StreamBody.self, "abc", "video/mp4")
    #expect(try await body.text(upTo: 9) == "abc")
    #expect(try await _StreamBody.read(name: "", from: reader("x")).text(upTo: 9) == "x")
  }

  @Test func bytesOfARangeSayWhatTheyAre() async throws {
    var message = _MessageWriter()
    try _StreamBody.write(HTTPBody("x", contentType: "image/png"), name: "image/*", to: &message)
    #expect(message.fields["Content-Type"] == "image/png")
    #expect(throws: MessageError.self) {
      try _StreamBody.write("x", name: "image/*", to: &message)
    }
    #expect(throws: MessageError.self) {
      try _StreamBody.write(
        HTTPBody("x", contentType: "text/plain"), name: "image/*", to: &message)
    }
    try _StreamBody.write("x", name: "*/*", to: &message)
    #expect(message.fields["Content-Type"] == "application/octet-stream")
  }

  @Test func whichPartsAreStreamed() async throws {
    func isStreamed<Part: BodyPart>(_ part: Part.Type) -> Bool {
      Part.isStreamed(nil, name: "a/b")
    }
    #expect(!isStreamed(_JSONBody<Int>.self) && isStreamed(_StreamBody.self))
    #expect(isStreamed(_OptionalBody<_JSONLinesBody<Int>>.self))
    #expect(!isStreamed(_OptionalBody<_JSONBody<Int>>.self))
    typealias Part = _OptionalBody<_StreamBody>
    #expect(try Part.read(name: "", from: reader(.empty)) == nil)
    #expect(try await Part.read(name: "", from: reader("x"))?.text(upTo: 9) == "x")
  }
}

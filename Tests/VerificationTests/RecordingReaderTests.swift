import ConcordDocuments
import ConcordRecordings
import ConcordTesting
import Foundation
import Testing

/// Files of recordings, and the exchanges that they hold.
@Suite struct RecordingReaderTests {
  private static func read(
    _ text: String, as name: String
  ) throws -> (exchanges: [Exchange], problems: [RecordingReader.Problem]) {
    let folder = try TemporaryFolder([name: text])
    var reader = RecordingReader(folder.path(name), number: 0)
    var exchanges: [Exchange] = []
    reader.read { exchanges.append($0) }
    return (exchanges, reader.problems)
  }

  private static func text(_ body: Exchange.Body) -> String {
    switch body {
    case .unknown: "unknown"
    case .empty: "empty"
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .json(let node): "JSON \(JSONWriter().text(node))"
    case .fields(let fields): fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
  }

  private static func archive(request: String = "", response: String) -> String {
    """
    {"log": {"version": "1.2", "pages": [{"a": "]}"}], "entries": [
      {"startedDateTime": "2026-03-01T10:00:00.000+01:00",
       "request": {"method": "get", "url": "/a", "headers": []\(request)},
       "response": {"status": 200, "headers": []\(response)}}
    ]}}
    """
  }

  @Test func anArchiveHasItsParts() throws {
    let (exchanges, problems) = try Self.read(
      Self.archive(
        request: #", "postData": {"mimeType": "text/plain", "text": "é\u00e9"}"#,
        response: #", "content": {"mimeType": "text/plain", "text": "YQ==", "encoding": "base64"}"#
      ), as: "a.har")
    #expect(problems.isEmpty)
    let exchange = try #require(exchanges.first)
    #expect(exchanges.count == 1)
    #expect(exchange.method == "GET")
    #expect(exchange.url == "/a")
    #expect(exchange.status == 200)
    #expect(exchange.time == "2026-03-01T10:00:00.000+01:00")
    #expect(exchange.place == RecordingPlace(recording: 0, line: 2, column: 3))
    #expect(Self.text(exchange.requestBody) == "éé")
    #expect(Self.text(exchange.responseBody) == "a")
    #expect(exchange.requestFields == nil)
    #expect(exchange.responseFields == nil)
    #expect([exchange.requestType, exchange.responseType] == ["text/plain", "text/plain"])
  }

  @Test(arguments: [
    ("", "empty"), (#", "content": {"size": 3}"#, "unknown"),
    (#", "content": {"size": 0, "text": ""}"#, "empty"),
    (#", "content": {"size": 9, "text": "{}"}"#, "{}"),
  ])
  func aBodyThatWasNotRecordedIsUnknown(response: String, expected: String) throws {
    let exchanges = try Self.read(Self.archive(response: response), as: "a.har").exchanges
    #expect(exchanges.map { Self.text($0.responseBody) } == [expected])
  }

  @Test func aFormMayBeInParts() throws {
    let request = #", "postData": {"params": [{"name": "a", "value": "1"}, {"name": "b"}]}"#
    let exchanges = try Self.read(Self.archive(request: request, response: ""), as: "a.har")
      .exchanges
    #expect(exchanges.map { Self.text($0.requestBody) } == ["a=1&b="])
  }

  @Test(arguments: [
    (#""body": null"#, "empty"), (#""body": [1.50]"#, "JSON [1.50]"),
    (#""body": "text""#, "text"), (#""body": """#, "empty"), (#""bodyBase64": "YWI""#, "ab"),
    (#""other": 1"#, "unknown"),
  ])
  func aLineHasABodyInManyForms(body: String, expected: String) throws {
    let line = #"{"request": {"method": "GET", "url": "/"}, "response": {"status": 200, \#(body)}}"#
    let exchanges = try Self.read("\n\(line)\r\n", as: "a.jsonl").exchanges
    #expect(exchanges.map { Self.text($0.responseBody) } == [expected])
    #expect(exchanges.first?.place.line == 2)
  }

  @Test func theQueryMayStandByItself() throws {
    let request = #", "queryString": [{"name": "a b", "value": "1&2"}, {"name": "c", "value": ""}]"#
    let exchanges = try Self.read(Self.archive(request: request, response: ""), as: "a.har")
      .exchanges
    #expect(exchanges.map(\.url) == ["/a?a%20b=1%262&c="])
  }

  @Test func anArchiveIsKnownByItsFirstKey() throws {
    let archive = Self.archive(response: "")
    #expect(try Self.read(archive, as: "a.json").exchanges.count == 1)
    #expect(try Self.read("\u{FEFF} \(archive)", as: "a.txt").exchanges.count == 1)
  }

  /// Lines are read in pieces of a mebibyte.
  @Test func longLinesAreWhole() throws {
    let line = { (size: Int) in
      let text = String(repeating: "a", count: size)
      return #"{"request": {"method": "GET", "url": "/"}, "response": {"status": 200, "#
        + #""body": "\#(text)"}}"#
    }
    let sizes = [1_500_000, 3, 1_048_400, 2_100_000, 7]
    let exchanges = try Self.read(sizes.map(line).joined(separator: "\n"), as: "a.jsonl").exchanges
    #expect(exchanges.map { Self.text($0.responseBody).count } == sizes)
    #expect(exchanges.map(\.place.line) == [1, 2, 3, 4, 5])
  }

  @Test(arguments: [
    "", "{", "[]", "{\"log\": 3}", "{\"log\": {\"entries\": [{\"a\": }]}}", "\u{0}",
  ])
  func whatIsNoRecordingHasAProblem(text: String) throws {
    let (exchanges, problems) = try Self.read(text, as: "a.har")
    #expect(exchanges.isEmpty)
    #expect(!problems.isEmpty)
  }

  @Test func aTimeIsNoPlaceForText() throws {
    let line =
      #"{"time": "my s3cr3t password is here", "request": {"method": "GET", "url": "/"}, "response": {}}"#
    #expect(try Self.read(line, as: "a.jsonl").exchanges.map(\.time) == [nil])
  }
}

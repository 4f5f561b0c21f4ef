internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Foundation

/// Events come when they are sent, none is lost, also where the connection is cut over and over;
/// and a file in a form takes little memory.
func checkStreams(
  _ transport: some ClientTransport, _ server: Server, _ size: Int, _ report: Report
) async throws {
  let name = "\(type(of: transport))"
  var client = Client(
    configuration: ClientConfiguration(server: server.first, transport: transport))

  var latest = 0.0
  for try await event in try await client.value(of: Events(n: 50, every: 20)).values {
    latest = max(latest, Date().timeIntervalSince1970 - event.time)
  }
  report.expect(
    latest > 0 && latest <= 0.1, "\(name), each of 50 events within \(Int(latest * 1000)) ms")

  var numbers: [Int] = []
  for try await event in try await client.value(of: Events(n: 10_000)).values {
    numbers.append(event.number)
  }
  report.expect(numbers == Array(1...10_000), "\(name), 10,000 events, none lost")

  client.configuration.streamOptions.reconnect = ReconnectPolicy(maximumAttempts: 3)
  numbers = []
  for try await event in try await client.value(of: Events(n: 1_000, cut: 10)).values {
    numbers.append(event.number)
  }
  report.expect(numbers == Array(1...1_000), "\(name), 1,000 events over 100 connections")

  let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString)")
  try Data().write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let handle = try FileHandle(forWritingTo: file)
  try handle.truncate(atOffset: UInt64(size))
  try handle.close()
  var length = 0
  let most = (transport is URLSessionTransport ? 96 : 64) << 20
  let growth = try await ResidentMemory().growth {
    let form = Form(file: try FilePart(contentsOf: file))
    length = try await client.value(of: Upload(body: form)).length
  }
  report.expect(
    length > size && growth <= most,
    "\(name), a file of \(size >> 20) MiB in a form, \(growth >> 20) MiB of memory")
}

private struct Client: APIClient {
  var configuration: ClientConfiguration
}

// What the generator writes for the two operations.

private struct Event: Model {
  var number: Int
  var time: Double

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<Int, Double>.self, keys: "number time")
}

private struct Events: APIOperation {
  var n: Int
  var every: Int?
  var cut: Int?

  static let _definition = _OperationDefinition(
    Self.self, id: "events", .get, "/events",
    _MessageParts<_Query<Int>, _Query<Int?>, _Query<Int?>>.self, names: "n every cut")

  enum Output: OperationOutput {
    typealias Success = EventStream<Event>

    case ok(EventStream<Event>)
    case undocumented(UndocumentedResponse)

    static let _responses = _Responses<Self>([
      _Response(200, Self.ok, _EventStreamBody<Event>.self, "text/event-stream")
    ])

    var _payload: _ResponsePayload {
      switch self {
      case .ok(let value): _ResponsePayload(0, value)
      case .undocumented(let response): _ResponsePayload(-1, response)
      }
    }
  }
}

private struct Form: Model {
  var file: FilePart

  static let _fields = _FieldTable(Self.self, _FieldTypes<FilePart>.self, keys: "file")
}

private struct Echo: Model {
  var length: Int

  static let _fields = _FieldTable(Self.self, _FieldTypes<Int>.self, keys: "length")
}

private struct Upload: APIOperation {
  var body: Form

  static let _definition = _OperationDefinition(
    Self.self, id: "upload", .post, "/echo", _MessageParts<_MultipartBody<Form>>.self,
    names: "multipart/form-data")

  enum Output: OperationOutput {
    typealias Success = Echo

    case ok(Echo)
    case undocumented(UndocumentedResponse)

    static let _responses = _Responses<Self>([
      _Response(200, Self.ok, _JSONBody<Echo>.self, "application/json")
    ])

    var _payload: _ResponsePayload {
      switch self {
      case .ok(let value): _ResponsePayload(0, value)
      case .undocumented(let response): _ResponsePayload(-1, response)
      }
    }
  }
}

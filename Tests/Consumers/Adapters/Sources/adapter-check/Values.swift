internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Depot
internal import FlyingSocks
internal import Foundation

/// Values of every type come through as they are, in every place of a message.
func checkValues(_ server: ServerProcess, _ report: Report) async throws {
  let client = server.client()
  let name = server.library.rawValue
  let order = Order(
    id: .max, number: UUID(), placed: Date(timeIntervalSince1970: 1_700_000_000.125),
    due: CalendarDate("2024-02-29"), customer: "Zoë \"Ω\"\r\n\u{0}🐻",
    page: URL(string: "https://depot.example/a%20b?c=d"), state: OrderState(rawValue: "lost"),
    weight: 0.1, total: Decimal(string: "12345678901234567890.12"), express: true,
    seal: Data(UInt8.min...UInt8.max), tags: ["", "a,b", "c&d=e"],
    lines: [Line(article: "bolt", count: 3, price: 0.25)], payment: .card(Card(digits: "4711")),
    extra: ["list": [1, nil, "x"], "object": ["y": 2.5]])
  let stored = try await client.storeOrder(id: .max, order)
  report.expect(stored == order, "\(name), a value of each type in JSON")
  let tags = ["a b", "c,d", "é&=+%2F/?#", ""]
  let output = try await client.response(
    to: Operations.ReadOrder(id: 7, tags: tags, xNote: "a, b", visits: 3))
  if case .ok(let content) = output {
    report.expect(
      content.body.id == 7 && content.body.tags == tags && content.body.weight == 3
        && content.xNote == "a, b",
      "\(name), parameters in the path, the query, the header and a cookie")
  } else {
    report.expect(false, "\(name), an order: \(output)")
  }
  let isMissing =
    if case .notFound = try await client.response(to: Operations.ReadOrder(id: 0)) { true } else {
      false
    }
  report.expect(isMissing, "\(name), a documented 404")
  let address = Address(street: "A & B = C%+", town: "Köln", floors: [1, 2])
  let given = try await client.setAddress(address)
  report.expect(given == address, "\(name), a form")
  let scan = FilePart(Data(count: 100_000), filename: "scan é.png", contentType: "image/png")
  let receipt = try await client.fileReceipt(Receipt(order: 7, scan: scan))
  report.expect(receipt == "7 scan é.png 100000", "\(name), a form with a file")
  let cancelled = try await client.response(to: Operations.CancelOrder(id: 7))
  if case .noContent(let content) = cancelled {
    report.expect(
      content.setCookie == ["visits=0; Max-Age=0", "order=; Max-Age=0"],
      "\(name), two fields of one name")
  } else {
    report.expect(false, "\(name), no content: \(cancelled)")
  }
}

/// Sends requests by the transport alone, as no description has them, over one connection: what is
/// left over from one answer spoils the next.
struct Exchange {
  struct Answer {
    var status: Int
    var fields: HTTPFieldList
    var content: Data
  }

  let server: ServerProcess
  let transport = AsyncHTTPClientTransport.connections(1)

  init(_ server: ServerProcess) { self.server = server }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - path: The path with its query.
  ///   - fields: The header fields.
  ///   - body: The content.
  /// - Returns: The whole answer.
  /// - Throws: What keeps it from coming as a whole.
  func callAsFunction(
    _ method: HTTPMethod, _ path: String, _ fields: HTTPFieldList = [:], body: HTTPBody? = nil
  ) async throws -> Answer {
    let parts = path.split(separator: "?", maxSplits: 1)
    let response = try await transport.send(
      HTTPRequestMessage(
        method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil,
        fields: fields, body: body),
      to: ServerURL("http://127.0.0.1:\(server.port)"))
    return Answer(
      status: response.status, fields: response.fields,
      content: try await response.body.collect(upTo: .max))
  }
}

/// What a router refuses is answered as it says, and the connection goes on.
func checkRefusals(_ server: ServerProcess, _ report: Report) async throws {
  let send = Exchange(server)
  let name = server.library.rawValue
  let json: HTTPFieldList = ["Content-Type": "application/json"]
  func expect(_ status: Int, _ answer: Exchange.Answer, _ what: String, _ isRight: Bool = true) {
    let problem = try? JSONDecoder().decode(HTTPProblem.self, from: answer.content)
    report.expect(
      answer.status == status && problem?.status == status && isRight,
      "\(name), \(status) for \(what)")
  }
  expect(404, try await send(.get, "/v1/none"), "a path of no operation")
  expect(400, try await send(.get, "/v1/orders/x"), "a number that is none")
  expect(400, try await send(.put, "/v1/orders/1", json, body: "{}"), "members that are missing")
  let answer = try await send(.post, "/v1/orders/1", json, body: "{}")
  expect(405, answer, "a method", answer.fields["Allow"]?.contains("DELETE") == true)
  let plain: HTTPFieldList = ["Content-Type": "text/plain"]
  expect(415, try await send(.put, "/v1/orders/1", plain, body: "x"), "a media type")
  let accept: HTTPFieldList = ["Accept": "image/png"]
  expect(406, try await send(.get, "/v1/orders/1", accept), "a media type that is asked for")
  let text = HTTPBody(Data(repeating: UInt8(ascii: " "), count: 2 << 20))
  expect(413, try await send(.put, "/v1/orders/1", json, body: text), "a body of 2 MiB")
  let stream = HTTPBody(Goods(count: 2 << 20))
  expect(413, try await send(.put, "/v1/orders/1", json, body: stream), "one of unknown length")
  report.expect(
    try await send(.get, "/v1/orders/1").status == 200, "\(name), the connection goes on")
  if server.library == .mounted {
    let health = try await send(.get, "/health")
    let beside = try await send(.get, "/v1x/orders/1")
    report.expect(
      health.content == Data("well".utf8) && beside.status == 404
        && beside.fields["Content-Type"] != HTTPProblem.contentType,
      "\(name), routes of its own")
  }
}

/// Contents have their length where it is known, and end where they should.
func checkFraming(_ server: ServerProcess, _ report: Report) async throws {
  let send = Exchange(server)
  let name = server.library.rawValue
  let get = try await send(.get, "/v1/orders/1")
  let length = get.fields["Content-Length"]
  report.expect(
    length == "\(get.content.count)" && get.fields["Transfer-Encoding"] == nil,
    "\(name), a length for bytes at hand")
  if server.library != .flyingFox {
    report.expect(
      get.fields.values(for: "Date").count == 1 && get.fields.values(for: "Server") == ["depot"],
      "\(name), Date and Server are Hummingbird's")
  }
  let head = try await send(.head, "/v1/orders/1")
  let afterHead = try await send(.get, "/v1/orders/1")
  report.expect(
    head.status == 200 && head.fields["Content-Length"] == length && head.content.isEmpty
      && afterHead.content == get.content,
    "\(name), HEAD is GET without the content")
  let headOfStream = try await send(.head, "/v1/goods?count=1000&sized=false")
  let afterStream = try await send(.get, "/v1/orders/1")
  report.expect(
    headOfStream.status == 200 && headOfStream.content.isEmpty
      && afterStream.content == get.content,
    "\(name), HEAD of a stream")
  let sized = try await send(.get, "/v1/goods?count=100000")
  report.expect(
    sized.content.count == 100_000 && sized.fields["Content-Length"] == "100000"
      && sized.fields["Transfer-Encoding"] == nil,
    "\(name), a stream of known length")
  let unsized = try await send(.get, "/v1/goods?count=100000&sized=false")
  report.expect(
    unsized.content == sized.content && unsized.fields["Content-Length"] == nil
      && unsized.fields["Transfer-Encoding"] == "chunked",
    "\(name), a stream of unknown length")
  let empty = try await send(.delete, "/v1/orders/1")
  report.expect(
    empty.status == 204 && empty.fields["Transfer-Encoding"] == nil, "\(name), 204 has no content")
  for query in ["count=100000&end=70000", "count=100000&end=70000&sized=false"] {
    await report.expect((any Error).self, "\(name), a stream that breaks off, \(query)") {
      _ = try await send(.get, "/v1/goods?\(query)")
    }
  }
}

/// Trailers are not handed on, and what comes after them is the next request.
func checkTrailers(_ server: ServerProcess, _ report: Report) throws {
  let socket = try Socket(domain: AF_INET)
  defer { try? socket.close() }
  try socket.connect(to: .inet(ip4: "127.0.0.1", port: UInt16(server.port)))
  let requests = """
    PUT /v1/goods HTTP/1.1
    Host: depot
    Content-Type: application/octet-stream
    Transfer-Encoding: chunked
    Trailer: X-Note

    2
    \u{0}\u{1}
    0
    X-Note: trailing

    GET /v1/orders/1 HTTP/1.1
    Host: depot
    Connection: close


    """
  _ = try socket.write(Data(requests.replacing("\n", with: "\r\n").utf8))
  var answers = ""
  // The connection's end is an error.
  while let bytes = try? socket.read(atMost: 4096) {
    answers += String(decoding: bytes, as: UTF8.self)
  }
  report.expect(
    answers.ranges(of: "HTTP/1.1 200").count == 2 && answers.contains("\"length\":2")
      && !answers.contains("trailing"),
    "\(server.library.rawValue), trailers are dropped")
}

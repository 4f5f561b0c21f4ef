import ConcordRuntime
import Foundation
import Testing

/// Lists that come in pages.
@Suite(.timeLimit(.minutes(1))) struct PageSequenceTests {
  private struct Client: APIClient {
    var configuration: ClientConfiguration
  }

  private struct Page: Model, Equatable {
    var items: [Int]
    var next: String?
    var total: Int?

    static var _fields: _FieldTable {
      _FieldTable(
        Self.self, _FieldTypes<[Int], String?, Int?>.self, keys: "items next total")
    }
  }

  private struct List: APIOperation {
    var cursor: String?
    var offset: Int?
    var page: Int32?
    var limit: Int?
    var key: String?

    static let _definition = _OperationDefinition(
      Self.self, id: "list", .get, "/items",
      _MessageParts<
        _Query<String?>, _Query<Int?>, _Query<Int32?>, _Query<Int?>, _Header<String?>
      >.self, names: "cursor offset page limit X-Key")

    enum Output: OperationOutput {
      typealias Success = Page
      case ok(Page)
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([
        _Response(200, Self.ok, _JSONBody<Page>.self, "application/json")
      ])

      var _payload: _ResponsePayload {
        switch self {
        case .ok(let page): _ResponsePayload(0, page)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  /// What has to be given, and what is a list itself.
  private struct Next: APIOperation {
    var cursor: String
    var offset: Int
    var page: Int

    static let _definition = _OperationDefinition(
      Self.self, id: "next", .get, "/items",
      _MessageParts<_Query<String>, _Query<Int>, _Query<Int>>.self, names: "cursor offset page")

    enum Output: OperationOutput {
      typealias Success = [Int]
      case ok([Int])
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([
        _Response(200, Self.ok, _JSONBody<[Int]>.self, "application/json")
      ])

      var _payload: _ResponsePayload {
        switch self {
        case .ok(let page): _ResponsePayload(0, page)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  /// Gives its answers in their order, the last one for all that follow, and keeps the requests.
  private final class Server: ClientTransport, @unchecked Sendable {
    private let lock = NSLock()
    private let answers: [HTTPResponseMessage]
    private var list: [(request: HTTPRequestMessage, server: ServerURL)] = []

    init(_ answers: [HTTPResponseMessage]) { self.answers = answers }

    var requests: [String] {
      lock.withLock {
        list.map { "\($0.server) \($0.request.path)?\($0.request.query ?? "")" }
      }
    }

    var queries: [String] { lock.withLock { list.map { $0.request.query ?? "" } } }
    var fields: [HTTPFieldList] { lock.withLock { list.map(\.request.fields) } }

    func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      try Task.checkCancellation()
      return lock.withLock {
        list.append((request, server))
        return answers[min(list.count, answers.count) - 1]
      }
    }
  }

  private func answer(_ json: String, link: String? = nil) -> HTTPResponseMessage {
    var response = HTTPResponseMessage(status: 200, body: HTTPBody(json))
    response.fields["Link"] = link
    return response
  }

  private func client(
    _ server: Server, at address: ServerURL = "https://api.example/v2"
  ) -> Client {
    Client(configuration: ClientConfiguration(server: address, transport: server))
  }

  private func all<S: AsyncSequence>(_ sequence: S) async throws -> [S.Element] {
    try await sequence.reduce(into: []) { $0.append($1) }
  }

  @Test func cursors() async throws {
    let server = Server([
      answer(#"{"items":[1,2],"next":"a"}"#), answer(#"{"items":[],"next":"b"}"#),
      answer(#"{"items":[3]}"#),
    ])
    let pages = client(server).pages(of: List(limit: 2), cursor: \.next, into: \.cursor)
    #expect(try await all(pages.items(\.items)) == [1, 2, 3])
    #expect(server.queries == ["limit=2", "cursor=a&limit=2", "cursor=b&limit=2"])
  }

  @Test func anEmptyCursorIsTheEnd() async throws {
    let server = Server([answer(#"{"items":[1],"next":""}"#)])
    let pages = client(server).pages(of: List(), cursor: \.next, into: \.cursor)
    #expect(try await all(pages).map(\.items) == [[1]])
  }

  @Test func pagesAreAskedForWhenTheyAreUsed() async throws {
    let server = Server([answer(#"{"items":[1,2],"next":"a"}"#), answer(#"{"items":[3]}"#)])
    let pages = client(server).pages(of: List(), cursor: \.next, into: \.cursor)
    #expect(server.queries.isEmpty)
    var items = pages.items(\.items).makeAsyncIterator()
    #expect(try await items.next() == 1)
    #expect(try await items.next() == 2)
    #expect(server.queries.count == 1)
    #expect(try await items.next() == 3)
    #expect(try await items.next() == nil)
    #expect(try await items.next() == nil)
    #expect(server.queries.count == 2)
    #expect(try await all(pages).count == 1)
    #expect(server.queries.count == 3)
  }

  @Test func aCursorThatRepeatsIsAnError() async throws {
    let server = Server([
      answer(#"{"items":[1],"next":"a"}"#), answer(#"{"items":[2],"next":"b"}"#),
      answer(#"{"items":[3],"next":"a"}"#),
    ])
    var pages = client(server).pages(of: List(), cursor: \.next, into: \.cursor)
      .makeAsyncIterator()
    for item in 1...3 { #expect(try await pages.next()?.items == [item]) }
    do {
      _ = try await pages.next()
      Issue.record("there is a fourth page")
    } catch {
      #expect(error as? PaginationError == .repeatedRequest(operationID: "list"))
    }
    #expect(try await pages.next() == nil)
    #expect(server.queries.count == 3)
  }

  @Test func offsets() async throws {
    let server = Server([
      answer(#"{"items":[1,2]}"#), answer(#"{"items":[3]}"#), answer(#"{"items":[]}"#),
    ])
    let pages = client(server).pages(of: List(limit: 2), offset: \.offset, count: \.items.count)
    #expect(try await all(pages.items(\.items)) == [1, 2, 3])
    #expect(server.queries == ["limit=2", "offset=2&limit=2", "offset=3&limit=2"])
  }

  @Test func offsetsEndAtTheLimitOrTheTotal() async throws {
    let answers = [answer(#"{"items":[1,2],"total":3}"#), answer(#"{"items":[3],"total":3}"#)]
    let first = Server(answers)
    _ = try await all(
      client(first).pages(
        of: List(limit: 2), offset: \.offset, limit: \.limit, count: \.items.count))
    #expect(first.queries == ["limit=2", "offset=2&limit=2"])
    let second = Server(answers)
    _ = try await all(
      client(second).pages(
        of: List(offset: 0), offset: \.offset, count: \.items.count, total: \.total))
    #expect(second.queries == ["offset=0", "offset=2"])
    let third = Server(answers)
    _ = try await all(
      client(third).pages(of: List(offset: .max), offset: \.offset, count: \.items.count))
    #expect(third.queries.count == 1)
  }

  @Test func pageNumbers() async throws {
    let answers = [
      answer(#"{"items":[1],"total":2}"#), answer(#"{"items":[2],"total":2}"#),
      answer(#"{"items":[]}"#),
    ]
    let first = Server(answers)
    _ = try await all(client(first).pages(of: List(), page: \.page, count: \.items.count))
    #expect(first.queries == ["", "page=2", "page=3"])
    let second = Server(answers)
    _ = try await all(
      client(second).pages(
        of: List(), page: \.page, startingAt: 0, count: \.items.count,
        last: { $0.total.map { Int32($0) - 1 } }))
    #expect(second.queries == ["", "page=1"])
    let third = Server(answers)
    _ = try await all(
      client(third).pages(of: List(page: .max), page: \.page, count: \.items.count))
    #expect(third.queries.count == 1)
  }

  @Test func parametersThatHaveToBeGiven() async throws {
    let input = Next(cursor: "0", offset: 0, page: 1)
    let answers = [answer("[1,2]"), answer("[3]"), answer("[]")]
    let first = Server(answers)
    #expect(
      try await all(
        client(first).pages(
          of: input, cursor: { $0.last.map(String.init) }, into: \.cursor
        ).items) == [1, 2, 3])
    #expect(first.queries.map { $0.prefix(8) } == ["cursor=0", "cursor=2", "cursor=3"])
    let second = Server(answers)
    _ = try await all(client(second).pages(of: input, offset: \.offset, count: \.count))
    #expect(second.queries.last == "cursor=0&offset=3&page=1")
    let third = Server(answers)
    _ = try await all(client(third).pages(of: input, page: \.page, count: \.count))
    #expect(third.queries.last == "cursor=0&offset=0&page=3")
  }

  @Test func aClosureSaysHowToGoOn() async throws {
    var more = answer(#"{"items":[1]}"#)
    more.fields["X-Next"] = "7"
    let server = Server([more, answer(#"{"items":[2]}"#)])
    let pages = client(server).pages(of: List(limit: 1)) { _, response, call in
      response.fields["X-Next"].map { List(cursor: $0, limit: call.limit) }
    }
    #expect(try await all(pages.items(\.items)) == [1, 2])
    #expect(server.queries == ["limit=1", "cursor=7&limit=1"])
  }

  @Test(
    arguments: [
      ("/v2/items?a=1", "https://api.example/v2 /items?a=1"),
      ("?a=%20b", "https://api.example/v2 /items?a=%20b"),
      ("https://API.example:443/v2/items?a=1", "https://api.example/v2 /items?a=1"),
      ("//api.example/v2/other", "https://api.example/v2 /other?"),
      ("/v1/items?a=1", "https://api.example /v1/items?a=1"),
      ("/v2x/items", "https://api.example /v2x/items?"),
      ("../up", "https://api.example /up?"), ("https://api.example", "https://api.example /?"),
      ("https://user:password@api.example/v2/items?a=1", "https://api.example/v2 /items?a=1"),
    ])
  func linksOfTheSameOrigin(link: String, request: String) async throws {
    let server = Server([
      answer(#"{"items":[1]}"#, link: "<\(link)>; rel=\"next\""), answer(#"{"items":[2]}"#),
    ])
    let pages = client(server).with(fields: ["Authorization": "secret"])
      .pages(of: List(limit: 1, key: "k"), link: "next")
    #expect(try await all(pages.items(\.items)) == [1, 2])
    #expect(server.requests == ["https://api.example/v2 /items?limit=1", request])
    #expect(server.fields.map { $0["X-Key"] } == ["k", "k"])
    #expect(server.fields.map { $0["Authorization"] } == ["secret", "secret"])
  }

  @Test(
    arguments: [
      ("https://other.example/v2/items", "https://other.example"),
      ("http://api.example/v2/items", "http://api.example"),
      ("https://api.example:8443/v2?token=hush", "https://api.example:8443"),
      ("//api.example.other/", "https://api.example.other"),
      ("https://api.example@other.example/", "https://other.example"),
      ("https://api.example.:443/", "https://api.example."),
    ])
  func linksToOthersAreNotFollowed(link: String, origin: String) async throws {
    let server = Server([answer(#"{"items":[1]}"#, link: "<\(link)>; rel=next")])
    var pages = client(server).pages(of: List(), link: "next").makeAsyncIterator()
    #expect(try await pages.next()?.items == [1])
    do {
      _ = try await pages.next()
      Issue.record("the link was followed")
    } catch {
      #expect(
        error as? PaginationError == .otherOrigin(found: origin, expected: "https://api.example"))
      #expect(!"\(error)".contains("hush"))
    }
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["mailto:a@b.example", "http://", "https://[::1/", "file:///etc"])
  func linksThatAreNoneAreErrors(link: String) async throws {
    let server = Server([answer(#"{"items":[1]}"#, link: "<\(link)>; rel=next")])
    await #expect(throws: PaginationError.invalidLink(operationID: "list")) {
      try await all(client(server).pages(of: List(), link: "next"))
    }
  }

  @Test func aLinkToTheSamePageIsAnError() async throws {
    let server = Server([answer(#"{"items":[1]}"#, link: "</v2/items?limit=1>; rel=next")])
    await #expect(throws: PaginationError.repeatedRequest(operationID: "list")) {
      try await all(client(server).pages(of: List(limit: 1), link: "next"))
    }
    #expect(server.requests.count == 1)
  }

  @Test func errorsOfCallsAreThoseOfTheClient() async throws {
    let server = Server([answer(#"{"items":[1],"next":"a"}"#), HTTPResponseMessage(status: 418)])
    await #expect(throws: ClientError.self) {
      try await all(client(server).pages(of: List(), cursor: \.next, into: \.cursor))
    }
    #expect(server.queries.count == 2)
  }

  @Test func cancellationIsThrown() async throws {
    let server = Server([answer(#"{"items":[1],"next":"a"}"#), answer(#"{"items":[2]}"#)])
    let pages = client(server).pages(of: List(), cursor: \.next, into: \.cursor)
    let task = Task {
      for try await _ in pages { withUnsafeCurrentTask { $0?.cancel() } }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.queries.count == 1)
  }

  @Test func cancellationDuringACallIsThrown() async throws {
    let transport = InMemoryTransport { _ in
      withUnsafeCurrentTask { $0?.cancel() }
      throw CancellationError()
    }
    let client = Client(
      configuration: ClientConfiguration(server: "https://api.example", transport: transport))
    let task = Task { try await all(client.pages(of: List(), link: "next")) }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Foundation

/// Long contents take little memory, whichever way they go.
func checkTransfers(
  _ transport: some ClientTransport, _ server: Server, _ size: Int, _ report: Report
) async throws {
  let most = (transport is URLSessionTransport ? 96 : 64) << 20
  func check(_ what: String, _ operation: () async throws -> Bool) async throws {
    let start = ContinuousClock.now
    var isRight = false
    let growth = try await ResidentMemory().growth { isRight = try await operation() }
    report.expect(
      isRight && growth <= most,
      "\(type(of: transport)), \(size >> 20) MiB \(what) in \(ContinuousClock.now - start), "
        + "\(growth >> 20) MiB of memory")
  }

  let file = FileManager.default.temporaryDirectory.appending(path: "sent-\(UUID().uuidString)")
  try Data().write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let handle = try FileHandle(forWritingTo: file)
  try handle.truncate(atOffset: UInt64(size))
  try handle.close()

  try await check("of a file up") {
    let request = HTTPRequestMessage(
      method: .put, path: "/echo", body: try HTTPBody(contentsOf: file))
    return try await server.echo(transport.send(request, to: server.first)).length == size
  }
  try await check("down") {
    let request = HTTPRequestMessage(method: .get, path: "/bytes", query: "n=\(size)")
    var count = 0
    for try await chunk in try await transport.send(request, to: server.first).body {
      count += chunk.count
    }
    return count == size
  }
  try await check("down to a slow reader") {
    let request = HTTPRequestMessage(method: .get, path: "/bytes", query: "n=\(size)")
    var count = 0
    for try await chunk in try await transport.send(request, to: server.first).body {
      if count == 0 { try await Task.sleep(for: .seconds(2)) }
      count += chunk.count
    }
    return count == size
  }
  try await check("in parts up, of unknown length") {
    let request = HTTPRequestMessage(method: .post, path: "/echo", body: HTTPBody(try Parts(file)))
    return try await server.echo(transport.send(request, to: server.first)).length == size + 100
  }
}

/// A file between two delimiters, as in a form, read as it is asked for.
private struct Parts: AsyncSequence, Sendable {
  typealias Element = Data

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var bodies: ArraySlice<HTTPBody.AsyncIterator>

    mutating func next() async throws -> Data? {
      while var body = bodies.first {
        let chunk = try await body.next()
        bodies[bodies.startIndex] = body
        if let chunk { return chunk }
        bodies.removeFirst()
      }
      return nil
    }
  }

  private let bodies: [HTTPBody]

  init(_ file: URL) throws {
    let delimiter = HTTPBody(Data(repeating: UInt8(ascii: "-"), count: 50))
    bodies = [delimiter, try HTTPBody(contentsOf: file), delimiter]
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(bodies: bodies.map { $0.makeAsyncIterator() }[...])
  }
}

/// No answer of a server takes much memory, lasts, or looks complete when it is not.
func checkHostileServers(_ server: Server, _ report: Report) async throws {
  let limit = 1 << 20
  func get(_ path: String, timeout: Duration = .seconds(20)) async throws -> String {
    let transport = AsyncHTTPClientTransport(timeout: timeout, responseLimit: limit)
    let response = try await transport.send(
      HTTPRequestMessage(method: .get, path: path), to: server.first)
    return "\(response.status) \(try await response.body.text(upTo: .max))"
  }
  for path in [
    "/endless-header", "/truncated", "/truncated-chunked", "/truncated-chunk", "/bad-chunk",
    "/two-lengths", "/negative-length", "/huge-length", "/no-http", "/bad-status", "/reset",
    "/reset-body", "/empty",
  ] {
    let growth = await ResidentMemory().growth {
      await report.expect((any Error).self, path) { _ = try await get(path) }
    }
    report.expect(growth < 32 << 20, "\(path): \(growth >> 20) MiB of memory")
  }
  let foundation = URLSessionTransport(timeout: .seconds(20), responseLimit: limit)
  for path in ["/endless-body", "/gzip-bomb"] {
    let growth = await ResidentMemory().growth {
      await report.expect(HTTPBody.TooLarge.self, path) { _ = try await get(path) }
    }
    report.expect(growth < 32 << 20, "\(path): \(growth >> 20) MiB of memory")
    let foundationGrowth = await ResidentMemory().growth {
      await report.expect(HTTPBody.TooLarge.self, path) {
        let request = HTTPRequestMessage(method: .get, path: path)
        _ = try await foundation.send(request, to: server.first).body.collect(upTo: .max)
      }
    }
    report.expect(
      foundationGrowth < 64 << 20, "URLSession, \(path): \(foundationGrowth >> 20) MiB of memory")
  }
  for path in ["/slow-header", "/slow-body", "/silent"] {
    await report.expect(TransportError.self, path) {
      _ = try await get(path, timeout: .milliseconds(300))
    }
  }
  for (path, answer) in [
    ("/trailers", "200 hello"), ("/latin-1", "200 ok"), ("/interim", "200 final"),
    ("/more-than-said", "200 abc"), ("/not-modified", "304 "),
    ("/bad-gateway", "502 <html>Bad Gateway</html>"),
  ] {
    do {
      let given = try await get(path)
      report.expect(given == answer, "\(path): \(given)")
    } catch { report.expect(false, "\(path): \(error)") }
  }
  let growth = await ResidentMemory().growth {
    // The redirect's content is not read; what it leads to is.
    do {
      let given = try await get("/endless-redirect")
      report.expect(given.hasPrefix("200"), "/endless-redirect")
    } catch { report.expect(false, "/endless-redirect: \(error)") }
  }
  report.expect(growth < 32 << 20, "/endless-redirect: \(growth >> 20) MiB of memory")
}

/// Redirects keep method and content where they should, and credentials only within an origin.
func checkRedirects(_ server: Server, _ report: Report) async throws {
  let transport = AsyncHTTPClientTransport(timeout: .seconds(20))
  func redirected(
    _ status: Int, _ method: HTTPMethod, to location: String
  ) async throws -> Server.Echo {
    var request = HTTPRequestMessage(
      method: method, path: "/redirect",
      query: "status=\(status)&to=\(PercentEncoding.encode(location))",
      fields: [
        "Authorization": "secret", "Cookie": "secret", "X-Api-Key": "secret", "X-Ours": "secret",
        "X-Plain": "seen",
      ], body: method == .post ? "text" : nil)
    request.credentialFields = ["x-ours"]
    request.credentialQueryNames = ["key"]
    return try await server.echo(transport.send(request, to: server.first))
  }
  let secrets = ["authorization", "cookie", "x-api-key", "x-ours"]
  for status in [301, 302, 303, 307, 308] {
    for method in [HTTPMethod.get, .post] {
      let there = try await redirected(
        status, method, to: "\(server.second)/echo?key=secret&a=b")
      let keepsBody = method == .post && status > 303
      report.expect(
        there.method == (keepsBody ? "POST" : "GET") && there.first == (keepsBody ? "text" : "")
          && there.target == "/echo?a=b" && there.has("x-plain")
          && !secrets.contains(where: there.has),
        "\(status) for \(method) to another origin")
    }
  }
  let here = try await redirected(302, .get, to: "/echo?key=secret")
  report.expect(
    secrets.allSatisfy(here.has) && here.target == "/echo?key=secret", "within the origin")
  for path in ["/loop", "/hop"] {
    await report.expect(RedirectError.self, path) {
      _ = try await transport.send(HTTPRequestMessage(method: .get, path: path), to: server.first)
    }
  }
}

/// Each of many calls gets its own answer, though half of them are cancelled on their way.
func checkManyCalls(_ server: Server, _ calls: Int, _ report: Report) async throws {
  enum Outcome { case right, wrong, cancelled, failed }
  let transport = AsyncHTTPClientTransport(timeout: .seconds(60))
  let first = server.first
  let call: @Sendable (Int) async -> Outcome = { number in
    let task = Task {
      let request = HTTPRequestMessage(
        method: .get, path: "/text", query: "say=\(number)&wait=\(number % 5)")
      let text = try await transport.send(request, to: first).body.text(upTo: 100)
      return text == "\(number)"
    }
    if number.isMultiple(of: 2) {
      try? await Task.sleep(for: .microseconds(number % 97 * 500))
      task.cancel()
    }
    do { return try await task.value ? .right : .wrong } catch is CancellationError {
      return .cancelled
    } catch {
      print(error)
      return .failed
    }
  }
  var outcomes: [Outcome: Int] = [:]
  let start = ContinuousClock.now
  await withTaskGroup(of: (Int, Outcome).self) { group in
    for number in 0..<calls {
      if number >= 64, let (number, outcome) = await group.next() { count(number, outcome) }
      group.addTask { (number, await call(number)) }
    }
    for await (number, outcome) in group { count(number, outcome) }
  }
  func count(_ number: Int, _ outcome: Outcome) {
    // Nobody cancelled those of odd numbers.
    let isLost = outcome == .cancelled && !number.isMultiple(of: 2)
    outcomes[isLost ? .failed : outcome, default: 0] += 1
  }
  let (right, cancelled) = (outcomes[.right, default: 0], outcomes[.cancelled, default: 0])
  report.expect(
    right + cancelled == calls && right >= calls / 2,
    "\(calls) calls in \(ContinuousClock.now - start): \(right) answered, \(cancelled) cancelled, "
      + "\(outcomes[.wrong, default: 0]) mixed up, \(outcomes[.failed, default: 0]) failed")
}

import ConcordRuntime
import Foundation
import Testing

// The policy alone, with answers out of a table; then over HTTP, between two origins.
@Suite struct RedirectPolicyTests {
  private struct Sent: Sendable {
    var request: HTTPRequestMessage
    var url: URL
  }

  /// Sends a request to `https://a.test/base/x?k=1` and gives what was sent, the last one last.
  private func follow(
    _ request: HTTPRequestMessage, _ policy: RedirectPolicy = .standard,
    from server: ServerURL = "https://a.test/base",
    answers: [(status: Int, location: String)]
  ) async throws -> [Sent] {
    let sent = Journal<Sent>()
    let answers = answers.map {
      HTTPResponseMessage(
        status: $0.status, fields: ["Location": $0.location, "Set-Cookie": "a=b"])
    }
    _ = try await TransportPolicy(redirects: policy).send(request, to: server) { request, url in
      let count = sent.append(Sent(request: request, url: url))
      return count <= answers.count ? answers[count - 1] : HTTPResponseMessage(status: 200)
    }
    return sent.values
  }

  private let post = HTTPRequestMessage(
    method: .post, path: "/x", query: "k=1",
    fields: [
      "Content-Type": "text/plain", "Content-Language": "en", "Expect": "100-continue",
      "Accept": "*/*",
    ], body: "text")

  @Test(arguments: [301, 302, 303])
  func postBecomesGet(_ status: Int) async throws {
    let sent = try await follow(post, answers: [(status, "/y")])
    #expect(sent.count == 2)
    #expect(sent[1].request.method == .get)
    #expect(sent[1].request.body == nil)
    #expect(sent[1].request.fields == ["Accept": "*/*"])
    // The query of the first is not added.
    #expect(sent[1].url.absoluteString == "https://a.test/y")
    #expect(sent[1].request.path == "/y")
    #expect(sent[1].request.query == nil)
  }

  @Test(arguments: [307, 308])
  func postStays(_ status: Int) async throws {
    let sent = try await follow(post, answers: [(status, "?q=2")])
    #expect(sent[1].request.method == .post)
    #expect(try await sent[1].request.body?.text(upTo: 9) == "text")
    #expect(sent[1].request.fields == post.fields)
    #expect(sent[1].url.absoluteString == "https://a.test/base/x?q=2")
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func otherMethods(_ status: Int) async throws {
    for method in [HTTPMethod.get, .head, .put, .query, .delete] {
      let request = HTTPRequestMessage(
        method: method, path: "/x", body: method == .put ? "text" : nil)
      let sent = try await follow(request, answers: [(status, "/y")])
      let becomesGet = status == 303 && method != .head
      #expect(sent[1].request.method == (becomesGet ? .get : method))
      #expect((sent[1].request.body != nil) == (method == .put && !becomesGet))
    }
  }

  @Test func streamsAreNotSentTwice() async throws {
    var request = post
    request.body = HTTPBody(AsyncStream { $0.finish() })
    await #expect(throws: RedirectError.bodyNotRepeatable(status: 307)) {
      try await follow(request, answers: [(307, "/y")])
    }
    // Nor does GET need one.
    #expect(try await follow(request, answers: [(303, "/y")]).count == 2)
  }

  @Test(arguments: [
    ("y", "https://a.test/base/y"), ("../y", "https://a.test/y"), ("/y#f", "https://a.test/y"),
    ("https://b.test/y?a=b#f", "https://b.test/y?a=b"), ("//b.test:81", "https://b.test:81/"),
    ("/a b\u{E9}", "https://a.test/a%20b%C3%A9"),
  ])
  func locations(_ location: String, _ url: String) async throws {
    let sent = try await follow(post, answers: [(303, location)])
    #expect([url, url.replacing(/\/$/, with: "")].contains(sent[1].url.absoluteString))
    #expect(sent[1].request.path.hasPrefix("/"))
  }

  @Test(arguments: [
    ("ftp://a.test/y", RedirectError.invalidLocation(status: 302)),
    ("file:///etc/passwd", .invalidLocation(status: 302)),
    ("https:///y", .invalidLocation(status: 302)),
    ("https://u:p@a.test/y", .userInformation(status: 302)),
    ("//u@b.test/y", .userInformation(status: 302)),
    ("http://a.test/y", .downgrade(status: 302)),
  ])
  func refused(_ location: String, _ error: RedirectError) async throws {
    await #expect(throws: error) { try await follow(post, answers: [(302, location)]) }
    #expect(!error.description.contains("a.test"))
  }

  @Test func endless() async throws {
    let hops = (1...30).map { (307, "/\($0)") }
    await #expect(throws: RedirectError.tooMany(maximum: 20)) {
      try await follow(post, answers: hops)
    }
    #expect(try await follow(post, answers: Array(hops.prefix(20))).count == 21)
    #expect(try await follow(post, .none, answers: hops).count == 1)
  }

  @Test func circles() async throws {
    // Without a cookie, which could change the answer.
    await #expect(throws: RedirectError.loop) {
      _ = try await TransportPolicy().send(post, to: "https://a.test") { _, url in
        HTTPResponseMessage(status: 302, fields: ["Location": url.path() == "/y" ? "/z" : "/y"])
      }
    }
  }

  @Test func notRedirects() async throws {
    for response in [
      HTTPResponseMessage(status: 300, fields: ["Location": "/y"]),
      HTTPResponseMessage(status: 304, fields: ["Location": "/y"]),
      HTTPResponseMessage(status: 302),
    ] {
      let given = try await TransportPolicy().send(post, to: "https://a.test") { _, _ in response }
      #expect(given.status == response.status)
    }
  }

  @Test(arguments: [
    ("https://a.test/y", false), ("https://a.test:443/y", false), ("https://A.TEST/y", false),
    ("https://b.test/y", true), ("https://a.test:444/y", true), ("https://x.a.test/y", true),
  ])
  func credentials(_ location: String, _ leaves: Bool) async throws {
    let names = [
      "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "api-key", "X-Auth-Token",
      "X-Amz-Security-Token", "Private-Token", "X-Goog-Api-Key", "X-Declared", "X-Policy",
    ]
    var request = HTTPRequestMessage(
      method: .get, path: "/x", fields: ["Accept": "*/*", "Referer": "r"])
    for name in names { request.fields.append("secret", for: name) }
    request.credentialFields = ["x-declared"]
    request.credentialQueryNames = ["api key"]
    let policy = RedirectPolicy(credentialFields: ["X-Policy"], credentialQueryNames: ["token"])
    let query = "?a=1&api+key=secret&api%20key=secret&token=secret&b"
    let sent = try await follow(request, policy, answers: [(307, location + query)])
    #expect(sent[1].request.fields.contains("Accept"))
    #expect(!sent[1].request.fields.contains("Referer"))
    for name in names { #expect(sent[1].request.fields.contains(name) == !leaves, "\(name)") }
    #expect(sent[1].url.query() == (leaves ? "a=1&b" : String(query.dropFirst())))
    // Nor do they come back with a redirect to where they came from.
    let back = try await follow(
      request, policy, answers: [(307, location), (307, "https://a.test/z")])
    #expect(back[2].request.fields.contains("Authorization") == !leaves)
  }
}

/// What was sent, in its order.
// Unchecked: the lock guards the variable.
final class Journal<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [Value] = []

  var values: [Value] { lock.withLock { entries } }

  /// Adds a value, and says how many there are.
  func append(_ value: Value) -> Int {
    lock.withLock {
      entries.append(value)
      return entries.count
    }
  }
}

import ConcordRuntime
import Foundation
import Testing

@Suite struct ServerURLTests {
  @Test(
    arguments: [
      (
        "https://www.quantconnect.com/api/v2", "/object/list", nil,
        "https://www.quantconnect.com/api/v2/object/list"
      ),
      (
        "https://www.quantconnect.com/api/v2/", "/object/list", nil,
        "https://www.quantconnect.com/api/v2/object/list"
      ),
      ("https://h", "/a", "x=1&y=%20", "https://h/a?x=1&y=%20"),
      ("https://h///", "/a", "", "https://h/a?"),
      ("https://h", "a", nil, "https://h/a"),
      ("https://h/b", "", nil, "https://h/b/"),
      ("https://h/b", "/", nil, "https://h/b/"),
      ("https://h:8080/b", "/a%2Fb", nil, "https://h:8080/b/a%2Fb"),
      ("http://[::1]:80", "/a", nil, "http://[::1]:80/a"),
      ("https://h/b?k=v#f", "/a", "x=1", "https://h/b/a?k=v&x=1"),
      ("https://h/b?k=v", "/a", nil, "https://h/b/a?k=v"),
      (" https://h \n", "/a", nil, "https://h/a"),
      ("https://h", "/a?x#y", "q#z", "https://h/a%3Fx%23y?q%23z"),
      ("https://h", "//evil.com/x", nil, "https://h//evil.com/x"),
      ("HTTPS://h", "/a", nil, "HTTPS://h/a"),
    ] as [(String, String, String?, String)])
  func joins(_ server: String, _ path: String, _ query: String?, _ expected: String) throws {
    let request = HTTPRequestMessage(method: .get, path: path, query: query)
    #expect(try ServerURL(server).url(for: request).absoluteString == expected)
  }

  @Test(
    arguments: [
      ("https://h/hook", nil, "https://h/hook"), ("https://h/hook/", nil, "https://h/hook/"),
      ("https://h", "x=1", "https://h?x=1"), ("https://h/b?k=v#f", "x=1", "https://h/b?k=v&x=1"),
    ] as [(String, String?, String)])
  func exactAddressTakesNoPath(_ server: String, _ query: String?, _ expected: String) throws {
    let request = HTTPRequestMessage(method: .post, path: "/new/pet", query: query)
    let exact = ServerURL(exactly: server)
    #expect(try exact.url(for: request).absoluteString == expected)
    #expect(exact != ServerURL(server))
    #expect(throws: ServerURL.Invalid.self) { try ServerURL(exactly: "/h").url(for: request) }
  }

  @Test(arguments: [
    ("", "/a"), ("/api", "/a"), ("ftp://h", "/a"), ("https://", "/a"), ("h.example", "/a"),
    ("https://h", "/a b"), ("https://h", "/a\r\nHost: x"), ("https://h", "/é"), ("https://h", "/%"),
    ("https://{region}.h", "/a"), ("file:///etc", "/a"),
  ])
  func refuses(_ server: String, _ path: String) {
    #expect(throws: ServerURL.Invalid.self) {
      try ServerURL(server).url(for: HTTPRequestMessage(method: .get, path: path))
    }
  }

  @Test(arguments: [
    ("https://h/docs/openapi.json", "/v1", "https://h/v1"),
    ("https://h/docs/openapi.json", "v1", "https://h/docs/v1"),
    ("https://h", "/v1", "https://h/v1"), ("https://h/a/", "../b", "https://h/b"),
    ("https://h", "https://g/x", "https://g/x"), ("https://h", "//g/x", "https://g/x"),
  ])
  func resolves(_ base: String, _ reference: String, _ expected: String) {
    #expect(ServerURL(base).resolving(reference) == ServerURL(expected))
  }

  @Test func keepsItsText() {
    let server: ServerURL = "https://h/b/"
    #expect(server.description == "https://h/b/")
    #expect(server == ServerURL("https://h/b/"))
  }
}

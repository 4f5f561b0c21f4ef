internal import CheckReport
internal import ConcordCrypto
internal import ConcordHTTPTypes
internal import ConcordRuntime
internal import Foundation
internal import HTTPTypes
internal import QuantConnect

/// Messages go there and back between the two modules, none of whose names is qualified here.
func checkTypes(_ report: Report) async throws {
  let fields: HTTPFieldList = ["Accept": "a/b", "X-Two": "1", "x-two": "2", "Empty": ""]
  let message = HTTPRequestMessage(
    method: .query, path: "/a%20b/c", query: "d=e?f&g", fields: fields, body: HTTPBody("text"))
  let request = try HTTPRequest(message, to: ServerURL("https://[::1]:8443/v1"))
  report.expect(
    request.method.rawValue == "QUERY" && request.scheme == "https"
      && request.authority == "[::1]:8443" && request.path == "/v1/a%20b/c?d=e?f&g"
      && request.headerFields.compactMap {
        $0.name.rawName.lowercased() == "x-two" ? $0.value : nil
      } == ["1", "2"],
    "HTTPRequest: \(request) \(request.authority ?? "") \(request.path ?? "")")
  let method: HTTPMethod = .query
  let back = HTTPRequestMessage(HTTPRequest(message), body: message.body)
  report.expect(
    back.method == method && back.path == message.path && back.query == message.query
      && Array(back.fields) == Array(fields) && back.body?.data == message.body?.data,
    "HTTPRequestMessage: \(back.path) \(back.query ?? "")")
  let plain = HTTPRequestMessage(HTTPRequest(HTTPRequestMessage(method: .get, path: "/")))
  report.expect(plain.query == nil && plain.path == "/", "a path without a query")
  let answer = HTTPResponseMessage(
    status: 207, fields: ["Set-Cookie": "a=b", "set-cookie": "c=d"], body: "text")
  let response = HTTPResponse(answer)
  let again = HTTPResponseMessage(response, body: answer.body)
  report.expect(
    response.status.code == 207 && response.headerFields[values: .setCookie] == ["a=b", "c=d"]
      && again.status == 207 && Array(again.fields) == Array(answer.fields)
      && again.body.data == answer.body.data,
    "HTTPResponse and HTTPResponseMessage")
}

/// swift-crypto signs as the product QuantConnect does.
func checkSignature(_ report: Report) async throws {
  let context = SigningContext(
    operationID: "list", server: "https://quantconnect.example",
    transport: URLSessionTransport())
  for seconds in [0.0, 1_700_000_000, 1_700_000_000.9] {
    let now: @Sendable () -> Date = { Date(timeIntervalSince1970: seconds) }
    var ours = HTTPRequestMessage(method: .get, path: "/")
    var theirs = ours
    try await QuantConnectAuthentication(userID: 123, token: "töken", now: now).sign(
      &ours, in: context)
    await HashedToken(userID: 123, token: "töken", now: now).sign(&theirs, in: context)
    report.expect(
      ours.fields == theirs.fields && ours.fields.count == 2,
      "swift-crypto's signature at \(seconds)")
  }
}

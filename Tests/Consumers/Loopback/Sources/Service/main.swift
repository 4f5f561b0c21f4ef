// An HTTP server on loopback that answers as the stub does and prints the requests that it gets.
import ConcordRuntime
import FlyingFox
import FlyingSocks
import Foundation
import QuantConnect

let router = Router(Stub(), basePath: "/api/v2")
let port = UInt16(CommandLine.arguments[1]) ?? 0
let server = try HTTPServer(address: .inet(ip4: "127.0.0.1", port: port))
await server.appendRoute("*") { (request: HTTPRequest) async throws -> HTTPResponse in
  let body = try await request.bodyData
  var lines = ["\(request.method.rawValue) \(request.path)"]
  for name in ["Authorization", "Timestamp", "Content-Type", "Accept"] {
    lines.append("\(name): \(request.headers[HTTPHeader(name)] ?? "-")")
  }
  lines.append(String(decoding: body, as: UTF8.self))
  FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
  var fields = HTTPFieldList()
  for (name, value) in request.headers { fields[name.rawValue] = value }
  let response = try await router.respond(
    to: HTTPRequestMessage(
      method: ConcordRuntime.HTTPMethod(rawValue: request.method.rawValue),
      path: request.path, fields: fields,
      body: ConcordRuntime.HTTPBody(body)))
  return HTTPResponse(
    statusCode: HTTPStatusCode(response.status, phrase: ""),
    headers: [.contentType: response.fields["Content-Type"] ?? "text/plain"],
    body: try await response.body.collect(upTo: 1 << 20))
}
try await server.run()

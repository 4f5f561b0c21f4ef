// Checks the transport against a server on loopback: how much memory long contents take, what
// hostile servers do to it, what redirects take along, and whether calls are mixed up.
//
//     transport-check server.py [MiB] [calls]

import CheckReport
import ConcordAsyncHTTPClient
import ConcordRuntime
import Foundation

let arguments = CommandLine.arguments
let server = try Server(script: arguments.count > 1 ? arguments[1] : "server.py")
let size = (arguments.count > 2 ? Int(arguments[2]) ?? 0 : 1024) << 20
let calls = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 10_000
let report = Report()

try await checkTransfers(
  AsyncHTTPClientTransport(timeout: .seconds(300)), server, size, report)
try await checkTransfers(URLSessionTransport(timeout: .seconds(300)), server, size, report)
try await checkStreams(AsyncHTTPClientTransport(timeout: .seconds(300)), server, size, report)
try await checkStreams(URLSessionTransport(timeout: .seconds(300)), server, size, report)
try await checkHostileServers(server, report)
try await checkRedirects(server, report)
try await checkManyCalls(server, calls, report)
report.close()

// Serves a workspace on loopback until SIGTERM, and says then what is in it.
//
//   service PORT USER TOKEN ORGANIZATION
import ConcordHummingbird
import ConcordRuntime
import Foundation
import Hummingbird
import QuantConnectService
import Synchronization

/// Counts the calls that are begun and those that are answered.
final class Counted: HTTPHandler {
  private let handler: any HTTPHandler
  private let counts = Mutex((begun: 0, finished: 0))

  init(_ handler: any HTTPHandler) { self.handler = handler }

  /// How many calls were begun and how many answered.
  var state: (begun: Int, finished: Int) { counts.withLock { $0 } }

  func respond(to request: HTTPRequestMessage) async throws -> HTTPResponseMessage {
    counts.withLock { $0.begun += 1 }
    let response = try await handler.respond(to: request)
    counts.withLock { $0.finished += 1 }
    return response
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let port = Int(arguments[1]), let userID = Int(arguments[2]) else {
  fatalError("usage: service PORT USER TOKEN ORGANIZATION")
}
let workspace = Workspace(
  organizationID: arguments[4], ownerID: userID, address: "http://127.0.0.1:\(port)")
let service = Counted(QuantConnectService(workspace, userID: userID, token: arguments[3]))
let application = Application(
  responder: ConcordResponder(service), server: .concordHTTP1(),
  configuration: .init(address: .hostname("127.0.0.1", port: port)))
try await application.runService()
print("calls \(service.state.begun) \(service.state.finished)")
// What was answered before the end is all here: a check compares it with what its clients were told.
for (id, name) in await workspace.projectNames.sorted(by: { $0.key < $1.key }) {
  print("project \(id) \(name)")
}

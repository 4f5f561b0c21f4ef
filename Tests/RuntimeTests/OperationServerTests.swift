import ConcordRuntime
import Testing

/// Where a call goes whose operation has a server of its own.
@Suite struct OperationServerTests {
  private struct Client: APIClient {
    var configuration: ClientConfiguration
  }

  private struct Upload: APIOperation {
    static let _definition = _OperationDefinition(
      Self.self, id: "upload", .post, "/files",
      server: _OperationServer("https://uploads.example", insteadOf: ["https://api.example"]))

    enum Output: OperationOutput {
      typealias Success = Void
      case ok
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([_Response(200, Self.ok)])

      var _payload: _ResponsePayload {
        switch self {
        case .ok: _ResponsePayload(0)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  private final class Recorder: ClientTransport, @unchecked Sendable {
    var servers: [ServerURL] = []

    func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      servers.append(server)
      return HTTPResponseMessage(status: 200)
    }
  }

  private func server(of configure: (inout ClientConfiguration) -> Void) async throws -> [ServerURL]
  {
    let recorder = Recorder()
    var configuration = ClientConfiguration(server: "https://api.example", transport: recorder)
    configure(&configuration)
    try await Client(configuration: configuration).value(of: Upload())
    return recorder.servers
  }

  @Test func itIsCalledThere() async throws {
    #expect(try await server { _ in } == ["https://uploads.example"])
  }

  @Test func aServerOfTheUsersIsKept() async throws {
    #expect(try await server { $0.server = "http://localhost:8080" } == ["http://localhost:8080"])
    #expect(
      try await server { $0.appliesOperationServers = false } == ["https://api.example"])
  }
}

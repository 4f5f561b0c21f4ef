import ConcordRuntime
import Foundation
import Testing

/// Settings of single calls, and what comes beside the value.
@Suite(.timeLimit(.minutes(1))) struct ClientOptionsTests {
  private struct Client: APIClient {
    var configuration: ClientConfiguration
  }

  private struct Read: APIOperation {
    var own: String?

    static let _definition = _OperationDefinition(
      Self.self, id: "read", .get, "/text",
      _MessageParts<_Header<String?>>.self, names: "X-Own",
      server: _OperationServer("https://texts.example", insteadOf: ["https://api.example"]))

    enum Output: OperationOutput {
      typealias Success = String
      case ok(String)
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([
        _Response(200, Self.ok, _TextBody.self, "text/plain")
      ])

      var _payload: _ResponsePayload {
        switch self {
        case .ok(let text): _ResponsePayload(0, text)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  /// Answers with what it got.
  private struct Echo: ClientTransport {
    var status = 200
    func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      var fields = request.fields
      fields["Server"] = server.text
      fields["Timeout"] = request.timeout.map { "\($0 / .seconds(1))" }
      return HTTPResponseMessage(status: status, fields: fields, body: "text")
    }
  }

  private struct Mark: ClientMiddleware {
    let name: String
    func intercept(
      _ request: HTTPRequestMessage, operationID: String,
      next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
    ) async throws -> HTTPResponseMessage {
      var request = request
      request.fields.append(name, for: "Marks")
      return try await next(request)
    }
  }

  private let client = Client(
    configuration: ClientConfiguration(
      server: "https://api.example", transport: Echo(), middlewares: [Mark(name: "own")]))

  @Test func optionsHoldForTheCopy() async throws {
    let copy = client.with(
      timeout: .seconds(5), fields: ["X-A": "1", "X-Own": "client", "Accept": "*/*"],
      server: "http://localhost", middlewares: [Mark(name: "call")])
    let (value, response) = try await copy.valueAndResponse(of: Read())
    #expect(value == "text")
    #expect(response.status == 200)
    #expect(response.fields["X-A"] == "1")
    #expect(response.fields["X-Own"] == "client")
    #expect(response.fields["Accept"] == "*/*")
    #expect(response.fields["Marks"] == "call, own")
    #expect(response.fields["Timeout"] == "5.0")
    #expect(response.fields["Server"] == "http://localhost")
    let other = try await client.valueAndResponse(of: Read()).response
    #expect(other.fields["Marks"] == "own")
    #expect(other.fields["X-A"] == nil)
    #expect(other.fields["Timeout"] == nil)
    #expect(other.fields["Server"] == "https://texts.example")
  }

  @Test func whatTheOperationSetsIsKept() async throws {
    let copy = client.with(fields: ["X-Own": "client"])
    let response = try await copy.valueAndResponse(of: Read(own: "call")).response
    #expect(response.fields.values(for: "X-Own") == ["call"])
  }

  @Test func theServerOfTheCopyWinsEvenIfItIsTheAPIs() async throws {
    let response = try await client.with(server: "https://api.example")
      .valueAndResponse(of: Read()).response
    #expect(response.fields["Server"] == "https://api.example")
  }

  @Test func fieldsOfCopiesAddUp() async throws {
    let copy = client.with(fields: ["A": "1", "B": "1"]).with(fields: ["b": "2"])
    let response = try await copy.valueAndResponse(of: Read()).response
    #expect(response.fields["A"] == "1")
    #expect(response.fields.values(for: "B") == ["2"])
  }

  @Test func theLimitOfResponsesHolds() async throws {
    do {
      _ = try await client.with(responseLimit: 3).value(of: Read())
      Issue.record("the call returned")
    } catch {
      guard case .transport(let reason) = error.reason else { throw error }
      #expect(reason as? HTTPBody.TooLarge == HTTPBody.TooLarge(limit: 3))
    }
  }

  @Test func aRawResponseIsNotRead() async throws {
    var configuration = client.configuration
    configuration.transport = Echo(status: 418)
    let response = try await Client(configuration: configuration).with(responseLimit: 1)
      .rawResponse(to: Read())
    #expect(response.status == 418)
    #expect(response.fields["Marks"] == "own")
    #expect(try await response.body.text(upTo: 9) == "text")
  }

  @Test func aRawResponseThatDoesNotComeIsAnError() async throws {
    struct Broken: Error {}
    var configuration = client.configuration
    configuration.transport = InMemoryTransport { _ in throw Broken() }
    do {
      _ = try await Client(configuration: configuration).rawResponse(to: Read())
      Issue.record("the call returned")
    } catch {
      #expect(error.operationID == "read")
      guard case .transport(is Broken) = error.reason else { throw error }
    }
  }
}

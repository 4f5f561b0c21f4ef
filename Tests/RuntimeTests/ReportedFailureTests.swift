import ConcordRuntime
import Foundation
import Testing

/// Replies whose bodies say that the call failed, though their status says success.
@Suite struct ReportedFailureTests {
  private struct Client: APIClient {
    var configuration: ClientConfiguration
  }

  /// Rules whose bodies are tried, and the models that have them.
  private struct Listing: FailureReporting {
    var success: Bool?
    var errors: [String]?

    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Bool?, [String]?>.self, keys: "success errors")
    static let _failure = _FailureRule("success", equals: false, messages: "errors")
  }

  private struct Price: FailureReporting {
    var code: Int
    var reasons: JSONValue?

    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Int, JSONValue?>.self, keys: "code reasons")
    static let _failure = _FailureRule("code", unless: 0, messages: "reasons")
  }

  private enum Either: Union {
    case listing(Listing)
    case price(Price)

    static let _alternatives = _Alternatives<Self>([
      _Alternative(Self.price, Price.self, .object(required: ["code"])),
      _Alternative(Self.listing, Listing.self, .object(required: [])),
    ])

    var _payload: _Payload {
      switch self {
      case .price(let value): _Payload(0, value)
      case .listing(let value): _Payload(1, value)
      }
    }
  }

  private struct Read<Body: _MessagePart>: APIOperation where Body.Stored: Sendable {
    static var _definition: _OperationDefinition {
      _OperationDefinition(Self.self, id: "read", .get, "/")
    }

    enum Output: OperationOutput {
      typealias Success = Body.Stored
      case ok(Body.Stored)
      case conflict(Body.Stored)
      case undocumented(UndocumentedResponse)

      static var _responses: _Responses<Self> {
        _Responses<Self>([
          _Response(200, Self.ok, Body.self, "application/json"),
          _Response(409, Self.conflict, Body.self, "application/json"),
        ])
      }

      var _payload: _ResponsePayload {
        switch self {
        case .ok(let value): _ResponsePayload(0, value)
        case .conflict(let value): _ResponsePayload(1, value)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  private struct Answer: ClientTransport {
    var status = 200
    let json: String
    func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      HTTPResponseMessage(
        status: status, fields: ["Content-Type": "application/json"],
        body: HTTPBody(Data(json.utf8)))
    }
  }

  private func client(_ json: String, status: Int = 200, rules: [_FailureRule] = []) -> Client {
    var configuration = ClientConfiguration(
      server: "https://api.example", transport: Answer(status: status, json: json))
    configuration._failures = rules
    return Client(configuration: configuration)
  }

  /// The messages of the error that a plain call throws; `nil` where it returns.
  private func messages<Body: _MessagePart>(
    _ body: Body.Type, _ json: String
  ) async throws -> [String]? where Body.Stored: Sendable {
    do throws(ClientError) {
      _ = try await client(json).value(of: Read<Body>())
      return nil
    } catch {
      guard case .reported(let failure) = error.reason else { throw error }
      #expect(error.response?.status == 200)
      #expect(error.body == Data(json.utf8))
      #expect(error.output(of: Read<Body>.self) != nil)
      #expect(error.messages == failure.messages)
      return failure.messages
    }
  }

  @Test func theValueOfTheMemberDecides() async throws {
    typealias Body = _JSONBody<Listing>
    #expect(try await messages(Body.self, #"{"success":true,"errors":["a"]}"#) == nil)
    #expect(try await messages(Body.self, #"{"errors":["a"]}"#) == nil)
    #expect(try await messages(Body.self, #"{"success":null}"#) == nil)
    #expect(try await messages(Body.self, #"{"success":false}"#) == [])
    #expect(
      try await messages(Body.self, #"{"success":false,"errors":["a","b"]}"#) == ["a", "b"])
  }

  @Test func anyValueButOneIsAFailure() async throws {
    typealias Body = _JSONBody<Price>
    #expect(try await messages(Body.self, #"{"code":0}"#) == nil)
    #expect(try await messages(Body.self, #"{"code":0.0}"#) == nil)
    #expect(try await messages(Body.self, #"{"code":7,"reasons":"why"}"#) == ["why"])
    #expect(try await messages(Body.self, #"{"code":7,"reasons":null}"#) == [])
    #expect(
      try await messages(Body.self, #"{"code":7,"reasons":["a",{"code":1},2]}"#)
        == ["a", #"{"code":1}"#, "2"])
  }

  @Test func unionsAndOptionalsAreLookedInto() async throws {
    #expect(try await messages(_JSONBody<Either>.self, #"{"code":7}"#) == [])
    #expect(try await messages(_JSONBody<Either>.self, #"{"code":0}"#) == nil)
    #expect(try await messages(_JSONBody<Either>.self, #"{"success":false}"#) == [])
    #expect(try await messages(_JSONBody<Listing?>.self, #"{"success":false}"#) == [])
    #expect(try await messages(_JSONBody<Listing?>.self, "null") == nil)
  }

  @Test func theResponseIsToBeHadAsAnyOther() async throws {
    let client = client(#"{"success":false,"errors":["no"]}"#)
    let output = try await client.response(to: Read<_JSONBody<Listing>>())
    guard case .ok(let listing) = output else {
      Issue.record("another response")
      return
    }
    #expect(listing.errors == ["no"])
    do throws(ClientError) {
      _ = try await client.valueAndResponse(of: Read<_JSONBody<Listing>>())
      Issue.record("it returned")
    } catch {
      #expect(
        error.description == "read (GET /): status 200: the body says that the call failed: no")
    }
  }

  /// The description may lack the member that says so, or have members that a failure lacks.
  @Test func theBodyAsItCameIsLookedAtWhereTheDescriptionSaysNothing() async throws {
    let rules = [
      _FailureRule("ok", equals: false), _FailureRule("code", unless: 0, messages: "why"),
    ]
    func messages<Body: _MessagePart>(
      _ body: Body.Type, _ json: String, rules: [_FailureRule]
    ) async throws -> [String]? where Body.Stored: Sendable {
      do throws(ClientError) {
        _ = try await client(json, rules: rules).value(of: Read<Body>())
        return nil
      } catch {
        guard case .reported(let failure) = error.reason else { throw error }
        return failure.messages
      }
    }
    let undeclared = _JSONBody<JSONValue>.self
    #expect(try await messages(undeclared, #"{"ok":false}"#, rules: rules) == [])
    #expect(try await messages(undeclared, #"{"ok":true}"#, rules: rules) == nil)
    #expect(
      try await messages(undeclared, #"{"code":1,"why":"no"}"#, rules: rules) == ["no"])
    #expect(try await messages(undeclared, #"{"code":1}"#, rules: []) == nil)
    #expect(try await messages(undeclared, "[]", rules: rules) == nil)
    // A price has a code.
    let failed = #"{"ok":false,"why":"no"}"#
    #expect(try await messages(_JSONBody<Price>.self, failed, rules: rules) == [])
    await #expect(throws: ClientError.self) {
      _ = try await messages(_JSONBody<Price>.self, failed, rules: [])
    }
    // The model's own member decides where it is there.
    #expect(
      try await messages(_JSONBody<Price>.self, #"{"code":0,"ok":false}"#, rules: rules) == nil)
  }

  /// What the document calls an error is one, whatever its body says.
  @Test func anErrorOfTheDocumentStaysOne() async throws {
    let error = await #expect(throws: ClientError.self) {
      _ = try await client(#"{"success":false}"#, status: 409)
        .value(of: Read<_JSONBody<Listing>>())
    }
    guard case .documented = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
    #expect(error?.messages == [])
  }
}

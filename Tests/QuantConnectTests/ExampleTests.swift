import ConcordDocuments
import ConcordRuntime
import Foundation
import QuantConnect
import Testing

private let encoder: JSONEncoder = {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return encoder
}()

@Suite struct ExampleTests {
  @Test func theDescriptionHasItsOperationsSchemasAndExamples() {
    let ids = Set(documentedOperations.map { $0._definition.id })
    #expect(ids == Set(Description.operations.map(\.id)))
    #expect(ids.count == 61)
    #expect(Set(Description.schemas.map(\.name)) == Set(documentedTypes.keys))
    let answered = Description.examples.filter { $0.status == 200 }.map(\.operationID)
    #expect(Set(answered) == ids)
    #expect(Description.examples.count >= 120)
    #expect(Description.schemaExamples.count >= 5)
  }

  @Test(arguments: Description.examples.filter { $0.status == nil })
  func aRequestExampleIsReadAndWrittenTheSame(example: Description.Example) async throws {
    let operation = try #require(
      documentedOperations.first { $0._definition.id == example.operationID })
    func check<O: APIOperation>(_ operation: O.Type) async throws {
      let request = HTTPRequestMessage(
        method: O._definition.method, path: O._definition.path.text,
        fields: ["Content-Type": "application/json"], body: HTTPBody(json(example.value)))
      let input = try await O(request, pathValues: [:], upTo: 1 << 20)
      let again = try #require(try input.request().body?.data)
      #expect(
        isSameJSON(again, json(example.value)), "\(String(decoding: again, as: UTF8.self))")
    }
    try await check(operation)
  }

  @Test(arguments: Description.examples.filter { $0.status != nil })
  func aResponseExampleIsReadAndWrittenTheSame(example: Description.Example) async throws {
    let operation = try #require(
      documentedOperations.first { $0._definition.id == example.operationID })
    let client = QuantConnect.Client(
      transport: InMemoryTransport { _ in
        HTTPResponseMessage(
          status: example.status ?? 0, fields: ["Content-Type": "application/json"],
          body: HTTPBody(json(example.value)))
      })
    func check<O: APIOperation>(_ operation: O.Type) async throws {
      let input = try await anyInput(operation)
      let again = try await client.response(to: input).response()
      #expect(again.status == example.status)
      let body = try #require(again.body.data)
      #expect(isSameJSON(body, json(example.value)), "\(String(decoding: body, as: UTF8.self))")
    }
    try await check(operation)
  }

  @Test(arguments: Description.schemaExamples.indices)
  func aSchemaExampleIsReadAndWrittenTheSame(index: Int) throws {
    let (schema, value) = Description.schemaExamples[index]
    let type = try #require(documentedTypes[schema])
    func check<T: Codable>(_ type: T.Type) throws {
      let again = try encoder.encode(JSONDecoder().decode(type, from: json(value)))
      #expect(
        isSameJSON(again, json(value)), "\(schema): \(String(decoding: again, as: UTF8.self))")
    }
    try check(type)
  }

  @Test func aParameterIsOfTheTypeThatItsValueHas() throws {
    let json = #"{"parameterSet": {"fast": 10, "slow": 20.5, "symbol": "SPY"}}"#
    let backtest = try JSONDecoder().decode(BacktestResult.self, from: Data(json.utf8))
    #expect(
      backtest.parameterSet
        == .object(["fast": .integer(10), "slow": .number(20.5), "symbol": .string("SPY")]))
    let empty = try JSONDecoder().decode(
      BacktestResult.self, from: Data(#"{"parameterSet": []}"#.utf8))
    #expect(empty.parameterSet == .list([]))
  }

  /// A brokerage is told by its id, Binance's exchanges by their names.
  @Test func aBrokerageIsTakenForItself() throws {
    let request = CreateLiveAlgorithmRequest(
      versionId: "-1", projectId: 1, compileId: "c", nodeId: "n",
      brokerage: .binanceUSBrokerageSettings(
        .init(binanceUSApiKey: "key", binanceUSApiSecret: "secret")),
      dataProviders: .init(quantConnectBrokerage: .init()))
    let data = try encoder.encode(request)
    #expect(try JSONDecoder().decode(CreateLiveAlgorithmRequest.self, from: data) == request)
    #expect(
      isSameJSON(
        data,
        Data(
          """
          {"versionId": "-1", "projectId": 1, "compileId": "c", "nodeId": "n",
          "brokerage": {"id": "BinanceBrokerage", "binance-exchange-name": "BinanceUS",
          "binanceus-api-key": "key", "binanceus-api-secret": "secret"},
          "dataProviders": {"QuantConnectBrokerage": {"id": "QuantConnectBrokerage"}}}
          """.utf8)))
  }

  /// An input that the operation takes: its own example, or a form.
  private func anyInput<O: APIOperation>(_ operation: O.Type) async throws -> O {
    let example = Description.examples.first {
      $0.operationID == O._definition.id && $0.status == nil
    }
    var request = HTTPRequestMessage(method: O._definition.method, path: O._definition.path.text)
    if let example {
      request.fields["Content-Type"] = "application/json"
      request.body = HTTPBody(json(example.value))
    } else {
      let form = try MultipartForm([
        .init(name: "organizationId", body: Data("5cad".utf8)),
        .init(name: "key", body: Data("key1".utf8)),
        .init(name: "objectData", filename: "data", body: Data([0, 255, 10])),
      ]).encode()
      request.fields["Content-Type"] = form.contentType
      request.body = form.body
    }
    return try await O(request, pathValues: [:], upTo: 1 << 20)
  }
}

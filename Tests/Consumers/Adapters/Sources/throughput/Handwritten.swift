internal import AsyncHTTPClient
internal import Depot
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1

/// The order as one writes it by hand, with what the compiler synthesises.
private struct PlainOrder: ResponseCodable {
  struct Line: Codable {
    var article: String
    var count: Int
    var price: Double?
  }

  struct Payment: Codable {
    var type: String
    var digits: String?
    var account: String?
  }

  enum State: String, Codable {
    case open, packed, sent
  }

  var id: Int64
  var number: UUID?
  var placed: Date
  var due: String?
  var customer: String?
  var page: URL?
  var state: State?
  var weight: Double?
  var total: Decimal?
  var express: Bool?
  var remark: String?
  var seal: Data?
  var tags: [String]?
  var lines: [Line]
  var payment: Payment?
  var extra: [String: String]?
}

func serveHandwritten(_ port: Int) async throws {
  let router = Router()
  router.put("/v1/orders/:id") { request, context in
    _ = try context.parameters.require("id", as: Int64.self)
    return try await request.decode(as: PlainOrder.self, context: context)
  }
  try await serve(router.buildResponder(), port, .http1())
}

/// Serves on a port of the loopback interface.
func serve<Responder: HTTPResponder>(
  _ responder: Responder, _ port: Int, _ server: HTTPServerBuilder
) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
  var logger = Logger(label: "server")
  logger.logLevel = .error
  try await Application(
    responder: responder, server: server,
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
    logger: logger
  ).runService()
}

struct HandwrittenCaller: Caller {
  private let client = HTTPClient.shared
  private let order: PlainOrder
  private let url: String

  init(_ port: Int) async throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    order = try decoder.decode(PlainOrder.self, from: Order.sample.json())
    url = "http://127.0.0.1:\(port)/v1/orders/7"
  }

  func call() async throws {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    var request = HTTPClientRequest(url: url)
    request.method = .PUT
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(data: try encoder.encode(order)))
    let response = try await client.execute(request, timeout: .seconds(60))
    guard response.status == .ok else { throw CocoaError(.coderInvalidValue) }
    let body = try await response.body.collect(upTo: 1 << 20)
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard try decoder.decode(PlainOrder.self, from: body).id == 7 else {
      throw CocoaError(.coderInvalidValue)
    }
  }
}

internal import ConcordAsyncHTTPClient
internal import ConcordHummingbird
internal import ConcordRuntime
internal import Depot
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore

/// A side that makes calls.
protocol Caller: Sendable {
  /// Sends an order and takes it back.
  func call() async throws
}

struct GeneratedCaller: Caller {
  private let client: Client
  private let order = Order.sample

  init(_ port: Int) async throws {
    client = Client(
      server: ServerURL("http://127.0.0.1:\(port)/v1"), transport: AsyncHTTPClientTransport())
  }

  func call() async throws {
    let stored = try await client.storeOrder(id: 7, order)
    guard stored.id == 7 else { throw CocoaError(.coderInvalidValue) }
  }
}

private struct Storehouse: Depot.Server {
  func storeOrder(_ input: Operations.StoreOrder) async throws -> Operations.StoreOrder.Output {
    .ok(input.body)
  }
}

func serveGenerated(_ port: Int) async throws {
  try await serve(
    ConcordResponder(ConcordRuntime.Router(Storehouse(), basePath: "/v1")), port, .concordHTTP1())
}

extension Order {
  /// An order of about a kilobyte.
  static var sample: Order {
    var order = Order(
      id: 7, number: UUID(uuidString: "6F1C4F0C-7D0C-4B8C-9C7B-0F5C3C1B2A10"),
      placed: Date(timeIntervalSince1970: 1_700_000_000), due: CalendarDate("2024-02-29"),
      customer: "Zoë Müller", page: URL(string: "https://depot.example/customers/4711"),
      state: .packed, weight: 12.5, express: true,
      tags: ["fragile", "gift", "north"],
      lines: (1...10).map { Line(article: "article number \($0)", count: $0, price: 0.25) },
      payment: .card(Card(digits: "4711")))
    order.remark = "Leave it with the neighbour on the second floor, please."
    return order
  }

  func json() throws -> Data {
    try JSONValue(encoding: self).data()
  }
}

internal import ConcordRuntime
internal import ConcordTracing
internal import Depot
internal import Foundation
internal import Tracing

/// A depot that answers with what it is given, and says what became of slow answers.
struct Storehouse: Server {
  private let tally = Tally()

  func readOrder(_ input: Operations.ReadOrder) async throws -> Operations.ReadOrder.Output {
    guard input.id > 0 else { return .notFound }
    var order = Order(id: input.id, placed: Date(timeIntervalSince1970: 0), lines: [])
    order.tags = input.tags
    order.weight = input.visits.map(Double.init)
    return .ok(Operations.ReadOrder.OkResponse(xNote: input.xNote, body: order))
  }

  func storeOrder(_ input: Operations.StoreOrder) async throws -> Operations.StoreOrder.Output {
    .ok(input.body)
  }

  func cancelOrder(_ input: Operations.CancelOrder) async throws -> Operations.CancelOrder.Output {
    .noContent(.init(setCookie: ["visits=0; Max-Age=0", "order=; Max-Age=0"]))
  }

  func setAddress(_ input: Operations.SetAddress) async throws -> Operations.SetAddress.Output {
    .ok(input.body)
  }

  func fileReceipt(_ input: Operations.FileReceipt) async throws -> Operations.FileReceipt.Output {
    let scan = input.body.scan
    return .ok("\(input.body.order) \(scan.filename ?? "") \(try scan.data().count)")
  }

  func fetchGoods(_ input: Operations.FetchGoods) async throws -> Operations.FetchGoods.Output {
    let isSized = input.sized ?? true
    // One that was to be so long is too short; one of unknown length breaks off with an error.
    let goods = Goods(
      count: input.end ?? input.count, failsAtEnd: input.end != nil && !isSized)
    return .ok(HTTPBody(goods, length: isSized ? input.count : nil))
  }

  func bringGoods(_ input: Operations.BringGoods) async throws -> Operations.BringGoods.Output {
    var count = 0
    var isWhole = true
    for try await chunk in input.body {
      if count == 0, let pause = input.pause { try await Task.sleep(for: .milliseconds(pause)) }
      isWhole = isWhole && Goods.isRight(chunk, at: count)
      count += chunk.count
    }
    return .ok(Weight(length: count, isWhole: isWhole))
  }

  func watchArrivals(
    _ input: Operations.WatchArrivals
  ) async throws -> Operations.WatchArrivals.Output {
    .ok(EventStream(Arrivals(count: input.count, every: input.every ?? 0, tally: tally)))
  }

  func wait(_ input: Operations.Wait) async throws -> Operations.Wait.Output {
    try await tally.counting { try await Task.sleep(for: .milliseconds(input.milliseconds)) }
    return .ok("\(input.milliseconds)")
  }

  func readState(_ input: Operations.ReadState) async throws -> Operations.ReadState.Output {
    .ok(await tally.state(trace: ServiceContext.current?.traceContext?.traceID))
  }
}

/// What goes on, and what was cancelled.
private actor Tally {
  private var waiting = 0
  private var cancelled = 0

  func counting(_ wait: @Sendable () async throws -> Void) async throws {
    waiting += 1
    defer { waiting -= 1 }
    do { try await wait() } catch {
      cancelled += 1
      throw error
    }
  }

  func state(trace: String?) -> State {
    State(waiting: waiting, cancelled: cancelled, trace: trace)
  }
}

/// Arrivals, each a time after the one before.
private struct Arrivals: AsyncSequence, Sendable {
  typealias Element = ServerSentEvent<Arrival>

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let arrivals: Arrivals
    private var number = 0

    fileprivate init(_ arrivals: Arrivals) { self.arrivals = arrivals }

    mutating func next() async throws -> ServerSentEvent<Arrival>? {
      guard number < arrivals.count else { return nil }
      let every = arrivals.every
      if number > 0, every > 0 {
        try await arrivals.tally.counting { try await Task.sleep(for: .milliseconds(every)) }
      }
      number += 1
      return ServerSentEvent(
        Arrival(number: number, time: Date().timeIntervalSince1970), id: "\(number)")
    }
  }

  let count: Int
  let every: Int
  let tally: Tally

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

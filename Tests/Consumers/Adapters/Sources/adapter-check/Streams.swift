internal import AsyncHTTPClient
internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Depot
internal import Foundation

extension AsyncHTTPClientTransport {
  /// A transport with at most so many connections.
  static func connections(_ count: Int) -> AsyncHTTPClientTransport {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = count
    return AsyncHTTPClientTransport(configuration: configuration, timeout: .seconds(120))
  }
}

/// Long contents take little memory on both sides, whichever way they go and whoever is slow.
func checkStreams(_ server: ServerProcess, _ size: Int, _ report: Report) async throws {
  let client = server.client()
  func check(_ what: String, _ operation: () async throws -> Bool) async throws {
    let start = ContinuousClock.now
    var isRight = false
    var ownGrowth = 0
    let growth = try await server.memory.growth {
      ownGrowth = try await ResidentMemory().growth { isRight = try await operation() }
    }
    report.expect(
      isRight && max(growth, ownGrowth) <= 64 << 20,
      "\(server.library), \(size >> 20) MiB \(what) in \(ContinuousClock.now - start), "
        + "\(growth >> 20) MiB of memory in the server, \(ownGrowth >> 20) MiB in the client")
  }
  for isSized in [true, false] {
    let length = isSized ? "known" : "unknown"
    try await check("down, of \(length) length") {
      let goods = try await client.fetchGoods(count: size, sized: isSized)
      return try await isRight(goods, size)
    }
    try await check("up, of \(length) length") {
      let goods = HTTPBody(Goods(count: size), length: isSized ? size : nil)
      return try await client.bringGoods(goods) == Weight(length: size, isWhole: true)
    }
  }
  try await check("down to a slow reader") {
    try await isRight(client.fetchGoods(count: size), size, pause: .seconds(2))
  }
  try await check("up to a slow reader") {
    let goods = HTTPBody(Goods(count: size), length: size)
    return try await client.bringGoods(pause: 2000, goods) == Weight(length: size, isWhole: true)
  }
}

private func isRight(_ goods: HTTPBody, _ size: Int, pause: Duration? = nil) async throws -> Bool {
  var count = 0
  for try await chunk in goods {
    if count == 0, let pause { try await Task.sleep(for: pause) }
    guard Goods.isRight(chunk, at: count) else { return false }
    count += chunk.count
  }
  return count == size
}

/// Events come when they are sent.
func checkEvents(_ server: ServerProcess, _ report: Report) async throws {
  let client = server.client()
  var latest = 0.0
  var numbers: [Int] = []
  for try await arrival in try await client.watchArrivals(count: 50, every: 20).values {
    latest = max(latest, Date().timeIntervalSince1970 - arrival.time)
    numbers.append(arrival.number)
  }
  report.expect(
    numbers == Array(1...50) && latest <= 0.1,
    "\(server.library), each of 50 events within \(Int(latest * 1000)) ms")
}

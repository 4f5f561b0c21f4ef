internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Depot
internal import Foundation

extension Client {
  /// Asks for the server's state until it is so, for at most 20 seconds.
  fileprivate func reaches(_ isReached: (State) -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
      if isReached(try await readState()) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}

/// A client that goes away ends what it asked for: a handler that works, and a stream that waits.
func checkDepartures(_ server: ServerProcess, _ report: Report) async throws {
  let client = server.client()
  let before = try await client.readState().cancelled
  let hour = 3_600_000
  let wait = Task { _ = try await server.client().wait(milliseconds: hour) }
  let watch = Task {
    let arrivals = try await server.client().watchArrivals(count: 2, every: hour)
    for try await _ in arrivals {}
  }
  let isWaiting = try await client.reaches { $0.waiting == 2 }
  let start = ContinuousClock.now
  wait.cancel()
  watch.cancel()
  let isOver = try await client.reaches { $0.waiting == 0 && $0.cancelled == before + 2 }
  report.expect(
    isWaiting && isOver,
    "\(server.library), a handler and a stream end \(ContinuousClock.now - start) after the client")
}

/// Each of many calls at once gets its own answer.
func checkManyCalls(_ server: ServerProcess, _ calls: Int, _ report: Report) async throws {
  let client = server.client(AsyncHTTPClientTransport.connections(calls))
  let start = ContinuousClock.now
  let most = Task {
    let client = server.client()
    var most = 0
    while let state = try? await client.readState() {
      most = max(most, state.waiting)
      try? await Task.sleep(for: .milliseconds(20))
    }
    return most
  }
  let right = await withTaskGroup(of: Bool.self) { group in
    for number in 0..<calls {
      let milliseconds = 5000 + number
      group.addTask {
        do {
          return try await client.wait(milliseconds: milliseconds) == "\(milliseconds)"
        } catch {
          print(error)
          return false
        }
      }
    }
    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
  most.cancel()
  let atOnce = await most.value
  report.expect(
    right == calls && atOnce == calls,
    "\(server.library), \(calls) calls in \(ContinuousClock.now - start): \(right) answered, "
      + "\(atOnce) of them at once")
}

/// A server that is asked to end answers what it has begun, takes nothing more, and ends well.
func checkShutdown(_ server: ServerProcess, _ report: Report) async throws {
  let client = server.client(AsyncHTTPClientTransport.connections(64))
  let calls = (0..<64).map { _ in Task { try await client.wait(milliseconds: 4000) } }
  let isWaiting = try await server.client().reaches { $0.waiting == 64 }
  server.terminate()
  await report.expect((any Error).self, "\(server.library), a call after SIGTERM") {
    for _ in 0..<20 {
      // A client of its own each time, for a connection of its own.
      _ = try await server.client().readState()
      try await Task.sleep(for: .milliseconds(100))
    }
  }
  var answered = 0
  for call in calls where (try? await call.value) == "4000" { answered += 1 }
  let status = try await server.exitStatus()
  report.expect(
    isWaiting && answered == 64 && status == 0,
    "\(server.library), SIGTERM while 64 calls run: \(answered) answered, "
      + "status \(status.map(String.init) ?? "none")")
}

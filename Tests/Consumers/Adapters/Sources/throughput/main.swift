// The work of one request on each side, done by generated code and by hand; `measure` compares
// them.
//
//     throughput serve generated|handwritten PORT
//     throughput call generated|handwritten PORT CALLS
//     throughput order

import Depot
import Foundation

let arguments = CommandLine.arguments
let port = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0
switch arguments.dropFirst().prefix(2).joined(separator: " ") {
case "serve generated": try await serveGenerated(port)
case "serve handwritten": try await serveHandwritten(port)
case "call generated": try await measure { try await GeneratedCaller(port) }
case "call handwritten": try await measure { try await HandwrittenCaller(port) }
case "order": print(String(decoding: try Order.sample.json(), as: UTF8.self))
default: exit(2)
}

/// Makes calls, 16 at a time, and prints how many there are in a second.
func measure(_ make: () async throws -> any Caller) async throws {
  let caller = try await make()
  let calls = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 20_000
  func run(_ count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask { for _ in 0..<count / 16 { try await caller.call() } }
      }
      try await group.waitForAll()
    }
  }
  try await run(calls / 10)
  let start = ContinuousClock.now
  try await run(calls)
  print(Int(Double(calls) / ((ContinuousClock.now - start) / .seconds(1))))
}

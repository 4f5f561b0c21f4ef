// Calls the service by the thousand, ends it in between, and looks whether anything that was answered is
// lost.
//
//   service-check SERVICE [CALLS]
//
// SERVICE is the program `service`; CALLS are 20,000 unless another number is given, 64 at once.
import ConcordAsyncHTTPClient
import ConcordRuntime
import Foundation
import QuantConnect

let arguments = CommandLine.arguments
guard arguments.count > 1 else { fatalError("usage: service-check SERVICE [CALLS]") }
let total = arguments.count > 2 ? Int(arguments[2]) ?? 20_000 : 20_000
let service = try ServiceProcess(arguments[1])
try await service.waitUntilReady()

let client = Client(
  credentials: Credentials(userID: 1, token: "token"), server: service.server,
  transport: AsyncHTTPClientTransport())
let ledger = Ledger()
let started = ContinuousClock.now
await withTaskGroup(of: Void.self) { group in
  for worker in 0..<64 {
    group.addTask {
      for number in 0..<(total / 64) {
        // Without an answer, the service has ended: there is nothing more to ask.
        guard await ledger.call(by: client, worker: worker, number: number) else { return }
        // Half of the calls are behind it: the rest comes while the service ends, or after.
        if await ledger.answered == total / 2 { service.terminate() }
      }
    }
  }
}
let took = ContinuousClock.now - started
let end = try service.end()
let (answered, unanswered) = (await ledger.answered, await ledger.unanswered)
print("\(answered) calls answered, \(unanswered) not, in \(took)")
print("the service began \(end.begun) and finished \(end.finished)")

var faults: [String] = await ledger.faults
if end.status != 0 { faults.append("the service ended with \(end.status)") }
if end.begun != end.finished { faults.append("calls that were begun are not finished") }
if answered < total / 2 { faults.append("fewer calls were answered than before the end") }
faults += await ledger.lost(in: end.projects)
for fault in faults { print("failed: \(fault)") }
print(faults.isEmpty ? "nothing that was answered is lost" : "\(faults.count) failed")
exit(faults.isEmpty ? 0 : 1)

// Checks the adapters: a generated server within HTTP servers, called by a generated client over
// HTTP on loopback, and what is handed on to logs, traces and the types of other packages.
//
//     adapter-check [MiB] [calls]
//
// Each of the calls has a connection of its own, and each connection is an open file.

import CheckReport
import Foundation

let arguments = CommandLine.arguments
if arguments.count > 2, arguments[1] == "serve", let library = Library(rawValue: arguments[2]) {
  // The input ends with the process that started this one.
  Thread.detachNewThread {
    _ = try? FileHandle.standardInput.readToEnd()
    exit(1)
  }
  try await library.serve()
  exit(0)
}

let size = (arguments.count > 1 ? Int(arguments[1]) ?? 0 : 256) << 20
let calls = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 1000
let report = Report()

do {
  try await checkLogs(report)
  try await checkTypes(report)
  try await checkSignature(report)
  try await checkTraces(report)
  for library in Library.allCases {
    let server = try ServerProcess(library)
    try await checkValues(server, report)
    try await checkRefusals(server, report)
    try await checkFraming(server, report)
    try checkTrailers(server, report)
    try await checkStreams(server, library == .mounted ? 1 << 20 : size, report)
    try await checkEvents(server, report)
    if library != .flyingFox {
      try await checkDepartures(server, report)
      try await checkManyCalls(server, calls, report)
      try await checkShutdown(server, report)
    }
  }
} catch {
  report.expect(false, "no error: \(error)")
}
report.close()

internal import Foundation

/// What came of the checks.
final class Report {
  private var failures = 0

  /// Says whether something is as it should be.
  func expect(_ isRight: Bool, _ what: String) {
    print(isRight ? "ok:" : "failed:", what)
    if !isRight { failures += 1 }
  }

  /// Expects an error of a type.
  func expect<Failure: Error>(
    _ type: Failure.Type, _ what: String, _ operation: () async throws -> Void
  ) async {
    do {
      try await operation()
      expect(false, "\(what): no error")
    } catch {
      expect(error is Failure, "\(what): \(Swift.type(of: error))")
    }
  }

  /// Ends the program.
  func close() -> Never {
    print(failures == 0 ? "all as it should be" : "\(failures) failed")
    exit(failures == 0 ? 0 : 1)
  }
}

/// What the process holds of the machine's memory; Linux alone says.
enum ResidentMemory {
  /// The bytes that it holds.
  static var bytes: Int { status("VmRSS:") }

  /// Runs something, and gives by how much the memory grew at most.
  static func growth(_ operation: () async throws -> Void) async rethrows -> Int {
    let before = bytes
    // Makes the highest mark the present one.
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    try await operation()
    return max(0, status("VmHWM:") - before)
  }

  private static func status(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) << 10
  }
}

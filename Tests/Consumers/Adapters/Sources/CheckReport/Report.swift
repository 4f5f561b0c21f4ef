internal import Foundation

/// What came of the checks.
public final class Report {
  private var failures = 0

  /// Makes a report in which nothing has failed.
  public init() {}

  /// Says whether something is as it should be.
  public func expect(_ isRight: Bool, _ what: String) {
    print(isRight ? "ok:" : "failed:", what)
    if !isRight { failures += 1 }
  }

  /// Expects an error of a type.
  public func expect<Failure: Error>(
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
  public func close() -> Never {
    print(failures == 0 ? "all as it should be" : "\(failures) failed")
    exit(failures == 0 ? 0 : 1)
  }
}

/// What a process holds of the machine's memory; Linux alone says.
public struct ResidentMemory {
  private let process: String

  /// Looks at this process.
  public init() { process = "self" }

  /// Looks at another process.
  public init(of process: Int32) { self.process = "\(process)" }

  /// Runs something, and gives by how many bytes the memory grew at most.
  public func growth(_ operation: () async throws -> Void) async rethrows -> Int {
    let before = status("VmRSS:")
    // Makes the highest mark the present one.
    try? "5".write(toFile: "/proc/\(process)/clear_refs", atomically: false, encoding: .utf8)
    try await operation()
    return max(0, status("VmHWM:") - before)
  }

  private func status(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) << 10
  }
}

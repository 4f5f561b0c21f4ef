import Foundation

/// What the process holds of the machine's memory.
enum ResidentMemory {
  /// The bytes; 0 where the system does not say (all but Linux).
  static var bytes: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4096
  }
}

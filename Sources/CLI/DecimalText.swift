/// Numbers for people, without a locale.
enum DecimalText {
  /// Seconds with three decimals; Foundation's formatting would take longer to load than a small
  /// document to generate.
  static func seconds(_ seconds: Double) -> String {
    let milliseconds = seconds.isFinite ? Int(max(0, min(seconds, 1e9)) * 1_000 + 0.5) : 0
    let fraction = String(milliseconds % 1_000)
    let padding = String(repeating: "0", count: 3 - fraction.count)
    return "\(milliseconds / 1_000).\(padding)\(fraction)"
  }
}

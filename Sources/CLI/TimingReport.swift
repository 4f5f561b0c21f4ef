internal import ConcordKit

/// What `--timings` says.
enum TimingReport {
  /// A line for each stage, and one for the memory.
  static func text(_ timings: Timings) -> String {
    var text = ""
    for stage in Timings.Stage.allCases {
      let gap = String(repeating: " ", count: 8 - stage.rawValue.count)
      text += "  \(stage.rawValue)\(gap)\(DecimalText.seconds(timings.seconds(stage))) s\n"
    }
    return text + "  memory  \((Timings.peakMemory + 500_000) / 1_000_000) MB at most\n"
  }
}

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How long the stages of a run took.
package struct Timings: Sendable {
  /// The stages in the order of the pipeline.
  package enum Stage: String, Sendable, CaseIterable {
    /// Reading and parsing.
    case load
    /// Decoding and resolving.
    case decode
    /// Turning the description into Swift types and functions.
    case lower
    /// Filling the templates.
    case render
    /// Digesting and comparing with the output folder.
    case plan
    /// Writing.
    case write
  }

  private var durations: [Stage: Duration] = [:]

  /// Starts with nothing measured.
  package init() {}

  /// Runs a stage and adds the time it took to that of the stage.
  package mutating func measure<Result>(_ stage: Stage, _ body: () -> Result) -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = body()
    add(stage, clock.now - start)
    return result
  }

  /// Adds to the time that a stage took.
  package mutating func add(_ stage: Stage, _ duration: Duration) {
    durations[stage, default: .zero] += duration
  }

  /// The seconds that a stage took; zero where it did not run.
  package func seconds(_ stage: Stage) -> Double {
    Self.seconds(durations[stage] ?? .zero)
  }

  /// A duration in seconds.
  package static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  /// The most memory that the process had at once, in bytes; zero where the system does not say.
  package static var peakMemory: Int {
    var usage = rusage()
    // RUSAGE_SELF is zero everywhere, and of another type in each library.
    guard getrusage(0, &usage) == 0 else { return 0 }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1_024
    #endif
  }
}

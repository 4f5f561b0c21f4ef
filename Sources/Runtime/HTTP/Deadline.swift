/// The instant at which a call has to have ended.
struct Deadline: Sendable {
  private enum Outcome<Value: Sendable>: Sendable {
    case value(Value)
    case overdue
  }

  private let timeout: Duration
  private let instant: ContinuousClock.Instant

  /// Starts the time.
  init(_ timeout: Duration) {
    self.timeout = timeout
    instant = .now.advanced(by: timeout)
  }

  /// Runs what heeds cancellation, and cancels it when the time is over.
  ///
  /// - Throws: ``TransportError/deadlineExceeded(_:)``, or what `operation` throws.
  static func run<Value: Sendable>(
    until deadline: Deadline?, _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard let deadline else { return try await operation() }
    guard .now < deadline.instant else { throw deadline.error }
    return try await withThrowingTaskGroup(of: Outcome<Value>.self) { group in
      defer { group.cancelAll() }
      group.addTask { .value(try await operation()) }
      group.addTask {
        try await Task.sleep(until: deadline.instant, clock: .continuous)
        return .overdue
      }
      guard case .value(let value) = try await group.next() else { throw deadline.error }
      return value
    }
  }

  private var error: TransportError { .deadlineExceeded(timeout) }
}

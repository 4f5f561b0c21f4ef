public import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// Sends a request again that did not get its answer, where that does no harm.
///
/// What is repeated:
/// - requests whose method is idempotent (RFC 9110, section 9.2.2), and others that carry a key by
///   which the server tells a repetition (``idempotencyKeyField``);
/// - whose body can be read again (``HTTPBody/isRepeatable``);
/// - when the status is one of ``statuses``, or the steps after this one threw a transient error.
///
/// Before attempt `n` it waits a random time between nothing and `baseDelay · 2ⁿ⁻²`, at most
/// ``maximumDelay`` ("full jitter"), or as long as `Retry-After` says (RFC 9110, section 10.2.3)
/// where that is longer, at most ``maximumRetryAfter``. The last attempt's response is returned, or
/// its error thrown. The body of a response that is not returned is dropped without being read.
///
/// Steps after this one see each attempt: authentication that signs the time belongs there.
/// ``HTTPRequestMessage/timeout`` is the limit of each attempt; a ``DeadlineMiddleware`` before this step
/// limits all of them together.
public struct RetryMiddleware: ClientMiddleware {
  /// Which requests get a key that lets a server tell a repetition.
  public enum IdempotencyKeys: Hashable, Sendable {
    /// None: those that have a key have it from elsewhere.
    case none
    /// Those of the operations with these ids, where the method is not idempotent.
    case operations(Set<String>)
    /// All whose method is not idempotent.
    case all
  }

  /// How often a request is sent at most, the first time included.
  public var maximumAttempts = 3
  /// The longest wait before the second attempt; it doubles with each one after.
  public var baseDelay: Duration = .milliseconds(500)
  /// The longest wait that is drawn.
  public var maximumDelay: Duration = .seconds(20)
  /// The longest wait that a server gets by `Retry-After`; a longer one is cut to it.
  public var maximumRetryAfter: Duration = .seconds(60)
  /// The statuses that may be others the next time.
  public var statuses: Set<Int> = [408, 429, 502, 503, 504]
  /// Whether requests that are not safe to repeat are repeated after 429 and 503, by which most
  /// servers, not all, say that they did nothing.
  public var repeatsRefusedRequests = false
  /// The header field that has the key of a request.
  public var idempotencyKeyField = "Idempotency-Key"
  /// Which requests get a key, the same for all attempts, where they have none.
  public var idempotencyKeys = IdempotencyKeys.none
  /// Whether an error may be gone the next time; ``isTransient(_:)`` unless another is given.
  /// `CancellationError` never is, and is not asked about.
  public var repeatsError: @Sendable (any Error) -> Bool = { isTransient($0) }
  /// Makes a key; a UUID unless another is given.
  public var makeKey: @Sendable () -> String = { UUID().uuidString.lowercased() }

  private let random: @Sendable () -> Double
  private let sleep: @Sendable (Duration) async throws -> Void
  private let now: @Sendable () -> Date

  /// Makes a step with the defaults for all that is not given.
  ///
  /// - Parameters:
  ///   - maximumAttempts: How often a request is sent at most, the first time included.
  ///   - idempotencyKeys: Which requests get a key by which the server tells a repetition.
  ///   - random: Gives a number from 0 up to 1.
  ///   - sleep: Waits that long.
  ///   - now: The clock by which a date in `Retry-After` is understood.
  public init(
    maximumAttempts: Int = 3, idempotencyKeys: IdempotencyKeys = .none,
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.maximumAttempts = maximumAttempts
    self.idempotencyKeys = idempotencyKeys
    self.random = random
    self.sleep = sleep
    self.now = now
  }

  /// Passes the request on until it has its answer.
  ///
  /// - Throws: What the last attempt threw, or `CancellationError`.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    var request = request
    let isIdempotent = Self.idempotentMethods.contains(request.method)
    if !isIdempotent, givesKey(operationID), !request.fields.contains(idempotencyKeyField) {
      request.fields[idempotencyKeyField] = makeKey()
    }
    let isSafe = isIdempotent || request.fields.contains(idempotencyKeyField)
    var attempt = 1
    while true {
      let isLast = attempt >= maximumAttempts || request.body?.isRepeatable == false
      // The response is gone when the wait begins: one whose body is a stream holds a connection.
      let delay: Duration
      switch try await send(request, isLast: isLast, isSafe: isSafe, attempt, next) {
      case .response(let response): return response
      case .delay(let duration): delay = duration
      }
      try await sleep(delay)
      try Task.checkCancellation()
      attempt += 1
    }
  }

  private enum Result {
    case response(HTTPResponseMessage)
    case delay(Duration)
  }

  private func send(
    _ request: HTTPRequestMessage, isLast: Bool, isSafe: Bool, _ attempt: Int,
    _ next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> Result {
    do {
      let response = try await next(request)
      let isRefusal = response.status == 429 || response.status == 503
      guard !isLast, statuses.contains(response.status),
        isSafe || repeatsRefusedRequests && isRefusal
      else { return .response(response) }
      return .delay(max(backOff(attempt), retryAfter(response) ?? .zero))
    } catch {
      guard !isLast, isSafe, !(error is CancellationError), !Task.isCancelled, repeatsError(error)
      else { throw error }
      return .delay(backOff(attempt))
    }
  }

  private static let idempotentMethods: Set<HTTPMethod> = [
    .get, .head, .options, .put, .delete, .trace, .query,
  ]

  private func givesKey(_ operationID: String) -> Bool {
    switch idempotencyKeys {
    case .none: false
    case .operations(let ids): ids.contains(operationID)
    case .all: true
    }
  }

  /// The wait after an attempt, the first being 1.
  private func backOff(_ attempt: Int) -> Duration {
    // Not a shift, which would overflow; the greatest wait is reached long before.
    var longest = baseDelay
    for _ in 1..<attempt where longest < maximumDelay { longest *= 2 }
    return min(longest, maximumDelay) * min(max(random(), 0), 1)
  }

  /// The wait that a response asks for; `nil` where it does not, or not in a form that HTTP has.
  private func retryAfter(_ response: HTTPResponseMessage) -> Duration? {
    guard let text = response.fields["Retry-After"] else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return min(Int(text).map { .seconds($0) } ?? maximumRetryAfter, maximumRetryAfter)
    }
    let now = now()
    guard let date = HTTPDate.date(text, now: now) else { return nil }
    return min(max(.seconds(date.timeIntervalSince(now)), .zero), maximumRetryAfter)
  }
}

extension RetryMiddleware {
  /// Whether an error that kept a response from coming may be gone the next time.
  ///
  /// Those of `URLError` that say something of the request, the server's certificate or the app's
  /// settings are not, nor are `CancellationError`, ``ServerURL/Invalid``, ``HTTPBody/TooLarge``,
  /// ``MessageError``, `EncodingError`, `DecodingError` and ``DeadlineMiddleware/Exceeded``. All
  /// others, which other transports have of their own, are taken to be.
  public static func isTransient(_ error: any Error) -> Bool {
    switch error {
    case is CancellationError, is ServerURL.Invalid, is HTTPBody.TooLarge, is MessageError,
      is EncodingError, is DecodingError, is DeadlineMiddleware.Exceeded, is RedirectError,
      is CredentialError:
      false
    case let error as URLError: !permanentCodes.contains(error.code)
    default: true
    }
  }

  private static let permanentCodes: Set<URLError.Code> = [
    .cancelled, .badURL, .unsupportedURL, .dataLengthExceedsMaximum, .httpTooManyRedirects,
    .userCancelledAuthentication, .userAuthenticationRequired, .noPermissionsToReadFile,
    .fileDoesNotExist, .fileIsDirectory, .serverCertificateUntrusted, .serverCertificateHasBadDate,
    .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
    .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection,
  ]
}

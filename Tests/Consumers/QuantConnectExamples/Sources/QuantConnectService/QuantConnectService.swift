public import ConcordRuntime
internal import Crypto
public import Foundation
internal import QuantConnect

/// Answers requests as QuantConnect's API does, for the projects, files, nodes and objects of one user.
///
/// Every answer to a call that was let in has the status 200 and says in `success` and `errors` how
/// it went, also where its body does not fit the description. A call whose signature is wrong, or
/// was made too long ago or too far in the future, is answered with 401. A signature may come
/// again as long as it is not too old.
public struct QuantConnectService: HTTPHandler {
  private let router: Router

  /// Makes a service.
  ///
  /// - Parameters:
  ///   - workspace: What the user has.
  ///   - userID: The user's number.
  ///   - token: The user's token.
  ///   - skew: How far the time of a signature may be from the clock's, in seconds.
  ///   - now: The clock.
  public init(
    _ workspace: Workspace, userID: Int, token: String, skew: TimeInterval = 7200,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    let authentication = ServerAuthentication(Credentials.self) { credentials, _ in
      guard let basic = credentials.hashedToken, let timestamp = credentials.timestamp?.text,
        let time = Int(timestamp), abs(now().timeIntervalSince1970 - Double(time)) <= skew,
        basic.username == String(userID), let password = basic.password
      else { throw AccessDenied.unauthenticated }
      // Compared in constant time.
      let expected = HMAC<SHA256>.authenticationCode(
        for: Self.hash("\(token):\(timestamp)"), using: Self.key)
      guard
        HMAC<SHA256>.isValidAuthenticationCode(
          expected, authenticating: Data(password.utf8), using: Self.key)
      else { throw AccessDenied.unauthenticated }
    }
    router = Router(
      AuthenticationHandlers(), ProjectHandlers(workspace: workspace),
      FileHandlers(workspace: workspace), NodeHandlers(workspace: workspace),
      ObjectStoreHandlers(workspace: workspace), basePath: "/api/v2",
      authentication: authentication, bodyLimit: 64 << 20,
      problem: { problem, _ in
        guard problem.status == 400 else { return problem.response() }
        // The API says so of a call that it cannot read, as of any other that fails.
        let errors = problem.errors.map {
          [$0.pointer, $0.detail].compactMap(\.self).joined(separator: ": ")
        }
        let body = RestResponse(
          success: false, errors: errors.isEmpty ? [problem.detail ?? "Bad request"] : errors)
        return (try? Operations.Authenticate.Output.ok(body).response()) ?? problem.response()
      })
  }

  /// Answers a request. Slashes that follow one another count as one, as the API takes them.
  ///
  /// - Throws: `CancellationError`.
  public func respond(to request: HTTPRequestMessage) async throws -> HTTPResponseMessage {
    var request = request
    while let double = request.path.range(of: "//") {
      request.path.replaceSubrange(double, with: "/")
    }
    return try await router.respond(to: request)
  }

  private static let key = SymmetricKey(size: .bits256)

  private static func hash(_ text: String) -> Data {
    let digest = SHA256.hash(data: Data(text.utf8))
    return Data(
      digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined().utf8)
  }
}

public import ConcordRuntime
internal import Crypto
public import Foundation

/// Signs a client's requests with the digest of a secret and the time, as QuantConnect asks for, by
/// swift-crypto.
///
/// ```swift
/// let signer = HashedToken(userID: 123, token: "…")
/// let client = QuantConnect.Client(credentials: .init(
///   hashedToken: .signer(signer), timestamp: .signer(signer)))
/// ```
///
/// It sets the same fields as `QuantConnectAuthentication` of the product `QuantConnect`, which
/// does without swift-crypto. An HMAC, a signature of the body or a key of the keychain go the same
/// way.
public struct HashedToken: RequestSigner {
  private let userID: Int
  private let token: String
  private let now: @Sendable () -> Date

  /// Makes the signer of a user.
  ///
  /// - Parameters:
  ///   - userID: The user's number.
  ///   - token: The user's secret, which is never sent.
  ///   - now: The clock, the machine's unless another is given.
  public init(userID: Int, token: String, now: @escaping @Sendable () -> Date = { Date() }) {
    self.userID = userID
    self.token = token
    self.now = now
  }

  /// Sets `Authorization` and `Timestamp`, in place of any that the request had.
  ///
  /// - Parameters:
  ///   - request: The request as it is about to be sent.
  ///   - context: Where it goes and what for.
  public func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async {
    let timestamp = Int(now().timeIntervalSince1970.rounded(.down))
    let digest = SHA256.hash(data: Data("\(token):\(timestamp)".utf8))
    let text = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let credentials = Data("\(userID):\(text)".utf8).base64EncodedString()
    request.fields["Authorization"] = "Basic \(credentials)"
    request.fields["Timestamp"] = String(timestamp)
  }
}

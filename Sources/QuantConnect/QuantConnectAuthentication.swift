public import ConcordRuntime
import ConcordText
public import Foundation

/// Signs a client's requests to QuantConnect with the user's token.
///
/// Each request carries the time in `Timestamp` and, in `Authorization`, the user's number with the
/// digest of the token and that time, so that the token itself is never sent. QuantConnect refuses a
/// time that is too far from its own: the clock has to be right.
///
/// The token shows neither in `print` nor in `dump`.
public struct QuantConnectAuthentication: RequestSigner {
  private let userID: Int
  private let token: String
  private let now: @Sendable () -> Date

  /// Makes the authentication of a user.
  ///
  /// - Parameters:
  ///   - userID: The user's number, as the account's page shows it.
  ///   - token: The token that the account's page gives out.
  ///   - now: The clock, the machine's unless another is given.
  public init(userID: Int, token: String, now: @escaping @Sendable () -> Date = { Date() }) {
    self.userID = userID
    self.token = token
    self.now = now
  }

  /// Sets `Authorization` and `Timestamp`, in place of any that the request had.
  public func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async throws {
    // Whole seconds, rounded down; a clock beyond all integers counts as 1970.
    let timestamp = Int(exactly: now().timeIntervalSince1970.rounded(.down)) ?? 0
    let digest = SHA256.digest(of: Array("\(token):\(timestamp)".utf8))
    let hexadecimal = digest.reduce(into: "") { text, byte in
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
    let credentials = Data("\(userID):\(hexadecimal)".utf8).base64EncodedString()
    request.fields["Authorization"] = "Basic \(credentials)"
    request.fields["Timestamp"] = String(timestamp)
  }
}

extension Credentials {
  /// The credentials of a user.
  ///
  /// - Parameters:
  ///   - userID: The user's number, as the account's page shows it.
  ///   - token: The token that the account's page gives out.
  public init(userID: Int, token: String) {
    self.init(
      hashedToken: .signer(QuantConnectAuthentication(userID: userID, token: token)),
      timestamp: .signer(SignedTogether()))
  }
}

/// The time is part of the signature, which sets it.
private struct SignedTogether: RequestSigner {
  func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async throws {}
}

extension QuantConnectAuthentication: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The user's number; not the token.
  public var description: String {
    "QuantConnectAuthentication(userID: \(userID), token: redacted)"
  }

  /// The same as `description`.
  public var debugDescription: String { description }

  /// The user's number; not the token.
  public var customMirror: Mirror {
    Mirror(self, children: ["userID": userID, "token": "redacted"], displayStyle: .struct)
  }
}

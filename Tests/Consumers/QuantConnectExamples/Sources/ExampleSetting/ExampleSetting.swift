internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Foundation
public import QuantConnect

/// What the examples need to know, from the environment.
///
/// `QUANTCONNECT_USER`, `QUANTCONNECT_TOKEN` and `QUANTCONNECT_ORGANIZATION` are those of the
/// account's page. `QUANTCONNECT_URL` is another server than QuantConnect's, and
/// `QUANTCONNECT_TRANSPORT=async-http-client` another transport than `URLSession`.
public struct ExampleSetting {
  /// A client of the API.
  public let client: Client
  /// The organization whose Object Store and projects are worked on.
  public let organizationID: String

  /// What is missing of the environment.
  public struct Missing: Error, CustomStringConvertible {
    let variable: String

    /// The variable that is to be set.
    public var description: String { "set \(variable) to that of your account" }
  }

  /// Reads the environment.
  ///
  /// - Throws: ``Missing``.
  public init() throws {
    let environment = ProcessInfo.processInfo.environment
    func value(_ variable: String) throws -> String {
      guard let value = environment[variable] else { throw Missing(variable: variable) }
      return value
    }
    guard let userID = Int(try value("QUANTCONNECT_USER")) else {
      throw Missing(variable: "QUANTCONNECT_USER")
    }
    let credentials = Credentials(userID: userID, token: try value("QUANTCONNECT_TOKEN"))
    let server = environment["QUANTCONNECT_URL"] ?? "https://www.quantconnect.com/api/v2"
    client =
      environment["QUANTCONNECT_TRANSPORT"] == "async-http-client"
      ? Client(
        credentials: credentials, server: ServerURL(stringLiteral: server),
        transport: AsyncHTTPClientTransport())
      : Client(credentials: credentials, server: ServerURL(stringLiteral: server))
    organizationID = try value("QUANTCONNECT_ORGANIZATION")
  }
}

/// A value as JSON in one line, its keys sorted.
public func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

public import Foundation

/// A place where a value breaks what its description asks for.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// Where the value stands, from the one that was validated on, as a JSON Pointer (RFC 6901):
  /// `/tags/0`; empty for the whole.
  public let path: String
  /// The keyword of JSON Schema that the value breaks: `minLength`.
  public let keyword: String
  /// What is wrong, without the place and without the value of a string.
  public let message: String

  /// The place, what is wrong and the keyword.
  public var description: String {
    "\(path.isEmpty ? "the value" : path) \(message) [\(keyword)]"
  }
}

/// A value breaks what its description asks for.
public struct ValidationError: LocalizedError, CustomStringConvertible, Hashable, Sendable {
  /// Every violation, in the order of the value's members; at least one.
  public let violations: [Violation]

  /// All violations, a line each.
  public var description: String {
    violations.map(\.description).joined(separator: "\n")
  }

  /// All violations, a line each.
  public var errorDescription: String? { description }
}

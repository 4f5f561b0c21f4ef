internal import Foundation

/// A model that says itself whether a call failed, whatever the status of its response.
///
/// Generated models conform where the configuration has `failures` and the model has the member that
/// they are about. A plain call throws a ``ClientError`` for such a value, whose reason is
/// ``ClientError/Reason/reported(_:)``; `response(to:)` returns it as any other.
///
/// ```swift
/// public struct Listing: Model, FailureReporting {
///   public var success: Bool?
///   public var errors: [String]?
///
///   public static let _fields = _FieldTable(
///     Self.self, _FieldTypes<Bool?, [String]?>.self, keys: "success errors")
///   public static let _failure = _FailureRule("success", equals: false, messages: "errors")
/// }
/// ```
public protocol FailureReporting: Model {
  /// Which value of which member says that a call failed.
  static var _failure: _FailureRule { get }
}

/// What a body says of how the call went.
enum FailureVerdict: Equatable {
  /// Nothing.
  case unknown
  /// It did not fail.
  case success
  /// It failed.
  case failure(messages: [String])
}

/// Which value of which member of a model says that a call failed.
public struct _FailureRule: Sendable {
  private let member: String
  private let value: JSONIdentity
  /// Whether the value is that of a failure, or else that of all that is none.
  private let isOfFailure: Bool
  private let messages: String?

  /// A call failed where the member has a value.
  ///
  /// - Parameters:
  ///   - member: The member's key. Where it is absent, the call did not fail.
  ///   - value: Its value.
  ///   - messages: The key of the member that says why.
  public init(_ member: String, equals value: JSONValue, messages: String? = nil) {
    self.member = member
    self.value = JSONIdentity(value)
    isOfFailure = true
    self.messages = messages
  }

  /// A call failed where the member has any value but one, and is not null.
  ///
  /// - Parameters:
  ///   - member: The member's key. Where it is absent, the call did not fail.
  ///   - value: The value of a call that did not fail.
  ///   - messages: The key of the member that says why.
  public init(_ member: String, unless value: JSONValue, messages: String? = nil) {
    self.member = member
    self.value = JSONIdentity(value)
    isOfFailure = false
    self.messages = messages
  }

  /// What an object says of a call.
  ///
  /// - Parameter members: What it has, in any order.
  /// - Returns: Whether it has the member, and the messages where the call failed.
  func verdict(_ members: some Sequence<(key: String, value: Any)>) -> FailureVerdict {
    guard let found = members.first(where: { $0.key == member }) else { return .unknown }
    let identity = JSONIdentity(found.value)
    guard isOfFailure ? identity == value : identity != value && identity != .null else {
      return .success
    }
    let reasons = members.first { $0.key == messages }
    return .failure(messages: reasons.map { Self.texts($0.value) } ?? [])
  }

  /// A text as it is, the elements of a list each, and anything else as JSON.
  private static func texts(_ value: Any) -> [String] {
    switch JSONForm(value) {
    case .null, .none: []
    case .string(let text): [text]
    case .array(let elements):
      (0..<elements.count).flatMap { texts(elements.element(at: $0)) }
    case .bool, .number, .object: [JSONValue(copying: value).text].compactMap { $0 }
    }
  }
}

extension JSONValue {
  /// A value that a field holds, as JSON.
  fileprivate init(copying value: Any) {
    switch JSONForm(value) {
    case .null, .none: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .array(let elements):
      self = .array((0..<elements.count).map { JSONValue(copying: elements.element(at: $0)) })
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.key, JSONValue(copying: $0.value)) }) { first, _ in first })
    }
  }

  /// It as a text; `nil` for a number that JSON does not have.
  fileprivate var text: String? {
    (try? JSONWriter.data(of: self)).map { String(decoding: $0, as: UTF8.self) }
  }
}

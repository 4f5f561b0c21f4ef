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

  /// What a model says of a call that failed; `nil` where it did not fail.
  func messages(of model: some Model) -> [String]? {
    let members = model.presentMembers
    guard let found = members.first(where: { $0.key == member }) else { return nil }
    let identity = JSONIdentity(found.value)
    guard isOfFailure ? identity == value : identity != value && identity != .null else {
      return nil
    }
    guard let messages, let reasons = members.first(where: { $0.key == messages }) else {
      return []
    }
    return Self.texts(reasons.value)
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

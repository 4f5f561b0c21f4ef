/// A value of one of several types (JSON Schema 2020-12, sections 10.2.1.2 and 10.2.1.3): an enum
/// with a case per alternative.
///
/// ```swift
/// public enum Shape: Union {
///   case circle(Circle)
///   case square(Square)
///
///   public static let _alternatives = _Alternatives<Self>([
///     _Alternative(Self.circle, Circle.self, .object(required: ["radius"])),
///     _Alternative(Self.square, Square.self, .object(required: ["side"])),
///   ])
///
///   public var _payload: _Payload {
///     switch self {
///     case .circle(let value): _Payload(0, value)
///     case .square(let value): _Payload(1, value)
///     }
///   }
/// }
/// ```
public protocol Union: Codable, Hashable, Sendable, _FieldType
where Stored == Self, Coded == Self {
  // Said again, since the compiler does not infer them from the same-type constraints alone.

  /// It stands for itself.
  associatedtype Stored = Self
  /// It stands for itself.
  associatedtype Coded = Self

  /// How to tell the alternatives apart, in the order of the cases.
  static var _alternatives: _Alternatives<Self> { get }

  /// The position of this value's alternative, and the value.
  var _payload: _Payload { get }
}

extension Union {
  /// Reads the alternative that the JSON value belongs to.
  ///
  /// - Throws: `DecodingError`: that of the alternative, where only one comes into question, or else
  ///   one that says of each alternative why it does not fit.
  public init(from decoder: any Decoder) throws {
    self =
      if let decoder = decoder as? TextDecoder {
        try Self.value(of: decoder)
      } else if let decoder = decoder as? MarkupDecoder {
        try Self.value(of: decoder)
      } else {
        try Self._alternatives.decode(from: decoder)
      }
  }

  /// Writes the value as its own type is written.
  public func encode(to encoder: any Encoder) throws {
    let payload = _payload
    try Self._alternatives.encode(payload, to: encoder)
  }

  /// Whether both are of the same alternative, with equal values.
  public static func == (left: Self, right: Self) -> Bool {
    let left = left._payload
    let right = right._payload
    return left.index == right.index && left.value == right.value
  }

  /// Feeds the alternative and its value to the hasher.
  public func hash(into hasher: inout Hasher) {
    let payload = _payload
    hasher.combine(payload.index)
    hasher.combine(payload.value)
  }
}

/// The value of one case of an enum that the runtime reads by position.
public struct _Payload: Sendable {
  let index: Int
  let statusCode: Int
  let value: PayloadValue

  /// The case at a position, with its value.
  public init(_ index: Int, _ value: some Hashable & Sendable, statusCode: Int = 0) {
    self.index = index
    self.statusCode = statusCode
    self.value = PayloadValue(value)
  }

  /// The case at a position, with no value.
  public init(_ index: Int, statusCode: Int = 0) {
    self.index = index
    self.statusCode = statusCode
    value = PayloadValue(NoContent())
  }

  /// Whether the value is a union that is not sure of it: it knows no alternative for it and keeps it
  /// as it came, or it could as well have taken another.
  func isUncertain(of input: UnionInput) -> Bool {
    func isUncertain<Inner: Union>(_ union: Inner) -> Bool {
      union._payload.value.wrapped is UnrecognizedAlternative
        || Inner._alternatives.isAmbiguous(input)
    }
    guard let union = value.wrapped as? any Union else { return false }
    return isUncertain(union)
  }
}

/// What a case without a value holds.
struct NoContent: Hashable, Sendable {}

/// A hashable value of any type.
struct PayloadValue: Hashable, Sendable {
  let wrapped: any Hashable & Sendable

  init(_ wrapped: any Hashable & Sendable) {
    self.wrapped = wrapped
  }

  static func == (left: PayloadValue, right: PayloadValue) -> Bool {
    func compare<T: Hashable>(_ left: T) -> Bool {
      (right.wrapped as? T) == left
    }
    return compare(left.wrapped)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(wrapped)
  }
}

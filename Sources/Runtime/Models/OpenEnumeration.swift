/// A value out of a list that may grow: the known values have names, and any other decodes,
/// survives and encodes again.
///
/// ```swift
/// switch language {
/// case .python, .cSharp: print("known")
/// default: print("another: \(language.rawValue)")
/// }
/// ```
public protocol OpenEnumeration: RawRepresentable, Codable, Hashable, Sendable, _FieldType,
  CaseIterable
where
  RawValue: Codable & Hashable & Sendable & _FieldType, Stored == Self,
  Coded == Self
{
  // Said again, since the compiler does not infer them from the same-type constraints alone.

  /// It stands for itself.
  associatedtype Stored = Self
  /// It stands for itself.
  associatedtype Coded = Self

  /// Wraps any value, known or not.
  init(rawValue: RawValue)
}

extension OpenEnumeration {
  /// Wraps any value, known or not.
  public init(_ rawValue: RawValue) {
    self.init(rawValue: rawValue)
  }

  /// Reads any value of the raw type.
  ///
  /// - Throws: `DecodingError`, for a value of another type.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(RawValue.self))
  }

  /// Writes the raw value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Whether the raw values are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.rawValue == right.rawValue
  }

  /// Feeds the raw value to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rawValue)
  }

  /// Whether the description lists this value.
  public var isKnown: Bool { Self.allCases.contains(self) }
}

/// A value out of a list that is closed: any other fails to decode.
public protocol ClosedEnumeration: RawRepresentable, Codable, Hashable, Sendable, _FieldType,
  CaseIterable
where
  RawValue: Codable & Hashable & Sendable & _FieldType, Stored == Self,
  Coded == Self
{
  // Said again, since the compiler does not infer them from the same-type constraints alone.

  /// It stands for itself.
  associatedtype Stored = Self
  /// It stands for itself.
  associatedtype Coded = Self
}

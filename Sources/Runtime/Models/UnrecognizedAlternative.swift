/// An object that belongs to none of a union's alternatives: its discriminator names none of them,
/// or is missing. It is kept as it came, and encodes again so.
///
/// ```swift
/// switch shape {
/// case .circle(let circle): print(circle.radius)
/// case .square(let square): print(square.side)
/// case .unrecognized(let other): print("unknown kind:", other.discriminator ?? "none")
/// }
/// ```
public struct UnrecognizedAlternative: Codable, Hashable, Sendable {
  /// What the member says that should name the alternative; `nil` where the object lacks it, or
  /// where this was decoded outside of a union.
  public let discriminator: JSONValue?
  /// The whole object.
  public let value: JSONValue

  /// Makes the value of its parts.
  public init(discriminator: JSONValue?, value: JSONValue) {
    self.discriminator = discriminator
    self.value = value
  }

  /// Reads any JSON value.
  public init(from decoder: any Decoder) throws {
    self.init(discriminator: nil, value: try JSONValue(from: decoder))
  }

  /// Writes the object as it came.
  public func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }

  /// Whether the objects are equal; the discriminator is a part of them.
  public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

  /// Feeds the object to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

extension UnrecognizedAlternative: HasJSONForm {
  var jsonForm: JSONForm { value.jsonForm }
}

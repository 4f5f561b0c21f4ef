/// By what a JSON value is known to belong to an alternative.
public struct _Recognition: Sendable {
  enum Test: Sendable {
    case anything
    case shape([JSONShape])
    case values([JSONValue])
  }

  let test: Test
  var required: [String] = []
  var constants: [(key: String, values: [JSONValue])] = []
  var discriminator: (key: String, values: [JSONValue])?
  var isDefault = false

  init(_ test: Test) {
    self.test = test
  }

  /// Any value at all.
  public static var any: _Recognition { _Recognition(.anything) }
  /// `null`
  public static var null: _Recognition { _Recognition(.shape([.null])) }
  /// `true` or `false`
  public static var bool: _Recognition { _Recognition(.shape([.bool])) }
  /// A whole number.
  public static var integer: _Recognition { _Recognition(.shape([.integer])) }
  /// Any number.
  public static var number: _Recognition { _Recognition(.shape([.integer, .number])) }
  /// A string.
  public static var string: _Recognition { _Recognition(.shape([.string])) }
  /// An array.
  public static var array: _Recognition { _Recognition(.shape([.array])) }

  /// One of a few strings.
  public static func string(_ values: String...) -> _Recognition {
    _Recognition(.values(values.map { .string($0) }))
  }

  /// One of a few whole numbers.
  public static func integer(_ values: Int...) -> _Recognition {
    _Recognition(.values(values.map { .number(.integer($0)) }))
  }

  /// One of a few values of any type.
  public static func constant(_ values: JSONValue...) -> _Recognition {
    _Recognition(.values(values))
  }

  /// An object that has to have some members, of which some have to hold one of a few values; the
  /// discriminator is the member that names the alternative, with its names there. The default is
  /// for objects that name no alternative, or one that is not known (OpenAPI 3.2, section 4.25).
  ///
  /// Values are compared as JSON: 1 is 1.0.
  public static func object(
    required: [String] = [], constants: KeyValuePairs<String, [JSONValue]> = [:],
    discriminator: (String, [JSONValue])? = nil, isDefault: Bool = false
  ) -> _Recognition {
    var recognition = _Recognition(.shape([.object]))
    recognition.required = required
    recognition.constants = constants.map { ($0.key, $0.value) }
    recognition.discriminator = discriminator.map { ($0.0, $0.1) }
    recognition.isDefault = isDefault
    return recognition
  }

  /// How much the alternative asks for.
  var weight: Int {
    switch test {
    case .anything: -1
    case .values: 1
    case .shape(let shapes): required.count + constants.count * 2 + (shapes.count == 1 ? 0 : -1)
    }
  }

  /// Why a value is not of this alternative; `nil` where it may be. `lacking` passes over members
  /// that an object has to have; `anyValue` over values that are not listed, if they are of the
  /// type of one that is.
  func refusal(
    of input: UnionInput, lacking: Bool = false, anyValue: Bool = false
  ) -> Refusal? {
    switch test {
    case .anything: return nil
    case .shape(let shapes): guard shapes.contains(input.shape) else { return .shape(input.shape) }
    case .values(let values):
      if anyValue {
        return values.contains { JSONShape(of: $0) == input.shape } ? nil : .shape(input.shape)
      }
      guard let value = input.scalar, values.contains(value) else { return .value }
      return nil
    }
    guard input.shape == .object else { return nil }
    if !lacking {
      for key in required where !input.contains(key) { return .lacks(key) }
    }
    for (key, values) in constants {
      guard input.contains(key) else { continue }
      guard let value = input.member(key), input.isOne(value, of: values) else {
        return .member(key)
      }
    }
    return nil
  }
}

/// Why a JSON value is not of an alternative.
enum Refusal {
  case shape(JSONShape)
  case value
  case lacks(String)
  case member(String)
  case violation(Violation)
  case error(any Error)

  /// The reason in words, for a value at a coding path.
  func reason(below path: [any CodingKey]) -> String {
    switch self {
    case .shape(let shape): return "takes no \(shape.rawValue)"
    case .value: return "the value is none of those that are listed"
    case .lacks(let key): return "lacks the member '\(key)'"
    case .member(let key): return "the member '\(key)' holds none of the values that are listed"
    case .violation(let violation): return violation.description
    case .error(let error as DecodingError):
      let (context, message): (DecodingError.Context, String) =
        switch error {
        case .keyNotFound(let key, let context): (context, "lacks the member '\(key.stringValue)'")
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
          .dataCorrupted(let context):
          (context, context.debugDescription)
        @unknown default: (.init(codingPath: path, debugDescription: ""), "\(error)")
        }
      let place = context.codingPath.dropFirst(path.count).map(\.stringValue)
      let text = message.split(separator: "\n").joined(separator: " ")
      return place.isEmpty ? text : "at '\(place.joined(separator: "."))': \(text)"
    case .error(let error): return "\(error)".split(separator: "\n").joined(separator: " ")
    }
  }
}

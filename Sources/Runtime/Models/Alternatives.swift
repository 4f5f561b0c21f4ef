/// What a JSON value looks like from outside: enough to choose among the alternatives of a union.
enum JSONShape: Equatable {
  case null, bool, integer, number, string, array, object

  init(of decoder: any Decoder) {
    if (try? decoder.container(keyedBy: FieldKey.self)) != nil {
      self = .object
    } else if (try? decoder.unkeyedContainer()) != nil {
      self = .array
    } else if let value = try? decoder.singleValueContainer() {
      if value.decodeNil() {
        self = .null
      } else if (try? value.decode(Bool.self)) != nil {
        self = .bool
      } else if (try? value.decode(Int64.self)) != nil {
        self = .integer
      } else if (try? value.decode(Double.self)) != nil {
        self = .number
      } else {
        self = .string
      }
    } else {
      self = .null
    }
  }
}

/// By what a JSON value is known to belong to an alternative.
public struct Recognition: Sendable {
  enum Test: Sendable {
    case anything
    case shape([JSONShape])
    case text([String])
    case integer([Int])
  }

  let test: Test
  var required: [String] = []
  var constants: [(key: String, values: [String])] = []
  var discriminator: (key: String, values: [String])?
  var isDefault = false

  init(_ test: Test) {
    self.test = test
  }

  /// Any value at all.
  public static var any: Recognition { Recognition(.anything) }
  /// `null`
  public static var null: Recognition { Recognition(.shape([.null])) }
  /// `true` or `false`
  public static var bool: Recognition { Recognition(.shape([.bool])) }
  /// A whole number.
  public static var integer: Recognition { Recognition(.shape([.integer])) }
  /// Any number.
  public static var number: Recognition { Recognition(.shape([.integer, .number])) }
  /// A string.
  public static var string: Recognition { Recognition(.shape([.string])) }
  /// An array.
  public static var array: Recognition { Recognition(.shape([.array])) }

  /// One of a few strings.
  public static func string(_ values: String...) -> Recognition { Recognition(.text(values)) }

  /// One of a few whole numbers.
  public static func integer(_ values: Int...) -> Recognition { Recognition(.integer(values)) }

  /// An object that has to have some members, of which some have to hold one of a few strings; the
  /// discriminator is the member that names the alternative, with its names there. The default is
  /// for objects that name no alternative, or one that is not known (OpenAPI 3.2, section 4.25).
  public static func object(
    required: [String] = [], constants: KeyValuePairs<String, [String]> = [:],
    discriminator: (String, [String])? = nil, isDefault: Bool = false
  ) -> Recognition {
    var recognition = Recognition(.shape([.object]))
    recognition.required = required
    recognition.constants = constants.map { ($0.key, $0.value) }
    recognition.discriminator = discriminator.map { ($0.0, $0.1) }
    recognition.isDefault = isDefault
    return recognition
  }

  func matches(_ shape: JSONShape, _ decoder: any Decoder) -> Bool {
    switch test {
    case .anything: return true
    case .shape(let shapes): guard shapes.contains(shape) else { return false }
    case .text(let values):
      guard shape == .string,
        let text = try? decoder.singleValueContainer().decode(String.self)
      else { return false }
      return values.contains(text)
    case .integer(let values):
      guard let number = try? decoder.singleValueContainer().decode(Int.self) else { return false }
      return values.contains(number)
    }
    guard shape == .object, !(required.isEmpty && constants.isEmpty) else { return true }
    guard let members = try? decoder.container(keyedBy: FieldKey.self) else { return false }
    for key in required where !members.contains(FieldKey(stringValue: key)) { return false }
    for (key, values) in constants {
      let key = FieldKey(stringValue: key)
      guard members.contains(key) else { continue }
      guard let text = try? members.decode(String.self, forKey: key), values.contains(text) else {
        return false
      }
    }
    return true
  }
}

/// One alternative of a union.
public struct Alternative<Whole: Sendable>: Sendable {
  let recognition: Recognition
  let decode: @Sendable (any Decoder) throws -> Whole
  let encode: @Sendable (any Sendable, any Encoder) throws -> Void

  /// Describes an alternative.
  ///
  /// - Parameters:
  ///   - embed: The union's case, as a function.
  ///   - type: The type of the case's value.
  ///   - recognition: By what a JSON value is known to be of this alternative.
  public init<Part: FieldType>(
    _ embed: @escaping @Sendable (Part.Stored) -> Whole, _ type: Part.Type = Part.self,
    _ recognition: Recognition
  ) {
    self.recognition = recognition
    decode = { decoder in
      embed(Part.value(ofCoded: try decoder.singleValueContainer().decode(Part.Coded.self)))
    }
    encode = { value, encoder in
      guard let value = value as? Part.Stored else { return }
      var container = encoder.singleValueContainer()
      try container.encode(Part.coded(of: value))
    }
  }
}

/// The alternatives of a union in the order of its cases.
public struct Alternatives<Whole: Sendable>: Sendable {
  let list: [Alternative<Whole>]
  private let discriminator: String?

  /// Makes the list.
  public init(_ list: [Alternative<Whole>]) {
    self.list = list
    discriminator = list.lazy.compactMap { $0.recognition.discriminator?.key }.first
  }

  /// Chooses by discriminator, or takes the default; then by JSON type, `const` and `enum` members and required members
  /// together, where an alternative that asks for more comes before one that asks for less; then
  /// by trying in order.
  func decode(from decoder: any Decoder) throws -> Whole {
    let shape = JSONShape(of: decoder)
    if let discriminator, shape == .object {
      let members = try decoder.container(keyedBy: FieldKey.self)
      let key = FieldKey(stringValue: discriminator)
      if let name = try? members.decode(String.self, forKey: key),
        let alternative = list.first(where: {
          $0.recognition.discriminator?.values.contains(name) == true
        })
      {
        return try alternative.decode(decoder)
      }
    }
    if shape == .object, let other = list.first(where: { $0.recognition.isDefault }) {
      return try other.decode(decoder)
    }
    let candidates = list.filter { $0.recognition.matches(shape, decoder) }
      .enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
    if candidates.count == 1, let only = candidates.first { return try only.decode(decoder) }
    var failures: [any Error] = []
    for alternative in candidates.isEmpty ? list : candidates {
      do { return try alternative.decode(decoder) } catch { failures.append(error) }
    }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: decoder.codingPath,
        debugDescription: "no alternative of \(Whole.self) fits this value",
        underlyingError: failures.first))
  }

  func encode(_ payload: Payload, to encoder: any Encoder) throws {
    try list[payload.index].encode(payload.value.wrapped, encoder)
  }
}

extension Alternative {
  /// How much the alternative asks for.
  fileprivate var weight: Int {
    switch recognition.test {
    case .anything: -1
    case .text, .integer: 1
    case .shape(let shapes):
      recognition.required.count + recognition.constants.count * 2 + (shapes.count == 1 ? 0 : -1)
    }
  }
}

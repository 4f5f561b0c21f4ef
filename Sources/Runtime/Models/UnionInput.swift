/// What a JSON value looks like from outside: enough to choose among the alternatives of a union.
enum JSONShape: String, Sendable {
  case null, bool = "boolean", integer, number, string, array, object

  init(of value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool: self = .bool
    case .number(let number): self = number.isInteger ? .integer : .number
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }

  init(of decoder: any Decoder) {
    if let decoder = decoder as? JSONValueDecoder {
      self.init(of: decoder.value)
    } else if let decoder = decoder as? MarkupDecoder {
      self = decoder.shape
    } else if (try? decoder.container(keyedBy: _FieldKey.self)) != nil {
      self = .object
    } else if (try? decoder.unkeyedContainer()) != nil {
      self = .array
    } else if let value = try? decoder.singleValueContainer() {
      if value.decodeNil() {
        self = .null
      } else if (try? value.decode(String.self)) != nil {
        self = .string
      } else if (try? value.decode(Bool.self)) != nil {
        self = .bool
      } else if (try? value.decode(Int64.self)) != nil {
        self = .integer
      } else if let number = try? value.decode(Double.self) {
        self = number.rounded() == number ? .integer : .number
      } else {
        self = .number
      }
    } else {
      self = .null
    }
  }
}

/// The JSON value that a union is read from, each part of it read when it is asked for.
final class UnionInput {
  let decoder: any Decoder
  /// The XML that the value is read from; `nil` where it is none.
  let markup: MarkupDecoder?
  let shape: JSONShape
  private lazy var members = try? decoder.container(keyedBy: _FieldKey.self)
  private var json: JSONValue?

  init(_ decoder: any Decoder) {
    self.decoder = decoder
    markup = decoder as? MarkupDecoder
    shape = JSONShape(of: decoder)
  }

  /// The value; `nil` for an array or an object.
  var scalar: JSONValue? {
    if shape == .array || shape == .object { nil } else { try? whole() }
  }

  /// The whole value.
  func whole() throws -> JSONValue {
    if let json { return json }
    let value = try JSONValue(from: decoder)
    json = value
    return value
  }

  /// The value as a type sees it: in XML, members have the names that their model gives them.
  func viewed(as type: Any.Type) -> UnionInput {
    guard let markup, type is any _XMLModel.Type else { return self }
    return UnionInput(markup.viewed(as: type))
  }

  /// Whether a value is one of several. Any value of XML is a text.
  func isOne(_ value: JSONValue, of values: some Sequence<JSONValue>) -> Bool {
    if values.contains(value) { return true }
    guard markup != nil, case .string(let text) = value else { return false }
    return values.contains(JSONValue(markup: text))
  }

  /// Whether the value is an object with a member.
  func contains(_ key: String) -> Bool { members?.contains(_FieldKey(stringValue: key)) ?? false }

  /// The member of an object.
  func member(_ key: String) -> JSONValue? {
    let key = _FieldKey(stringValue: key)
    guard let members, members.contains(key) else { return nil }
    // Nearly always it is a string, and others cost Foundation's decoders some attempts.
    if let text = try? members.decode(String.self, forKey: key) { return .string(text) }
    return try? members.decode(JSONValue.self, forKey: key)
  }
}

/// How much of a JSON value is missing or different in another one.
struct JSONLoss: Comparable {
  /// Values that are missing, added, or not the same.
  private var values = 0
  /// Members with `null` that are missing: to many an API they say nothing.
  private var nulls = 0

  init(from before: JSONValue, to after: JSONValue) {
    compare(before, after)
  }

  /// Whether both are the same JSON.
  var isNone: Bool { values == 0 && nulls == 0 }

  private mutating func compare(_ before: JSONValue, _ after: JSONValue) {
    switch (before, after) {
    case (.object(let before), .object(let after)):
      for (key, value) in before {
        if let other = after[key] { compare(value, other) } else { lose(value) }
      }
      for key in after.keys where before[key] == nil { values += 1 }
    case (.array(let before), .array(let after)):
      for (value, other) in zip(before, after) { compare(value, other) }
      for value in before.dropFirst(after.count) { lose(value) }
      values += max(after.count - before.count, 0)
    default: if before != after { lose(before) }
    }
  }

  private mutating func lose(_ value: JSONValue) {
    switch value {
    case .null: nulls += 1
    case .object(let members) where !members.isEmpty: for value in members.values { lose(value) }
    case .array(let elements) where !elements.isEmpty: for value in elements { lose(value) }
    default: values += 1
    }
  }

  static func < (left: JSONLoss, right: JSONLoss) -> Bool {
    (left.values, left.nulls) < (right.values, right.nulls)
  }
}

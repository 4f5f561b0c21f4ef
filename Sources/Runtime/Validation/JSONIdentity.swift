internal import ConcordText

/// A whole value as JSON, to be compared as JSON Schema compares (2020-12, section 4.2.2): `1` is
/// `1.0`, and strings are equal when their scalars are.
indirect enum JSONIdentity: Hashable {
  /// A text by its bytes: Swift takes two spellings of one character for equal.
  struct Text: Hashable {
    let bytes: [UInt8]

    init(_ text: String) {
      bytes = Array(text.utf8)
    }
  }

  case null
  case bool(Bool)
  case number(ExactNumber)
  case string(Text)
  case array([JSONIdentity])
  case object([Text: JSONIdentity])
  /// No JSON.
  case none

  /// The JSON of any value that a field can hold.
  init(_ value: Any) {
    switch JSONForm(value) {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = value.exact.map { .number($0) } ?? .none
    case .string(let value): self = .string(Text(value))
    case .array(let elements):
      self = .array((0..<elements.count).map { JSONIdentity(elements.element(at: $0)) })
    case .object(let members):
      self = .object(
        Dictionary(members.map { (Text($0.key), JSONIdentity($0.value)) }) { first, _ in first })
    case .none: self = .none
    }
  }
}

extension OpenEnumeration {
  /// Whether the description lists the raw value, spelt with the same scalars.
  var isListed: Bool {
    Self.allCases.contains { known in
      known == self && JSONIdentity(known.rawValue) == JSONIdentity(rawValue)
    }
  }
}

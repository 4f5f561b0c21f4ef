package import ConcordDiagnostics

/// One value of a document, with the place it was read from.
///
/// YAML and JSON both come to this form, which is the data model of JSON (RFC 8259): the order
/// of keys is kept, numbers keep their exact decimal text, and no object has a key twice.
package struct Node: Sendable {
  /// What a document can say.
  package enum Value: Sendable {
    /// Nothing: `null`, and in YAML `~` and the empty value.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number of any size.
    case number(NumberLiteral)
    /// A text.
    case string(String)
    /// A list.
    case array([Node])
    /// Members in the order of the document.
    case object([Member])
  }

  /// What stands here.
  package let value: Value
  /// Where it stands, in bytes; for a YAML alias this is the place of the alias, while what is
  /// inside keeps the places at the anchor.
  package let range: SourceRange

  /// Puts a value at a place.
  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A key with its value.
package struct Member: Sendable {
  /// The key as text, unescaped.
  package let key: String
  /// Where the key stands, its quotation marks included.
  package let keyRange: SourceRange
  /// What the key stands for.
  package let value: Node

  /// Joins a key to a value.
  package init(key: String, keyRange: SourceRange, value: Node) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

extension Node {
  /// Whether this is `null`.
  package var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// The truth value; `nil` for anything else.
  package var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// The number; `nil` for anything else.
  package var number: NumberLiteral? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The text; `nil` for anything else.
  package var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// The elements; `nil` for anything but an array.
  package var array: [Node]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The members in the document's order; `nil` for anything but an object.
  package var object: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The value of a key; `nil` where there is none or this is no object. It looks at one key
  /// after the other: who asks a large object often should index it.
  package subscript(key: String) -> Node? { member(key)?.value }

  /// The member of a key; `nil` where there is none or this is no object.
  package func member(_ key: String) -> Member? {
    guard case .object(let members) = value else { return nil }
    return members.first { ExactText.equal($0.key, key) }
  }

  /// What this is, for a message: "an object", "a string"…
  package var typeName: Phrase {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether two values say the same, wherever they stand: numbers by value, strings by their
  /// code points (RFC 8259, section 8.3), the keys of objects in any order.
  package func isEqual(to other: Node) -> Bool {
    switch (value, other.value) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.string(let left), .string(let right)): return ExactText.equal(left, right)
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
    case (.object(let left), .object(let right)):
      return left.count == right.count && Node.haveEqualMembers(left, right)
    default: return false
    }
  }

  private static func haveEqualMembers(_ left: [Member], _ right: [Member]) -> Bool {
    // Most objects that are equal were written alike, so the same position is tried first.
    var values: [ExactText: Node] = [:]
    for (position, member) in left.enumerated() {
      if ExactText.equal(member.key, right[position].key) {
        guard member.value.isEqual(to: right[position].value) else { return false }
        continue
      }
      if values.isEmpty {
        for other in right { values[ExactText(other.key)] = other.value }
      }
      guard let other = values[ExactText(member.key)], member.value.isEqual(to: other) else {
        return false
      }
    }
    return true
  }
}

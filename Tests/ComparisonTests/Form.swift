import ConcordDiagnostics
import ConcordDocuments

/// An object of the specification, as far as edits need to know it: its keys, and what it means to take
/// one away, to replace its value, or to add it.
final class Form: Sendable {
  /// What stands under a key.
  indirect enum Content: Sendable {
    case scalar
    /// A list of texts in no order.
    case names
    /// Any value, which is not looked into.
    case value
    case object(Form)
    case list(Form)
    case map(Form)
  }

  /// What a key is for.
  enum Purpose: Sendable {
    case words, meaning
    /// It says nothing that is compared.
    case nothing
    /// Whether it says anything depends on what stands beside it.
    case unsure
  }

  struct Field: Sendable {
    let content: Content
    let purpose: Purpose
    /// Whether a description without it cannot be read, or is read with a stand-in.
    let isNeeded: Bool
    /// The value that says what its absence says.
    let fallback: Node.Value?
  }

  let name: String
  private let fields: @Sendable () -> [String: Field]
  /// Keys to add with their values, in JSON.
  private let samples: [(key: String, json: String, purpose: Purpose)]

  init(
    _ name: String, samples: [(key: String, json: String, purpose: Purpose)] = [],
    _ fields: @escaping @Sendable () -> [String: Field]
  ) {
    self.name = name
    self.samples = samples
    self.fields = fields
  }

  func field(_ key: String) -> Field? {
    let fields = fields()
    if let known = fields[key] { return known }
    if key.hasPrefix("x-"), let own = fields["x-"] { return own }
    return fields["*"]
  }

  // MARK: Edits

  func additions(
    to node: Node, version: String
  ) -> [(key: String, value: Node, expectation: Mutation.Expectation)] {
    samples.compactMap { sample in
      guard let value = Self.value(sample.json) else { return nil }
      return (sample.key, Node(value, at: node.range.startOnly), sample.purpose.expectation)
    }
  }

  func expectation(
    ofRemoving member: Member, from node: Node, _ field: Field
  ) -> Mutation.Expectation {
    if let fallback = field.fallback,
      Node(fallback, at: node.range).isEqual(to: member.value)
    {
      return .nothing
    }
    // A schema with a discriminator has the schemas of its mapping as subtypes.
    if ["oneOf", "anyOf"].contains(member.key), node["discriminator"] != nil { return .anything }
    // A parameter that a path names is there, as a string, though nothing declares it.
    if member.key == "parameters" { return .anything }
    // The values of a list say their types.
    if name == "schema", member.key == "type", node["enum"] != nil || node["const"] != nil {
      return .anything
    }
    if member.value.object?.isEmpty == true || member.value.array?.isEmpty == true {
      return .anything
    }
    return field.purpose.expectation
  }

  func replacements(
    of member: Member, in node: Node, _ field: Field
  ) -> [(value: Node.Value, expectation: Mutation.Expectation)] {
    var expectation = field.purpose.expectation
    // A path has no other parameters than those that it names.
    if member.key == "name", node["in"]?.string == "path" { expectation = .anything }
    switch field.content {
    case .object, .map, .list: return []
    case .names:
      var names = member.value.array ?? []
      guard !names.isEmpty else { return [] }
      let range = member.value.range
      let added = Node(.array(names + [Node(.string("mutated"), at: range)]), at: range).value
      let isBackwards = names.count > 1
      let reversed = Node.Value.array(names.reversed())
      names.removeLast()
      var found: [(Node.Value, Mutation.Expectation)] = [(added, expectation)]
      if !names.isEmpty { found.append((.array(names), expectation)) }
      if isBackwards { found.append((reversed, .nothing)) }
      return found
    case .scalar, .value:
      return Self.others(member).map { ($0, expectation) }
    }
  }

  /// Other values for a key.
  private static func others(_ member: Member) -> [Node.Value] {
    let choices: [String: [String]] = [
      "type": ["string", "integer", "object"], "in": ["query", "header", "cookie"],
      "style": ["form", "spaceDelimited", "deepObject", "simple"],
      "x-sunset": ["2031-05-05"], "x-stability-level": ["alpha", "stable"],
      "pattern": ["^[0-9]+$"], "$ref": [],
    ]
    switch member.value.value {
    case .string(let text):
      if let known = choices[member.key] {
        return known.filter { $0 != text }.map { .string($0) }
      }
      return [.string(text + "x")]
    case .bool(let bool): return [.bool(!bool)]
    case .number(let number):
      guard let int = number.int else { return [.number(NumberLiteral(7))] }
      return [.number(NumberLiteral(int + 1)), .number(NumberLiteral(max(0, int - 1)))]
        .filter { !Node($0, at: member.value.range).isEqual(to: member.value) }
    case .null: return [.string("mutated")]
    case .array(let elements) where member.key == "type":
      return elements.count > 1 ? [.array(Array(elements.dropLast()))] : []
    case .array(let elements):
      let other = Node(.string("mutated"), at: member.value.range)
      return [.array(elements + [other])]
    case .object(let members):
      let other = Node(.string("mutated"), at: member.value.range)
      return [
        .object(
          members + [Member(key: "mutated", keyRange: member.keyRange, value: other)])
      ]
    }
  }

  private static func value(_ json: String) -> Node.Value? {
    var files = SourceFiles()
    return DocumentParser.parse(files.add(path: "sample.json", bytes: Array(json.utf8))).root?.value
  }
}

extension Form.Purpose {
  var expectation: Mutation.Expectation {
    switch self {
    case .words: .words
    case .meaning: .meaning
    case .nothing: .nothing
    case .unsure: .anything
    }
  }
}

extension Form.Field {
  static func words(_ content: Form.Content = .scalar, needed: Bool = false) -> Form.Field {
    Form.Field(content: content, purpose: .words, isNeeded: needed, fallback: nil)
  }

  static func meaning(
    _ content: Form.Content = .scalar, needed: Bool = false, or fallback: Node.Value? = nil
  ) -> Form.Field {
    Form.Field(content: content, purpose: .meaning, isNeeded: needed, fallback: fallback)
  }

  static func unsure(
    _ content: Form.Content = .scalar, needed: Bool = false
  ) -> Form.Field {
    Form.Field(content: content, purpose: .unsure, isNeeded: needed, fallback: nil)
  }

  static func nothing(_ content: Form.Content = .scalar) -> Form.Field {
    Form.Field(content: content, purpose: .nothing, isNeeded: false, fallback: nil)
  }
}

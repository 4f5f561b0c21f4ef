internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI
internal import ConcordSchemaGraph

/// Makes values of JSON of the texts that parameters and fields of forms are (OpenAPI 3.1, section
/// 4.8.12). A text says nothing of its type, so the schema decides.
struct TextValue {
  private static let nowhere = SourceRange(SourceID(index: -1), 0, 0)

  let graph: SchemaGraph
  let check: InstanceCheck

  /// What the values of a schema are, as far as texts are cut by it.
  enum Form {
    case scalar
    /// A list, with the schema of its elements.
    case list(SchemaUse?)
    /// An object, with the schema of each member.
    case object([String: SchemaUse], isOpen: Bool)
  }

  /// The form of a schema's values. Of a union it is that of the first alternative which is no
  /// text.
  func form(of use: SchemaUse) -> Form { form(of: use.target, depth: 0) }

  private func form(of id: SchemaID, depth: Int) -> Form {
    guard depth < 32 else { return .scalar }
    switch graph[id].shape {
    case .alias(let use): return form(of: use.target, depth: depth + 1)
    case .array(let use): return .list(use)
    case .tuple(let tuple): return .list(tuple.elements.first?.use)
    case .map: return .object([:], isOpen: true)
    case .object(let object):
      var isOpen = object.properties.isEmpty
      if case .some = object.additionalProperties { isOpen = true }
      return .object(
        Dictionary(object.properties.map { ($0.name, $0.use) }) { first, _ in first },
        isOpen: isOpen)
    case .union(let union):
      for alternative in union.alternatives {
        let form = form(of: alternative.use.target, depth: depth + 1)
        if case .scalar = form { continue }
        return form
      }
      return .scalar
    case .any, .never, .scalar, .enumeration: return .scalar
    }
  }

  /// The value of a text: a number or a boolean where it is spelled as one and the schema takes
  /// that, else a string.
  func scalar(_ text: String, as use: SchemaUse?) -> Node {
    let string = Self.node(.string(text))
    guard let use else { return string }
    var candidates: [Node] = []
    if let number = NumberLiteral(text) { candidates.append(Self.node(.number(number))) }
    if text == "true" || text == "false" { candidates.append(Self.node(.bool(text == "true"))) }
    candidates.append(string)
    if text.isEmpty || text == "null" { candidates.append(Self.node(.null)) }
    var likely: Node?
    for candidate in candidates {
      let found = check.violations(of: candidate, as: use, direction: .request)
      if found.isEmpty { return candidate }
      // One of the right type, which is wrong in another way, says more than one of the wrong type.
      if likely == nil, !found.contains(where: { [.type, .null].contains($0.rule) }) {
        likely = candidate
      }
    }
    return likely ?? string
  }

  /// A list of texts.
  func list(_ texts: [String], as use: SchemaUse?) -> Node {
    Self.node(.array(texts.map { scalar($0, as: use) }))
  }

  /// An object of texts.
  func object(_ texts: [(key: String, text: String)], as uses: [String: SchemaUse]) -> Node {
    let members = texts.map { key, text in
      Member(key: key, keyRange: Self.nowhere, value: scalar(text, as: uses[key]))
    }
    return Self.node(.object(members))
  }

  /// The object that the fields of a form are: of a property with a list, all fields of its name.
  func form(_ fields: [(key: String, text: String)], as use: SchemaUse) -> Node {
    guard case .object(let uses, _) = form(of: use) else { return object(fields, as: [:]) }
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for (key, text) in fields {
      if texts[key] == nil { order.append(key) }
      texts[key, default: []].append(text)
    }
    let members = order.map { key in
      let values = texts[key] ?? []
      var node = scalar(values.last ?? "", as: uses[key])
      if let use = uses[key], case .list(let items) = form(of: use) {
        node = list(values, as: items)
      }
      return Member(key: key, keyRange: Self.nowhere, value: node)
    }
    return Self.node(.object(members))
  }

  private static func node(_ value: Node.Value) -> Node { Node(value, at: nowhere) }
}

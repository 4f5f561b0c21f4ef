internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI

/// What values have in common, as a schema. No text of a value is kept.
struct InferredSchema {
  private static let depthLimit = 24
  /// An object with more members is a map.
  private static let memberLimit = 100
  /// The formats that texts are found to be of.
  private static let formats = ["date-time", "date", "uuid"]

  private var types: Set<SchemaType> = []
  /// The formats that all texts so far are of; `nil` before the first.
  private var fitting: [String]?
  private var properties: [(name: String, schema: InferredSchema)] = []
  private var positions: [String: Int] = [:]
  /// Whether there are members whose names are data.
  private var isMap = false
  private var items: [InferredSchema] = []
  /// Whether anything is allowed.
  private var isAny = false

  /// What no value has told anything about: any value.
  init() {}

  /// What a value is.
  init(_ node: Node, depth: Int = 0) {
    guard depth < Self.depthLimit else {
      isAny = true
      return
    }
    types = [node.instanceType]
    switch node.value {
    case .string:
      fitting = Self.formats.filter { ValueFormat.accepts(node, $0) }
    case .array(let elements):
      for element in elements { insertItem(InferredSchema(element, depth: depth + 1)) }
    case .object(let members):
      for member in members {
        insert(member.key, InferredSchema(member.value, depth: depth + 1))
      }
    default: break
    }
  }

  private mutating func insertItem(_ schema: InferredSchema) {
    if items.isEmpty { items = [schema] } else { items[0].merge(schema) }
  }

  private mutating func insert(_ name: String, _ schema: InferredSchema) {
    guard !isMap else { return }
    if let position = positions[name] {
      properties[position].schema.merge(schema)
      return
    }
    guard Secrecy.isName(name), properties.count < Self.memberLimit else {
      isMap = true
      (properties, positions) = ([], [:])
      return
    }
    positions[name] = properties.count
    properties.append((name, schema))
  }

  /// Leaves out what texts have in common.
  mutating func forgetFormats() { fitting = [] }

  /// Takes in what other values are.
  mutating func merge(_ other: InferredSchema) {
    isAny = isAny || other.isAny
    types.formUnion(other.types)
    if let more = other.fitting { fitting = fitting.map { $0.filter(more.contains) } ?? more }
    for item in other.items { insertItem(item) }
    if other.isMap {
      isMap = true
      (properties, positions) = ([], [:])
    }
    for (name, schema) in other.properties { insert(name, schema) }
  }

  /// Whether all values were `null`.
  var isNull: Bool { types == [.null] }

  /// The schema as a value of JSON.
  ///
  /// - Parameter hasTypeLists: Whether `type` may be a list, as from OpenAPI 3.1 on.
  /// - Returns: An object; it is empty where any value will do.
  func node(hasTypeLists: Bool) -> Node {
    let isNullable = types.contains(.null)
    var known = types.subtracting([.null])
    if known.contains(.number) { known.remove(.integer) }
    let names = SchemaType.allCases.filter(known.contains).map(\.rawValue)
    var members: [(String, Node)] = []
    guard !isAny, !types.isEmpty, names.count <= 1 || hasTypeLists else {
      return Self.object(isNullable && !hasTypeLists ? [("nullable", Self.bool(true))] : [])
    }
    if hasTypeLists {
      let all = names + (isNullable ? ["null"] : [])
      members.append(
        ("type", all.count == 1 ? Self.text(all[0]) : Self.list(all.map(Self.text))))
    } else {
      if let name = names.first { members.append(("type", Self.text(name))) }
      if isNullable { members.append(("nullable", Self.bool(true))) }
    }
    if known == [.string], let format = fitting?.first {
      members.append(("format", Self.text(format)))
    }
    if known.contains(.array) {
      let items = items.first?.node(hasTypeLists: hasTypeLists) ?? Self.object([])
      members.append(("items", items))
    }
    if known.contains(.object) {
      if isMap {
        members.append(("additionalProperties", Self.bool(true)))
      } else if !properties.isEmpty {
        let list = properties.map { ($0.name, $0.schema.node(hasTypeLists: hasTypeLists)) }
        members.append(("properties", Self.object(list)))
      }
    }
    return Self.object(members)
  }

  // MARK: Values

  private static let nowhere = SourceRange(SourceID(index: -1), 0, 0)

  /// An object.
  static func object(_ members: [(String, Node)]) -> Node {
    Node(
      .object(members.map { Member(key: $0.0, keyRange: nowhere, value: $0.1) }), at: nowhere)
  }

  /// A list.
  static func list(_ elements: [Node]) -> Node { Node(.array(elements), at: nowhere) }

  /// A text.
  static func text(_ text: String) -> Node { Node(.string(text), at: nowhere) }

  /// A truth value.
  static func bool(_ bool: Bool) -> Node { Node(.bool(bool), at: nowhere) }
}

extension InferredSchema {
  /// The same without what texts have in common.
  var withoutFormats: InferredSchema {
    var schema = self
    schema.forgetFormats()
    return schema
  }
}

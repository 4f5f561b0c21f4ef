import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Finds what a stub answers: the document's example where it fits its schema, or a small value of the
/// schema.
struct ExampleMaker {
  /// How deep values are looked at and made.
  private static let depthLimit = 24
  /// How many schemas one example may look at: schemas that come back to themselves in several places
  /// would be looked at without end.
  private static let schemaLimit = 5_000

  private let graph: SchemaGraph
  private let failures: [FailureRule]
  private var remaining = 0
  /// The properties of large objects by key.
  private var properties: [SchemaID: [String: Int]] = [:]

  init(_ graph: SchemaGraph, failures: [FailureRule]) {
    self.graph = graph
    self.failures = failures
  }

  /// An example for a body. One of a call that failed is none.
  mutating func example(_ mediaType: MediaType) -> Node? {
    remaining = Self.schemaLimit
    let documented = mediaType.examples.compactMap(\.value)
    guard let schema = mediaType.streamSchema else { return documented.first }
    let use = graph.use(of: schema)
    let candidates =
      documented + use.annotations.examples + graph[use.target].annotations.examples
    for candidate in candidates where fits(candidate, use, depth: 0) && !isFailure(candidate) {
      return candidate
    }
    return sample(use, depth: 0)
  }

  private func isFailure(_ value: Node) -> Bool {
    !failures.isEmpty && failures.contains { $0.isReported(by: Literal(value)) }
  }

  // MARK: Examples of the document

  /// Whether a value is of a schema, as far as its types, its required members and its formats go:
  /// enough for it to be decoded.
  private mutating func fits(_ value: Node, _ use: SchemaUse, depth: Int) -> Bool {
    if value.isNull, graph.isNullable(use) { return true }
    return fits(value, use.target, depth: depth)
  }

  private mutating func fits(_ value: Node, _ id: SchemaID, depth: Int) -> Bool {
    guard depth < Self.depthLimit, remaining > 0 else { return true }
    remaining -= 1
    switch (graph[id].shape, value.value) {
    case (.any, _): return true
    case (.never, _): return false
    case (.alias(let use), _): return fits(value, use, depth: depth + 1)
    case (.scalar(let scalar), _):
      let type = value.schemaType
      guard type == scalar.type || type == .integer && scalar.type == .number else { return false }
      return value.string.map { TextFormat.matches($0, scalar.format) } ?? true
    case (.enumeration(let enumeration), _):
      let type = value.schemaType
      return enumeration.values.contains { $0.node.schemaType == type }
    case (.object(let object), .object(let members)):
      return fits(members, object, id, depth: depth)
    case (.map(let use), .object(let members)):
      guard let use else { return true }
      return members.allSatisfy { fits($0.value, use, depth: depth + 1) }
    case (.array(let use), .array(let elements)):
      guard let use else { return true }
      return elements.allSatisfy { fits($0, use, depth: depth + 1) }
    case (.tuple(let tuple), .array(let elements)):
      return fits(elements, tuple, depth: depth)
    case (.union(let union), _):
      return union.alternatives.contains { fits(value, $0.use, depth: depth + 1) }
    case (.object, _), (.map, _), (.array, _), (.tuple, _): return false
    }
  }

  private mutating func fits(
    _ members: [Member], _ object: ObjectShape, _ id: SchemaID, depth: Int
  ) -> Bool {
    let keys = Set(members.map(\.key))
    for property in object.properties where property.isRequired && !keys.contains(property.name) {
      // What is only ever written is in no response.
      guard graph.access(of: property.use).isWriteOnly else { return false }
    }
    if properties[id] == nil {
      properties[id] = Dictionary(
        object.properties.enumerated().map { ($1.name, $0) }
      ) { first, _ in first }
    }
    for member in members {
      if let position = properties[id]?[member.key] {
        let property = object.properties[position]
        if member.value.isNull, !property.isRequired { continue }
        guard fits(member.value, property.use, depth: depth + 1) else { return false }
      } else if case .some(.some(let use)) = object.additionalProperties {
        guard fits(member.value, use, depth: depth + 1) else { return false }
      }
    }
    return true
  }

  private mutating func fits(_ elements: [Node], _ tuple: TupleShape, depth: Int) -> Bool {
    guard elements.count >= tuple.minimumCount else { return false }
    for (element, declared) in zip(elements, tuple.elements) {
      guard fits(element, declared.use, depth: depth + 1) else { return false }
    }
    guard let others = tuple.otherItems else { return true }
    return elements.dropFirst(tuple.elements.count).allSatisfy {
      fits($0, others, depth: depth + 1)
    }
  }

  // MARK: Samples

  /// A small value of a schema: its required members, and the first of whatever there is a choice of.
  private mutating func sample(_ use: SchemaUse, depth: Int) -> Node {
    if depth > 0, depth < Self.depthLimit, remaining > 0,
      let example = use.annotations.examples.first, fits(example, use, depth: depth)
    {
      return example
    }
    return sample(use.target, depth: depth)
  }

  private mutating func sample(_ id: SchemaID, depth: Int) -> Node {
    let schema = graph[id]
    func node(_ value: Node.Value) -> Node { Node(value, at: schema.range) }
    guard depth < Self.depthLimit, remaining > 0 else { return node(.null) }
    remaining -= 1
    if depth > 0, let example = schema.annotations.examples.first, fits(example, id, depth: depth) {
      return example
    }
    switch schema.shape {
    case .any, .never: return node(.null)
    case .alias(let use): return sample(use, depth: depth + 1)
    case .scalar(let scalar):
      switch scalar.type {
      case .boolean: return node(.bool(true))
      case .integer, .number: return node(.number(NumberLiteral(0)))
      default: return node(.string(TextFormat.sample(scalar.format)))
      }
    case .enumeration(let enumeration): return enumeration.values[0].node
    case .object(let object):
      var members: [Member] = []
      for property in object.properties
      where property.isRequired && !graph.access(of: property.use).isWriteOnly {
        members.append(
          Member(
            key: property.name, keyRange: property.range,
            value: sample(property.use, depth: depth + 1)))
      }
      return node(.object(members))
    case .map: return node(.object([]))
    case .array: return node(.array([]))
    case .tuple(let tuple):
      let first = tuple.elements.prefix(tuple.minimumCount)
      return node(.array(first.map { sample($0.use, depth: depth + 1) }))
    case .union(let union):
      guard let first = union.alternatives.first else { return node(.null) }
      return sample(first.use, depth: depth + 1)
    }
  }
}

/// The formats of strings that have a Swift type of their own.
enum TextFormat {
  /// Whether a text is of a format, as far as its form goes.
  static func matches(_ text: String, _ format: String?) -> Bool {
    guard let format else { return true }
    let bytes = Array(text.utf8)
    switch format {
    case "date-time":
      return bytes.count >= 20 && bytes[4] == UInt8(ascii: "-") && bytes[13] == UInt8(ascii: ":")
        && (bytes.last == UInt8(ascii: "Z") || bytes.suffix(6).contains { "+-".utf8.contains($0) })
    case "date": return bytes.count == 10 && bytes[4] == UInt8(ascii: "-")
    case "uuid": return bytes.count == 36
    case "uri", "url": return !bytes.isEmpty && !bytes.contains { "{}<>\" ".utf8.contains($0) }
    case "byte":
      return bytes.count % 4 == 0
        && bytes.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+/=".utf8.contains(byte)
        }
    default: return true
    }
  }

  /// A text of a format.
  static func sample(_ format: String?) -> String {
    switch format {
    case "date-time": "2020-01-01T00:00:00Z"
    case "date": "2020-01-01"
    case "uuid": "00000000-0000-0000-0000-000000000000"
    case "uri", "url": "https://example.com"
    case "byte": ""
    default: "string"
    }
  }
}

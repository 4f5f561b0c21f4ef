import ConcordDocuments
import ConcordDiagnostics
import ConcordOpenAPI

/// Finds what a stub answers: the document's example where it fits its schema, or a small value of
/// the schema.
struct ExampleMaker {
  let document: ResolvedDocument
  private var flattener: SchemaFlattener
  private var known: [ObjectIdentifier: Flattened] = [:]
  /// How many schemas the example at hand may still look at: schemas that come back to themselves
  /// in several places would be looked at without end.
  private var remaining = 0

  init(document: ResolvedDocument) {
    self.document = document
    flattener = SchemaFlattener(document: document)
  }

  /// An example for a body.
  mutating func example(_ mediaType: MediaType) -> Node? {
    let schema = mediaType.schema
    remaining = Self.maximumSchemas
    var candidates = mediaType.examples.compactMap(\.value)
    if let schema {
      candidates += schema.annotations.examples
      candidates += schema.reference.flatMap(document.schema(of:))?.annotations.examples ?? []
    }
    for candidate in candidates {
      guard let schema else { return candidate }
      if fits(candidate, schema, depth: 0) { return candidate }
    }
    return schema.map { sample($0, depth: 0) }
  }

  /// A schema in its flat form: a class, since a large struct would be copied for every value that
  /// is looked at.
  private final class Flattened {
    /// Kept, so that no other schema takes its identity.
    let schema: Schema
    let flat: FlatSchema
    let types: [SchemaType]
    let properties: [String: Schema]

    init(_ schema: Schema, _ flat: FlatSchema) {
      self.schema = schema
      self.flat = flat
      types = flat.effectiveTypes
      properties = Dictionary(flat.properties.map { ($0.name, $0.schema) }) { first, _ in first }
    }
  }

  private mutating func flatten(_ schema: Schema) -> Flattened {
    let schema = origin(of: schema)
    if let flattened = known[ObjectIdentifier(schema)] { return flattened }
    let flat = flattener.flatten(schema, hint: NameHint(parts: []))
    let flattened = Flattened(schema, flat)
    known[ObjectIdentifier(schema)] = flattened
    return flattened
  }

  /// What a plain reference stands for, which is then flattened once for all references to it.
  private func origin(of schema: Schema) -> Schema {
    var schema = schema
    var steps = 0
    while let reference = schema.reference, schema.onlyAnnotates, steps < 16,
      let target = document.schema(of: reference)
    {
      schema = target
      steps += 1
    }
    return schema
  }

  /// Whether a value is of a schema, as far as its types, its required members and its constants
  /// go: enough for it to be read.
  mutating func fits(_ value: Node, _ schema: Schema, depth: Int) -> Bool {
    guard depth < Self.maximumDepth, remaining > 0 else { return true }
    remaining -= 1
    if let boolean = schema.boolean { return boolean }
    let flattened = flatten(schema)
    let flat = flattened.flat
    let types = flattened.types
    if value.isNull {
      return flat.isNullable || types.isEmpty
        || flat.choices.contains { group in
          group.alternatives.contains { $0.types.contains(.null) }
        }
    }
    let type = value.schemaType
    if !types.isEmpty, !types.contains(type),
      !(type == .integer && types.contains(.number))
    {
      return false
    }
    for group in flat.choices {
      var isFound = false
      for alternative in group.alternatives where !isFound {
        isFound = fits(value, alternative, depth: depth + 1)
      }
      if !isFound { return false }
    }
    switch value.value {
    case .object(let members):
      for name in flat.required where !members.contains(where: { $0.key == name }) {
        // What is only ever written is in no response.
        let property = flat.properties.first { $0.name == name }
        guard property?.schema.annotations.isWriteOnly == true else { return false }
      }
      for member in members {
        if let property = flattened.properties[member.key] {
          if member.value.isNull, !flat.required.contains(member.key) { continue }
          guard fits(member.value, property, depth: depth + 1) else { return false }
        } else if let other = flat.additionalProperties, other.boolean == nil {
          guard fits(member.value, other, depth: depth + 1) else { return false }
        }
      }
    case .array(let elements):
      let first = flat.prefixItems
      if !first.isEmpty, elements.count < flat.minimumItems { return false }
      for (element, schema) in zip(elements, first) {
        guard fits(element, schema, depth: depth + 1) else { return false }
      }
      guard let items = flat.items?.schema else { return true }
      for element in elements.dropFirst(first.count) {
        guard fits(element, items, depth: depth + 1) else { return false }
      }
    case .string(let text):
      return Self.isFormatted(text, flat.format)
    case .null, .bool, .number: break
    }
    return true
  }

  private static let maximumDepth = 24
  private static let maximumSchemas = 5_000

  /// Whether a text is of a format that has a type of its own.
  private static func isFormatted(_ text: String, _ format: String?) -> Bool {
    guard let format else { return true }
    let bytes = text.utf8
    func byte(_ offset: Int) -> UInt8 { bytes[bytes.index(bytes.startIndex, offsetBy: offset)] }
    switch format {
    case "date-time":
      return bytes.count >= 20 && byte(4) == UInt8(ascii: "-") && byte(13) == UInt8(ascii: ":")
        && (bytes.last == UInt8(ascii: "Z") || bytes.suffix(6).contains { "+-".utf8.contains($0) })
    case "date": return bytes.count == 10 && byte(4) == UInt8(ascii: "-")
    case "uuid": return bytes.count == 36
    case "uri", "url":
      return !bytes.isEmpty
        && !bytes.contains { byte in
          switch byte {
          case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\""), UInt8(ascii: " "):
            true
          default: false
          }
        }
    case "byte":
      return bytes.count % 4 == 0
        && bytes.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || "+/=".utf8.contains(byte)
        }
    default: return true
    }
  }

  // MARK: Samples

  /// A small value of a schema: its required members, and the first of whatever there is a choice
  /// of.
  mutating func sample(_ schema: Schema, depth: Int) -> Node {
    let range = schema.range
    func node(_ value: Node.Value) -> Node { Node(value, at: range) }
    guard depth < Self.maximumDepth, remaining > 0, schema.boolean == nil else {
      return node(.null)
    }
    remaining -= 1
    if depth > 0, let example = schema.annotations.examples.first,
      fits(example, schema, depth: depth)
    {
      return example
    }
    let flat = flatten(schema).flat
    if let value = flat.constant ?? flat.enumeration?.first(where: { !$0.isNull }) { return value }
    if flat.properties.isEmpty, let group = flat.choices.first,
      let alternative = group.alternatives.first(where: { $0.types != [.null] })
    {
      return sample(alternative, depth: depth + 1)
    }
    switch flat.effectiveTypes.first {
    case .object:
      var members: [Member] = []
      for property in flat.properties where flat.required.contains(property.name) {
        members.append(
          Member(
            key: property.name, keyRange: property.range,
            value: sample(property.schema, depth: depth + 1)))
      }
      if let group = flat.choices.first, let alternative = group.alternatives.first,
        case .object(let more) = sample(alternative, depth: depth + 1).value
      {
        members += more.filter { new in !members.contains { $0.key == new.key } }
      }
      return node(.object(members))
    case .array:
      let first = flat.prefixItems.prefix(flat.minimumItems)
      return node(.array(first.map { sample($0, depth: depth + 1) }))
    case .string: return node(.string(Self.text(flat.format)))
    case .integer: return node(.number(NumberLiteral(0)))
    case .number: return node(.number(NumberLiteral(0)))
    case .boolean: return node(.bool(true))
    case .null, nil: return node(.null)
    }
  }

  private static func text(_ format: String?) -> String {
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

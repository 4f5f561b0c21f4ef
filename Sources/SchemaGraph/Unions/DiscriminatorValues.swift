import ConcordDocuments
import ConcordOpenAPI

/// The values of a discriminator by the location of the schema that they name.
struct DiscriminatorMapping {
  private var values: [String: [Node]] = [:]

  /// Indexes a discriminator's mapping; of no discriminator, it is empty.
  init(_ discriminator: Discriminator?, resolve: (String) -> String = { $0 }) {
    guard let discriminator else { return }
    for (value, target) in discriminator.mapping {
      values[resolve(target), default: []].append(Node(.string(value), at: discriminator.range))
    }
  }

  /// The values that name a schema, in document order.
  func values(of location: String?) -> [Node] {
    location.flatMap { values[$0] } ?? []
  }
}

/// The only values that a member of an object has.
enum MemberValues {
  /// How many unions may stand in one another.
  private static let depthLimit = 8
  /// The most values that the alternatives of a union have together.
  private static let unionLimit = 256

  /// The values of a member that a schema limits it to; `nil` where there are none, or too many. Where
  /// the schema is a union itself, they are the values of all its alternatives.
  static func values(
    of name: String, in schema: Schema, _ place: SchemaPlace, _ resolver: inout SchemaResolver,
    depth: Int = 0
  ) -> [Node]? {
    let key = Key(schema: ObjectIdentifier(schema), name: name)
    if let known = resolver.memberValues[key] { return known }
    guard depth <= depthLimit else { return nil }
    var found: [Node]?
    if let merged = resolver.merger.merge(schema, at: place) {
      if let position = merged.members.position(of: name) {
        found = values(
          of: merged.members.properties[position].schema, place, &resolver, depth: depth)
      } else if merged.choices.count == 1 {
        found = values(of: name, inAll: merged.choices[0], place, &resolver, depth: depth)
      }
    }
    resolver.memberValues.updateValue(found, forKey: key)
    return found
  }

  /// A member of a schema's objects.
  struct Key: Hashable {
    fileprivate let schema: ObjectIdentifier
    fileprivate let name: String
  }

  /// The only values of a schema, beside `null`; `nil` where there are none, or too many.
  static func values(
    of schema: Schema, _ place: SchemaPlace, _ resolver: inout SchemaResolver, depth: Int = 0
  ) -> [Node]? {
    var allowed: [Node]?
    if schema.reference == nil, schema.composition == nil {
      allowed = schema.enumeration ?? schema.constant.map { [$0] }
    } else if let merged = resolver.merger.merge(schema, at: place) {
      allowed = merged.values.allowed
      if allowed == nil, merged.choices.count == 1, depth < depthLimit {
        let others = merged.choices[0].alternatives.filter { !$0.isNull }
        allowed = all(of: others) { values(of: $0, place, &resolver, depth: depth + 1) }
      }
    }
    allowed?.removeAll(where: \.isNull)
    guard let allowed, !allowed.isEmpty, allowed.count <= ValueCriteria.valueLimit,
      allowed.allSatisfy({ $0.isDiscriminatorValue })
    else { return nil }
    return allowed
  }

  /// The values of a member in all alternatives of a union: what its own discriminator calls them, or
  /// else what they limit it to.
  private static func values(
    of name: String, inAll choice: MergedSchema.Choice, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver, depth: Int
  ) -> [Node]? {
    let discriminator = choice.discriminator.flatMap { $0.propertyName == name ? $0 : nil }
    let mapping = DiscriminatorMapping(discriminator)
    return all(of: choice.alternatives.filter { !$0.isNull }) { alternative in
      let mapped = mapping.values(of: alternative.reference?.target)
      guard mapped.isEmpty else { return mapped }
      return values(of: name, in: alternative, place, &resolver, depth: depth + 1)
    }
  }

  /// The values of several schemas, each once; `nil` where one has none, or they are too many.
  private static func all(of schemas: [Schema], _ values: (Schema) -> [Node]?) -> [Node]? {
    var found: [Node] = []
    var seen: Set<NodeValue> = []
    for schema in schemas {
      guard let values = values(schema) else { return nil }
      found += values.filter { seen.insert(NodeValue($0)).inserted }
      guard found.count <= unionLimit else { return nil }
    }
    return found
  }
}

extension Node {
  /// Whether this is a value that a discriminator may have: a string, a whole number or a boolean.
  var isDiscriminatorValue: Bool {
    switch value {
    case .string, .bool: true
    case .number(let number): number.int != nil
    case .null, .array, .object: false
    }
  }
}

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
  /// The values of a member that a schema limits it to; `nil` where there are none, or too many.
  static func values(
    of name: String, in schema: Schema, _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> [Node]? {
    let key = Key(schema: ObjectIdentifier(schema), name: name)
    if let known = resolver.memberValues[key] { return known }
    var found: [Node]?
    if let merged = resolver.merger.merge(schema, at: place),
      let position = merged.members.position(of: name)
    {
      found = values(of: merged.members.properties[position].schema, place, &resolver)
    }
    resolver.memberValues.updateValue(found, forKey: key)
    return found
  }

  /// A member of a schema's objects.
  struct Key: Hashable {
    fileprivate let schema: ObjectIdentifier
    fileprivate let name: String
  }

  /// The only values of a schema; `nil` where there are none, or too many.
  static func values(
    of schema: Schema, _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> [Node]? {
    let allowed: [Node]?
    if schema.reference == nil, schema.composition == nil {
      allowed = schema.enumeration ?? schema.constant.map { [$0] }
    } else {
      allowed = resolver.merger.merge(schema, at: place)?.values.allowed
    }
    guard let allowed, !allowed.isEmpty, allowed.count <= ValueCriteria.valueLimit,
      allowed.allSatisfy({ $0.isDiscriminatorValue })
    else { return nil }
    return allowed
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

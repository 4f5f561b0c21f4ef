import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

/// What a schema and all its parts by `$ref` and `allOf` say together (JSON Schema 2020-12, section
/// 10.2.1.1), and the groups of alternatives that they leave open.
struct MergedSchema {
  /// A property with where its schema stands.
  struct Property {
    var name: String
    var range: SourceRange
    var schema: Schema
    var owner: SchemaPlace
  }

  /// The alternatives of one `oneOf` or `anyOf`.
  struct Choice {
    var alternatives: [Schema]
    var discriminator: Discriminator?
    var range: SourceRange
  }

  /// The values that are allowed, and what is said about them.
  struct Values {
    var enumeration: [Node]?
    var constant: Node?

    /// The only values; `nil` for any.
    var allowed: [Node]? { enumeration ?? constant.map { [$0] } }
  }

  /// The keywords about objects.
  struct Members {
    /// Where the schema itself stands: what two of its parts say of one property belongs there.
    let owner: SchemaPlace
    var properties: [Property] = []
    /// Whether there is a `properties` keyword.
    var hasProperties = false
    var required: [String] = []
    var additionalProperties: Schema?
    var patternProperties: [ObjectKeywords.Property] = []
    /// The required members, and the positions of the properties by key, once there are many.
    fileprivate var requiredSet: Set<String> = []
    fileprivate var positions: [String: Int] = [:]

    fileprivate init(owner: SchemaPlace) {
      self.owner = owner
    }
  }

  /// The keywords about arrays.
  struct Elements {
    var items: (schema: Schema, owner: SchemaPlace)?
    var prefixItems: [Schema] = []
    var minimumCount = 0
    var maximumCount: Int?
    /// Whether there is any keyword about arrays.
    var isPresent = false
  }

  var types: [SchemaType] = []
  /// Whether all parts that have a `type` allow `null`.
  var typesAllowNull = false
  var format: String?
  var values = Values()
  var members: Members
  var elements = Elements()
  var choices: [Choice] = []
  var validation: ValidationKeywords?
  var annotations = Annotations()
  var extensions: [Member] = []
  var unexpressed: [UnexpressedKeyword] = []
  /// The locations of the schemas that are part of this one by reference.
  var references: [String] = []

  /// Starts with nothing said, for a schema that stands at a place.
  init(owner: SchemaPlace) {
    members = Members(owner: owner)
  }

  /// Whether `null` is a value, apart from what alternatives say.
  var isNullable: Bool {
    if !types.isEmpty { return typesAllowNull }
    return typesAllowNull || values.enumeration?.contains(where: \.isNull) == true
      || values.constant?.isNull == true
  }

  /// The JSON types of values other than `null`: as declared, or else as the keywords suggest; empty
  /// for any.
  var effectiveTypes: [SchemaType] {
    if !types.isEmpty { return types }
    if let allowed = values.allowed, !allowed.isEmpty {
      let found = Set(allowed.map(\.schemaType))
      return SchemaType.allCases.filter { $0 != .null && found.contains($0) }
    }
    return InferredType(of: self).map { [$0.type] } ?? []
  }
}

extension MergedSchema.Members {
  /// Whether there is any keyword about members that gives them a type or asks for them.
  var isPresent: Bool {
    hasProperties || !required.isEmpty || additionalProperties != nil
      || !patternProperties.isEmpty
  }

  /// Whether members that are not declared have a schema.
  var describesOthers: Bool {
    !patternProperties.isEmpty || additionalProperties.map { $0.boolean == nil } == true
  }

  /// Up to so many properties are looked at one by one: most objects have no more, and an index of
  /// them would cost more than it spares.
  private static let fewProperties = 12

  /// The position of a property.
  func position(of name: String) -> Int? {
    for (position, property) in properties.prefix(Self.fewProperties).enumerated()
    where property.name == name {
      return position
    }
    return properties.count > Self.fewProperties ? positions[name] : nil
  }

  /// Whether a member is required.
  func requires(_ name: String) -> Bool {
    required.count > Self.fewProperties ? requiredSet.contains(name) : required.contains(name)
  }

  mutating func append(_ property: MergedSchema.Property) {
    if properties.count >= Self.fewProperties { positions[property.name] = properties.count }
    properties.append(property)
  }

  mutating func require(_ names: [String]) {
    for name in names where !requires(name) {
      required.append(name)
      if required.count == Self.fewProperties + 1 {
        requiredSet = Set(required)
      } else if required.count > Self.fewProperties {
        requiredSet.insert(name)
      }
    }
  }
}

extension Node {
  /// The JSON type of the value; a whole number is an integer.
  package var schemaType: SchemaType {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Says what schemas ask of the values of Swift types beyond what the types say themselves.
struct TypedConstraints {
  private let declarations: [TypeDeclaration]
  /// The types that are declared for a schema.
  private let owners: [AssertionsID: TypeID]
  /// What schemas ask of any value.
  var schemas: SchemaConstraints

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - schemas: What schemas ask of any value.
  ///   - declarations: The types, each at the position that its ``TypeID`` holds.
  ///   - owners: The types that are declared for a schema.
  init(
    _ schemas: SchemaConstraints, declarations: [TypeDeclaration],
    owners: [AssertionsID: TypeID]
  ) {
    self.schemas = schemas
    self.declarations = declarations
    self.owners = owners
  }

  /// The definitions that constraints refer to.
  mutating func takeDefinitions() -> [Constraint.Member] { schemas.takeDefinitions() }

  /// What is asked of a value of a type.
  mutating func constraints(of id: AssertionsID, as type: TypeReference) -> [Constraint] {
    let type = resolved(type)
    if type == .primitive(.json) { return schemas.constraints(of: id) }
    var own: TypeID?
    if case .named(let typeID) = type { own = typeID }
    let owners = owners
    let parts = schemas.parts(of: id) { own != nil && owners[$0] == own }
    if parts.isEmpty { return [] }
    if isEntangled(parts) { return schemas.constraints(of: id) }
    var result = ConstraintList()
    for part in parts {
      result.add(schema: keywords(of: part, as: type))
    }
    return result.constraints
  }

  /// Whether parts ask something of members or elements that depends on what the others ask.
  mutating func isEntangled(_ parts: [AssertionTable.Part]) -> Bool {
    for part in parts {
      for assertion in schemas.assertions(of: part.id) {
        switch assertion {
        case .unevaluatedItems, .unevaluatedProperties: return true
        default: continue
        }
      }
    }
    return false
  }

  // MARK: Keywords

  /// What one schema asks of the values of a type itself and of the elements and members in them.
  mutating func keywords(
    of part: AssertionTable.Part, as type: TypeReference
  ) -> [Constraint] {
    var list: [Constraint] = []
    for assertion in schemas.assertions(of: part.id) {
      switch assertion {
      case .reference, .allHold: continue
      case .type(let types):
        if !type.implies(types, declarations) { list.append(.type(types.map(\.rawValue))) }
      case .const(let value): list += constant([value], isEnumeration: false, part, type)
      case .enum(let values): list += constant(values, isEnumeration: true, part, type)
      case .anyHolds(let ids), .oneHolds(let ids):
        if schemas.onlyAlternative(ids) == nil { list += choice(assertion, ids, type) }
      case .properties(let properties):
        if case .named = type { continue }
        list.append(.properties(members(properties, as: type.element)))
      case .patternProperties(let properties):
        for property in properties {
          let isUsable = schemas.isUsable(property.name, at: property.range)
          let inner = isUsable ? constraints(of: property.schema, as: type.element) : []
          list.append(.patternProperties(property.name, inner))
        }
      case .additionalProperties(let inner):
        let inner = constraints(of: inner, as: type.element)
        if !inner.isEmpty { list.append(.additionalProperties(inner)) }
      case .items(let inner):
        let inner = constraints(of: inner, as: type.element)
        if !inner.isEmpty { list.append(.items(inner)) }
      case .prefixItems(let ids):
        var lists: [[Constraint]] = []
        for id in ids { lists.append(constraints(of: id, as: type.element)) }
        list.append(.prefixItems(lists))
      case .dependentSchemas(let properties):
        var members: [Constraint.Member] = []
        for property in properties {
          members.append(
            .init(key: property.name, constraints: schemas.constraints(of: property.schema)))
        }
        list.append(.dependentSchemas(members))
      case .limit:
        if type.mayBe(.number) { add(assertion, to: &list) }
      case .count(.minLength, _), .count(.maxLength, _), .pattern:
        if type.mayBe(.string) { add(assertion, to: &list) }
      case .count(.minItems, _), .count(.maxItems, _), .uniqueItems, .contains:
        if type.mayBe(.array) { add(assertion, to: &list) }
      default: add(assertion, to: &list)
      }
    }
    return list
  }

  private mutating func add(_ assertion: Assertion, to list: inout [Constraint]) {
    if let constraint = schemas.constraint(assertion) { list.append(constraint) }
  }

  private mutating func members(
    _ properties: [Assertion.Property], as type: TypeReference
  ) -> [Constraint.Member] {
    var members: [Constraint.Member] = []
    for property in properties {
      members.append(
        .init(key: property.name, constraints: constraints(of: property.schema, as: type)))
    }
    return members
  }

  private mutating func constant(
    _ values: [Node], isEnumeration: Bool, _ part: AssertionTable.Part, _ type: TypeReference
  ) -> [Constraint] {
    var literals: [Literal] = []
    for value in values {
      // YAML reads `true` and `1` without quotes as something else.
      if type.isText, value.string == nil, !value.isNull {
        literals.append(.string(JSONWriter().text(value)))
      } else if let literal = schemas.literal(value) {
        literals.append(literal)
      } else {
        return []
      }
    }
    if part.allowsNull, !literals.contains(.null) { literals.append(.null) }
    if !isEnumeration, literals.count == 1 { return [.const(literals[0])] }
    return [.oneOfValues(literals)]
  }

  /// Alternatives that became one type, or say which members go together.
  private mutating func choice(
    _ assertion: Assertion, _ ids: [AssertionsID], _ type: TypeReference
  ) -> [Constraint] {
    var lists = schemas.lists(of: ids)
    for (index, list) in lists.enumerated() {
      lists[index] = list.filter { constraint in
        if case .type(let types) = constraint { return !type.implies(types, declarations) }
        return true
      }
    }
    if case .anyHolds = assertion { return lists.contains([]) ? [] : [.anyHolds(lists)] }
    return [.oneHolds(lists)]
  }

  // MARK: Types

  /// The type that another name and an optional stand for.
  func resolved(_ type: TypeReference) -> TypeReference {
    var type = type
    // A chain of names that is longer than there are types is a cycle.
    for _ in 0...declarations.count {
      switch type {
      case .optional(let inner): type = inner
      case .named(let id):
        guard case .alias(let alias) = declarations[Int(id.index)] else { return type }
        type = alias.target
      default: return type
      }
    }
    return type
  }
}

extension TypeReference {
  /// The type of the elements of an array, or of the members of a dictionary.
  fileprivate var element: TypeReference {
    switch self {
    case .array(let element), .dictionary(let element): element
    default: .primitive(.json)
    }
  }

  /// Whether values may be of a JSON type.
  fileprivate func mayBe(_ type: Constraint.JSONType) -> Bool {
    switch self {
    case .primitive(let primitive): primitive.jsonType.map { $0 == type } ?? true
    case .array: type == .array
    case .dictionary: type == .object
    case .optional(let inner): inner.mayBe(type)
    case .external, .named: true
    }
  }

  /// Whether values are strings in JSON.
  fileprivate var isText: Bool {
    if case .primitive(let primitive) = self { return primitive.jsonType == .string }
    return false
  }

  /// Whether all values are of some JSON types.
  fileprivate func implies(
    _ types: [SchemaType], _ declarations: [TypeDeclaration]
  ) -> Bool { implies(types.map(\.rawValue), declarations) }

  /// Whether all values are of some JSON types, by their names.
  fileprivate func implies(_ types: [String], _ declarations: [TypeDeclaration]) -> Bool {
    switch self {
    case .primitive(let primitive):
      return primitive.jsonTypeNames.contains(where: types.contains)
    case .array: return types.contains("array")
    case .dictionary: return types.contains("object")
    case .optional(let inner): return inner.implies(types, declarations)
    case .external: return true
    case .named(let id):
      switch declarations[Int(id.index)] {
      case .structure(let structure):
        return types.contains(structure.form == .array ? "array" : "object")
      case .enumeration(let enumeration):
        return enumeration.rawType.jsonTypeNames.contains(where: types.contains)
      case .union, .alias: return false
      }
    }
  }
}

extension Primitive {
  /// The JSON type of all values; `nil` for any.
  fileprivate var jsonType: Constraint.JSONType? {
    switch self {
    case .bool: .boolean
    case .int, .int32, .int64, .uint64, .double, .float, .decimal: .number
    case .string, .date, .calendarDate, .data, .url, .uuid, .filePart, .body: .string
    default: nil
    }
  }

  /// The names of the JSON types that all values are of.
  fileprivate var jsonTypeNames: [String] {
    switch self {
    case .int, .int32, .int64, .uint64: ["integer", "number"]
    default: jsonType.map { [$0.rawValue] } ?? []
    }
  }
}

extension Constraint {
  /// A type of JSON values.
  fileprivate enum JSONType: String {
    case boolean, number, string, array, object
  }
}

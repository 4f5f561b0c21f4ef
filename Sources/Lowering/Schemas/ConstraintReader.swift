import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Reads from schemas what they ask of a value (JSON Schema 2020-12, section 6): through references
/// and `allOf`, whose parts all hold.
struct ConstraintReader {
  /// The keywords without a place in the model of a schema that are read all the same.
  static let keywords: Set<String> = [
    "dependentRequired", "dependencies", "minContains", "maxContains",
  ]
  /// How deep the schemas of elements and members are followed, and of alternatives.
  private static let depthLimit = 8
  /// How many schemas may be said as one expression: what is larger is left out.
  private static let expressionLimit = 200

  let document: ResolvedDocument
  let types: [TypeDeclaration]
  let sources: [TypeID: ConstraintSource]
  private(set) var diagnostics: [Diagnostic] = []
  private var ownParts: [TypeID: Set<ObjectIdentifier>] = [:]
  private var depth = 0
  private var expressionDepth = 0
  private var expressionSize = 0

  init(
    document: ResolvedDocument, types: [TypeDeclaration], sources: [TypeID: ConstraintSource]
  ) {
    self.document = document
    self.types = types
    self.sources = sources
  }

  // MARK: Values of a Swift type

  /// What a schema asks of a value beyond what its Swift type says, and beyond what a declared type
  /// asks itself.
  mutating func constraints(
    of schema: Schema, limitedBy limits: [Schema] = [], as type: TypeReference
  ) -> [Constraint] {
    guard depth < Self.depthLimit else { return [] }
    depth += 1
    defer { depth -= 1 }
    let type = resolved(type)
    var own: Set<ObjectIdentifier> = []
    if case .named(let id) = type { own = partsOfType(id) }
    if type == .primitive(.json) {
      return ([schema] + limits).flatMap { expression(of: $0) ?? [] }
    }
    var result = ConstraintList()
    for (part, isNullable) in parts(of: schema) + limits.map({ ($0, false) })
    where !own.contains(ObjectIdentifier(part)) {
      addScalars(part, type, isNullable: isNullable, to: &result)
      addArray(part, type, to: &result)
      addObject(part, to: &result)
      if case .dictionary(let value) = type { addMembers(part, value, to: &result) }
      if !isNullable { addChoices(part, type, to: &result) }
    }
    return result.constraints
  }

  /// What the schema of a struct asks of the whole value. Members that are not declared have the
  /// additional type.
  mutating func constraints(
    ofObject schema: Schema, additional: TypeReference?
  ) -> [Constraint] {
    var result = ConstraintList()
    for (part, _) in parts(of: schema) {
      addObject(part, to: &result)
      addValues(part, nil, isNullable: false, to: &result)
      if let additional {
        for property in part.object?.patternProperties ?? [] {
          addPatternProperty(property, additional, to: &result)
        }
      }
      // The alternatives of a struct say which members go together.
      addChoices(part, nil, to: &result)
    }
    return result.constraints
  }

  /// What the schema of an array asks of the whole that is a struct in Swift.
  mutating func constraints(ofTuple schema: Schema) -> [Constraint] {
    var result = ConstraintList()
    for (part, _) in parts(of: schema) {
      addCounts(part, to: &result)
      addContains(part, to: &result)
    }
    return result.constraints
  }

  /// What the schema of a union asks of the whole value, whichever case it is.
  mutating func constraints(ofUnion schema: Schema) -> [Constraint] {
    var result = ConstraintList()
    for (part, isNullable) in parts(of: schema) {
      addObject(part, to: &result)
      addScalars(part, nil, isNullable: isNullable, to: &result)
      addCounts(part, to: &result)
    }
    return result.constraints
  }

  private func resolved(_ type: TypeReference) -> TypeReference {
    var type = type
    for _ in 0..<100 {
      switch type {
      case .optional(let inner): type = inner
      case .named(let id):
        guard case .alias(let alias) = types[Int(id.index)] else { return type }
        type = alias.target
      default: return type
      }
    }
    return type
  }

  /// The schemas whose constraints a type has itself.
  private mutating func partsOfType(_ id: TypeID) -> Set<ObjectIdentifier> {
    if let known = ownParts[id] { return known }
    let all = sources[id].map { parts(of: $0.schema) } ?? []
    let identities = Set(all.map { ObjectIdentifier($0.schema) })
    ownParts[id] = identities
    return identities
  }

  /// A schema, what it refers to and the parts of its `allOf`, each once. An only alternative beside
  /// `null` is a part too, unless all alternatives are wanted; `null` is right besides.
  private func parts(
    of schema: Schema, withAlternatives: Bool = true
  ) -> [(schema: Schema, isNullable: Bool)] {
    var found: [(schema: Schema, isNullable: Bool)] = []
    var visited: Set<ObjectIdentifier> = []
    var waiting = [(schema: schema, isNullable: false)]
    while let next = waiting.popLast() {
      guard visited.insert(ObjectIdentifier(next.schema)).inserted else { continue }
      found.append(next)
      var more: [(schema: Schema, isNullable: Bool)] = []
      if let target = next.schema.reference.flatMap({ document.schema(of: $0) }) {
        more.append((target, next.isNullable))
      }
      more += (next.schema.composition?.allOf ?? []).map { ($0, next.isNullable) }
      if withAlternatives {
        for group in next.schema.groups {
          guard let only = group.alternatives.onlyMeaningful else { continue }
          more.append((only, next.isNullable || group.alternatives.count > 1))
        }
      }
      waiting += more.reversed()
    }
    return found
  }

  // MARK: Keywords

  private mutating func addScalars(
    _ part: Schema, _ type: TypeReference?, isNullable: Bool, to result: inout ConstraintList
  ) {
    if let limits = part.validation, type?.isNumber ?? true { result.addLimits(limits) }
    if let limits = part.validation, type?.isText ?? true {
      result.add(.minLength, limits.minimumLength)
      result.add(.maxLength, limits.maximumLength)
      if let pattern = limits.pattern, isUsable(pattern, at: limits.patternRange ?? part.range) {
        result.add(.pattern(pattern))
      }
    }
    addValues(part, type, isNullable: isNullable, to: &result)
  }

  private func addValues(
    _ part: Schema, _ type: TypeReference?, isNullable: Bool, to result: inout ConstraintList
  ) {
    if case .named(let id)? = type, case .enumeration = types[Int(id.index)] { return }
    func literal(_ node: Node) -> Literal? {
      // YAML reads `true` and `1` without quotes as something else.
      if type?.isText == true, node.string == nil, !node.isNull {
        return .string(JSONWriter().text(node))
      }
      return node.isExact ? Literal(node) : nil
    }
    if let value = part.constant, let literal = literal(value) {
      result.add(isNullable ? .oneOfValues([literal, .null]) : .const(literal))
    }
    guard let values = part.enumeration, !values.isEmpty else { return }
    let literals = values.compactMap(literal)
    guard literals.count == values.count else { return }
    result.add(.oneOfValues(literals + (isNullable && !literals.contains(.null) ? [.null] : [])))
  }

  private mutating func addArray(
    _ part: Schema, _ type: TypeReference, to result: inout ConstraintList
  ) {
    guard case .array(let element) = type, let array = part.array else { return }
    addCounts(part, to: &result)
    addContains(part, to: &result)
    guard let items = array.items, array.prefixItems.isEmpty else { return }
    let list = constraints(of: items, as: element)
    if !list.isEmpty { result.add(.items(list)) }
  }

  private func addCounts(_ part: Schema, to result: inout ConstraintList) {
    guard let array = part.array else { return }
    result.add(.minItems, array.minimumCount)
    result.add(.maxItems, array.maximumCount)
    if array.isUnique { result.add(.uniqueItems) }
  }

  private mutating func addContains(_ part: Schema, to result: inout ConstraintList) {
    guard let contains = part.array?.contains, let list = expression(of: contains) else { return }
    func count(_ key: String) -> Int? {
      part.unsupported.first { $0.key == key }?.value.number?.int.flatMap { $0 < 0 ? nil : $0 }
    }
    let minimum = count("minContains")
    result.add(
      .contains(list, minimum: minimum == 1 ? nil : minimum, maximum: count("maxContains")))
  }

  private mutating func addObject(_ part: Schema, to result: inout ConstraintList) {
    for key in ["dependentRequired", "dependencies"] {
      guard let member = part.unsupported.first(where: { $0.key == key }) else { continue }
      let dependencies = (member.value.object ?? []).compactMap { member in
        member.value.array.map { names in
          Constraint.Dependency(key: member.key, names: names.compactMap(\.string))
        }
      }
      if !dependencies.isEmpty { result.add(.dependentRequired(dependencies)) }
    }
    guard let object = part.object else { return }
    result.add(.minProperties, object.minimumCount)
    result.add(.maxProperties, object.maximumCount)
    if let names = object.propertyNames, let list = expression(of: names), !list.isEmpty {
      result.add(.propertyNames(list))
    }
  }

  /// What is asked of the members of a dictionary.
  private mutating func addMembers(
    _ part: Schema, _ value: TypeReference, to result: inout ConstraintList
  ) {
    guard let object = part.object else { return }
    if !object.required.isEmpty { result.add(.required(object.required)) }
    for property in object.patternProperties { addPatternProperty(property, value, to: &result) }
    if let schema = object.additionalProperties, schema.boolean == nil {
      let list = constraints(of: schema, as: value)
      if !list.isEmpty { result.add(.additionalProperties(list)) }
    }
  }

  private mutating func addPatternProperty(
    _ property: ObjectKeywords.Property, _ type: TypeReference, to result: inout ConstraintList
  ) {
    guard isUsable(property.name, at: property.nameRange) else { return }
    let list = constraints(of: property.schema, as: type)
    if !list.isEmpty { result.add(.patternProperties(property.name, list)) }
  }

  /// Alternatives that became one type, or say which members go together.
  private mutating func addChoices(
    _ part: Schema, _ type: TypeReference?, to result: inout ConstraintList
  ) {
    for group in part.groups where group.alternatives.onlyMeaningful == nil {
      var lists: [[Constraint]] = []
      for alternative in group.alternatives {
        // A plain Swift type tells the JSON type already.
        if case .primitive? = type, let type, alternative.types != [.null] {
          lists.append(constraints(of: alternative, as: type))
        } else if let list = expression(of: alternative) {
          lists.append(list)
        } else {
          break
        }
      }
      guard lists.count == group.alternatives.count, group.isExclusive || !lists.contains([])
      else { continue }
      result.add(group.isExclusive ? .oneOf(lists) : .anyOf(lists))
    }
  }

  private mutating func isUsable(_ pattern: String, at range: SourceRange) -> Bool {
    guard let fault = PatternSyntax.fault(in: pattern) else { return true }
    diagnostics.append(Diagnostic(.patternUnusable, at: range, pattern, fault))
    return false
  }

  // MARK: Whole schemas

  /// All that a schema asks of any JSON value; `nil` where there is no saying it.
  private mutating func expression(of schema: Schema) -> [Constraint]? {
    guard expressionDepth < Self.depthLimit else { return nil }
    if expressionDepth == 0 { expressionSize = 0 }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    var result = ConstraintList()
    for (part, _) in parts(of: schema, withAlternatives: false) {
      expressionSize += 1
      guard part.boolean != false, part.isExpressible, expressionSize <= Self.expressionLimit
      else { return nil }
      if !part.types.isEmpty { result.add(.type(part.types.map(\.rawValue))) }
      addScalars(part, nil, isNullable: false, to: &result)
      addCounts(part, to: &result)
      addContains(part, to: &result)
      addObject(part, to: &result)
      if let items = part.array?.items {
        guard let list = expression(of: items) else { return nil }
        if !list.isEmpty { result.add(.items(list)) }
      }
      if let object = part.object {
        if !object.required.isEmpty { result.add(.required(object.required)) }
        var members: [Constraint.Member] = []
        for property in object.properties {
          guard let list = expression(of: property.schema) else { return nil }
          if !list.isEmpty { members.append(.init(key: property.name, constraints: list)) }
        }
        if !members.isEmpty { result.add(.properties(members)) }
        if let values = object.additionalProperties, values.boolean == nil {
          guard let list = expression(of: values) else { return nil }
          if !list.isEmpty { result.add(.additionalProperties(list)) }
        }
      }
      for group in part.groups {
        var lists: [[Constraint]] = []
        for alternative in group.alternatives {
          guard let list = expression(of: alternative) else { return nil }
          lists.append(list)
        }
        result.add(group.isExclusive ? .oneOf(lists) : .anyOf(lists))
      }
    }
    return result.constraints
  }
}

extension Schema {
  /// The groups of alternatives, and whether only one of a group may hold.
  fileprivate var groups: [(alternatives: [Schema], isExclusive: Bool)] {
    guard let composition else { return [] }
    return [(composition.oneOf, true), (composition.anyOf, false)]
      .filter { !$0.alternatives.isEmpty }
  }

  /// Whether the schema has only keywords that constraints can say.
  fileprivate var isExpressible: Bool {
    unsupported.allSatisfy { ConstraintReader.keywords.contains($0.key) }
      && array?.prefixItems.isEmpty ?? true && object?.patternProperties.isEmpty ?? true
      && object?.additionalProperties?.boolean != false && object?.unevaluatedProperties == nil
  }
}

extension [Schema] {
  /// The only alternative that is not `null`; `nil` where there are several or none.
  fileprivate var onlyMeaningful: Schema? {
    let others = filter { $0.types != [.null] }
    return others.count == 1 ? others[0] : nil
  }
}

extension Node {
  /// Whether a literal of Swift holds all numbers in the value so that nothing is lost.
  fileprivate var isExact: Bool {
    switch value {
    case .null, .bool, .string: true
    case .number(let number): number.isExact
    case .array(let elements): elements.allSatisfy(\.isExact)
    case .object(let members): members.allSatisfy { $0.value.isExact }
    }
  }
}

extension TypeReference {
  /// Whether values are numbers, or may be.
  fileprivate var isNumber: Bool {
    switch self {
    case .primitive(let primitive):
      [.int, .int32, .int64, .uint64, .double, .float, .decimal, .json].contains(primitive)
    case .external, .named: true
    case .array, .dictionary, .optional: false
    }
  }

  /// Whether values are strings in JSON, or may be.
  fileprivate var isText: Bool {
    switch self {
    case .primitive(let primitive):
      [.string, .date, .calendarDate, .data, .url, .uuid].contains(primitive)
    case .external, .named: true
    case .array, .dictionary, .optional: false
    }
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// An alternative of a union before it has a name.
private struct Choice {
  var use: TypeUse
  /// The schemas that became this type.
  var schemas: [Schema]
  var flat: FlatSchema
  /// What the case is called after: the name of the schema, its title, or its type.
  var name: String
  /// The names that a discriminator gives it.
  var discriminators: [Literal]
  /// Whether it is the one for an absent or unknown name (OpenAPI 3.2, section 4.25).
  var isDefault = false
  var documentation: Documentation
}

extension TypeBuilder {
  /// The most alternatives that groups of alternatives may combine to.
  private static let maximumCombinations = 64

  /// A union for `oneOf` and `anyOf`; `nil` where the alternatives say nothing that a type could.
  mutating func lowerChoices(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeUse? {
    var groups = flat.choices
    groups.removeAll { group in
      guard group.alternatives.allSatisfy(\.onlyLimitsMembers) else { return false }
      report(Diagnostic(.alternativesNotExpressed, at: group.range))
      return true
    }
    guard let first = groups.first else { return nil }
    // A ring of alternatives that are joined with what stands beside them never ends: each round
    // makes other schemas. A second round is how a type comes back to itself; a third is a ring.
    let identities = Set(groups.flatMap(\.alternatives).map(ObjectIdentifier.init))
    guard !identities.contains(where: { openChoices[$0, default: 0] > 1 }) else {
      report(Diagnostic(.alternativesRing, at: schema.range))
      return .any
    }
    for identity in identities { openChoices[identity, default: 0] += 1 }
    defer { for identity in identities { openChoices[identity, default: 1] -= 1 } }
    let combinations = groups.reduce(1) { $0 * max($1.alternatives.count, 1) }
    guard combinations <= Self.maximumCombinations || groups.count == 1 else {
      report(Diagnostic(.tooManyAlternatives, at: schema.range, String(combinations)))
      return .any
    }
    var alternatives = first.alternatives
    for group in groups.dropFirst() {
      alternatives = alternatives.flatMap { left in
        group.alternatives.map { right in left.combined(with: right) }
      }
    }
    let discriminator = groups.lazy.compactMap(\.discriminator).first
    let base = flat.base(of: schema)
    var isNullable = false
    let meaningful = alternatives.filter { alternative in
      let isNull =
        alternative.types == [.null]
        || alternative.enumeration.map { !$0.isEmpty && $0.allSatisfy(\.isNull) } == true
      isNullable = isNullable || isNull
      return !isNull
    }
    if meaningful.count == 1, base == nil, let only = meaningful.first {
      let use = lowerLone(only, annotations: schema.annotations, hint: hint, slot: slot)
      return TypeUse(type: use.type, isNullable: use.isNullable || isNullable)
    }
    if let type = openEnumeration(meaningful, flat, of: schema, hint: hint, slot: slot) {
      return TypeUse(type: type, isNullable: isNullable)
    }
    let id = slot ?? reserve(schema, hint: hint)
    var choices: [Choice] = []
    for (alternative, name) in zip(meaningful, alternativeNames(meaningful)) {
      let choice = lower(
        alternative, of: schema, base: base, discriminator: discriminator,
        hint: hint.appending(name))
      isNullable = isNullable || choice.use.isNullable
      if let same = choices.firstIndex(where: { $0.use.type == choice.use.type }) {
        choices[same].discriminators += choice.discriminators
        choices[same].schemas += choice.schemas
        choices[same].isDefault = choices[same].isDefault || choice.isDefault
      } else {
        choices.append(choice)
      }
    }
    if choices.count == 1, let only = choices.first {
      return TypeUse(type: only.use.type, isNullable: isNullable)
    }
    if choices.contains(where: { $0.use.type == .primitive(.json) }) {
      return .any
    }
    defineUnion(id, choices, discriminator: discriminator, flat, of: schema)
    return TypeUse(type: .named(id), isNullable: isNullable)
  }

  /// An alternative that stands alone is what it says; an inline one takes the place of the whole.
  private mutating func lowerLone(
    _ schema: Schema, annotations: Annotations, hint: NameHint, slot: TypeID?
  ) -> TypeUse {
    if schema.reference != nil { return use(schema, hint: hint) }
    return lower(schema, hint: hint, slot: slot)
  }

  private mutating func lower(
    _ alternative: Schema, of schema: Schema, base: Schema?, discriminator: Discriminator?,
    hint: NameHint
  ) -> Choice {
    var whole = alternative
    // What extends the schema whose alternative it is has the schema's members already.
    if let base, !flattener.flatten(alternative).sources.contains(schema.location) {
      whole = alternative.combined(with: base, baseFirst: true)
    }
    let use = use(whole, hint: hint)
    let flat = flattener.flatten(whole)
    let target = alternative.reference?.target
    let component = target.flatMap { flattener.componentNames[$0] }
    var names: [Literal] = []
    if let discriminator {
      names = discriminator.mapping.filter { $0.target == target }.map { .string($0.value) }
      if names.isEmpty,
        let property = flat.properties.first(where: {
          $0.name == discriminator.propertyName
        })
      {
        names = constants(of: property.schema) ?? []
      }
      if names.isEmpty, let component { names = [.string(component)] }
    }
    return Choice(
      use: use, schemas: [whole], flat: flat, name: component ?? hint.parts.last ?? "value",
      discriminators: names,
      isDefault: target != nil && target == discriminator?.defaultTarget,
      documentation: Documentation())
  }

  /// `anyOf: [string, enum]` is how documents say that a list of values may grow, and `oneOf` of
  /// constants is how they describe each.
  private mutating func openEnumeration(
    _ alternatives: [Schema], _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference? {
    var values: [Node] = []
    var extensions: [Member] = []
    var hasPlain = false
    var comments: [String] = []
    for alternative in alternatives {
      let part = flattener.flatten(alternative)
      guard part.effectiveTypes == [.string], part.choices.isEmpty, part.format == nil else {
        return nil
      }
      if let own = part.enumeration ?? part.constant.map({ [$0] }) {
        values += own
        extensions += part.extensions
        comments += own.map { _ in own.count == 1 ? part.annotations.description ?? "" : "" }
      } else {
        hasPlain = true
      }
    }
    guard !values.isEmpty, hasPlain || alternatives.count > 1 else { return nil }
    var merged = flat
    merged.types = [.string]
    merged.enumeration = values
    merged.takesOtherValues = hasPlain
    merged.extensions += extensions
    merged.valueComments = comments
    guard let distinct = enumerationValues(merged, [.string]) else { return nil }
    return lowerEnumeration(distinct, merged, of: schema, hint: hint, slot: slot)
  }

  /// A union for a list of types: `type: [string, integer]`.
  mutating func lowerTypes(
    _ types: [SchemaType], _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference {
    let id = slot ?? reserve(schema, hint: hint)
    var choices: [Choice] = []
    for type in types {
      if type == .integer, types.contains(.number) { continue }
      let part = schema.restricted(to: type)
      let name = alternativeName(part)
      let use = lower(part, hint: hint.appending(name), slot: nil)
      var flat = flattener.flatten(part, hint: hint)
      flat.types = [type]
      choices.append(
        Choice(
          use: use, schemas: [part], flat: flat, name: name, discriminators: [],
          documentation: Documentation()))
    }
    defineUnion(id, choices, discriminator: nil, flat, of: schema)
    note(id, .types(schema, choices.map(\.schemas)))
    return .named(id)
  }

  private mutating func defineUnion(
    _ id: TypeID, _ choices: [Choice], discriminator: Discriminator?, _ flat: FlatSchema,
    of schema: Schema
  ) {
    note(id, .choices(schema, flat, choices.map(\.schemas)))
    var scope = NameScope(
      reserved: ["payload", "alternatives", "hashValue"] + options.validationNames)
    let recognitions = RecognitionPass.run(
      choices.map { recognition($0, discriminator: discriminator) })
    reportTwins(choices, recognitions, id: id, at: schema.range)
    let alternatives = zip(choices, recognitions).map { choice, recognition in
      UnionDeclaration.Alternative(
        name: .member(scope.take([memberName(choice.name)])), type: choice.use.type,
        recognition: recognition, documentation: choice.documentation)
    }
    let isOpen =
      discriminator != nil && options.opensEnumerations && !choices.contains(where: \.isDefault)
    define(
      id,
      .union(
        UnionDeclaration(
          name: Identifier(""), documentation: documentation(flat.annotations),
          alternatives: alternatives,
          unrecognized: isOpen ? .member(scope.take(["unrecognized", "unrecognizedValue"])) : nil,
          origin: Origin(schema.range))))
  }

  // MARK: Telling alternatives apart

  private mutating func recognition(
    _ choice: Choice, discriminator: Discriminator?
  ) -> UnionDeclaration.Recognition {
    let flat = choice.flat
    let types = flat.effectiveTypes.filter { $0 != .null }
    if !flat.choices.isEmpty, types.isEmpty || types == [.object] {
      return objectRecognition(flat, depth: 0).map { .object($0) } ?? .any
    }
    guard types.count == 1 || types == [.integer, .number] else { return .any }
    switch types[0] {
    case .null: return .null
    case .boolean: return .bool
    case .integer: return types.count == 1 ? .integer([]) : .number
    case .number: return .number
    case .array: return .array
    case .string:
      let values = enumerationValues(flat, types) ?? []
      return .string(values.compactMap(\.string))
    case .object:
      var object = objectRecognition(flat, depth: 0) ?? .init()
      if let discriminator, !choice.discriminators.isEmpty {
        object.discriminator = .init(
          key: discriminator.propertyName, values: choice.discriminators)
      }
      object.isDefault = choice.isDefault
      return .object(object)
    }
  }

  /// By what an object is known to be of a schema; for a schema of alternatives, what all of them
  /// ask for. `nil` where a value need not be an object.
  private mutating func objectRecognition(
    _ flat: FlatSchema, depth: Int
  ) -> UnionDeclaration.ObjectRecognition? {
    guard depth < 8 else { return nil }
    var whole = UnionDeclaration.ObjectRecognition(required: flat.required)
    for property in flat.properties {
      if let values = constants(of: property.schema) {
        whole.constants.append(.init(key: property.name, values: values))
      }
    }
    var isObject = flat.effectiveTypes == [.object]
    for group in flat.choices where !group.alternatives.allSatisfy(\.onlyLimitsMembers) {
      var parts: [UnionDeclaration.ObjectRecognition] = []
      for alternative in group.alternatives {
        let part = flattener.flatten(alternative)
        guard let recognition = objectRecognition(part, depth: depth + 1) else { return nil }
        parts.append(recognition)
      }
      guard let first = parts.first else { continue }
      isObject = true
      whole.required += first.required.filter { name in
        !whole.required.contains(name) && parts.allSatisfy { $0.required.contains(name) }
      }
      for constant in first.constants {
        let lists = parts.compactMap { part in
          part.constants.first { $0.key == constant.key }?.values
        }
        if lists.count == parts.count, !whole.constants.contains(where: { $0.key == constant.key })
        {
          whole.constants.append(.init(key: constant.key, values: lists.flatMap { $0 }))
        }
      }
    }
    return isObject ? whole : nil
  }

  /// The strings, whole numbers or booleans that a schema is limited to.
  mutating func constants(of schema: Schema) -> [Literal]? {
    let values: [Node]?
    if schema.reference == nil, schema.composition == nil {
      values = schema.enumeration ?? schema.constant.map { [$0] }
    } else {
      let flat = flattener.flatten(schema)
      values = flat.enumeration ?? flat.constant.map { [$0] }
    }
    guard let values, values.count <= 16 else { return nil }
    let scalars = values.compactMap { node -> Literal? in
      switch node.value {
      case .string, .bool: Literal(node)
      case .number(let number): number.int.map { .number(String($0)) }
      case .null, .array, .object: nil
      }
    }
    return scalars.count == values.count && !scalars.isEmpty ? scalars : nil
  }

  /// Says so where two alternatives look alike.
  private mutating func reportTwins(
    _ choices: [Choice], _ recognitions: [UnionDeclaration.Recognition], id: TypeID,
    at range: SourceRange
  ) {
    for (index, recognition) in recognitions.enumerated() {
      let isAlike: Bool =
        switch recognition {
        case .object(let object):
          object.discriminator == nil
            && recognitions[..<index].contains { other in
              guard case .object(let earlier) = other else { return false }
              return earlier.discriminator == nil && !earlier.isApart(from: object)
            }
        default: recognitions[..<index].contains(recognition)
        }
      guard isAlike else { continue }
      let earlier = choices[..<index].last?.name ?? ""
      report(
        Diagnostic(
          .unionByOrder, at: range, typeNames[Int(id.index)], earlier, choices[index].name))
      return
    }
  }
}

extension UnionDeclaration.ObjectRecognition {
  /// Whether no object can be taken for both.
  fileprivate func isApart(from other: Self) -> Bool {
    if required != other.required { return true }
    return constants.contains { mine in
      other.constants.contains {
        $0.key == mine.key && Set($0.values).isDisjoint(with: mine.values)
      }
    }
  }
}

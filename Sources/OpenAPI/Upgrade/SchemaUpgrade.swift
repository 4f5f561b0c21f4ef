import ConcordDiagnostics
import ConcordDocuments

/// What an upgrade makes of a schema.
struct UpgradedSchema {
  /// The keywords; without `anyOf` where ``nullable`` stands for it.
  var members: [Member]
  /// The alternatives of the `anyOf` that a `nullable` becomes which cannot join a `type`.
  var nullable: NullableAlternatives?
  /// Faults that depend on the version.
  var diagnostics: [Diagnostic]
}

/// `anyOf: [schema, {type: null}]`, as `nullable: true` beside a `$ref` or a composition becomes.
struct NullableAlternatives {
  /// The keywords that became the first alternative. What they hold is still of the older form.
  let schema: [Member]
  /// The member `nullable`.
  let keyword: Member
  /// The whole schema.
  let range: SourceRange

  /// The member that says so.
  var anyOf: Member {
    Member(
      key: "anyOf", keyRange: keyword.keyRange,
      value: Node(.array([Node(.object(schema), at: range), null]), at: range))
  }

  /// The second alternative.
  var null: Node {
    let type = Node(.string(SchemaType.null.rawValue), at: keyword.value.range)
    return Node(
      .object([Member(key: "type", keyRange: keyword.keyRange, value: type)]),
      at: keyword.keyRange)
  }
}

extension Upgrade {
  /// The keywords of a schema in the newest form; `nil` where they are in it already.
  func schema(_ members: [Member], at range: SourceRange) -> UpgradedSchema? {
    for member in members where isOlder(member, count: members.count) {
      return SchemaUpgrade(upgrade: self, members: members).upgraded(at: range)
    }
    return nil
  }

  /// Whether a keyword may have to be written anew. There are a hundred thousand keywords, so the
  /// length of the key decides about most.
  private func isOlder(_ member: Member, count: Int) -> Bool {
    switch member.key.utf8.count {
    case 4:
      if case .object = member.value.value { return false }
      if member.key == "$ref" { return version <= .v3_0 && count > 1 }
      guard version <= .v3_0, member.key == "type" else { return false }
      if member.value.array != nil { return true }
      return isSwagger && SchemaType.isFile(member.value)
    case 8: return member.key == "nullable"
    case 10: return isSwagger && member.key == "x-nullable"
    case 13: return member.value.string != nil && member.key == "discriminator"
    case 16:
      if isSwagger, member.key == "collectionFormat" { return true }
      return (version <= .v3_0 || member.value.bool != nil)
        && (member.key == "exclusiveMinimum" || member.key == "exclusiveMaximum")
    default: return false
    }
  }
}

/// Rewrites the keywords of one schema.
private struct SchemaUpgrade {
  let upgrade: Upgrade
  let members: [Member]
  private let log = DecodingLog()
  private var values: ValueReader { ValueReader(log: log) }

  init(upgrade: Upgrade, members: [Member]) {
    self.upgrade = upgrade
    self.members = members
  }

  func upgraded(at range: SourceRange) -> UpgradedSchema {
    // Before 3.1 a reference stands alone (OpenAPI 3.0, section 4.7.23). Its description is
    // harmless, and authors expect `nullable` to count.
    let isBareReference =
      upgrade.version <= .v3_0 && members.contains { $0.key == "$ref" && $0.value.string != nil }
    var kept: [Member] = []
    var nullable: Member?
    for member in members {
      if isBareReference, !Self.countsBesideReference(member) { continue }
      switch member.key {
      case "nullable":
        if values.bool(member) == true {
          if upgrade.version > .v3_0 { reportOther(at: member.keyRange, member.key, "3.0") }
          nullable = member
        }
      case "x-nullable" where upgrade.isSwagger:
        // What everybody wrote before 3.0 had `nullable`.
        if member.value.bool == true { nullable = member }
        kept.append(member)
      case "collectionFormat" where upgrade.isSwagger: break
      case "discriminator": kept.append(discriminator(member))
      case "type": kept += type(member)
      case "exclusiveMinimum", "exclusiveMaximum":
        if let limit = exclusive(member) { kept.append(limit) }
      case "minimum" where isExclusive("exclusiveMinimum"),
        "maximum" where isExclusive("exclusiveMaximum"):
        break
      default: kept.append(member)
      }
    }
    guard let nullable else {
      return UpgradedSchema(members: kept, nullable: nil, diagnostics: log.diagnostics)
    }
    return joined(kept, nullable, at: range)
  }

  private static func countsBesideReference(_ member: Member) -> Bool {
    member.isExtension || ["$ref", "description", "nullable"].contains(member.key)
  }

  private func reportOther(at range: SourceRange, _ key: String, _ version: String) {
    log.report(Diagnostic(.keywordOfOtherVersion, at: range, key, version))
  }

  /// In Swagger 2.0 a discriminator is the name of a property.
  private func discriminator(_ member: Member) -> Member {
    let node = member.value
    guard node.string != nil else { return member }
    if !upgrade.isSwagger { reportOther(at: node.range, member.key, "2.0") }
    let name = Member(key: "propertyName", keyRange: member.keyRange, value: node)
    return member.with(Node(.object([name]), at: node.range))
  }

  private func type(_ member: Member) -> [Member] {
    if member.value.array != nil, upgrade.version <= .v3_0 {
      reportOther(at: member.value.range, member.key, "3.1")
    }
    guard upgrade.isSwagger, SchemaType.isFile(member.value) else { return [member] }
    let range = member.value.range
    let type = member.with(Node(.string(SchemaType.string.rawValue), at: range))
    if members.contains(where: { $0.key == "format" }) { return [type] }
    let format = Node(.string("binary"), at: range)
    return [type, Member(key: "format", keyRange: member.keyRange, value: format)]
  }

  // MARK: Exclusive limits

  private func isExclusive(_ key: String) -> Bool {
    members.contains { $0.key == key && $0.value.bool == true }
  }

  /// A limit that is not itself allowed is a number since 3.1, before that a boolean about the limit
  /// beside it.
  private func exclusive(_ member: Member) -> Member? {
    guard let isExclusive = member.value.bool else {
      if upgrade.version <= .v3_0, ValueReader(log: DecodingLog()).number(member) != nil {
        reportOther(at: member.value.range, member.key, "3.1")
      }
      return member
    }
    if upgrade.version > .v3_0 { reportOther(at: member.value.range, member.key, "3.0") }
    guard isExclusive else { return nil }
    let name = member.key == "exclusiveMinimum" ? "minimum" : "maximum"
    guard let inclusive = members.first(where: { $0.key == name }) else {
      log.report(Diagnostic(.exclusiveWithoutLimit, at: member.keyRange, member.key, name))
      return nil
    }
    guard let limit = values.number(inclusive) else { return nil }
    return member.with(Node(.number(limit), at: inclusive.value.range))
  }

  // MARK: nullable

  /// The schema with `nullable` expressed as 3.1 does it.
  ///
  /// Where there is a `type`, `null` joins its types, and the values of an `enum` beside it; an
  /// `enum` without a `type` gains `null` alone. A `$ref`, a `const` or a composition becomes one
  /// alternative of an `anyOf`, and `null` the other; annotations, extensions and definitions then
  /// belong to the whole. A schema that allows any value allows `null` already.
  private func joined(
    _ members: [Member], _ nullable: Member, at range: SourceRange
  ) -> UpgradedSchema {
    let keys = Set(members.map(\.key))
    let isAlternative =
      members.contains { $0.key == "$ref" && $0.value.string != nil }
      || !keys.isDisjoint(with: ["$dynamicRef", "$recursiveRef", "const"])
    let hasType = members.contains { $0.key == "type" && SchemaType.isKnown($0.value) }
    let isComposition =
      !keys.isDisjoint(with: ["allOf", "anyOf", "oneOf", "discriminator"])
      || SchemaDecoder.listsAlternatives(members)
    var result: [Member]
    if isAlternative || !hasType && isComposition {
      result = members.filter(Self.belongsToWhole)
      let alternatives = NullableAlternatives(
        schema: members.filter { !Self.belongsToWhole($0) }, keyword: nullable, range: range)
      return UpgradedSchema(
        members: result, nullable: alternatives, diagnostics: log.diagnostics)
    }
    result = members
    if hasType || keys.contains("enum") {
      result = members.map { member in
        switch member.key {
        case "type" where hasType: withNull(member, nullable)
        case "enum": withNullValue(member, nullable)
        default: member
        }
      }
    }
    return UpgradedSchema(members: result, nullable: nil, diagnostics: log.diagnostics)
  }

  private func withNull(_ type: Member, _ nullable: Member) -> Member {
    let types = type.value.array ?? [type.value]
    if types.contains(where: { $0.isNull || $0.string == SchemaType.null.rawValue }) { return type }
    let null = Node(.string(SchemaType.null.rawValue), at: nullable.value.range)
    return type.with(Node(.array(types + [null]), at: type.value.range))
  }

  private func withNullValue(_ member: Member, _ nullable: Member) -> Member {
    let list = values.list(member)
    if list.contains(where: \.isNull) {
      return member.with(Node(.array(list), at: member.value.range))
    }
    let null = Node(.null, at: nullable.value.range)
    return member.with(Node(.array(list + [null]), at: member.value.range))
  }

  /// Whether a keyword describes the schema as a whole rather than the values that it allows.
  private static func belongsToWhole(_ member: Member) -> Bool {
    if member.isExtension { return true }
    switch SchemaKeyword.table.value(of: member.key) {
    case .title, .description, .default, .example, .examples, .deprecated, .readOnly, .writeOnly,
      .externalDocs, .contentEncoding, .contentMediaType, .schema, .id, .anchor, .dynamicAnchor,
      .recursiveAnchor, .comment, .vocabulary, .definitions, .oldDefinitions:
      return true
    default: return false
    }
  }
}

extension SchemaType {
  /// Whether the value of a `type` says `file`, as in Swagger 2.0.
  static func isFile(_ node: Node) -> Bool {
    node.string.map { $0 == "file" || $0.utf8.count == 4 && $0.lowercased() == "file" } ?? false
  }

  /// Whether the value of a `type` names a type, if only in the words of another language.
  static func isKnown(_ node: Node) -> Bool {
    switch node.value {
    case .string(let text): isFile(node) || SchemaType(spelling: text) != nil
    case .array(let elements):
      elements.contains { $0.isNull && $0.range.end > $0.range.start || isKnown($0) }
    default: false
    }
  }

  /// The type that a text names, in whatever case or in the words of another language.
  init?(spelling text: String) {
    if let type = SchemaType(rawValue: text) {
      self = type
      return
    }
    let text = text.lowercased()
    guard let type = SchemaType(rawValue: text) ?? Self.otherNames[text] else { return nil }
    self = type
  }

  /// What types are called in other languages.
  private static let otherNames: [String: SchemaType] = [
    "int": .integer, "int32": .integer, "int64": .integer, "long": .integer, "short": .integer,
    "float": .number, "double": .number, "decimal": .number, "bool": .boolean, "str": .string,
    "text": .string, "list": .array, "map": .object, "dict": .object,
  ]
}

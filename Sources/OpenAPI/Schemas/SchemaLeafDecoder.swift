import ConcordDiagnostics
import ConcordDocuments

/// Reads the keywords of a schema that hold no schemas.
struct SchemaLeafDecoder {
  let context: DecodingContext
  let log: DecodingLog

  /// Reads single values.
  var values: ValueReader { ValueReader(log: log) }

  /// Reads a keyword into the draft. The siblings are those of the same schema.
  func read(
    _ keyword: SchemaKeyword, _ member: Member, _ draft: SchemaDraft, siblings: [Member]
  ) {
    switch keyword {
    case .reference: draft.reference = reference(member)
    case .dynamicReference, .recursiveReference:
      // Beside a '$ref' it asks for more, and one reference is all that there is room for.
      if siblings.contains(where: { $0.key == "$ref" }) {
        draft.unsupported.append(member)
      } else {
        draft.reference = reference(member, keyword)
      }
    case .type: SchemaTypeDecoder(log: log).read(member, draft)
    case .format:
      // A type that implies a format comes second to the format that is written.
      if let format = values.text(member) { draft.format = format }
    case .enum: draft.enumeration = values.list(member)
    case .const: draft.constant = member.value
    case .discriminator:
      if let discriminator = log.take(DiscriminatorDecoder.discriminator(member, context)) {
        draft.editComposition { $0.discriminator = discriminator }
      }
    case .required, .minProperties, .maxProperties: object(keyword, member, draft)
    case .dependentRequired:
      let names = dependencies(values.members(member) ?? [])
      draft.editObject { $0.dependentRequired += names }
    case .minItems, .maxItems, .uniqueItems, .minContains, .maxContains:
      array(keyword, member, draft)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength,
      .maxLength, .pattern:
      limit(keyword, member, draft)
    case .title, .description, .default, .example, .examples, .deprecated, .readOnly, .writeOnly,
      .externalDocs, .contentEncoding, .contentMediaType:
      annotation(keyword, member, &draft.annotations)
    case .xml: draft.annotations.xml = xml(member)
    case .schema:
      if let diagnostic = SchemaDialect.diagnostic(of: member) { log.report(diagnostic) }
    case .id, .anchor, .dynamicAnchor, .recursiveAnchor, .comment, .vocabulary,
      .definitions, .oldDefinitions, .nullable:
      break
    default: draft.unsupported.append(member)
    }
  }

  /// Reads how values stand in XML (OpenAPI 3.2, section 4.26).
  private func xml(_ member: Member) -> XMLObject? {
    let value = member.value
    guard case .object = value.value else { return nil }
    let node = value.member("nodeType")
    for key in ["attribute", "wrapped"] {
      guard let node, let other = value.member(key) else { continue }
      log.report(
        Diagnostic(.keysExclusive, at: other.keyRange, node.key, other.key, Phrase.xml))
    }
    var nodeType = node?.value.string.flatMap(XMLObject.NodeType.init(rawValue:))
    if value["attribute"]?.bool == true { nodeType = .attribute }
    return XMLObject(
      name: value["name"]?.string, namespace: value["namespace"]?.string,
      prefix: value["prefix"]?.string, nodeType: nodeType,
      isWrapped: value["wrapped"]?.bool == true)
  }

  private func reference(
    _ member: Member, _ keyword: SchemaKeyword = .reference
  ) -> Reference? {
    guard let text = member.value.string else {
      log.report(
        Diagnostic(.referenceNotString, at: member.value.range, member.value.typeName))
      return nil
    }
    guard let location = location(of: text, keyword, at: member.value.range) else { return nil }
    return Reference(text: text, range: member.value.range, target: location)
  }

  /// The location of a schema that a reference names, which will be read; `nil` where there is
  /// none, which is reported.
  private func location(
    of text: String, _ keyword: SchemaKeyword, at range: SourceRange
  ) -> String? {
    guard let target = context.resolve(text, at: range, as: keyword, log),
      log.take(ReferenceFollower.isRight(target, for: .schema, text, at: range, context))
    else { return nil }
    log.need(target)
    return target.location
  }

  /// The members of `dependentRequired`.
  func dependencies(_ members: [Member]) -> [ObjectKeywords.Dependency] {
    members.map { .init(key: $0.key, range: $0.keyRange, names: values.texts($0)) }
  }

  private func object(_ keyword: SchemaKeyword, _ member: Member, _ draft: SchemaDraft) {
    if keyword == .required {
      if case .bool = member.value.value {
        log.report(Diagnostic(.requiredBoolean, at: member.value.range))
        return
      }
      var seen: Set<String> = []
      let names = values.texts(member).filter { seen.insert($0).inserted }
      draft.editObject { $0.required = names }
    } else if let count = values.count(member) {
      draft.editObject {
        if keyword == .minProperties { $0.minimumCount = count } else { $0.maximumCount = count }
      }
    }
  }

  private func array(_ keyword: SchemaKeyword, _ member: Member, _ draft: SchemaDraft) {
    if keyword == .uniqueItems {
      if let isUnique = values.bool(member) { draft.editArray { $0.isUnique = isUnique } }
    } else if let count = values.count(member) {
      draft.editArray {
        switch keyword {
        case .minItems: $0.minimumCount = count
        case .maxItems: $0.maximumCount = count
        case .minContains: $0.minimumContains = count
        default: $0.maximumContains = count
        }
      }
    }
  }

  private func limit(_ keyword: SchemaKeyword, _ member: Member, _ draft: SchemaDraft) {
    switch keyword {
    case .minLength, .maxLength:
      guard let count = values.count(member) else { return }
      draft.editValidation {
        if keyword == .minLength { $0.minimumLength = count } else { $0.maximumLength = count }
      }
    case .pattern:
      guard let pattern = values.text(member) else { return }
      draft.editValidation {
        $0.pattern = pattern
        $0.patternRange = member.value.range
      }
    case .exclusiveMinimum, .exclusiveMaximum, .minimum, .maximum:
      guard let number = values.number(member) else { return }
      draft.editValidation {
        switch keyword {
        case .exclusiveMinimum: $0.exclusiveMinimum = number
        case .exclusiveMaximum: $0.exclusiveMaximum = number
        case .minimum: $0.minimum = number
        default: $0.maximum = number
        }
      }
    default:
      guard let number = values.number(member) else { return }
      draft.editValidation { $0.multipleOf = number }
    }
  }

  private func annotation(
    _ keyword: SchemaKeyword, _ member: Member, _ annotations: inout Annotations
  ) {
    switch keyword {
    case .title: annotations.title = values.text(member)
    case .description: annotations.description = values.text(member)
    case .default: annotations.defaultValue = member.value
    case .example: annotations.examples.insert(member.value, at: 0)
    case .examples: annotations.examples += examples(member)
    case .deprecated: annotations.isDeprecated = values.bool(member) ?? false
    case .readOnly: annotations.isReadOnly = values.bool(member) ?? false
    case .writeOnly: annotations.isWriteOnly = values.bool(member) ?? false
    case .contentEncoding: annotations.contentEncoding = values.text(member)
    case .contentMediaType: annotations.contentMediaType = values.text(member)
    default: annotations.externalDocumentation = ExternalDocumentationDecoder.read(member, log)
    }
  }

  private func examples(_ member: Member) -> [Node] {
    guard case .object(let members) = member.value.value else { return values.list(member) }
    log.report(Diagnostic(.listExpected, at: member.value.range, member.key, Phrase.object))
    return members.map { $0.value["value"] ?? $0.value }
  }
}

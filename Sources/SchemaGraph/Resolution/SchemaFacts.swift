import ConcordDiagnostics
import ConcordDocuments
package import ConcordOpenAPI

// What can be told from a schema as it was read, without following anything.
extension Schema {
  /// Whether the schema says nothing about the type of its values, or of what is in them.
  var allowsAnyType: Bool {
    boolean != false && reference == nil && types.isEmpty && format == nil && enumeration == nil
      && constant == nil && object == nil && array == nil && composition == nil
  }

  /// Whether the schema adds nothing but words and limits to a reference.
  var onlyAnnotates: Bool {
    types.isEmpty && format == nil && enumeration == nil && constant == nil && object == nil
      && array == nil && composition == nil
  }

  /// Whether both are no more than a reference to one schema.
  func refersToTheSame(as other: Schema) -> Bool {
    guard let target = reference?.target, onlyAnnotates, other.onlyAnnotates else { return false }
    return target == other.reference?.target
  }

  /// The only part of a schema that says nothing else: `allOf` is how OpenAPI 3.0 puts words beside a
  /// reference.
  var onlyPart: Schema? {
    guard let composition, composition.allOf.count == 1, composition.oneOf.isEmpty,
      composition.anyOf.isEmpty, types.isEmpty, object == nil, array == nil, enumeration == nil,
      constant == nil, reference == nil
    else { return nil }
    return composition.allOf[0]
  }

  /// Whether the only value is `null`.
  var isNull: Bool {
    types == [.null] || enumeration.map { !$0.isEmpty && $0.allSatisfy(\.isNull) } == true
  }

  /// Whether the schema only limits which members go together, and gives none of them a type.
  var onlyLimitsMembers: Bool {
    guard boolean == nil, reference == nil, types.isEmpty || types == [.object], format == nil,
      enumeration == nil, constant == nil, array == nil
    else { return false }
    if let object {
      guard object.properties.allSatisfy({ $0.schema.allowsAnyType }),
        object.additionalProperties?.boolean ?? true, object.patternProperties.isEmpty
      else { return false }
    }
    if let composition {
      return (composition.allOf + composition.anyOf + composition.oneOf)
        .allSatisfy(\.onlyLimitsMembers)
    }
    return object?.required.isEmpty == false || !unexpressedKeywords.isEmpty
  }

  /// Whether the schema has a discriminator and no alternatives: others extend it.
  var ownDiscriminator: Discriminator? {
    composition?.hasAlternatives == true ? nil : composition?.discriminator
  }

  /// Keywords that no shape says.
  var unexpressedKeywords: [UnexpressedKeyword] {
    var found = unsupported.map { UnexpressedKeyword(keyword: $0.key, range: $0.keyRange) }
    if let not { found.append(UnexpressedKeyword(keyword: "not", range: not.range)) }
    if let condition {
      let parts = [("if", condition.if), ("then", condition.then), ("else", condition.else)]
      for (keyword, schema) in parts {
        guard let schema else { continue }
        let describes = keyword != "if" && schema.describesMembers
        found.append(
          UnexpressedKeyword(keyword: keyword, range: schema.range, describesMembers: describes))
      }
    }
    if let array { found += array.unexpressedKeywords }
    if let object { found += object.unexpressedKeywords }
    return found
  }

  /// Whether the schema describes members.
  fileprivate var describesMembers: Bool {
    if object?.hasProperties == true || reference != nil { return true }
    if let composition {
      let parts = composition.allOf + composition.anyOf + composition.oneOf
      if parts.contains(where: \.describesMembers) { return true }
    }
    return condition?.then?.describesMembers == true || condition?.else?.describesMembers == true
  }

  /// Whether every name of a member is a value of the schema.
  fileprivate var allowsAnyName: Bool {
    boolean == true
      || types == [.string] && validation == nil && reference == nil && format == nil
        && enumeration == nil && constant == nil && composition == nil && not == nil
        && condition == nil && unsupported.isEmpty
  }

  /// The name that the document chooses for the type in Swift, or for the property.
  package var swiftName: String? { extensions.first { $0.key == "x-swift-name" }?.value.string }
}

extension ValidationKeywords {
  /// Whether there are limits for strings.
  var limitsText: Bool { pattern != nil || minimumLength != nil || maximumLength != nil }
}

extension CompositionKeywords {
  /// Whether there is a `oneOf` or an `anyOf`.
  var hasAlternatives: Bool { !oneOf.isEmpty || !anyOf.isEmpty }
}

extension ArrayKeywords {
  /// Keywords that no shape says.
  fileprivate var unexpressedKeywords: [UnexpressedKeyword] {
    contains.map { [UnexpressedKeyword(keyword: "contains", range: $0.range)] } ?? []
  }
}

extension ObjectKeywords {
  /// Keywords that no shape says.
  fileprivate var unexpressedKeywords: [UnexpressedKeyword] {
    var found = dependentRequired.prefix(1).map { dependency in
      UnexpressedKeyword(keyword: "dependentRequired", range: dependency.range)
    }
    found += dependentSchemas.map { property in
      UnexpressedKeyword(
        keyword: "dependentSchemas", range: property.nameRange,
        describesMembers: property.schema.describesMembers)
    }
    if let names = propertyNames, !names.allowsAnyName {
      found.append(UnexpressedKeyword(keyword: "propertyNames", range: names.range))
    }
    return found
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The type that a schema without `type` and without values is taken to have, and the keyword that
/// it is taken from.
///
/// By JSON Schema such keywords say nothing of values of other types. Descriptions leave
/// `type: object` and the like out so often that keywords which only mean something for one type
/// are taken for it, which is reported.
struct InferredType {
  let type: SchemaType
  let keyword: String

  /// The type of a schema; `nil` where no keyword suggests one.
  init?(of schema: MergedSchema) {
    if let keyword = schema.members.keyword {
      self.init(.object, keyword)
    } else if let keyword = schema.elements.keyword {
      self.init(.array, keyword)
    } else if let keyword = schema.validation?.textKeyword {
      self.init(.string, keyword)
    } else if let type = schema.format.flatMap(Self.type(ofFormat:)) {
      self.init(type, "format")
    } else {
      return nil
    }
  }

  private init(_ type: SchemaType, _ keyword: String) {
    self.type = type
    self.keyword = keyword
  }

  /// What there is to say of a schema whose type is not declared; `nil` where it is, or where its
  /// values say it.
  static func diagnostic(of merged: MergedSchema, _ schema: Schema) -> Diagnostic? {
    guard merged.types.isEmpty, merged.values.allowed == nil,
      let inferred = InferredType(of: merged)
    else { return nil }
    return Diagnostic(
      .typeInferred, at: schema.range.startOnly, inferred.keyword, inferred.type.rawValue)
  }

  private static func type(ofFormat format: String) -> SchemaType? {
    switch format {
    case "date-time", "date", "uuid", "uri", "byte", "binary", "email", "password": .string
    case "int32", "int64": .integer
    case "float", "double": .number
    default: nil
    }
  }
}

extension MergedSchema.Members {
  /// A keyword about members that gives them a type or asks for them.
  fileprivate var keyword: String? {
    if hasProperties { return "properties" }
    if !required.isEmpty { return "required" }
    if additionalProperties != nil { return "additionalProperties" }
    return patternProperties.isEmpty ? nil : "patternProperties"
  }
}

extension MergedSchema.Elements {
  /// A keyword about elements.
  fileprivate var keyword: String? {
    if items != nil { return "items" }
    if !prefixItems.isEmpty { return "prefixItems" }
    if maximumCount != nil { return "maxItems" }
    if minimumCount > 0 { return "minItems" }
    return isPresent ? "contains" : nil
  }
}

extension ValidationKeywords {
  /// A keyword that limits strings.
  fileprivate var textKeyword: String? {
    if pattern != nil { return "pattern" }
    if minimumLength != nil { return "minLength" }
    return maximumLength == nil ? nil : "maxLength"
  }
}

internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI

/// What would make the document true about a finding.
enum SuggestedChange {
  /// No overlay can say it, for this reason.
  case none(Phrase)
  /// The schema gets a property.
  case property(String, InferredSchema, in: SourceRange)
  /// The schema takes any other member.
  case openMembers(in: SourceRange)
  /// The enumeration gets a value.
  case value(String, in: SourceRange, keyword: String)
  /// The member is not required any more.
  case optional(String, in: SourceRange, keyword: String)
  /// The schema takes another type, `null` among them.
  case type(SchemaType, from: [SchemaType], in: SourceRange)
  /// The schema gets an alternative, in this keyword.
  case alternative(InferredSchema, in: SourceRange, keyword: String)
  /// The schema loses a keyword.
  case without(String, in: SourceRange)
  /// The operation gets a response; a media type with the schema of its body, where there is one.
  case response(Int, mediaType: String?, InferredSchema, in: SourceRange)
  /// The response or the body of the request gets a media type.
  case mediaType(String, InferredSchema, in: SourceRange)
  /// The operation gets a body.
  case requestBody(mediaType: String, InferredSchema, in: SourceRange)
  /// The operation gets a parameter.
  case parameter(String, ParameterLocation, InferredSchema, in: SourceRange)
  /// The response gets a header field.
  case header(String, InferredSchema, in: SourceRange)
  /// The parameter, or the body of the request, is not required any more.
  case notRequired(in: SourceRange)

  /// Takes in what another finding of the same key would change.
  mutating func widen(by other: SuggestedChange) {
    switch (self, other) {
    case (.property(let name, var schema, let range), .property(_, let more, _)):
      schema.merge(more)
      self = .property(name, schema, in: range)
    case (
      .response(let status, let mediaType, var schema, let range),
      .response(_, let otherType, let more, _)
    ):
      if mediaType == otherType { schema.merge(more) }
      self = .response(status, mediaType: mediaType ?? otherType, schema, in: range)
    case (.alternative(var schema, let range, let keyword), .alternative(let more, _, _)):
      schema.merge(more)
      self = .alternative(schema, in: range, keyword: keyword)
    case (.mediaType(let name, var schema, let range), .mediaType(_, let more, _)):
      schema.merge(more)
      self = .mediaType(name, schema, in: range)
    case (.requestBody(let name, var schema, let range), .requestBody(_, let more, _)):
      schema.merge(more)
      self = .requestBody(mediaType: name, schema, in: range)
    case (
      .parameter(let name, let location, var schema, let range), .parameter(_, _, let more, _)
    ):
      schema.merge(more)
      self = .parameter(name, location, schema, in: range)
    case (.header(let name, var schema, let range), .header(_, let more, _)):
      schema.merge(more)
      self = .header(name, schema, in: range)
    default: break
    }
  }
}

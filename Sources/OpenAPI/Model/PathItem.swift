package import ConcordDiagnostics
package import ConcordDocuments

/// The operations of one path (OpenAPI 3.1, section 4.8.9). References are resolved.
package struct PathItem: Sendable {
  /// The path template, a webhook's name, or the expression of a callback.
  package var path: String
  /// Where the path stands.
  package var pathRange: SourceRange
  /// What all its operations have in common: summary and description.
  package var summary: String?
  /// What all its operations have in common.
  package var description: String?
  /// The operations, in document order.
  package var operations: [Operation] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
}

/// One operation (section 4.8.10).
package struct Operation: Sendable {
  /// The method, in upper case; one of `additionalOperations` as it is written (OpenAPI 3.2).
  package var method: String
  /// Its id; `nil` where it has none.
  package var operationID: String?
  /// Where the id stands, or else the method.
  package var idRange: SourceRange
  /// One line about it.
  package var summary: String?
  /// What it does, in CommonMark.
  package var description: String?
  /// `externalDocs`: the URL and what is there.
  package var externalDocumentation: (url: String, description: String?)?
  /// The groups that it is in.
  package var tags: [String] = []
  /// Its parameters together with those of its path that it does not replace; resolved.
  package var parameters: [Parameter] = []
  /// Its body, resolved.
  package var requestBody: RequestBody?
  /// Its responses in document order, resolved.
  package var responses: [Response] = []
  /// Whether callers should move away from it.
  package var isDeprecated = false
  /// What calls need; `nil` for what the document says.
  package var security: [SecurityRequirement]?
  /// The requests that the API makes because of it, in document order.
  package var callbacks: [Callback] = []
  /// Where it is served; empty for where the document says.
  package var servers: [Server] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// Requests that an API makes because of an operation (section 4.8.18).
package struct Callback: Sendable {
  /// Its name.
  package var name: String
  /// Where the name stands.
  package var range: SourceRange
  /// The requests, in document order: of each, the path is the expression that gives its address.
  package var items: [PathItem] = []
}

/// Where a parameter stands (section 4.8.12).
package enum ParameterLocation: String, Sendable {
  /// In the path template.
  case path
  /// In the query.
  case query
  /// In a header field.
  case header
  /// In a cookie.
  case cookie
  /// The query as a whole (OpenAPI 3.2).
  case querystring
}

/// How the value of a parameter is written (section 4.8.12.2.3).
package enum ParameterStyle: String, Sendable {
  /// `;name=value`
  case matrix
  /// `.value`
  case label
  /// `value,value`
  case simple
  /// `name=value`
  case form
  /// `value value`
  case spaceDelimited
  /// `value|value`
  case pipeDelimited
  /// `name[key]=value`
  case deepObject
  /// Each value by itself (OpenAPI 3.2, for cookies).
  case cookie
}

/// A parameter (section 4.8.12) or a response header (section 4.8.21).
package struct Parameter: Sendable {
  /// Its name in the message.
  package var name: String
  /// Where it stands.
  package var location: ParameterLocation
  /// What it means.
  package var description: String?
  /// Whether every call has to give it.
  package var isRequired = false
  /// Whether callers should move away from it.
  package var isDeprecated = false
  /// How its value is written.
  package var style: ParameterStyle
  /// Whether each element of a list or an object stands by itself.
  package var explode: Bool
  /// Whether reserved characters are written as they are.
  package var allowsReserved = false
  /// Whether it may be there without a value.
  package var allowsEmptyValue = false
  /// Its schema; that of its content, where it has content.
  package var schema: Schema?
  /// The media type of its content; `nil` where it is written by style.
  package var contentType: String?
  /// Members of its content that have no field.
  package var contentDetails: [Member] = []
  /// Its example, where there is one.
  package var example: Node?
  /// All its examples, in document order.
  package var examples: [Example] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// A request's body (section 4.8.13).
package struct RequestBody: Sendable {
  /// The name under `components/requestBodies` that the operation refers to.
  package var componentName: String?
  /// What it is.
  package var description: String?
  /// Whether every call has to give it.
  package var isRequired = false
  /// Its media types, in document order.
  package var content: [MediaType] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// A body in one media type (section 4.8.14).
package struct MediaType: Sendable {
  /// The media type, such as `application/json`.
  package var name: String
  /// Where the name stands.
  package var nameRange: SourceRange
  /// Its schema.
  package var schema: Schema?
  /// The schema of each item of a stream (OpenAPI 3.2).
  package var itemSchema: Schema?
  /// Whether the items of a stream of events hold text: their schema describes the event, whose `data` is
  /// a string (OpenAPI 3.2, section 4.14.4.2).
  package var itemsAreText = false
  /// The schema of what each item of a stream holds: of the data of events.
  package var streamSchema: Schema? { itemSchema ?? schema }
  /// Its examples, in document order; one that has no name has an empty one.
  package var examples: [Example] = []
  /// How the properties of a form are written, by property.
  package var encoding: [(property: String, encoding: Encoding)] = []
  /// How the first parts of a multipart body are written, by position (OpenAPI 3.2).
  package var prefixEncoding: [Encoding] = []
  /// How the other parts of a multipart body are written (OpenAPI 3.2).
  package var itemEncoding: Encoding?
  /// Members that have no field, as they were read: the encodings by position, `description`, and
  /// those that start with `x-`.
  package var details: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// How one property of a form, or one part, is written (section 4.8.15).
package struct Encoding: Sendable {
  /// A header field of a part.
  package struct Header: Sendable {
    /// Its name.
    package var name: String
    /// Whether each member of an object is a name with its value.
    package var explodes: Bool
    /// Whether it is JSON.
    package var isJSON: Bool
  }

  /// Where it stands.
  package var range: SourceRange
  /// The header fields of each of its parts. The schema of a part with some is one of an object: a
  /// property `body`, which is the part's own schema, and one for each field.
  package var headers: [Header] = []
  /// Whether it has header fields that have no place in the schema.
  package var hasOtherHeaders = false
  /// Whether it says how parts within its part are written.
  package var hasParts = false
  /// Whether a style counts: in parts, it is one of forms in OpenAPI 3.1 and later alone.
  package var allowsStyle = true
  /// Members that have no field, as they were read: `headers`, encodings within, and those that start
  /// with `x-`.
  package var details: [Member] = []
  /// Whether reserved characters are written as they are.
  package var allowsReserved = false
  /// Its media type.
  package var contentType: String?
  /// Its style.
  package var style: ParameterStyle?
  /// Whether each element stands by itself.
  package var explode: Bool?
}

/// An example (section 4.8.19).
package struct Example: Sendable {
  /// Its name; empty for the only one.
  package var name: String
  /// One line about it.
  package var summary: String?
  /// The value; `nil` where it stands elsewhere.
  package var value: Node?
  /// Members that have no field: `description`, `externalValue`, `serializedValue`, and those that
  /// start with `x-`.
  package var details: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// Which status codes a response is for (section 4.8.16).
package enum StatusPattern: Hashable, Sendable {
  /// One status code.
  case code(Int)
  /// All with this first digit: `4XX`.
  case range(Int)
  /// All others.
  case any
}

/// A response (section 4.8.17).
package struct Response: Sendable {
  /// Which status codes it is for.
  package var status: StatusPattern
  /// Where the status code stands.
  package var statusRange: SourceRange
  /// The name under `components/responses` that the operation refers to.
  package var componentName: String?
  /// What it means.
  package var description: String?
  /// The calls that it leads to, in document order.
  package var links: [Link] = []
  /// Its header fields, in document order.
  package var headers: [Parameter] = []
  /// Its media types, in document order.
  package var content: [MediaType] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// A call that a response leads to (section 4.8.20).
package struct Link: Sendable {
  /// Its name.
  package var name: String
  /// Where the name stands.
  package var range: SourceRange
  /// What it is for.
  package var description: String?
  /// A reference to the operation; `nil` where its id is given.
  package var operationReference: String?
  /// The id of the operation.
  package var operationID: String?
  /// The values of the operation's parameters, or expressions for them: by name, which `path.` and the
  /// like can go before.
  package var parameters: [(name: String, value: Node)] = []
  /// The body, or an expression for it.
  package var requestBody: Node?
  /// Whether the operation is at a server of its own.
  package var hasServer = false
  /// Members that have no field: `server`, and those that start with `x-`.
  package var details: [Member] = []
}

package import ConcordDiagnostics
package import ConcordDocuments

/// An OpenAPI description in the newest form, whatever version it was written in
/// (OpenAPI 3.1, section 4.8.1).
package struct Document: Sendable {
  /// The version that the document says it is of.
  package var version: Version
  /// What the API is called.
  package var info: Info
  /// Where the API is served.
  package var servers: [Server] = []
  /// The paths, in document order.
  package var paths: [PathItem] = []
  /// Requests that the API makes, in document order.
  package var webhooks: [PathItem] = []
  /// What other parts refer to.
  package var components = Components()
  /// What calls need unless an operation says otherwise.
  package var security: [SecurityRequirement] = []
  /// Groups of operations.
  package var tags: [Tag] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// Members that have no field: `externalDocs`.
  package var details: [Member] = []
  /// The whole document.
  package var range: SourceRange

  package init(version: Version, info: Info, range: SourceRange) {
    self.version = version
    self.info = info
    self.range = range
  }
}

/// The version of the specification that a document is written in.
package enum Version: String, Sendable, Comparable, CaseIterable {
  /// Swagger 2.0
  case v2_0 = "2.0"
  /// OpenAPI 3.0
  case v3_0 = "3.0"
  /// OpenAPI 3.1
  case v3_1 = "3.1"
  /// OpenAPI 3.2
  case v3_2 = "3.2"

  package static func < (left: Version, right: Version) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What an API is called (section 4.8.2).
package struct Info: Sendable {
  /// Its name.
  package var title: String
  /// The version of the description.
  package var version: String
  /// One line about it.
  package var summary: String?
  /// What it is for, in CommonMark.
  package var description: String?
  /// Members that have no field: `contact`, `license`, `termsOfService`, and those that start with `x-`.
  package var details: [Member] = []
  /// The whole object.
  package var range: SourceRange

  package init(
    title: String, version: String, summary: String? = nil, description: String? = nil,
    range: SourceRange
  ) {
    self.title = title
    self.version = version
    self.summary = summary
    self.description = description
    self.range = range
  }
}

/// A base URL (section 4.8.5).
package struct Server: Sendable {
  /// The URL, with `{name}` for each variable; it may be relative.
  package var url: String
  /// What it is for.
  package var description: String?
  /// Its short name (OpenAPI 3.2).
  package var name: String?
  /// The variables of the URL, in document order.
  package var variables: [ServerVariable] = []
  /// Members that start with `x-`.
  package var extensions: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// A variable of a server's URL (section 4.8.6).
package struct ServerVariable: Sendable {
  /// Its name in the URL.
  package var name: String
  /// The value that it has unless another is chosen.
  package var defaultValue: String
  /// The values that it may have; empty for any.
  package var allowed: [String] = []
  /// What it is for.
  package var description: String?
}

/// A group of operations (section 4.8.22).
package struct Tag: Sendable {
  /// Its name.
  package var name: String
  /// What it groups.
  package var description: String?
  /// Members that have no field: `summary`, `externalDocs`, `parent`, `kind`, and those that start with
  /// `x-`.
  package var details: [Member] = []
  /// The whole object.
  package var range: SourceRange
}

/// Security schemes of which all are needed together, with the scopes of each (section 4.8.30).
package struct SecurityRequirement: Sendable {
  /// The schemes' names and scopes, in document order; empty for none.
  package var schemes: [(name: String, scopes: [String])] = []
  /// The whole object.
  package var range: SourceRange
}

/// What other parts refer to (section 4.8.7). References within it are resolved.
package struct Components: Sendable {
  /// The schemas by name, in document order.
  package var schemas: [NamedSchema] = []
  /// The names of the responses, in document order, with each response resolved.
  package var responses: [(name: String, response: Response)] = []
  /// The security schemes by name, in document order.
  package var securitySchemes: [(name: String, scheme: SecurityScheme)] = []

  package init() {}
}

/// A schema under `components/schemas` (or `definitions` in Swagger 2.0).
package struct NamedSchema: Sendable {
  /// Its key.
  package var name: String
  /// Where the key stands.
  package var nameRange: SourceRange
  /// The schema.
  package var schema: Schema
}

/// How calls prove who makes them (section 4.8.27).
package struct SecurityScheme: Sendable {
  /// What kind it is.
  package enum Kind: Sendable {
    /// A key in a query parameter, a header or a cookie.
    case apiKey(name: String, location: ParameterLocation)
    /// An HTTP authentication scheme such as `basic` or `bearer`.
    case http(scheme: String, bearerFormat: String?)
    /// OAuth 2, with the address that the flow gives tokens at that a program can do best alone.
    case oauth2(tokenURL: String?)
    /// OpenID Connect.
    case openIDConnect(url: String)
    /// A certificate of the client.
    case mutualTLS
  }

  /// A flow of OAuth 2 (section 4.8.29).
  package struct Flow: Sendable {
    /// `implicit`, `password`, `clientCredentials`, `authorizationCode` or `deviceAuthorization`.
    package var name: String
    /// Its addresses by key, such as `tokenUrl`.
    package var addresses: [(key: String, url: String)] = []
    /// The scopes that it gives, with what each is for.
    package var scopes: [(name: String, description: String?)] = []
    /// The whole object.
    package var range: SourceRange
  }

  /// What kind it is.
  package var kind: Kind
  /// The flows of OAuth 2, in document order.
  package var flows: [Flow] = []
  /// Members that have no field: `deprecated`, `oauth2MetadataUrl`, and those that start with `x-`.
  package var details: [Member] = []
  /// What it is for.
  package var description: String?
  /// The whole object.
  package var range: SourceRange
}

/// One way to prove who calls (OpenAPI 3.1, section 4.8.27): a property of the API's credentials.
package struct SecurityScheme: Sendable {
  /// What it is.
  package enum Form: Hashable, Sendable {
    /// A key in a header field, the query or a cookie.
    case apiKey(in: Endpoint.Parameter.Location, name: String)
    /// A scheme of `Authorization`, such as `basic` or `bearer`.
    case http(scheme: String)
    /// OAuth 2, with the address that tokens are given at.
    case oauth2(tokenURL: String?)
    /// OpenID Connect, with the address of its configuration.
    case openIDConnect(url: String)
    /// A certificate of the client.
    case mutualTLS
  }

  /// The property's name.
  package var name: Identifier
  /// Its name in the document.
  package var key: String
  /// What it is.
  package var form: Form
  /// Its comment.
  package var documentation: Documentation

  /// Makes a scheme of its parts.
  package init(name: Identifier, key: String, form: Form, documentation: Documentation) {
    self.name = name
    self.key = key
    self.form = form
    self.documentation = documentation
  }
}

/// Schemes that are needed together, by their names in the document, with the scopes of each.
package struct SecurityRequirement: Hashable, Sendable {
  /// A scheme with its scopes.
  package struct Scheme: Hashable, Sendable {
    /// The scheme's name in the document.
    package var key: String
    /// The scopes.
    package var scopes: [String]

    /// Makes it of its parts.
    package init(key: String, scopes: [String]) {
      self.key = key
      self.scopes = scopes
    }
  }

  /// The schemes, in document order; none where calls need no credentials.
  package var schemes: [Scheme]

  /// Joins schemes.
  package init(schemes: [Scheme]) { self.schemes = schemes }
}

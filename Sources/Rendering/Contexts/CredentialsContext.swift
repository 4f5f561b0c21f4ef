import ConcordMustache
import ConcordSwiftIR

/// Turns security schemes into values for the template `credentials`, and requirements into
/// expressions.
enum CredentialsContext {
  /// The type of the API's credentials.
  static func value(_ module: SwiftModule, documentation: Documentation) -> Value {
    let schemes = module.securitySchemes
    return TemplateContext.credentials([
      Keys.documentation: .comment(documentation),
      Keys.schemes: .listed(Array(schemes.enumerated())) { item, isLast in
        TemplateContext.securityScheme([
          Keys.name: .string(TypeContext.spelled(item.element.name)),
          Keys.type: .string(type(item.element.form)),
          Keys.documentation: .comment(comment(item.element)),
          Keys.index: .int(item.offset), Keys.isLast: .bool(isLast),
          Keys.isOnly: .bool(schemes.count == 1),
        ])
      },
      Keys.expressions: Expression.array(schemes.map(expression)).value(),
      Keys.security: requirements(module.security).value(),
    ])
  }

  /// What an operation asks for.
  static func requirements(_ requirements: [SecurityRequirement]) -> Expression {
    .array(
      requirements.map { requirement in
        .dictionary(
          requirement.schemes.map { scheme in
            (SwiftLiteral.string(scheme.key), .array(scheme.scopes.map { .string($0) }))
          })
      })
  }

  private static func type(_ form: SecurityScheme.Form) -> String {
    switch form {
    case .apiKey: "APIKeyCredential"
    case .http(let scheme):
      switch scheme.lowercased() {
      case "basic": "BasicCredential"
      case "bearer": "BearerCredential"
      default: "HTTPCredential"
      }
    case .oauth2, .openIDConnect: "OAuth2Credential"
    case .mutualTLS: "CertificateCredential"
    }
  }

  private static func expression(_ scheme: SecurityScheme) -> Expression {
    let key = Expression.string(scheme.key)
    switch scheme.form {
    case .apiKey(let location, let name):
      return .member(
        ".apiKey",
        [(nil, key), ("in", .text(".\(location.rawValue)")), (nil, .string(name))])
    case .http(let name): return .member(".http", key, .string(name))
    case .oauth2(let tokenURL):
      let url = tokenURL.map { [(label: "tokenURL" as String?, value: Expression.string($0))] }
      return .member(".oauth2", [(nil, key)] + (url ?? []))
    case .openIDConnect(let url): return .member(".openIDConnect", key, .string(url))
    case .mutualTLS: return .member(".mutualTLS", key)
    }
  }

  /// What the description says of a scheme, and where its credential goes.
  private static func comment(_ scheme: SecurityScheme) -> Documentation {
    let place =
      switch scheme.form {
      case .apiKey(let location, let name):
        switch location {
        case .query: "The query parameter `\(name)`."
        case .cookie: "The cookie `\(name)`."
        default: "The header field `\(name)`."
        }
      case .http(let name): "`\(name)` in the header field `Authorization`."
      case .oauth2: "An access token of OAuth 2."
      case .openIDConnect: "An access token of OpenID Connect."
      case .mutualTLS: "A certificate, which the transport presents."
      }
    let text = scheme.documentation.text
    return Documentation(text.isEmpty ? place : "\(text)\n\n\(place)")
  }
}

import ConcordOpenAPI
import ConcordSwiftIR

/// Turns security schemes into properties, and requirements into what operations ask for.
enum SecurityLowering {
  /// The schemes of a description, in document order.
  static func schemes(_ components: Components) -> [ConcordSwiftIR.SecurityScheme] {
    var scope = NameScope(reserved: ["current", "hashValue"])
    return components.securitySchemes.map { name, scheme in
      let member = SwiftName.member(name)
      return ConcordSwiftIR.SecurityScheme(
        name: .member(scope.take([member, member + "Credential"])), key: name,
        form: form(scheme.kind), documentation: Documentation(scheme.description ?? ""))
    }
  }

  /// Requirements of which one has to be fulfilled. The same one twice is one.
  static func requirements(
    _ requirements: [ConcordOpenAPI.SecurityRequirement]
  ) -> [ConcordSwiftIR.SecurityRequirement] {
    var result: [ConcordSwiftIR.SecurityRequirement] = []
    for requirement in requirements {
      let lowered = ConcordSwiftIR.SecurityRequirement(
        schemes: requirement.schemes.map { .init(key: $0.name, scopes: $0.scopes) })
      if !result.contains(lowered) { result.append(lowered) }
    }
    return result
  }

  private static func form(
    _ kind: ConcordOpenAPI.SecurityScheme.Kind
  ) -> ConcordSwiftIR.SecurityScheme.Form {
    switch kind {
    case .apiKey(let name, .query): .apiKey(in: .query, name: name)
    case .apiKey(let name, .cookie): .apiKey(in: .cookie, name: name)
    case .apiKey(let name, _): .apiKey(in: .header, name: name)
    case .http(let scheme, _): .http(scheme: scheme)
    case .oauth2(let tokenURL): .oauth2(tokenURL: tokenURL)
    case .openIDConnect(let url): .openIDConnect(url: url)
    case .mutualTLS: .mutualTLS
    }
  }
}

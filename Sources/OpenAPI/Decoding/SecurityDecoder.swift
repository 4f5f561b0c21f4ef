import ConcordDiagnostics
import ConcordDocuments

/// Reads what proves who calls (OpenAPI 3.1, sections 4.8.27 and 4.8.30).
struct SecurityDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads requirements. Schemes that nothing declares are reported and left out.
  static func requirements(
    _ member: Member, _ context: DecodingContext
  ) -> Decoded<[SecurityRequirement]> {
    let decoder = SecurityDecoder(context: context)
    return decoder.log.decoded(decoder.requirements(member))
  }

  /// Reads a scheme or follows the reference to one; `nil` where it cannot be used, which is
  /// reported.
  static func scheme(
    _ node: Node, at location: String, _ context: DecodingContext
  ) -> Decoded<SecurityScheme?> {
    let decoder = SecurityDecoder(context: context)
    return decoder.log.decoded(decoder.scheme(node, at: location))
  }

  private func requirements(_ member: Member) -> [SecurityRequirement] {
    let values = ValueReader(log: log)
    return values.list(member).compactMap { node in
      guard case .object(let members) = node.value else {
        log.report(
          Diagnostic(.wrongType, at: node.range, member.key, Phrase.listOfObjects, node.typeName))
        return nil
      }
      var requirement = SecurityRequirement(range: node.range)
      for member in members {
        guard context.securitySchemeNames.contains(member.key) else {
          log.report(Diagnostic(.securitySchemeMissing, at: member.keyRange, member.key))
          continue
        }
        requirement.schemes.append((member.key, values.texts(member)))
      }
      return requirement
    }
  }

  private func scheme(_ node: Node, at location: String) -> SecurityScheme? {
    let followed = ReferenceFollower.follow(node, at: location, to: .securityScheme, context)
    guard let found = log.take(followed) else { return nil }
    let node = log.take(context.upgrade.securityScheme(found.node))
    guard let fields = FieldReader(node, as: .securityScheme, log) else { return nil }
    let extensions = fields.extensions()
    guard let kind = kind(fields) else { return nil }
    let description = found.description ?? fields.text("description")
    var scheme = SecurityScheme(
      kind: kind, description: description, range: found.node.range)
    scheme.flows = flows(fields)
    scheme.details = fields.members(["deprecated", "oauth2MetadataUrl"]) + extensions
    return scheme
  }

  /// The flows of OAuth 2 (section 4.8.28).
  private func flows(_ fields: FieldReader) -> [SecurityScheme.Flow] {
    (fields.member("flows")?.value.object ?? []).compactMap { member in
      guard !member.isExtension, let keys = member.value.object else { return nil }
      var flow = SecurityScheme.Flow(name: member.key, range: member.value.range)
      for member in keys {
        if member.key == "scopes" {
          flow.scopes = (member.value.object ?? []).map { ($0.key, $0.value.string) }
        } else if let url = member.value.string {
          flow.addresses.append((member.key, url))
        }
      }
      return flow
    }
  }

  /// Where tokens are given (section 4.8.28), by the flow that needs a person least.
  private func tokenURL(_ fields: FieldReader) -> String? {
    guard case .object(let flows)? = fields.member("flows")?.value.value else { return nil }
    let order = ["clientCredentials", "authorizationCode", "deviceAuthorization", "password"]
    for name in order {
      guard case .object(let flow)? = flows.first(where: { $0.key == name })?.value.value else {
        continue
      }
      if let url = flow.first(where: { $0.key == "tokenUrl" })?.value.string { return url }
    }
    return nil
  }

  private func kind(_ fields: FieldReader) -> SecurityScheme.Kind? {
    let type = fields.text("type") ?? ""
    func needed(_ key: String) -> String? {
      if let text = fields.text(key) { return text }
      log.report(
        Diagnostic(.securitySchemeIncomplete, at: fields.node.range.startOnly, type, key))
      return nil
    }
    switch type {
    case "apiKey":
      guard let name = needed("name"), let text = needed("in") else { return nil }
      guard let location = ParameterLocation(rawValue: text),
        [.header, .query, .cookie].contains(location)
      else {
        log.report(
          Diagnostic(
            .parameterLocationUnknown, at: fields.member("in")?.value.range, text,
            Phrase.apiKeyLocations))
        return nil
      }
      return .apiKey(name: name, location: location)
    case "http":
      return needed("scheme").map {
        .http(scheme: $0, bearerFormat: fields.text("bearerFormat"))
      }
    case "oauth2": return .oauth2(tokenURL: tokenURL(fields))
    case "openIdConnect": return needed("openIdConnectUrl").map { .openIDConnect(url: $0) }
    case "mutualTLS": return .mutualTLS
    default:
      let range = fields.member("type")?.value.range ?? fields.node.range.startOnly
      log.report(Diagnostic(.securitySchemeUnknown, at: range, type))
      return nil
    }
  }
}

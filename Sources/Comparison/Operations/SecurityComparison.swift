import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// What proves who calls (OpenAPI 3.1, sections 4.8.27 to 4.8.30).
extension DocumentComparison {
  /// Compares the requirements of an operation, or those of all that have none of their own.
  mutating func compareSecurity(
    _ before: [SecurityRequirement], _ after: [SecurityRequirement], _ subject: String,
    ranges: (old: SourceRange, new: SourceRange), _ operations: [Int]
  ) {
    func add(
      _ rule: Rule, name: String? = nil, _ texts: (String?, String?),
      _ presence: FoundChange.Presence = .both
    ) {
      log.add(
        FoundChange(
          rule, subject, name: name, old: .init(ranges.old, "security", text: texts.0),
          new: .init(ranges.new, "security", text: texts.1), presence),
        reaching: operations, .request)
    }
    let needed = before.filter { !$0.schemes.isEmpty }
    let wanted = after.filter { !$0.schemes.isEmpty }
    switch (needed.isEmpty, wanted.isEmpty) {
    case (true, true): return
    case (true, false):
      // Who may call without credentials still may.
      let isOptional = wanted.count < after.count
      add(
        isOptional ? .requirementAdded : .securityAdded, (nil, Self.words(wanted)), .newOnly)
      return
    case (false, true):
      add(.securityRemoved, (Self.words(needed), nil), .oldOnly)
      return
    case (false, false): break
    }
    if needed.count == before.count, wanted.count < after.count {
      add(.securityOptional, (nil, nil))
    } else if needed.count < before.count, wanted.count == after.count {
      add(.securityRequired, (nil, nil))
    }
    var left = needed
    for requirement in wanted {
      guard let position = left.firstIndex(where: { $0.names == requirement.names }) else {
        add(.requirementAdded, (nil, Self.words([requirement])), .newOnly)
        continue
      }
      let other = left.remove(at: position)
      for scheme in requirement.schemes {
        let known = other.schemes.first { $0.name == scheme.name }?.scopes ?? []
        for scope in known where !scheme.scopes.contains(scope) {
          add(.scopeRemoved, name: scheme.name, (scope, nil), .oldOnly)
        }
        for scope in scheme.scopes where !known.contains(scope) {
          add(.scopeAdded, name: scheme.name, (nil, scope), .newOnly)
        }
      }
    }
    for requirement in left { add(.requirementRemoved, (Self.words([requirement]), nil), .oldOnly) }
  }

  private static func words(_ requirements: [SecurityRequirement]) -> String {
    requirements.map { requirement in
      requirement.schemes.map { "'\($0.name)'" }.joined(separator: " and ")
    }.joined(separator: ", or ")
  }

  // MARK: Schemes

  mutating func compareSchemes() {
    let operations = Array(names.indices)
    func add(
      _ rule: Rule, _ subject: String, name: String? = nil, old oldSide: FoundChange.Side,
      new newSide: FoundChange.Side, _ presence: FoundChange.Presence = .both
    ) {
      log.add(
        FoundChange(rule, subject, name: name, old: oldSide, new: newSide, presence),
        reaching: operations, .request)
    }
    for entry in old.components.securitySchemes
    where !new.components.securitySchemes.contains(where: { $0.name == entry.name }) {
      add(
        .schemeRemoved, "the security scheme '\(entry.name)'", old: .init(entry.scheme.range),
        new: .init(new.range), .oldOnly)
    }
    for entry in new.components.securitySchemes {
      let subject = "the security scheme '\(entry.name)'"
      let after = entry.scheme
      let known = old.components.securitySchemes.first { $0.name == entry.name }
      guard let before = known?.scheme else {
        add(.schemeAdded, subject, old: .init(old.range), new: .init(after.range), .newOnly)
        continue
      }
      let ranges = (old: before.range, new: after.range)
      if before.kind.type != after.kind.type {
        add(
          .schemeTypeChanged, subject, old: .init(ranges.old, "type", text: before.kind.type),
          new: .init(ranges.new, "type", text: after.kind.type))
      } else if before.kind.place != after.kind.place {
        add(
          .schemePlaceChanged, subject, old: .init(ranges.old, "name", text: before.kind.place),
          new: .init(ranges.new, "name", text: after.kind.place))
      }
      if before.kind.bearerFormat != after.kind.bearerFormat {
        add(
          .bearerFormatChanged, subject,
          old: .init(ranges.old, "bearerFormat", text: before.kind.bearerFormat ?? "none"),
          new: .init(ranges.new, "bearerFormat", text: after.kind.bearerFormat ?? "none"))
      }
      documentation(
        .description, "description", of: .securityScheme, subject, before.description,
        after.description, ranges)
      compareLifecycles(before, after, subject, operations)
      compareFlows(before, after, subject, operations)
    }
  }

  private mutating func compareLifecycles(
    _ before: SecurityScheme, _ after: SecurityScheme, _ subject: String, _ operations: [Int]
  ) {
    func state(_ scheme: SecurityScheme) -> LifecycleState {
      LifecycleState(
        isDeprecated: scheme.details.contains { $0.key == "deprecated" && $0.value.bool == true },
        extensions: scheme.details)
    }
    for change in lifecycle.changes(
      .securityScheme, subject, state(before), state(after), old: .init(before.range),
      new: .init(after.range))
    {
      log.add(change, reaching: operations, .request)
    }
    details(
      before.details.filter { $0.key != "deprecated" },
      after.details.filter { $0.key != "deprecated" }, of: .securityScheme, subject,
      (before.range, after.range))
  }

  private mutating func compareFlows(
    _ before: SecurityScheme, _ after: SecurityScheme, _ subject: String, _ operations: [Int]
  ) {
    func add(
      _ rule: Rule, name: String, old oldSide: FoundChange.Side, new newSide: FoundChange.Side,
      _ presence: FoundChange.Presence = .both
    ) {
      log.add(
        FoundChange(rule, subject, name: name, old: oldSide, new: newSide, presence),
        reaching: operations, .request)
    }
    for flow in before.flows where !after.flows.contains(where: { $0.name == flow.name }) {
      add(.flowRemoved, name: flow.name, old: .init(flow.range), new: .init(after.range), .oldOnly)
    }
    for flow in after.flows {
      guard let other = before.flows.first(where: { $0.name == flow.name }) else {
        add(.flowAdded, name: flow.name, old: .init(before.range), new: .init(flow.range), .newOnly)
        continue
      }
      var keys = other.addresses.map(\.key)
      keys += flow.addresses.map(\.key).filter { !keys.contains($0) }
      for key in keys {
        let urls = (
          other.addresses.first { $0.key == key }?.url, flow.addresses.first { $0.key == key }?.url
        )
        guard urls.0 != urls.1 else { continue }
        add(
          .flowAddressChanged, name: key, old: .init(other.range, key, text: urls.0 ?? "none"),
          new: .init(flow.range, key, text: urls.1 ?? "none"))
      }
      for scope in other.scopes where !flow.scopes.contains(where: { $0.name == scope.name }) {
        add(
          .flowScopeRemoved, name: scope.name, old: .init(other.range, "scopes"),
          new: .init(flow.range, "scopes"), .oldOnly)
      }
      for scope in flow.scopes {
        guard let known = other.scopes.first(where: { $0.name == scope.name }) else {
          add(
            .flowScopeAdded, name: scope.name, old: .init(other.range, "scopes"),
            new: .init(flow.range, "scopes"), .newOnly)
          continue
        }
        documentation(
          .description, "scopes", of: .scope, "the scope '\(scope.name)'", known.description,
          scope.description, (other.range, flow.range))
      }
    }
  }
}

extension SecurityRequirement {
  /// The names of the schemes, in any order.
  fileprivate var names: Set<String> { Set(schemes.map(\.name)) }
}

extension SecurityScheme.Kind {
  /// The type, as the specification calls it.
  fileprivate var type: String {
    switch self {
    case .apiKey: "apiKey"
    case .http: "http"
    case .oauth2: "oauth2"
    case .openIDConnect: "openIdConnect"
    case .mutualTLS: "mutualTLS"
    }
  }

  /// Where credentials stand, or are had.
  fileprivate var place: String? {
    switch self {
    case .apiKey(let name, let location): "\(location.rawValue) '\(name)'"
    case .http(let scheme, _): scheme.lowercased()
    case .openIDConnect(let url): url
    case .oauth2, .mutualTLS: nil
    }
  }

  fileprivate var bearerFormat: String? {
    if case .http(_, let format) = self { format } else { nil }
  }
}

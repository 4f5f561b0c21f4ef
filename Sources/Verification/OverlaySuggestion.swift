package import ConcordDiagnostics
package import ConcordDocuments
internal import ConcordOpenAPI

/// An overlay (OpenAPI Overlay 1.0) that makes a description true about what recordings show.
package struct OverlaySuggestion {
  /// The overlay; `nil` where there is nothing to change.
  package private(set) var overlay: Node?
  /// What the overlay has no action for.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Changes of one place of the document that are one action together.
  private struct Key: Hashable {
    let tag: String
    let range: SourceRange
    let detail: String
  }

  private let places: DocumentPlaces
  private let version: Version
  private var actions: [Node] = []

  private var hasTypeLists: Bool { version >= .v3_1 }

  /// Makes the overlay.
  ///
  /// - Parameters:
  ///   - verifier: What has looked at the exchanges.
  ///   - root: The document as it was loaded, overlays applied.
  package init(_ verifier: Verifier, root: Node) {
    places = DocumentPlaces(root)
    version = verifier.document.version
    var order: [Key] = []
    var changes: [Key: SuggestedChange] = [:]
    for finding in verifier.log.findings {
      let change = finding.change
      guard let range = change.range else {
        if case .none(let reason) = change { refuse(finding.key, reason) }
        continue
      }
      guard places.path(of: range) != nil else {
        refuse(finding.key, .suggestionElsewhere)
        continue
      }
      if let reason = self.reason(against: change) {
        refuse(finding.key, reason)
        continue
      }
      let key = Key(tag: change.tag, range: range, detail: change.detail)
      if changes[key] == nil {
        order.append(key)
        changes[key] = change
      } else {
        changes[key]?.widen(by: change)
      }
    }
    let list = order.compactMap { changes[$0] }
    addTypes(list)
    addValues(list)
    addRequired(list)
    for change in list { add(change) }
    guard !actions.isEmpty else { return }
    overlay = InferredSchema.object([
      ("overlay", InferredSchema.text("1.0.0")),
      (
        "info",
        InferredSchema.object([
          ("title", InferredSchema.text("What recordings show of \(verifier.document.info.title)")),
          ("version", InferredSchema.text("1.0.0")),
        ])
      ),
      ("actions", InferredSchema.list(actions)),
    ])
  }

  private mutating func refuse(_ key: Finding.Key, _ reason: Phrase) {
    // Notes about what was not looked at are no findings.
    guard DiagnosticKind.recordedFindings.contains(key.kind) else { return }
    let diagnostic = Diagnostic(.recordedNotSuggested, at: key.range, key.kind.id, reason)
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Why the version of the document cannot say a change; `nil` where it can.
  private func reason(against change: SuggestedChange) -> Phrase? {
    switch change {
    case .type(let found, let known, _) where !hasTypeLists && found != .null:
      let widens = found == .number && known.contains(.integer)
      return widens ? nil : .suggestionNotInVersion
    case .mediaType where version == .v2_0, .requestBody where version == .v2_0:
      return .suggestionNotInVersion
    case .without(let keyword, let range):
      return places.node(at: range)?[keyword] == nil ? .suggestionNeedsPeople : nil
    default: return nil
    }
  }

  // MARK: Actions

  private mutating func update(_ range: SourceRange, _ members: [(String, Node)]) {
    guard let path = places.path(of: range) else { return }
    actions.append(
      InferredSchema.object([
        ("target", InferredSchema.text(path)), ("update", InferredSchema.object(members)),
      ]))
  }

  private mutating func remove(_ range: SourceRange, _ rest: String) {
    guard let path = places.path(of: range) else { return }
    actions.append(
      InferredSchema.object([
        ("target", InferredSchema.text(path + rest)), ("remove", InferredSchema.bool(true)),
      ]))
  }

  private mutating func add(_ change: SuggestedChange) {
    let object = InferredSchema.object
    func schema(_ inferred: InferredSchema) -> Node { inferred.node(hasTypeLists: hasTypeLists) }
    func content(_ name: String, _ inferred: InferredSchema) -> Node {
      object([(name, object([("schema", schema(inferred))]))])
    }
    switch change {
    case .none, .type, .value, .optional: break
    case .property(let name, let inferred, let range):
      update(range, [("properties", object([(name, schema(inferred))]))])
    case .openMembers(let range):
      update(range, [("additionalProperties", InferredSchema.bool(true))])
    case .alternative(let inferred, let range, let keyword):
      if !hasTypeLists, inferred.isNull {
        update(range, [(version == .v2_0 ? "x-nullable" : "nullable", InferredSchema.bool(true))])
      } else {
        update(range, [(keyword, InferredSchema.list([schema(inferred)]))])
      }
    case .without(let keyword, let range):
      remove(range, "['\(keyword)']")
      // Before 3.1, `exclusiveMinimum` is a word about `minimum`.
      if !hasTypeLists, keyword.hasPrefix("exclusive"),
        let limit = ["exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"][keyword]
      {
        remove(range, "['\(limit)']")
      }
    case .response(let status, let mediaType, let inferred, let range):
      var members = [("description", InferredSchema.text("As recorded"))]
      if let mediaType {
        if version == .v2_0 {
          members.append(("schema", schema(inferred)))
        } else {
          members.append(("content", content(mediaType, inferred)))
        }
      }
      update(range, [("responses", object([(String(status), object(members))]))])
    case .mediaType(let name, let inferred, let range):
      update(range, [("content", content(name, inferred))])
    case .requestBody(let name, let inferred, let range):
      update(range, [("requestBody", object([("content", content(name, inferred))]))])
    case .parameter(let name, let location, let inferred, let range):
      var members = [
        ("name", InferredSchema.text(name)), ("in", InferredSchema.text(location.rawValue)),
      ]
      members.append(
        version == .v2_0 ? ("type", InferredSchema.text("string")) : ("schema", schema(inferred)))
      update(range, [("parameters", InferredSchema.list([object(members)]))])
    case .header(let name, let inferred, let range):
      let header =
        version == .v2_0
        ? object([("type", InferredSchema.text("string"))])
        : object([("schema", schema(inferred))])
      update(range, [("headers", object([(name, header)]))])
    case .notRequired(let range): update(range, [("required", InferredSchema.bool(false))])
    }
  }

  /// Adds the types of each schema, which are one list.
  private mutating func addTypes(_ changes: [SuggestedChange]) {
    var found: [SourceRange: [SchemaType]] = [:]
    var order: [SourceRange] = []
    for case .type(let type, _, let range) in changes {
      if found[range] == nil { order.append(range) }
      found[range, default: []].append(type)
    }
    for range in order {
      guard let node = places.node(at: range), let types = found[range] else { continue }
      var members: [(String, Node)] = []
      let isNullable = types.contains(.null)
      var names = types.filter { hasTypeLists || $0 != .null }.map(\.rawValue)
      switch node["type"]?.value {
      case .string("integer") where names.contains("number"):
        names.removeAll { $0 == "number" }
        let all = ["number"] + names
        members.append(
          (
            "type",
            all.count == 1
              ? InferredSchema.text(all[0]) : InferredSchema.list(all.map(InferredSchema.text))
          ))
        if let format = node["format"]?.string, format.hasPrefix("int") {
          remove(range, "['format']")
        }
      case .string(let known) where !names.isEmpty:
        members.append(("type", InferredSchema.list(([known] + names).map(InferredSchema.text))))
      case .array where !names.isEmpty:
        members.append(("type", InferredSchema.list(names.map(InferredSchema.text))))
      default: break
      }
      if isNullable, !hasTypeLists {
        let key = version == .v2_0 ? "x-nullable" : "nullable"
        members.append((key, InferredSchema.bool(true)))
      }
      if isNullable, let values = node["enum"]?.array, !values.contains(where: \.isNull) {
        members.append(("enum", InferredSchema.list([Node(.null, at: range)])))
      }
      if !members.isEmpty { update(range, members) }
    }
  }

  /// Adds the values of each enumeration.
  private mutating func addValues(_ changes: [SuggestedChange]) {
    var found: [SourceRange: [String]] = [:]
    var order: [(range: SourceRange, keyword: String)] = []
    for case .value(let value, let range, let keyword) in changes {
      if found[range] == nil { order.append((range, keyword)) }
      found[range, default: []].append(value)
    }
    for (range, keyword) in order {
      var values = (found[range] ?? []).map(InferredSchema.text)
      if keyword == "const", let constant = places.node(at: range)?["const"] {
        values.insert(constant, at: 0)
        remove(range, "['const']")
      }
      update(range, [("enum", InferredSchema.list(values))])
    }
  }

  /// Takes out what is not required any more; a list that would be empty as a whole.
  private mutating func addRequired(_ changes: [SuggestedChange]) {
    var found: [SourceRange: [String]] = [:]
    var order: [SourceRange] = []
    for case .optional(let name, let range, _) in changes {
      if found[range] == nil { order.append(range) }
      found[range, default: []].append(name)
    }
    for range in order {
      let names = found[range] ?? []
      let known = places.node(at: range)?["required"]?.array?.compactMap(\.string) ?? []
      if known.allSatisfy(names.contains) {
        remove(range, "['required']")
        continue
      }
      for name in names {
        remove(range, "['required'][?@ == \(DocumentPlaces.quoted(name))]")
      }
    }
  }
}

extension SuggestedChange {
  /// The object of the document that is changed.
  var range: SourceRange? {
    switch self {
    case .none: nil
    case .property(_, _, let range), .openMembers(let range), .value(_, let range, _),
      .optional(_, let range, _), .type(_, _, let range), .without(_, let range),
      .alternative(_, let range, _), .response(_, _, _, let range), .mediaType(_, _, let range),
      .requestBody(_, _, let range),
      .parameter(_, _, _, let range), .header(_, _, let range), .notRequired(let range):
      range
    }
  }

  /// What kind of change it is.
  fileprivate var tag: String {
    switch self {
    case .none: "none"
    case .property: "property"
    case .openMembers: "members"
    case .value: "value"
    case .optional: "optional"
    case .type: "type"
    case .alternative: "alternative"
    case .without: "without"
    case .response: "response"
    case .mediaType: "mediaType"
    case .requestBody: "requestBody"
    case .parameter: "parameter"
    case .header: "header"
    case .notRequired: "notRequired"
    }
  }

  /// What tells changes of one kind at one place apart.
  fileprivate var detail: String {
    switch self {
    case .none, .openMembers, .notRequired: ""
    case .property(let name, _, _), .value(let name, _, _), .optional(let name, _, _),
      .without(let name, _), .mediaType(let name, _, _), .requestBody(let name, _, _),
      .header(let name, _, _):
      name
    case .type(let type, _, _): type.rawValue
    case .alternative(let schema, _, let keyword): "\(keyword) \(schema.isNull)"
    case .response(let status, let mediaType, _, _): "\(status) \(mediaType ?? "")"
    case .parameter(let name, let location, _, _): "\(location.rawValue) \(name)"
    }
  }
}

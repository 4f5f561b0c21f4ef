import ConcordMustache
import ConcordSwiftIR

/// The declarations of a module in the order in which they are written.
struct PieceList {
  private(set) var pieces: [Piece] = []

  private let module: SwiftModule
  private let options: SwiftRenderingOptions
  private let types: TypeContext
  private let declarations: DeclarationContext
  private let endpoints: EndpointContext
  private let calls: CallList
  private var fileNames: Set<String> = []

  init(_ module: SwiftModule, options: SwiftRenderingOptions) {
    self.module = module
    self.options = options
    types = TypeContext(module: module)
    declarations = DeclarationContext(types: types, options: options)
    endpoints = EndpointContext(
      types: types, shortensComments: options.parts.contains(.client))
    calls = CallList(
      endpoints, hasClient: options.parts.contains(.client),
      answersUnimplemented: options.answersUnimplemented)
    let hasOperations = !options.parts.isDisjoint(with: [.client, .server, .stub])
    addNamespace()
    if options.parts.contains(.models) { addModels() }
    if hasOperations {
      addOperations()
    } else if options.parts.contains(.models) {
      addOperationTypes()
    }
    if hasOperations, !module.securitySchemes.isEmpty { addCredentials() }
    if options.parts.contains(.client) { addClient() }
    if options.parts.contains(.server) { addServer() }
    if options.parts.contains(.stub) { addStub() }
  }

  private mutating func addNamespace() {
    guard let namespace = module.namespace else { return }
    let about = about("The types and calls of")
    add("", namespace, "namespace", usesRuntime: false) {
      TemplateContext.namespace([Keys.documentation: .comment(about)])
    }
  }

  // MARK: Models

  private mutating func addModels() {
    let declarations = declarations
    for id in module.types.indices.map(TypeID.init) where module.parent(of: id) == nil {
      let family = declarations.family(of: .type(id), with: id)
      add(
        "Models", module[id].name.text, "types",
        usesRuntime: family.contains { usesRuntime(module[$0]) },
        uses: family.flatMap { uses(module[$0]) }
      ) { TemplateContext.types([Keys.declarations: declarations.values(family)]) }
    }
    let definitions = module.constraintDefinitions
    if !definitions.isEmpty {
      let types = types
      add("Models", "ConstraintDefinitions", "constraint-definitions") {
        ConstraintContext(qualifier: types.qualifier).value(definitions)
      }
    }
  }

  private func uses(_ declaration: TypeDeclaration) -> [TypeReference] {
    switch declaration {
    case .structure(let declaration):
      declaration.properties.map(\.type)
        + (declaration.additionalProperties.map { [$0.type] } ?? [])
    case .enumeration(let declaration): [.primitive(declaration.rawType)]
    case .union(let declaration): declaration.alternatives.map(\.type)
    case .alias(let declaration): [declaration.target]
    }
  }

  private func usesRuntime(_ declaration: TypeDeclaration) -> Bool {
    if case .alias(let declaration) = declaration { return usesRuntime(declaration.target) }
    return true
  }

  private func usesRuntime(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive(let primitive): primitive.home == .runtime
    case .external, .named: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): usesRuntime(inner)
    }
  }

  // MARK: Operations

  private mutating func addOperations() {
    let (endpoints, declarations) = (endpoints, declarations)
    add("", "Operations", "operations", usesRuntime: false) { true }
    for content in module.responseContents {
      add("Responses", content.name.text, "response-content", uses: uses(content)) {
        endpoints.content(content)
      }
    }
    for (index, endpoint) in module.endpoints.enumerated() {
      var uses = inputs(of: endpoint)
      if case .value(let type, _) = endpoint.success { uses.append(type) }
      for response in endpoint.responses {
        switch response.content {
        case .body(let body): uses += body.forms.map(\.type)
        case .own(let content): uses += self.uses(content)
        case .nothing, .shared: break
        }
      }
      if case .member(let items)? = endpoint.pagination?.items { uses.append(items.type) }
      let family = declarations.family(of: .operation(index))
      uses += family.flatMap { self.uses(module[$0]) }
      let name = endpoint.typeName.text
      let file = name.hasSuffix("Operation") ? name : name + "Operation"
      add("Operations", file, "operation", uses: uses) {
        endpoints.value(
          endpoint, in: declarations.types(in: .operation(index), family),
          declarations: declarations.values(family))
      }
    }
  }

  /// The types that operations declare, where nothing else of the operations is wanted: their names
  /// do not depend on that.
  private mutating func addOperationTypes() {
    let declarations = declarations
    let families = module.endpoints.indices.map { declarations.family(of: .operation($0)) }
    guard families.contains(where: { !$0.isEmpty }) else { return }
    add("", "Operations", "operations", usesRuntime: false) { true }
    for (endpoint, family) in zip(module.endpoints, families) where !family.isEmpty {
      add(
        "Operations", endpoint.typeName.text, "operation-types",
        uses: family.flatMap { uses(module[$0]) }
      ) {
        TemplateContext.operationTypes([
          Keys.name: .string(TypeContext.spelled(endpoint.typeName)),
          Keys.declarations: declarations.values(family),
        ])
      }
    }
  }

  private func inputs(of endpoint: Endpoint) -> [TypeReference] {
    endpoint.parameters.map(\.type) + (endpoint.body.map { $0.forms.map(\.type) } ?? [])
  }

  private func uses(_ content: ResponseContent) -> [TypeReference] {
    content.headers.map(\.type) + (content.body.map { $0.forms.map(\.type) } ?? [])
  }

  // MARK: Client, server and stub

  private mutating func addCredentials() {
    let module = module
    let text = "What proves who calls \(module.title)."
    add("", "Credentials", "credentials") {
      CredentialsContext.value(module, documentation: Documentation(text))
    }
  }

  private mutating func addClient() {
    let hasCredentials = !module.securitySchemes.isEmpty
    let variableServers = module.variableServers
    let about = about("The calls of")
    let servers = module.servers.filter { !$0.isRelative }
    let relative = module.servers.first { $0.isRelative }
    let failures = module.failures
    add("", "Client", "client") {
      TemplateContext.client([
        Keys.documentation: .comment(about),
        Keys.servers: EndpointContext.addresses(servers),
        Keys.credentials: .bool(hasCredentials),
        Keys.variableServers: ServerContext.value(variableServers),
        Keys.firstServer: .string(orNull: servers.first.map { SwiftLiteral.string($0.url) }),
        Keys.relativeServer: relative.map { server in
          TemplateContext.relativeServer([
            Keys.url: .string(SwiftLiteral.string(server.url)),
            Keys.text: .string(DocumentationComment.line(server.url)),
          ])
        } ?? nil,
        Keys.failures: failures.isEmpty
          ? nil : Expression.array(failures.map { Expression($0) }).value(),
      ])
    }
    if calls.hasUngrouped {
      add("", "ClientCalls", "client-calls", uses: usesOfCalls(nil)) { [calls] in
        calls.value(nil, of: .client)
      }
    }
    for (position, group) in module.groups.enumerated() {
      let template = group.isOutgoing ? "outgoing-client" : "group-client"
      let about = OutgoingText(module.title).client(group.role)
      add("", group.client, template, uses: usesOfCalls(position)) { [calls] in
        calls.value(position, of: .client, documentation: about)
      }
    }
  }

  private func usesOfCalls(_ group: Int?) -> [TypeReference] {
    module.endpoints.filter { $0.group == group }.flatMap { endpoint in
      inputs(of: endpoint)
        + { if case .value(let type, _) = endpoint.success { [type] } else { [] } }()
    }
  }

  private mutating func addServer() {
    let about = about("What answers the calls of")
    add("", "Server", "server") { [calls] in
      calls.value(nil, of: .server, documentation: about)
    }
    for (position, group) in module.groups.enumerated() {
      let about = OutgoingText(module.title).server(group.role)
      add("", group.server, "server") { [calls] in
        calls.value(position, of: .server, documentation: about)
      }
    }
  }

  private mutating func addStub() {
    add("", "Stub", "stub") { [calls] in calls.value(nil, of: .stub) }
    for (position, group) in module.groups.enumerated() {
      let about = OutgoingText(module.title).stub(group.role)
      add("", group.stub, "stub") { [calls] in
        calls.value(position, of: .stub, documentation: about)
      }
    }
  }

  private func about(_ words: String) -> Documentation {
    let version = module.version.isEmpty ? "" : ", version \(module.version)"
    var text = "\(words) \(module.title)\(version)."
    if !module.documentation.text.isEmpty { text += "\n\n" + module.documentation.text }
    return Documentation(text)
  }

  // MARK: Pieces

  private mutating func add(
    _ folder: String, _ name: String, _ template: String, usesRuntime: Bool = true,
    uses: [TypeReference] = [], _ value: @escaping @Sendable () -> Value
  ) {
    // Files of one module have different names, whatever their folders.
    let prefix = module.namespace.map { $0 == name ? "" : "\($0)+" } ?? ""
    let stem = Self.stem(prefix + name)
    var base = stem
    var number = 2
    // Names of files are unique in the module, whatever case a file system folds.
    while !fileNames.insert(base.lowercased()).inserted {
      base = "\(stem)_\(number)"
      number += 1
    }
    let access = options.access == "internal" ? "" : options.access + " "
    let namespace = module.namespace
    let qualifier = types.qualifier
    pieces.append(
      Piece(
        path: folder.isEmpty ? "\(base).swift" : "\(folder)/\(base).swift", template: template,
        usesRuntime: usesRuntime, usesFoundation: uses.contains(where: types.needsFoundation),
        value: {
          TemplateContext.root([
            Keys.access: .string(access), Keys.namespace: .string(orNull: namespace),
            Keys.qualifier: .string(qualifier), Keys.piece: value(),
          ])
        }))
  }

  /// The name of a file: as long as file systems take it, with room for a number and a suffix.
  private static func stem(_ name: String) -> String {
    var stem = name
    while stem.utf8.count > 180 { stem.unicodeScalars.removeLast() }
    return stem
  }
}

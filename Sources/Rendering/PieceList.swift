import ConcordMustache
import ConcordSwiftIR

/// One declaration, or a few that belong together: the least that is put into a file.
struct Piece: Sendable {
  /// The path of a file of its own.
  let path: String
  /// The template that writes it.
  let template: String
  /// Whether it names types of the runtime.
  let usesRuntime: Bool
  /// Whether it names types of Foundation.
  let usesFoundation: Bool
  /// What the template is given; made late, so that not all values are in memory at once.
  let value: @Sendable () -> Value

  /// The shard that it belongs to: by a hash of its path that is the same in every process
  /// (FNV-1a, 64 bits).
  func shard(of count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % UInt64(max(count, 1)))
  }
}

/// The declarations of a module in the order in which they are written.
struct PieceList {
  private(set) var pieces: [Piece] = []

  private let module: SwiftModule
  private let options: SwiftRenderingOptions
  private let types: TypeContext
  private let endpoints: EndpointContext
  private let calls: CallList
  private let runtime: Value
  private var fileNames: Set<String> = []

  init(_ module: SwiftModule, options: SwiftRenderingOptions) {
    self.module = module
    self.options = options
    types = TypeContext(module: module)
    runtime = types.runtime.value
    endpoints = EndpointContext(types: types, hasClient: options.parts.contains(.client))
    calls = CallList(endpoints)
    let hasOperations = !options.parts.isDisjoint(with: [.client, .server, .stub])
    if options.parts.contains(.models) { addModels() }
    if hasOperations { addOperations() }
    if options.parts.contains(.client) { addClient() }
    if options.parts.contains(.server) { addServer() }
    if options.parts.contains(.stub) { addStub() }
  }

  // MARK: Models

  private mutating func addModels() {
    let structs = StructContext(
      types: types, propertiesAreConstant: options.propertiesAreConstant)
    let enums = EnumContext(types: types)
    let unions = UnionContext(types: types)
    for declaration in module.types {
      let name = declaration.name.text
      switch declaration {
      case .structure(let declaration):
        let uses =
          declaration.properties.map(\.type)
          + (declaration.additionalProperties.map { [$0.type] } ?? [])
        add("Models", name, "struct", uses: uses) { structs.value(declaration) }
      case .enumeration(let declaration):
        add("Models", name, "enumeration", uses: [.primitive(declaration.rawType)]) {
          enums.value(declaration)
        }
      case .union(let declaration):
        add("Models", name, "union", uses: declaration.alternatives.map(\.type)) {
          unions.value(declaration)
        }
      case .alias(let declaration):
        add(
          "Models", name, "alias", usesRuntime: usesRuntime(declaration.target),
          uses: [declaration.target]
        ) { enums.value(declaration) }
      }
    }
    let definitions = module.constraintDefinitions
    if !definitions.isEmpty {
      add("Models", "ConstraintDefinitions", "constraint-definitions") {
        ConstraintContext.value(definitions)
      }
    }
  }

  // MARK: Operations

  private mutating func addOperations() {
    let endpoints = endpoints
    add("", "Operations", "operations", usesRuntime: false) { [:] }
    for content in module.responseContents {
      add("Responses", content.name.text, "response-content", uses: uses(content)) {
        endpoints.content(content)
      }
    }
    for endpoint in module.endpoints {
      var uses = endpoint.parameters.map(\.type) + (endpoint.body.map { [$0.type] } ?? [])
      if case .value(let type) = endpoint.success { uses.append(type) }
      for response in endpoint.responses {
        switch response.content {
        case .body(let body): uses.append(body.type)
        case .own(let content): uses += self.uses(content)
        case .nothing, .shared: break
        }
      }
      let name = endpoint.typeName.text
      let file = name.hasSuffix("Operation") ? name : name + "Operation"
      add("Operations", file, "operation", uses: uses) {
        endpoints.value(endpoint)
      }
    }
  }

  private func uses(_ content: ResponseContent) -> [TypeReference] {
    content.headers.map(\.type) + (content.body.map { [$0.type] } ?? [])
  }

  // MARK: Client, server and stub

  private mutating func addClient() {
    let about = about("The calls of")
    let servers = module.servers
    add("", "Client", "client") {
      [
        Keys.documentation: .comment(about),
        Keys.servers: .listed(servers) { server, isLast in
          [
            Keys.url: .string(SwiftLiteral.string(server.url)),
            Keys.documentation: .comment(server.documentation),
            Keys.isLast: .bool(isLast), Keys.isOnly: .bool(servers.count == 1),
          ]
        },
        Keys.firstServer: .string(orNull: servers.first.map { SwiftLiteral.string($0.url) }),
      ]
    }
    if !module.endpoints.isEmpty {
      let uses = module.endpoints.flatMap { endpoint in
        endpoint.parameters.map(\.type) + (endpoint.body.map { [$0.type] } ?? [])
          + { if case .value(let type) = endpoint.success { [type] } else { [] } }()
      }
      add("", "ClientCalls", "client-calls", uses: uses) { [calls] in
        calls.value
      }
    }
  }

  private mutating func addServer() {
    let about = about("What answers the calls of")
    add("", "Server", "server") { [calls] in
      [
        Keys.documentation: .comment(about), Keys.operations: .list(calls.values),
        Keys.hasOperations: .bool(!calls.values.isEmpty),
      ]
    }
  }

  private mutating func addStub() {
    add("", "Stub", "stub") { [calls] in
      calls.value
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
    let stem = Self.stem(name)
    var base = stem
    var number = 2
    // Names of files are unique in the module, whatever case a file system folds.
    while !fileNames.insert(base.lowercased()).inserted {
      base = "\(stem)_\(number)"
      number += 1
    }
    let access = options.access == "internal" ? "" : options.access + " "
    let runtime = runtime
    pieces.append(
      Piece(
        path: folder.isEmpty ? "\(base).swift" : "\(folder)/\(base).swift", template: template,
        usesRuntime: usesRuntime, usesFoundation: uses.contains(where: types.needsFoundation),
        value: {
          [
            Keys.access: .string(access), Keys.runtime: runtime, Keys.piece: value(),
          ]
        }))
  }

  /// The name of a file: as long as file systems take it, with room for a number and a suffix.
  private static func stem(_ name: String) -> String {
    var stem = name
    while stem.utf8.count > 180 { stem.unicodeScalars.removeLast() }
    return stem
  }

  private func usesRuntime(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive(let primitive): primitive.home == .runtime
    case .external, .named: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): usesRuntime(inner)
    }
  }
}

package import ConcordDiagnostics
package import ConcordOpenAPI
package import ConcordSchemaGraph
package import ConcordSwiftIR

/// From the schemas and operations of a description to a Swift module: shapes to declarations, operations
/// to endpoints, names for all of them, boxes where a type would hold itself.
///
/// Each schema is lowered by itself, by the lowerer of its shape: the types of all schemas are settled
/// before (``SchemaTypes``), and the names of types are given after.
package enum Lowering {
  /// Lowers a description.
  ///
  /// - Parameters:
  ///   - document: The description, with its operations.
  ///   - graph: What its schemas mean.
  ///   - options: How they become Swift.
  /// - Returns: The module, and what was found on the way. Where there is an error among the
  ///   diagnostics, the module is not to be written.
  package static func lower(
    _ document: ResolvedDocument, _ graph: SchemaGraph,
    options: LoweringOptions = LoweringOptions()
  ) -> (module: SwiftModule, diagnostics: [Diagnostic]) {
    let info = document.document.info
    let about = [info.summary, info.description].compactMap { $0 }.filter { !$0.isEmpty }
    var module = SwiftModule(
      title: info.title, version: info.version,
      documentation: Documentation(about.joined(separator: "\n\n")))
    module.name = options.moduleName
    module.namespace = options.namespace
    module.servers = document.document.servers.map(ServerLowering.address)
    module.variableServers = ServerLowering.variableServers(document.document.servers)
    module.securitySchemes = SecurityLowering.schemes(document.document.components)
    module.security = SecurityLowering.requirements(document.document.security)
    var found: [Diagnostic] = []
    if options.generatesOperations {
      for (server, address) in zip(document.document.servers, module.servers)
      where address.isRelative {
        found.append(Diagnostic(.serverRelative, at: server.range, address.url))
      }
    }
    let types = types(document, graph, options)
    let assertions = AssertionTable(document)
    var declarations = DeclarationLowering(types, assertions)
    module.types = declarations.lowerAll()
    var diagnostics = found + declarations.diagnostics
    for position in CyclePass.run(&module.types) {
      let range = graph[types.declared[position]].range
      diagnostics.append(Diagnostic(.alternativesCycle, at: range))
    }
    if options.validation { diagnostics += ConstraintPass.run(&module, types, assertions) }
    var operationNames = name(&module, document, types, &diagnostics)
    diagnostics += declarations.overlapDiagnostics(in: module)
    diagnostics += DefaultPass.run(
      &module.types, distinguishesNull: options.distinguishesNull)
    if options.generatesOperations, options.settlesPagination {
      var pagination = PaginationLowering(module, options: options)
      for (index, placed) in document.document.operations.enumerated() {
        guard var pages = pagination.lower(module.endpoints[index], placed) else { continue }
        pages.functionName = operationNames.nameOfPages(module.endpoints[index])
        module.endpoints[index].pagination = pages
      }
      diagnostics += pagination.diagnostics
    }
    return (module, diagnostics)
  }

  /// What each schema of a description becomes where it stands: those under `components`, and those
  /// inline. It is for tests, which look at values of the types.
  package static func typeUses(
    of document: ResolvedDocument, _ graph: SchemaGraph, options: LoweringOptions
  ) -> [(schema: Schema, type: TypeReference)] {
    let types = types(document, graph, options)
    return graph.allUses.map { ($0.schema, types.use($0.use).element) }
  }

  /// An alternative of a union with the case that it became.
  package struct AlternativeCase: Sendable {
    /// The union.
    package let union: TypeID
    /// The position of the case.
    package let position: Int
    /// The alternative.
    package let use: SchemaUse
  }

  /// The cases that the alternatives of all unions became. It is for tests, which look at values of them.
  package static func alternativeCases(
    of document: ResolvedDocument, _ graph: SchemaGraph, options: LoweringOptions
  ) -> [AlternativeCase] {
    let types = types(document, graph, options)
    return types.declared.flatMap { id -> [AlternativeCase] in
      guard case .union(let union) = graph[id].shape, !types.isAlias(id),
        let typeID = types.typeID(of: id)
      else { return [] }
      var positions: [TypeReference: Int] = [:]
      return union.alternatives.map { alternative in
        let type = types.type(of: alternative.use.target)
        let position = positions[type] ?? positions.count
        positions[type] = position
        return AlternativeCase(union: typeID, position: position, use: alternative.use)
      }
    }
  }

  private static func types(
    _ document: ResolvedDocument, _ graph: SchemaGraph, _ options: LoweringOptions
  ) -> SchemaTypes {
    let roots = EndpointSchemas.uses(of: document.document, in: graph)
    return SchemaTypes(graph, roots: roots, options: options)
  }

  /// Names the types, lowers the operations, and names what these bring.
  private static func name(
    _ module: inout SwiftModule, _ document: ResolvedDocument, _ types: SchemaTypes,
    _ diagnostics: inout [Diagnostic]
  ) -> OperationNames {
    var names = NamePass(types, declaresCredentials: !module.securitySchemes.isEmpty)
    names.nameComponents()
    let components = names
    let isTypeNameFree = { (name: String) in components.isFreeForOperation(name) }
    let groups = OperationGroups(document.document, options: types.options)
    var operationNames = OperationNames(
      options: types.options, groups: groups, isTypeNameFree: isTypeNameFree)
    let placed = document.document.operations
    let named = placed.map { operationNames.name($0) }
    module.groups = groups.groups
    for index in module.groups.indices {
      module.groups[index].typePrefix = names.nameGroup(module.groups[index])
    }
    names.nameOthers(operations: named.map(\.type.text), declarations: module.types)
    module.parents = names.parents
    var operations = OperationLowering(
      DeclaredTypes(types, module.types), types.graph, names: named, options: types.options,
      nestedNames: names.nestedNames, isTypeNameFree: isTypeNameFree)
    module.endpoints = operations.lower(placed)
    for (index, operation) in placed.map(\.operation).enumerated() {
      let server = operation.servers.first.map(ServerLowering.address)
      // Where the API sends its own requests, whoever gets them says.
      if server?.url != module.servers.first?.url, placed[index].role == .path {
        module.endpoints[index].server = server
      }
      let security = operation.security.map(SecurityLowering.requirements)
      if security != module.security { module.endpoints[index].security = security }
    }
    for (index, name) in names.typeNames.enumerated() { module.types[index].name = name }
    module.responseContents = operations.contents
    for index in module.responseContents.indices {
      module.responseContents[index].name = names.nameResponse(
        module.responseContents[index].name.text)
    }
    XMLPass.run(&module, types)
    FailurePass.run(&module, types.options.failures)
    let typeNames = Set(names.typeNames.map(\.text))
    for index in module.types.indices { module.types[index].tellCases(from: typeNames) }
    if types.options.generatesOperations {
      var links = LinkLowering(placed, module.endpoints)
      for index in module.endpoints.indices { module.endpoints[index].links = links.lower(index) }
      diagnostics += links.diagnostics
      diagnostics += OmittedParts(document.document).diagnostics
    }
    diagnostics += operationNames.diagnostics + operations.diagnostics + names.diagnostics
    return operationNames
  }
}

extension TypeDeclaration {
  /// The names of properties or cases.
  var memberNames: [String] {
    switch self {
    case .structure(let declaration):
      declaration.properties.map(\.name.text)
        + (declaration.additionalProperties.map { [$0.name.text] } ?? [])
    case .union(let declaration):
      declaration.alternatives.map(\.name.text)
        + (declaration.unrecognized.map { [$0.text] } ?? [])
    case .enumeration(let declaration): declaration.cases.map(\.name.text)
    case .alias: []
    }
  }

  /// Gives other names to cases that are called as a type is, which scripts without letters of two cases
  /// make them: the type's name would mean the case.
  fileprivate mutating func tellCases(from typeNames: Set<String>) {
    guard case .union(var declaration) = self,
      declaration.alternatives.contains(where: { typeNames.contains($0.name.text) })
    else { return }
    var scope = NameScope(reserved: typeNames.union(declaration.alternatives.map(\.name.text)))
    for index in declaration.alternatives.indices {
      let name = declaration.alternatives[index].name.text
      guard typeNames.contains(name) else { continue }
      declaration.alternatives[index].name = .member(scope.take([name + "Value"]))
    }
    self = .union(declaration)
  }
}

package import ConcordDiagnostics
import ConcordDocuments
package import ConcordOpenAPI
package import ConcordSwiftIR

/// From a resolved description to a Swift module: schemas to types, operations to endpoints, names
/// for all of them, boxes where a type would hold itself.
package enum Lowering {
  /// Lowers a description.
  ///
  /// - Parameters:
  ///   - document: The description, resolved.
  ///   - options: How it becomes Swift.
  ///   - leave: Is given what it took to get there, which takes its time to be taken apart.
  /// - Returns: The module, and what was found on the way. Where there is an error among the
  ///   diagnostics, the module is not to be written.
  package static func lower(
    _ document: ResolvedDocument, options: LoweringOptions = LoweringOptions(),
    leaving leave: (Scaffold) -> Void = { _ in }
  ) -> (module: SwiftModule, diagnostics: [Diagnostic]) {
    let (module, diagnostics, builder) = run(document, options)
    leave(Scaffold(builder: builder))
    return (module, diagnostics)
  }

  /// What a module was made with. Nobody looks into it, so that any thread may let go of it.
  package struct Scaffold: @unchecked Sendable {
    fileprivate let builder: TypeBuilder
  }

  /// Lowers a description and says what type each of its schemas became: those under `components`,
  /// and those inline that a type was asked for.
  ///
  /// - Returns: The module, and the schemas with their types, sorted by location.
  package static func trace(
    _ document: ResolvedDocument, options: LoweringOptions = LoweringOptions()
  ) -> (module: SwiftModule, uses: [(schema: Schema, type: TypeReference)]) {
    let (module, _, builder) = run(document, options)
    return (module, builder.schemaUses)
  }

  private static func run(
    _ document: ResolvedDocument, _ options: LoweringOptions
  ) -> (SwiftModule, [Diagnostic], TypeBuilder) {
    let info = document.document.info
    let about = [info.summary, info.description].compactMap { $0 }.filter { !$0.isEmpty }
    var module = SwiftModule(
      title: info.title, version: info.version,
      documentation: Documentation(about.joined(separator: "\n\n")))
    var builder = TypeBuilder(document: document, options: options)
    for named in document.document.components.schemas {
      builder.declare(named.schema, at: named.schema.location)
    }
    var componentNames = NamePass(builder, options: options)
    let reserved = ReservedNames.types.union(ReservedNames.runtime(options))
    let names = componentNames
    var operations = OperationLowering(
      document: document, options: options,
      isTypeNameFree: { names.scope.isFree($0) && !reserved.contains($0) },
      takeContentName: { Identifier($0) })
    for path in document.document.paths {
      for operation in path.operations {
        module.endpoints.append(operations.lower(operation, path: path, builder: &builder))
      }
    }
    var pass = NamePass(
      builder, options: options, operations: module.endpoints.map(\.typeName.text))
    module.types = builder.takeTypes()
    for index in CyclePass.run(&module.types) {
      builder.report(Diagnostic(.alternativesRing, at: builder.schemas[index].range))
    }
    if options.validation {
      for diagnostic in ConstraintPass.run(builder, &module.types) { builder.report(diagnostic) }
    }
    for (index, name) in pass.names.enumerated() { module.types[index].name = name }
    let typeNames = Set(pass.names.map(\.text))
    for index in module.types.indices { module.types[index].tellCases(from: typeNames) }
    let defaults = DefaultPass.run(
      &module.types, distinguishesNull: options.distinguishesNull)
    module.responseContents = operations.contents
    for index in module.responseContents.indices {
      module.responseContents[index].name = pass.takeResponseName(
        module.responseContents[index].name.text)
    }
    module.servers = document.document.servers.map(address)
    let declared =
      module.types.map(\.name.text) + module.responseContents.map(\.name.text)
      + module.endpoints.map(\.typeName.text)
    module.takenRuntimeNames = ReservedNames.runtime(options).intersection(declared)
    // A property of the stub hides the function of its name.
    if module.endpoints.contains(where: { $0.functionName.text == "example" }) {
      module.takenRuntimeNames.insert("example")
    }
    componentNames = pass
    return (
      module,
      builder.allDiagnostics + defaults + operations.diagnostics
        + componentNames.diagnostics,
      builder
    )
  }

  /// A server's URL with its variables at their defaults.
  private static func address(_ server: Server) -> ServerAddress {
    var url = server.url
    for variable in server.variables {
      url = url.replacing("{\(variable.name)}", with: variable.defaultValue)
    }
    let words = [server.name, server.description].compactMap { $0 }.filter { !$0.isEmpty }
    return ServerAddress(url: url, documentation: Documentation(words.joined(separator: ": ")))
  }
}

extension TypeDeclaration {
  /// Gives other names to cases that are called as a type is, which scripts without letters of two
  /// cases make them: the type's name would mean the case.
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

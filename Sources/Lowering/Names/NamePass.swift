import ConcordDocuments
import ConcordDiagnostics
import ConcordSchemaGraph
import ConcordSwiftIR

/// Gives every type its name, once all types are known.
///
/// A schema under `components` whose name is fit for Swift keeps it whatever else there is; then come
/// other schemas under `components`, then operations, then inline schemas, then responses, each group in
/// document order. So a name changes only when a schema that has a better claim to it appears.
struct NamePass {
  private let graph: SchemaGraph
  private let types: [SchemaID]
  private let options: LoweringOptions
  private var scope: NameScope
  private var names: [Identifier?]
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares to name the declared types.
  init(_ types: SchemaTypes) {
    graph = types.graph
    self.types = types.declared
    options = types.options
    names = Array(repeating: nil, count: types.declared.count)
    let reserved = ReservedNames.types.union(ReservedNames.generated)
      .union(options.moduleName.isEmpty ? [] : [options.moduleName])
    scope = NameScope(
      reserved: reserved, capacity: types.declared.count, foldsCase: true)
  }

  /// A type that asks for a name.
  private struct Request {
    let index: Int
    let words: [String]
    let wanted: String
    let isChosen: Bool
  }

  /// Names the schemas under `components`.
  mutating func nameComponents() {
    var requests: [[Request]] = [[], [], []]
    for (index, id) in types.enumerated() where graph[id].place.isComponent {
      let request = request(index, TypeNameParts(graph[id].place))
      let rank = request.isChosen ? 0 : request.wanted == request.words[0] ? 1 : 2
      requests[rank].append(request)
    }
    for request in requests.joined() {
      let taken = scope.take([request.wanted, request.wanted + "Model"])
      names[request.index] = .type(taken)
      if taken != request.wanted {
        diagnostics.append(
          Diagnostic(
            .nameTaken, at: graph[types[request.index]].range, request.words[0], taken,
            request.wanted))
      }
    }
  }

  /// Whether neither a schema under `components`, nor Swift, nor the runtime has a name: a type under
  /// `Operations` would hide it there.
  func isFreeForOperation(_ name: String) -> Bool {
    scope.isFree(name) && !ReservedNames.types.contains(name) && !RuntimeName.all.contains(name)
  }

  /// Names all other types, after the operations.
  mutating func nameOthers(operations: [String]) {
    // Below `Operations`, the types of the operations hide others of their names.
    scope.reserve(operations)
    let files = FileNames(types.map { graph[$0] }.filter(\.place.isNamed).map(\.location))
    var requests: [[Request]] = [[], []]
    for (index, id) in types.enumerated() where names[index] == nil {
      let request = request(
        index, TypeNameParts(graph[id].place, operations: operations, files: files))
      requests[request.isChosen ? 0 : 1].append(request)
    }
    for request in requests.joined() {
      let candidates =
        request.words.count == 1 ? [request.wanted, request.wanted + "Model"] : [request.wanted]
      names[request.index] = .type(scope.take(candidates))
    }
  }

  /// Names the struct of a response.
  mutating func nameResponse(_ name: String) -> Identifier {
    .type(scope.take([SwiftName.type(name), SwiftName.type(name) + "Response"]))
  }

  /// The names in the order of the types.
  var typeNames: [Identifier] { names.map { $0 ?? Identifier("Unnamed") } }

  private func request(_ index: Int, _ parts: TypeNameParts) -> Request {
    let typeName = parts.typeName
    let chosen = chosenName(parts.words, typeName, graph[types[index]])
    return Request(
      index: index, words: parts.words, wanted: chosen ?? typeName, isChosen: chosen != nil)
  }

  /// A name that the user or the document chose.
  private func chosenName(
    _ words: [String], _ typeName: String, _ schema: ResolvedSchema
  ) -> String? {
    if !options.schemaNames.isEmpty {
      let key = words.joined(separator: ".")
      if let name = options.schemaNames[key] ?? options.schemaNames[typeName] {
        return SwiftName.type(name)
      }
    }
    return schema.extensions.first { $0.key == "x-swift-name" }?.value.string.map(SwiftName.type)
  }
}

import ConcordDocuments
import ConcordDiagnostics
import ConcordSchemaGraph
import ConcordSwiftIR

/// Gives every type its name, once all types are known.
///
/// A schema under `components` whose name is fit for Swift keeps it whatever else there is, those of
/// other files after those of the document; then come other schemas under `components`, then groups
/// of operations, then operations. An inline schema is named within the type or the operation that it
/// stands in, so that its name depends on its place alone; what stands in neither comes after the
/// operations. Responses come last, and each group is in document order.
struct NamePass {
  private let graph: SchemaGraph
  private let types: [SchemaID]
  private let options: LoweringOptions
  private var scope: NameScope
  private var names: [Identifier?]
  /// What each type is declared in.
  private(set) var parents: [TypeParent?]
  /// The steps that lead from what a type is declared in to the type.
  private var ways: [ArraySlice<SchemaPlace.Step>]
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares to name the declared types.
  ///
  /// - Parameters:
  ///   - types: The types.
  ///   - declaresCredentials: Whether there is a type of the API's credentials.
  init(_ types: SchemaTypes, declaresCredentials: Bool) {
    graph = types.graph
    self.types = types.declared
    options = types.options
    names = Array(repeating: nil, count: types.declared.count)
    ways = types.declared.map { types.graph[$0].place.steps[...] }
    parents = Array(repeating: nil, count: types.declared.count)
    let qualifier = options.namespace ?? options.moduleName
    let reserved = ReservedNames.types.union(ReservedNames.generated).union(RuntimeName.all)
      .union(qualifier.isEmpty ? [] : [qualifier])
      .union(declaresCredentials ? [ReservedNames.credentials] : [])
    scope = NameScope(
      reserved: reserved, capacity: types.declared.count, foldsCase: true)
    findParents(types)
  }

  /// A type that asks for a name.
  private struct Request {
    let index: Int
    let words: [String]
    let wanted: String
    let isChosen: Bool
  }

  /// Names the schemas under `components`, of the document and of other files.
  mutating func nameComponents() {
    var requests: [[Request]] = [[], [], [], [], []]
    for (index, id) in types.enumerated() {
      let place = graph[id].place
      guard place.isComponent || place.isComponentElsewhere else { continue }
      let request = request(index, TypeNameParts(place))
      let rank = request.isChosen ? 0 : request.wanted == request.words[0] ? 1 : 3
      requests[rank + (rank > 0 && place.isComponentElsewhere ? 1 : 0)].append(request)
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
    scope.isFree(name)
  }

  /// Names all other types, after the operations.
  ///
  /// - Parameters:
  ///   - operations: The names of the operations' types, in document order.
  ///   - declarations: The types without their names.
  mutating func nameOthers(operations: [String], declarations: [TypeDeclaration]) {
    // Below `Operations`, the types of the operations hide others of their names.
    scope.reserve(operations)
    let files = FileNames(types.map { graph[$0] }.filter(\.place.isNamed).map(\.location))
    var requests: [[Request]] = [[], []]
    for (index, id) in types.enumerated() where names[index] == nil && parents[index] == nil {
      let request = request(
        index, TypeNameParts(graph[id].place, operations: operations, files: files))
      requests[request.isChosen ? 0 : 1].append(request)
    }
    for request in requests.joined() {
      let candidates =
        request.words.count == 1 ? [request.wanted, request.wanted + "Model"] : [request.wanted]
      names[request.index] = .type(scope.take(candidates))
    }
    nameNested(operations: operations, declarations: declarations)
  }

  // MARK: Types in others

  /// Finds the type or the operation that each inline schema stands in.
  private mutating func findParents(_ schemas: SchemaTypes) {
    var holders: [SchemaPlace: Int] = [:]
    for (index, id) in types.enumerated() {
      switch graph[id].shape {
      case .object, .tuple, .union:
        if !schemas.isAlias(id), holders[graph[id].place] == nil {
          holders[graph[id].place] = index
        }
      case .any, .never, .alias, .scalar, .map, .array, .enumeration: break
      }
    }
    for (index, id) in types.enumerated() {
      let place = graph[id].place
      var outer = place
      while !outer.steps.isEmpty {
        outer = outer.containing
        if let holder = holders[outer] {
          parents[index] = .type(TypeID(index: holder))
          break
        }
      }
      if parents[index] == nil, case .operation(let number) = place.root {
        parents[index] = .operation(number)
      }
      if parents[index] != nil { ways[index] = place.steps[outer.steps.count...] }
    }
  }

  /// Names the types in others, the outer ones first.
  private mutating func nameNested(operations: [String], declarations: [TypeDeclaration]) {
    var scopes: [TypeParent: NameScope] = [:]
    var chosen: [Int: String] = [:]
    for index in types.indices where parents[index] != nil {
      chosen[index] = chosenName(operations, graph[types[index]])
    }
    func depth(_ index: Int) -> Int { graph[types[index]].place.steps.count }
    let nested = types.indices.filter { parents[$0] != nil }
      .sorted {
        (depth($0), chosen[$0] == nil ? 1 : 0, $0) < (depth($1), chosen[$1] == nil ? 1 : 0, $1)
      }
    let shared = sharedReserved
    for index in nested {
      guard let parent = parents[index] else { continue }
      if scopes[parent] == nil {
        scopes[parent] = nestedScope(in: parent, operations, declarations, shared: shared)
      }
      let wanted = chosen[index] ?? TypeNameParts(steps: ways[index]).typeName
      let isReserved = scopes[parent]?.isReserved(wanted) == true
      let free = isReserved ? wanted + suffix(graph[types[index]].shape) : wanted
      let name = scopes[parent]?.take([free]) ?? free
      names[index] = .type(name)
    }
  }

  /// What tells a type from another of its name: what it is.
  private func suffix(_ shape: Shape) -> String {
    switch shape {
    case .object: "Object"
    case .tuple: "Array"
    case .union: "Union"
    case .enumeration, .any, .never, .alias, .scalar, .map, .array: "Value"
    }
  }

  /// The scope within a type or an operation: taken are the names that mean something else there.
  private func nestedScope(
    in parent: TypeParent, _ operations: [String], _ declarations: [TypeDeclaration],
    shared: Set<String>
  ) -> NameScope {
    var reserved = path(of: parent, operations)
    if case .type(let id) = parent { reserved += declarations[Int(id.index)].memberNames }
    return NameScope(reserved: reserved, shared: shared)
  }

  /// The names that mean something else in every type.
  private var sharedReserved: Set<String> {
    var reserved = ReservedNames.types.union(ReservedNames.nested).union(RuntimeName.all)
    let ownNames = ReservedNames.generated.union(ReservedNames.nested)
    let qualifier = options.namespace ?? options.moduleName
    if qualifier.isEmpty || ownNames.contains(qualifier) {
      // Without the module's name nothing could tell a type from one of its name that is around it.
      reserved.formUnion(names.indices.compactMap { parents[$0] == nil ? names[$0]?.text : nil })
    } else {
      reserved.insert(qualifier)
    }
    return reserved
  }

  /// The names that lead to a parent.
  private func path(of parent: TypeParent, _ operations: [String]) -> [String] {
    switch parent {
    case .operation(let number):
      return ["Operations", operations.indices.contains(number) ? operations[number] : "Operation"]
    case .type(let id):
      let index = Int(id.index)
      let own = names[index]?.text ?? ""
      return (parents[index].map { path(of: $0, operations) } ?? []) + [own]
    }
  }

  /// Names the types of a group: the three of them begin alike. Those of the webhooks and of the
  /// callbacks give way to those of a tag, `WebhooksClient` to be `APIWebhooksClient`.
  mutating func nameGroup(_ group: EndpointGroup) -> String {
    let prefix = group.typePrefix
    let other = group.role == .tag ? prefix + "Tag" : "API" + prefix
    let suffixes = EndpointGroup.typeSuffixes
    func types(_ prefix: String) -> [String] {
      [prefix + suffixes.client, prefix + suffixes.server, prefix + suffixes.stub]
    }
    var name = prefix
    var number = 1
    while !types(name).allSatisfy(scope.isFree) {
      name = number == 1 ? other : "\(other)\(number)"
      number += 1
    }
    for type in types(name) { _ = scope.take([type]) }
    return name
  }

  /// Names the struct of a response.
  mutating func nameResponse(_ name: String) -> Identifier {
    .type(scope.take([SwiftName.type(name), SwiftName.type(name) + "Response"]))
  }

  /// The names of the types that are declared in each operation, by its number.
  var nestedNames: [Int: Set<String>] {
    var nested: [Int: Set<String>] = [:]
    for (name, parent) in zip(typeNames, parents) {
      if case .operation(let number) = parent { nested[number, default: []].insert(name.text) }
    }
    return nested
  }

  /// The names in the order of the types.
  var typeNames: [Identifier] { names.map { $0 ?? Identifier("Unnamed") } }

  private func request(_ index: Int, _ parts: TypeNameParts) -> Request {
    let typeName = parts.typeName
    let chosen = chosenName(parts.words, typeName, graph[types[index]])
    return Request(
      index: index, words: parts.words, wanted: chosen ?? typeName, isChosen: chosen != nil)
  }

  /// A name that the user or the document chose for an inline schema. Its words are looked at only
  /// where the user chose names.
  private func chosenName(_ operations: [String], _ schema: ResolvedSchema) -> String? {
    if !options.schemaNames.isEmpty {
      let parts = TypeNameParts(schema.place, operations: operations)
      return chosenName(parts.words, parts.typeName, schema)
    }
    return schema.extensions.isEmpty ? nil : chosenName([], "", schema)
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

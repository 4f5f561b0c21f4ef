import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// What a schema becomes where it is used.
struct TypeUse: Equatable {
  /// The type of a value that is not `null`.
  var type: TypeReference
  /// Whether the value may be `null`.
  var isNullable: Bool
  /// The only value, where there is but one.
  var constant: Literal?

  /// The type with an optional around it where the value may be `null`.
  var element: TypeReference { isNullable ? .optional(type) : type }
}

/// The Swift type of every schema: which schemas get a declaration, in what order, and how the others are
/// written.
struct SchemaTypes {
  /// The schemas.
  let graph: SchemaGraph
  /// How they become Swift.
  let options: LoweringOptions
  /// The schemas with a declaration, each at the position that its ``TypeID`` holds.
  private(set) var declared: [SchemaID] = []
  private var ids: [TypeID?]
  private var forms: [Form]

  /// How a schema is written.
  private enum Form: Equatable {
    /// It has a declaration.
    case declared
    /// It is written as what its shape says.
    case expression
    /// It is a union whose alternatives all become the type of this one.
    case only(SchemaID)
  }

  /// Settles the types of all schemas that are under `components`, or that operations use: the roots, in
  /// document order.
  init(_ graph: SchemaGraph, roots: [SchemaUse], options: LoweringOptions) {
    self.graph = graph
    self.options = options
    ids = Array(repeating: nil, count: graph.schemas.count)
    forms = graph.schemas.map { Self.form(of: $0) }
    declareCycles()
    number(from: roots)
    if collapseUnions() { number(from: roots) }
  }

  /// The type of a schema's values that are not `null`.
  func type(of id: SchemaID) -> TypeReference {
    if let typeID = ids[Int(id.index)] { return .named(typeID) }
    if case .only(let alternative) = forms[Int(id.index)] { return type(of: alternative) }
    return expression(of: graph[id].shape)
  }

  /// What a schema becomes where it is used.
  func use(_ use: SchemaUse) -> TypeUse {
    let type = type(of: use.target)
    if type == .primitive(.json) { return TypeUse(type: type, isNullable: false) }
    var constant: Literal?
    if case .enumeration(let enumeration) = graph[use.target].shape, enumeration.isConstant {
      constant = Literal(enumeration.values[0].node)
    }
    return TypeUse(type: type, isNullable: graph.isNullable(use), constant: constant)
  }

  /// The type of a value that may be anything where nothing is said about it.
  func element(_ use: SchemaUse?) -> TypeReference {
    use.map { self.use($0).element } ?? .primitive(.json)
  }

  /// The type that a shape is written as where it has no declaration.
  func expression(of shape: Shape) -> TypeReference {
    switch shape {
    case .any, .never: .primitive(.json)
    case .alias(let use): type(of: use.target)
    case .scalar(let scalar): ScalarTypes.type(of: scalar, formats: options.formats)
    case .enumeration(let enumeration):
      enumeration.values[0].node.string == nil ? .primitive(.int) : .primitive(.string)
    case .map(let value): .dictionary(element(value))
    case .array(let items): .array(element(items))
    case .object, .tuple, .union: .primitive(.json)
    }
  }

  /// What the declaration of a schema says that is no struct, enumeration or union of its own: the type
  /// that it is another name for.
  func target(of id: SchemaID) -> TypeReference {
    if case .only(let alternative) = forms[Int(id.index)] { return type(of: alternative) }
    if case .alias(let use) = graph[id].shape { return self.use(use).element }
    return expression(of: graph[id].shape)
  }

  /// Whether the declaration of a schema is another name for a type.
  func isAlias(_ id: SchemaID) -> Bool {
    switch graph[id].shape {
    case .object, .tuple, .enumeration: false
    case .union: forms[Int(id.index)] != .declared
    case .any, .never, .alias, .scalar, .map, .array: true
    }
  }

  /// The number of a schema's declaration.
  func typeID(of id: SchemaID) -> TypeID? { ids[Int(id.index)] }

  // MARK: Declarations

  private static func form(of schema: ResolvedSchema) -> Form {
    if schema.place.isNamed { return .declared }
    return switch schema.shape {
    case .object, .tuple, .union: .declared
    case .enumeration(let enumeration): enumeration.isConstant ? .expression : .declared
    case .any, .never, .alias, .scalar, .map, .array: .expression
    }
  }

  /// Whether a schema has a declaration.
  private func isDeclared(_ id: SchemaID) -> Bool {
    guard id != .any else { return false }
    return forms[Int(id.index)] == .declared || graph[id].place.isNamed
  }

  /// Declares a schema of each cycle that would have no declaration: a type cannot be written that is
  /// part of itself.
  private mutating func declareCycles() {
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: graph.schemas.count)
    for start in graph.ids where forms[Int(start.index)] == .expression {
      var stack = [start]
      while let id = stack.last {
        let position = Int(id.index)
        if states[position] != .new {
          states[position] = .done
          stack.removeLast()
          continue
        }
        states[position] = .open
        for use in graph[id].shape.uses where forms[Int(use.target.index)] == .expression {
          switch states[Int(use.target.index)] {
          case .new: stack.append(use.target)
          case .open: forms[Int(use.target.index)] = .declared
          case .done: break
          }
        }
      }
    }
  }

  /// Numbers the declarations that are needed: of the schemas under `components`, those that are no
  /// mere aliases, and whatever these and the operations lead to. A description without operations is
  /// there for its schemas, of which all are needed.
  private mutating func number(from roots: [SchemaUse]) {
    let own = graph.components.map(\.id)
    let needed = order(from: own.filter { roots.isEmpty || !isAlias($0) } + roots.map(\.target))
    let reached = Set(needed)
    declared = order(from: own.filter(reached.contains) + roots.map(\.target))
    ids = Array(repeating: nil, count: graph.schemas.count)
    for (position, id) in declared.enumerated() { ids[Int(id.index)] = TypeID(index: position) }
  }

  /// The schemas with a declaration that some schemas lead to, these included: each before what it is
  /// made of, as the document has it.
  private func order(from roots: [SchemaID]) -> [SchemaID] {
    var seen = [Bool](repeating: false, count: graph.schemas.count)
    var found: [SchemaID] = []
    var open: [SchemaID] = roots.reversed()
    while let id = open.popLast() {
      guard !seen[Int(id.index)] else { continue }
      seen[Int(id.index)] = true
      if isDeclared(id) { found.append(id) }
      if case .only(let alternative) = forms[Int(id.index)] {
        open.append(alternative)
      } else {
        for use in graph[id].shape.uses.reversed() where !seen[Int(use.target.index)] {
          open.append(use.target)
        }
      }
    }
    return found
  }

  /// Finds the unions whose alternatives are all of one type, or one of which is of any; whether there
  /// are some.
  private mutating func collapseUnions() -> Bool {
    var found = false
    for id in graph.inPlaceOrder() {
      guard let own = ids[Int(id.index)], case .union(let union) = graph[id].shape else { continue }
      var types: Set<TypeReference> = []
      var any: SchemaID?
      for alternative in union.alternatives {
        let type = type(of: alternative.use.target)
        types.insert(type)
        if type == .primitive(.json) { any = any ?? alternative.use.target }
      }
      guard let first = union.alternatives.first,
        any != nil || types.count == 1 && types != [.named(own)]
      else { continue }
      found = true
      forms[Int(id.index)] = .only(any ?? first.use.target)
      if !graph[id].place.isNamed { ids[Int(id.index)] = nil }
    }
    return found
  }
}

import ConcordMustache
import ConcordSwiftIR

/// Turns types, with those that are declared in them, into values for the template `type`.
struct DeclarationContext: Sendable {
  let types: TypeContext
  let options: SwiftRenderingOptions
  /// The types that are in each type or operation, in document order.
  private let children: [TypeParent: [TypeID]]

  init(types: TypeContext, options: SwiftRenderingOptions) {
    self.types = types
    self.options = options
    var children: [TypeParent: [TypeID]] = [:]
    for (index, parent) in types.module.parents.enumerated() {
      if let parent { children[parent, default: []].append(TypeID(index: index)) }
    }
    self.children = children
  }

  /// The types that are in a type or an operation, however deep, each before those in it.
  ///
  /// - Parameters:
  ///   - parent: The type or operation.
  ///   - first: What stands before them.
  /// - Returns: The types.
  func family(of parent: TypeParent, with first: TypeID? = nil) -> [TypeID] {
    var family = first.map { [$0] } ?? []
    for child in children[parent] ?? [] { family += self.family(of: .type(child), with: child) }
    return family
  }

  /// The context of code in a declaration of a file with some types.
  func types(in place: TypeParent, _ family: [TypeID]) -> TypeContext {
    let nested = family.filter { types.module.parent(of: $0) != nil }
    return types.inside(place, hiding: Set(nested.map { types.module[$0].name.text }))
  }

  /// The declarations of a file.
  func values(_ family: [TypeID]) -> Value {
    .listed(family) { id, isLast in value(id, family, isLast: isLast) }
  }

  private static let shape = Shape([
    Keys.scope, Keys.path, Keys.structure, Keys.enumeration, Keys.union, Keys.alias,
    Keys.constraints, Keys.isLast,
  ])

  private func value(_ id: TypeID, _ family: [TypeID], isLast: Bool) -> Value {
    let types = types(in: .type(id), family)
    let module = types.module
    var (structure, enumeration, union, alias): (Value, Value, Value, Value) = (nil, nil, nil, nil)
    switch module[id] {
    case .structure(let declaration):
      structure = StructContext(types: types, options: options).value(declaration)
    case .enumeration(let declaration):
      enumeration = EnumContext(types: types, options: options).value(declaration)
    case .union(let declaration):
      union = UnionContext(types: types, options: options).value(declaration)
    case .alias(let declaration):
      alias = EnumContext(types: types, options: options).value(declaration)
    }
    let scope: String? =
      switch module.parent(of: id) {
      case nil: nil
      case .type(let parent): types.path(parent)
      case .operation(let index):
        "Operations." + TypeContext.spelled(module.endpoints[index].typeName)
      }
    return .object(
      Self.shape,
      [
        scope.map(TypeText.value) ?? nil, TypeText.value(types.path(id)), structure, enumeration,
        union, alias,
        ConstraintContext.value(module[id].constraints), .bool(isLast),
      ])
  }
}

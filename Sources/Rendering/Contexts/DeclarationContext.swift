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
    var open = Array((children[parent] ?? []).reversed())
    while let next = open.popLast() {
      family.append(next)
      open += (children[.type(next)] ?? []).reversed()
    }
    return family
  }

  /// The context of code in an operation of a file with some types.
  func types(in place: TypeParent, _ family: [TypeID]) -> TypeContext {
    types.inside(place, hiding: nestedNames(family))
  }

  /// The declarations of a file.
  func values(_ family: [TypeID]) -> Value {
    let hidden = nestedNames(family)
    return .listed(family) { id, isLast in
      value(id, types.inside(.type(id), hiding: hidden), isLast: isLast)
    }
  }

  private func nestedNames(_ family: [TypeID]) -> Set<String> {
    Set(family.filter { types.module.parent(of: $0) != nil }.map { types.module[$0].name.text })
  }

  /// What the user gives a model.
  struct Additions {
    let conformances: Value
    let attributes: Value
  }

  private func additions(to id: TypeID) -> Additions {
    guard !options.conformances.isEmpty || !options.attributes.isEmpty else {
      return Additions(conformances: [], attributes: [])
    }
    let name = types.module.qualifiedName(of: id)
    func texts(_ additions: [SwiftRenderingOptions.Addition]) -> Value {
      var texts: [String] = []
      for text in additions.filter({ $0.matches(name) }).flatMap(\.texts)
      where !texts.contains(text) {
        texts.append(text)
      }
      return .list(texts.map { .string($0) })
    }
    return Additions(
      conformances: texts(options.conformances), attributes: texts(options.attributes))
  }

  private static let shape = TemplateContext.declaration.shape

  private func value(_ id: TypeID, _ types: TypeContext, isLast: Bool) -> Value {
    let module = types.module
    let additions = additions(to: id)
    var (structure, enumeration, union, alias): (Value, Value, Value, Value) = (nil, nil, nil, nil)
    switch module[id] {
    case .structure(let declaration):
      structure = StructContext(
        types: types, additions: additions, propertiesAreConstant: options.propertiesAreConstant
      ).value(declaration)
    case .enumeration(let declaration):
      enumeration = EnumContext(types: types, additions: additions).value(declaration)
    case .union(let declaration):
      union = UnionContext(types: types, additions: additions).value(declaration)
    case .alias(let declaration):
      alias = EnumContext(types: types, additions: additions).value(declaration)
    }
    let scope: String? =
      switch module.parent(of: id) {
      case nil: module.namespace
      case .type(let parent): types.path(parent)
      case .operation(let index):
        types.qualifier + "Operations." + TypeContext.spelled(module.endpoints[index].typeName)
      }
    return .object(
      Self.shape,
      [
        scope.map(TypeText.value) ?? nil, TypeText.value(types.path(id)), structure, enumeration,
        union, alias,
        ConstraintContext(qualifier: types.qualifier).value(module[id].constraints),
        .bool(isLast),
      ])
  }
}

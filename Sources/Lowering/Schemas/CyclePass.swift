import ConcordSwiftIR

/// Boxes what would otherwise hold itself: a struct's property, a union, or an alias.
///
/// A value lies within another where neither an array nor a dictionary is between them. Of each
/// ring of such types, the edges that close it are boxed, and no others.
struct CyclePass {
  private var types: [TypeDeclaration]
  private var state: [State]

  private enum State { case new, open, done }

  /// The types with boxes where they are needed.
  static func run(_ types: [TypeDeclaration]) -> [TypeDeclaration] {
    var pass = CyclePass(types: types)
    for index in types.indices { pass.unwindAlias(index) }
    for index in types.indices { pass.visit(index) }
    return pass.types
  }

  private init(types: [TypeDeclaration]) {
    self.types = types
    state = Array(repeating: .new, count: types.count)
  }

  /// An alias that is part of its own meaning becomes a union of one alternative: a type that can
  /// name itself.
  private mutating func unwindAlias(_ index: Int) {
    guard case .alias(let alias) = types[index], reaches(alias.target, index) else {
      return
    }
    let (name, recognition): (String, UnionDeclaration.Recognition) =
      switch alias.target {
      case .array: ("list", .array)
      case .dictionary: ("object", .object(.init()))
      default: ("value", .any)
      }
    types[index] = .union(
      UnionDeclaration(
        name: alias.name, documentation: alias.documentation,
        alternatives: [
          .init(name: Identifier(name), type: alias.target, recognition: recognition)
        ],
        origin: alias.origin))
  }

  /// Whether an alias's target leads back to it through aliases alone.
  private func reaches(_ type: TypeReference, _ goal: Int) -> Bool {
    var type = type
    // Whoever takes more steps than there are types goes round in another ring.
    var steps = 0
    while steps <= types.count {
      switch type {
      case .primitive, .external: return false
      case .array(let inner), .dictionary(let inner), .optional(let inner): type = inner
      case .named(let id):
        let index = Int(id.index)
        if index == goal { return true }
        guard case .alias(let alias) = types[index] else { return false }
        type = alias.target
        steps += 1
      }
    }
    return false
  }

  private mutating func visit(_ index: Int) {
    guard state[index] == .new else { return }
    state[index] = .open
    switch types[index] {
    case .structure(var declaration):
      for position in declaration.properties.indices {
        if leadsToOpen(declaration.properties[position].type) {
          declaration.properties[position].isIndirect = true
        }
      }
      types[index] = .structure(declaration)
    case .union(var declaration):
      for alternative in declaration.alternatives where leadsToOpen(alternative.type) {
        declaration.isIndirect = true
      }
      types[index] = .union(declaration)
    case .alias(let alias):
      _ = leadsToOpen(alias.target)
    case .enumeration: break
    }
    state[index] = .done
  }

  /// Whether a value of the type would hold a type that is being visited; visits it if it is new.
  private mutating func leadsToOpen(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive, .external, .array, .dictionary: return false
    case .optional(let inner): return leadsToOpen(inner)
    case .named(let id):
      let index = Int(id.index)
      if state[index] == .open {
        if case .alias(let alias) = types[index] { return leadsToOpen(alias.target) }
        return true
      }
      visit(index)
      if case .alias(let alias) = types[index] { return leadsToOpen(alias.target) }
      return false
    }
  }
}

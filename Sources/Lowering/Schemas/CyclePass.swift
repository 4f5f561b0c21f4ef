import ConcordSwiftIR

/// Boxes what would otherwise hold itself: a struct's property, a union, or an alias.
///
/// A value lies within another where neither an array nor a dictionary is between them. Of each
/// ring of such types, the edges that close it are boxed, and no others.
struct CyclePass {
  private var types: [TypeDeclaration]
  private var state: [State]

  private enum State { case new, open, done }

  /// Boxes what needs it, and gives the places of the unions that had alternatives which are nothing
  /// but the union itself.
  static func run(_ types: inout [TypeDeclaration]) -> [Int] {
    // Most types stay as they are: none is copied unless it changes.
    var pass = CyclePass(types: types)
    types = []
    for index in pass.types.indices { pass.unwindAlias(index) }
    let rings = pass.types.indices.filter { pass.openRing($0) }
    for index in pass.types.indices { pass.visit(index) }
    types = pass.types
    return rings
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
    if name == "value" {
      types[index] = .alias(
        AliasDeclaration(
          name: alias.name, documentation: alias.documentation, target: .primitive(.json),
          origin: alias.origin))
      return
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

  /// An alternative that leads back to its union without a step into the JSON value would be decoded
  /// without end. It takes any JSON value, after all others.
  private mutating func openRing(_ index: Int) -> Bool {
    guard case .union(var declaration) = types[index] else { return false }
    let isBack = declaration.alternatives.map { alternative in
      var visited: Set<Int> = []
      return isSame(alternative.type, index, visited: &visited)
    }
    guard let first = isBack.firstIndex(of: true) else { return false }
    var open = declaration.alternatives[first]
    open.type = .primitive(.json)
    open.recognition = .any
    declaration.alternatives =
      zip(declaration.alternatives, isBack).filter { !$0.1 }.map(\.0) + [open]
    types[index] = .union(declaration)
    return true
  }

  /// Whether a value of a type may be one of a union with nothing between them.
  private func isSame(_ type: TypeReference, _ goal: Int, visited: inout Set<Int>) -> Bool {
    switch type {
    case .primitive, .external, .array, .dictionary: return false
    case .optional(let inner): return isSame(inner, goal, visited: &visited)
    case .named(let id):
      let index = Int(id.index)
      if index == goal { return true }
      guard visited.insert(index).inserted else { return false }
      switch types[index] {
      case .structure, .enumeration: return false
      case .alias(let alias): return isSame(alias.target, goal, visited: &visited)
      case .union(let declaration):
        for alternative in declaration.alternatives {
          if isSame(alternative.type, goal, visited: &visited) { return true }
        }
        return false
      }
    }
  }

  private mutating func visit(_ index: Int) {
    guard state[index] == .new else { return }
    state[index] = .open
    switch types[index] {
    case .structure(var declaration):
      let boxed = declaration.properties.indices.filter { position in
        leadsToOpen(declaration.properties[position].type)
      }
      guard !boxed.isEmpty else { break }
      for position in boxed { declaration.properties[position].isIndirect = true }
      types[index] = .structure(declaration)
    case .union(var declaration):
      let boxed = declaration.alternatives.indices.filter { position in
        leadsToOpen(declaration.alternatives[position].type)
      }
      guard !boxed.isEmpty else { break }
      declaration.isIndirect = true
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

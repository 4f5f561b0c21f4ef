import ConcordSwiftIR

/// Boxes what would otherwise hold itself: a struct's property, a union, or an alias.
///
/// A value lies within another where neither an array nor a dictionary is between them. Of each cycle of such
/// types, the edges that close it are boxed, and no others.
struct CyclePass {
  private var types: [TypeDeclaration]

  /// Boxes what needs it, and gives the positions of the unions that had alternatives which are nothing but
  /// the union itself.
  static func run(_ types: inout [TypeDeclaration]) -> [Int] {
    // Most types stay as they are: none is copied unless it changes.
    var pass = CyclePass(types: types)
    types = []
    pass.unwindAliases()
    let unions = pass.openUnions()
    pass.box()
    types = pass.types
    return unions
  }

  private init(types: [TypeDeclaration]) {
    self.types = types
  }

  // MARK: Aliases

  /// An alias that is part of itself becomes a union of one alternative: a type that can name itself.
  private mutating func unwindAliases() {
    let cycles = TypeCycles(count: types.count) { index in
      guard case .alias(let alias) = types[index] else { return [] }
      return Self.named(in: alias.target).map { [$0] } ?? []
    }
    for index in types.indices {
      guard case .alias(let alias) = types[index], cycles.isOnCycle(index) else { continue }
      types[index] = Self.unwound(alias)
    }
  }

  private static func unwound(_ alias: AliasDeclaration) -> TypeDeclaration {
    let (name, recognition): (String, UnionDeclaration.Recognition)
    switch alias.target {
    case .array: (name, recognition) = ("list", .array)
    case .dictionary: (name, recognition) = ("object", .object(.init()))
    default:
      return .alias(
        AliasDeclaration(
          name: alias.name, documentation: alias.documentation, target: .primitive(.json),
          origin: alias.origin))
    }
    return .union(
      UnionDeclaration(
        name: alias.name, documentation: alias.documentation,
        alternatives: [
          .init(name: Identifier(name), type: alias.target, recognition: recognition)
        ],
        origin: alias.origin))
  }

  /// The declaration that a type names, within arrays, dictionaries and optionals too.
  private static func named(in type: TypeReference) -> Int? {
    switch type {
    case .primitive, .external: nil
    case .array(let inner), .dictionary(let inner), .optional(let inner): named(in: inner)
    case .named(let id): Int(id.index)
    }
  }

  // MARK: Unions

  /// An alternative that leads back to its union without a step into the JSON value would be decoded without
  /// end. It takes any JSON value, after all others.
  private mutating func openUnions() -> [Int] {
    let cycles = TypeCycles(count: types.count) { index in
      switch types[index] {
      case .structure, .enumeration: []
      case .alias(let alias): Self.held(in: alias.target).map { [$0] } ?? []
      case .union(let union): union.alternatives.compactMap { Self.held(in: $0.type) }
      }
    }
    var opened: [Int] = []
    for index in types.indices {
      guard case .union(var declaration) = types[index], cycles.isOnCycle(index) else { continue }
      let isBack = declaration.alternatives.map { alternative in
        Self.held(in: alternative.type).map { cycles.areOnOneCycle(index, $0) } ?? false
      }
      guard let first = isBack.firstIndex(of: true) else { continue }
      var open = declaration.alternatives[first]
      open.type = .primitive(.json)
      open.recognition = .any
      declaration.alternatives =
        zip(declaration.alternatives, isBack).filter { !$0.1 }.map(\.0) + [open]
      types[index] = .union(declaration)
      opened.append(index)
    }
    return opened
  }

  /// The declaration whose values a type holds with nothing between them.
  private static func held(in type: TypeReference) -> Int? {
    switch type {
    case .primitive, .external, .array, .dictionary: nil
    case .optional(let inner): held(in: inner)
    case .named(let id): Int(id.index)
    }
  }

  // MARK: Boxes

  /// What a struct or a union holds: the position of a property or an alternative, and the declaration.
  private typealias Edge = (position: Int, target: Int)

  private mutating func box() {
    let targets = aliasTargets()
    func edges(_ index: Int) -> [Edge] {
      let held: [TypeReference]
      switch types[index] {
      case .structure(let declaration): held = declaration.properties.map(\.type)
      case .union(let declaration): held = declaration.alternatives.map(\.type)
      case .alias, .enumeration: return []
      }
      return held.enumerated().compactMap { position, type in
        Self.held(in: type).flatMap { targets[$0] }.map { (position, $0) }
      }
    }
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: types.count)
    var boxed: [Int: [Int]] = [:]
    var work: [(node: Int, edges: [Edge], position: Int)] = []
    for start in types.indices where states[start] == .new {
      states[start] = .open
      work.append((start, edges(start), 0))
      while let top = work.last {
        guard top.position < top.edges.count else {
          states[top.node] = .done
          work.removeLast()
          continue
        }
        work[work.count - 1].position += 1
        let edge = top.edges[top.position]
        switch states[edge.target] {
        case .new:
          states[edge.target] = .open
          work.append((edge.target, edges(edge.target), 0))
        case .open: boxed[top.node, default: []].append(edge.position)
        case .done: break
        }
      }
    }
    for (index, positions) in boxed { types[index].box(positions) }
  }

  /// The declaration that each type stands for with aliases followed; `nil` where it holds nothing.
  private func aliasTargets() -> [Int?] {
    var targets = [Int?](repeating: nil, count: types.count)
    var isKnown = [Bool](repeating: false, count: types.count)
    for start in types.indices where !isKnown[start] {
      var chain: [Int] = []
      var end: Int? = start
      while let index = end, !isKnown[index], case .alias(let alias) = types[index] {
        isKnown[index] = true
        chain.append(index)
        end = Self.held(in: alias.target)
      }
      if let index = end, case .alias = types[index] { end = targets[index] }
      for index in chain { targets[index] = end }
      if chain.isEmpty {
        isKnown[start] = true
        targets[start] = start
      }
    }
    return targets
  }
}

extension TypeDeclaration {
  /// Boxes some of the properties of a struct, or all of a union.
  fileprivate mutating func box(_ positions: [Int]) {
    switch self {
    case .structure(var declaration):
      for position in positions { declaration.properties[position].isIndirect = true }
      self = .structure(declaration)
    case .union(var declaration):
      declaration.isIndirect = true
      self = .union(declaration)
    case .enumeration, .alias: break
    }
  }
}

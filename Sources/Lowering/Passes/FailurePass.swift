import ConcordSwiftIR

/// Tells the structs that stand in successful responses how they say that a call failed.
enum FailurePass {
  /// Runs the pass, once operations are lowered. Of several rules, the first whose member a struct
  /// has holds for it.
  static func run(_ module: inout SwiftModule, _ rules: [FailureRule]) {
    if rules.isEmpty { return }
    module.failures = rules
    for id in structures(in: module) {
      guard case .structure(var declaration) = module[id] else { continue }
      declaration.failure = rules.first { rule in
        declaration.properties.contains { property in
          property.key == rule.member && rule.condition.literal.fits(property.type, in: module)
        }
      }
      if declaration.failure?.messages.map(declaration.hasProperty) == false {
        declaration.failure?.messages = nil
      }
      module[id] = .structure(declaration)
    }
    for index in module.endpoints.indices {
      guard case .json(let value) = module.endpoints[index].example.body else { continue }
      module.endpoints[index].example.body = .json(rules.reduce(value) { $1.successful($0) })
    }
  }

  /// The structs that are bodies of successful responses, or alternatives of one.
  private static func structures(in module: SwiftModule) -> [TypeID] {
    let bodies = module.endpoints.flatMap(\.responses).filter(\.status.isSuccess)
      .compactMap { $0.body(among: module.responseContents) }
    var found: Set<TypeID> = []
    var structures: [TypeID] = []
    var open = bodies.flatMap(\.forms).filter { [.json, .xml].contains($0.coding) }.map(\.type)
    while let next = open.popLast() {
      switch next {
      case .primitive, .external, .array, .dictionary: continue
      case .optional(let inner): open.append(inner)
      case .named(let id):
        guard found.insert(id).inserted else { continue }
        switch module[id] {
        case .structure(let declaration):
          if declaration.form == .object { structures.append(id) }
        case .union(let declaration): open += declaration.alternatives.map(\.type)
        case .alias(let declaration): open.append(declaration.target)
        case .enumeration: continue
        }
      }
    }
    return structures
  }
}

extension StructDeclaration {
  /// Whether it has a property for a key.
  fileprivate func hasProperty(_ key: String) -> Bool {
    properties.contains { $0.key == key }
  }
}

extension Literal {
  /// Whether a value of a type can be equal to it.
  fileprivate func fits(_ type: TypeReference, in module: SwiftModule) -> Bool {
    switch type {
    case .optional(let inner): return fits(inner, in: module)
    case .external: return true
    case .array, .dictionary: return isNull
    case .primitive(let primitive):
      switch (self, primitive) {
      case (.null, _), (_, .json): return true
      case (.bool, .bool): return true
      case (.number, .int), (.number, .int32), (.number, .int64), (.number, .uint64),
        (.number, .double), (.number, .float), (.number, .decimal):
        return true
      case (.string, .string): return true
      default: return false
      }
    case .named(let id):
      switch module[id] {
      case .structure: return isNull
      case .union: return true
      case .alias(let declaration): return fits(declaration.target, in: module)
      case .enumeration(let declaration):
        return declaration.cases.contains { $0.value.hasType(of: self) } || isNull
      }
    }
  }

  private var isNull: Bool { self == .null }

  /// Whether both are of one type of JSON.
  private func hasType(of other: Literal) -> Bool {
    switch (self, other) {
    case (.null, .null), (.bool, .bool), (.number, .number), (.string, .string), (.array, .array),
      (.object, .object):
      true
    default: false
    }
  }
}

import ConcordOpenAPI

/// Selectors by what they name: to find those of an operation or a schema takes as long however
/// many there are.
struct SelectorTable {
  private let selectors: [Selector]
  private var operations: [String: [Int]] = [:]
  private var tags: [String: [Int]] = [:]
  private var schemas: [String: [Int]] = [:]
  private var deprecated: [Int] = []
  private let patterns: PathPatterns
  /// The position of the selector of each pattern.
  private let patternPositions: [Int]
  private var isUsed: [Bool]

  /// Sorts selectors by what they name.
  init(_ selectors: [Selector]) {
    self.selectors = selectors
    isUsed = Array(repeating: false, count: selectors.count)
    var paths: [(position: Int, pattern: String)] = []
    for (position, selector) in selectors.enumerated() {
      switch selector.criterion {
      case .operation(let name): operations[name, default: []].append(position)
      case .path(let pattern): paths.append((position, pattern))
      case .tag(let tag): tags[tag, default: []].append(position)
      case .schema(let name): schemas[name, default: []].append(position)
      case .deprecated: deprecated.append(position)
      }
    }
    patterns = PathPatterns(paths.map(\.pattern))
    patternPositions = paths.map(\.position)
  }

  /// The selectors that have named nothing so far, in their order.
  var unused: [Selector] {
    selectors.indices.filter { !isUsed[$0] }.map { selectors[$0] }
  }

  /// Which operations of a path any of the selectors names.
  mutating func matches(_ item: PathItem) -> [Bool] {
    guard !item.operations.isEmpty else { return [] }
    var work = 0
    let numbers = patterns.matches(item.path, work: &work)
    use(numbers.map { patternPositions[$0] })
    return item.operations.map { matches($0, at: item.path) || !numbers.isEmpty }
  }

  private mutating func matches(_ operation: Operation, at path: String) -> Bool {
    var positions = operations["\(operation.method) \(path)"] ?? []
    if let id = operation.operationID { positions += operations[id] ?? [] }
    for tag in operation.tags { positions += tags[tag] ?? [] }
    if operation.isDeprecated { positions += deprecated }
    use(positions)
    return !positions.isEmpty
  }

  /// Whether any of the selectors names a schema.
  mutating func matches(_ schema: NamedSchema) -> Bool {
    var positions = schemas[schema.name] ?? []
    if schema.schema.annotations.isDeprecated { positions += deprecated }
    use(positions)
    return !positions.isEmpty
  }

  private mutating func use(_ positions: [Int]) {
    for position in positions { isUsed[position] = true }
  }
}

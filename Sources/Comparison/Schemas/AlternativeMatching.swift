import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Which alternatives of two choices belong together: those of one name, then those that say the same
/// at first sight, then those that are much alike.
struct AlternativeMatching {
  /// Up to so many alternatives on each side are compared for likeness.
  static let likenessLimit = 200

  /// The positions of those that belong together.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// The positions of old ones that nothing belongs to.
  private(set) var removed: [Int] = []
  /// The positions of new ones that belong to nothing.
  private(set) var added: [Int] = []

  /// Matches the alternatives of two choices.
  init(_ old: [Conjunction], _ new: [Conjunction]) {
    removed = Array(old.indices)
    added = Array(new.indices)
    match(old, new) { $0.name }
    match(old, new) { $0.name == nil ? Self.signature(of: $0) : nil }
    match(old, new) { $0.first(\.annotations.title)?.value }
    match(old, new) { Self.signature(of: $0) }
    matchAlike(old, new)
    pairs.sort { $0.new < $1.new }
  }

  private mutating func match(
    _ old: [Conjunction], _ new: [Conjunction], by key: (Conjunction) -> String?
  ) {
    if removed.isEmpty || added.isEmpty { return }
    var positions: [String: [Int]] = [:]
    for position in added.reversed() {
      if let key = key(new[position]) { positions[key, default: []].append(position) }
    }
    for position in removed {
      guard let key = key(old[position]), let other = positions[key]?.popLast() else { continue }
      join(position, other)
    }
  }

  private mutating func matchAlike(_ old: [Conjunction], _ new: [Conjunction]) {
    guard removed.count <= Self.likenessLimit, added.count <= Self.likenessLimit else { return }
    for position in removed {
      // What has a name of its own on both sides, and another one, is something else.
      let candidates = added.filter { old[position].name == nil || new[$0].name == nil }
      let best = Self.best(for: old[position], among: candidates.map { new[$0] })
      if let best { join(position, candidates[best]) }
    }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    pairs.append((one, other))
    removed.removeAll { $0 == one }
    added.removeAll { $0 == other }
  }

  /// The position of the schema that is most like another one; `nil` where none is much like it.
  static func best(for schema: Conjunction, among others: [Conjunction]) -> Int? {
    if let name = schema.name, let position = others.firstIndex(where: { $0.name == name }) {
      return position
    }
    var best: (position: Int, likeness: Double)?
    for (position, other) in others.enumerated() {
      let likeness = Self.likeness(schema, other)
      if likeness >= 0.5, likeness > best?.likeness ?? 0 { best = (position, likeness) }
    }
    return best?.position
  }

  /// How much two schemas are alike, from zero to one.
  private static func likeness(_ one: Conjunction, _ other: Conjunction) -> Double {
    guard one.types.subtracting(.null) == other.types.subtracting(.null) else { return 0 }
    if let values = one.onlyValues, let others = other.onlyValues {
      let shared = Set(values.map(NodeValue.init)).intersection(others.map(NodeValue.init)).count
      return Double(2 * shared) / Double(max(1, values.count + others.count))
    }
    let names = Set(one.members?.properties.map(\.name) ?? [])
    let otherNames = Set(other.members?.properties.map(\.name) ?? [])
    if names.isEmpty, otherNames.isEmpty {
      return (one.elements == nil) == (other.elements == nil) ? 0.75 : 0.25
    }
    let shared = names.intersection(otherNames).count
    return Double(2 * shared) / Double(names.count + otherNames.count)
  }

  /// What a schema says at first sight.
  private static func signature(of schema: Conjunction) -> String {
    var parts = [schema.types.words, schema.first(\.format)?.value ?? ""]
    parts += (schema.onlyValues ?? []).map { JSONWriter().text($0) }
    parts += (schema.members?.properties.map(\.name) ?? []).sorted()
    return parts.joined(separator: "\u{0}")
  }
}

extension Conjunction {
  /// The values of `enum`, or the only one.
  fileprivate var onlyValues: [Node]? {
    enumeration?.value ?? constant.map { [$0.value] }
  }
}

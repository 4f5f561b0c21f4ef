import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Judges values by the assertions of schemas (JSON Schema 2020-12), to tell whether a value is of an
/// alternative. What it cannot judge (unevaluated members, expressions that Swift does not read) is right.
struct AssertionEvaluator {
  private var table: AssertionTable

  init(_ document: ResolvedDocument) {
    table = AssertionTable(document)
  }

  /// Whether a value is valid.
  mutating func accepts(_ value: Node, _ use: SchemaUse) -> Bool {
    accepts(value, table.id(of: use), 0)
  }

  private mutating func accepts(_ value: Node, _ id: AssertionsID, _ depth: Int) -> Bool {
    guard depth < 40 else { return true }
    let assertions = table.assertions(of: id)
    for assertion in assertions where !accepts(value, assertion, among: assertions, depth + 1) {
      return false
    }
    return true
  }

  private mutating func accepts(
    _ value: Node, _ assertion: Assertion, among all: [Assertion], _ depth: Int
  ) -> Bool {
    switch assertion {
    case .never: return false
    case .type(let types):
      let type = value.schemaType
      return types.contains(type) || type == .integer && types.contains(.number)
    case .const(let constant): return constant.isEqual(to: value)
    case .enum(let values): return values.contains { $0.isEqual(to: value) }
    case .limit(let keyword, let limit):
      guard let number = value.number?.double else { return true }
      switch keyword {
      case .minimum: return number >= limit.double
      case .exclusiveMinimum: return number > limit.double
      case .maximum: return number <= limit.double
      case .exclusiveMaximum: return number < limit.double
      case .multipleOf: return number.truncatingRemainder(dividingBy: limit.double) == 0
      }
    case .count(let keyword, let count): return accepts(value, keyword, count)
    case .pattern(let pattern, _):
      guard let text = value.string, let expression = try? Regex(pattern) else { return true }
      return text.firstMatch(of: expression) != nil
    case .uniqueItems:
      guard let elements = value.array else { return true }
      return Set(elements.map(NodeValue.init)).count == elements.count
    case .reference(let id): return accepts(value, id, depth)
    case .allHold(let ids):
      for id in ids where !accepts(value, id, depth) { return false }
      return true
    case .anyHolds(let ids):
      for id in ids where accepts(value, id, depth) { return true }
      return false
    case .oneHolds(let ids):
      var count = 0
      for id in ids where accepts(value, id, depth) { count += 1 }
      return count == 1
    case .not(let id): return !accepts(value, id, depth)
    case .condition(let condition, let then, let other):
      guard let next = accepts(value, condition, depth) ? then : other else { return true }
      return accepts(value, next, depth)
    case .unevaluatedItems, .unevaluatedProperties, .unsupported: return true
    case .prefixItems, .items, .contains: return accepts(value.array, assertion, among: all, depth)
    case .required, .properties, .patternProperties, .additionalProperties, .propertyNames,
      .dependentRequired, .dependentSchemas:
      return accepts(value, value.object, assertion, among: all, depth)
    }
  }

  private func accepts(_ value: Node, _ keyword: Assertion.Count, _ limit: Int) -> Bool {
    switch keyword {
    case .minLength: value.string.map { $0.unicodeScalars.count >= limit } ?? true
    case .maxLength: value.string.map { $0.unicodeScalars.count <= limit } ?? true
    case .minItems: value.array.map { $0.count >= limit } ?? true
    case .maxItems: value.array.map { $0.count <= limit } ?? true
    case .minProperties: value.object.map { $0.count >= limit } ?? true
    case .maxProperties: value.object.map { $0.count <= limit } ?? true
    }
  }

  private mutating func accepts(
    _ elements: [Node]?, _ assertion: Assertion, among all: [Assertion], _ depth: Int
  ) -> Bool {
    guard let elements else { return true }
    switch assertion {
    case .prefixItems(let ids):
      for (element, id) in zip(elements, ids) where !accepts(element, id, depth) { return false }
    case .items(let id):
      var first = 0
      for case .prefixItems(let ids) in all { first = ids.count }
      for element in elements.dropFirst(first) where !accepts(element, id, depth) { return false }
    case .contains(let id, let minimum, let maximum):
      var count = 0
      for element in elements where accepts(element, id, depth) { count += 1 }
      return count >= minimum ?? 1 && count <= maximum ?? .max
    default: break
    }
    return true
  }

  private mutating func accepts(
    _ value: Node, _ members: [Member]?, _ assertion: Assertion, among all: [Assertion],
    _ depth: Int
  ) -> Bool {
    guard let members else { return true }
    func has(_ key: String) -> Bool { members.contains { $0.key == key } }
    switch assertion {
    case .required(let names): return names.allSatisfy(has)
    case .dependentRequired(let dependencies):
      return dependencies.allSatisfy { !has($0.key) || $0.names.allSatisfy(has) }
    case .dependentSchemas(let properties):
      for property in properties where has(property.name) {
        guard accepts(value, property.schema, depth) else { return false }
      }
    case .properties(let properties):
      for property in properties {
        guard let member = members.first(where: { $0.key == property.name }) else { continue }
        guard accepts(member.value, property.schema, depth) else { return false }
      }
    case .additionalProperties(let id):
      var declared: Set<String> = []
      for case .properties(let properties) in all { declared.formUnion(properties.map(\.name)) }
      for case .patternProperties in all { return true }
      for member in members where !declared.contains(member.key) {
        guard accepts(member.value, id, depth) else { return false }
      }
    case .propertyNames(let id):
      for member in members {
        let key = Node(.string(member.key), at: member.keyRange)
        guard accepts(key, id, depth) else { return false }
      }
    default: break
    }
    return true
  }
}

import ConcordDocuments
import ConcordOpenAPI
import Foundation

/// Judges a value by a schema (JSON Schema 2020-12, without the keywords that the model of a schema
/// lacks), to tell a document's own fault from ours. It shares nothing with what lowers schemas.
struct SchemaValidator {
  /// What a schema says about a value.
  struct Verdict {
    /// What is wrong, each with the pointer of its place.
    var faults: [String] = []
    /// The pointers of the members that a keyword names.
    var declared: Set<String> = []
    /// The pointers of values that may be `null`, or that are not typed.
    var isValid: Bool { faults.isEmpty }
  }

  let document: ResolvedDocument

  func judge(
    _ value: Node, by schema: Schema, at place: String = "", depth: Int = 0
  ) -> Verdict {
    var verdict = Verdict()
    guard depth < 60 else { return verdict }
    if schema.boolean == false { verdict.faults.append("\(place): nothing is allowed") }
    if let reference = schema.reference, let target = document.schema(of: reference) {
      verdict.add(judge(value, by: target, at: place, depth: depth + 1))
    }
    verdict.faults += typeFaults(value, schema, place)
    verdict.faults += limitFaults(value, schema, place)
    if let composition = schema.composition {
      judge(value, by: composition, at: place, depth, &verdict)
    }
    switch value.value {
    case .object(let members): judge(members, by: schema, at: place, depth, &verdict)
    case .array(let elements): judge(elements, by: schema, at: place, depth, &verdict)
    default: break
    }
    return verdict
  }

  private func judge(
    _ value: Node, by composition: CompositionKeywords, at place: String, _ depth: Int,
    _ verdict: inout Verdict
  ) {
    for part in composition.allOf {
      verdict.add(judge(value, by: part, at: place, depth: depth + 1))
    }
    for (name, group) in [("anyOf", composition.anyOf), ("oneOf", composition.oneOf)]
    where !group.isEmpty {
      let verdicts = group.map { judge(value, by: $0, at: place, depth: depth + 1) }
      let valid = verdicts.filter(\.isValid)
      if valid.isEmpty {
        let reasons = verdicts.compactMap(\.faults.first).joined(separator: "; ")
        verdict.faults.append("\(place): no alternative of \(name) (\(reasons))")
      }
      for one in valid { verdict.declared.formUnion(one.declared) }
    }
  }

  private func judge(
    _ members: [Member], by schema: Schema, at place: String, _ depth: Int,
    _ verdict: inout Verdict
  ) {
    guard let object = schema.object else { return }
    let keys = Set(members.map(\.key))
    for key in object.required where !keys.contains(key) {
      verdict.faults.append("\(place): lacks \(key)")
    }
    if let least = object.minimumCount, members.count < least {
      verdict.faults.append("\(place): minProperties")
    }
    if let most = object.maximumCount, members.count > most {
      verdict.faults.append("\(place): maxProperties")
    }
    for member in members {
      let inner = "\(place)/\(member.key)"
      var isNamed = false
      for property in object.properties where property.name == member.key {
        isNamed = true
        verdict.add(judge(member.value, by: property.schema, at: inner, depth: depth + 1))
      }
      for property in object.patternProperties where matches(member.key, property.name) {
        isNamed = true
        verdict.add(judge(member.value, by: property.schema, at: inner, depth: depth + 1))
      }
      if !isNamed, let other = object.additionalProperties {
        isNamed = true
        verdict.add(judge(member.value, by: other, at: inner, depth: depth + 1))
      }
      if isNamed { verdict.declared.insert(inner) }
    }
  }

  private func judge(
    _ elements: [Node], by schema: Schema, at place: String, _ depth: Int,
    _ verdict: inout Verdict
  ) {
    guard let array = schema.array else { return }
    if let least = array.minimumCount, elements.count < least {
      verdict.faults.append("\(place): minItems")
    }
    if let most = array.maximumCount, elements.count > most {
      verdict.faults.append("\(place): maxItems")
    }
    for (position, element) in elements.enumerated() {
      let inner = "\(place)/\(position)"
      let items =
        position < array.prefixItems.count ? array.prefixItems[position] : array.items
      if let items { verdict.add(judge(element, by: items, at: inner, depth: depth + 1)) }
    }
  }

  // MARK: Values

  private func typeFaults(_ value: Node, _ schema: Schema, _ place: String) -> [String] {
    var faults: [String] = []
    if !schema.types.isEmpty, !schema.types.contains(where: { value.is($0) }) {
      let types = schema.types.map(\.rawValue).joined(separator: " or ")
      faults.append("\(place): \(value.typeName), not \(types)")
    }
    if let values = schema.enumeration, !values.contains(where: { $0.isEqual(to: value) }) {
      faults.append("\(place): not in enum")
    }
    if let constant = schema.constant, !constant.isEqual(to: value) {
      faults.append("\(place): not the const")
    }
    if let format = schema.format, let fault = TextFormats.fault(of: value, as: format) {
      faults.append("\(place): \(fault)")
    }
    return faults
  }

  private func limitFaults(_ value: Node, _ schema: Schema, _ place: String) -> [String] {
    guard let limits = schema.validation else { return [] }
    var faults: [String] = []
    if let number = value.number?.double {
      if let limit = limits.minimum?.double, number < limit { faults.append("minimum") }
      if let limit = limits.maximum?.double, number > limit { faults.append("maximum") }
      if let limit = limits.exclusiveMinimum?.double, number <= limit {
        faults.append("exclusiveMinimum")
      }
      if let limit = limits.exclusiveMaximum?.double, number >= limit {
        faults.append("exclusiveMaximum")
      }
    }
    if let text = value.string {
      let length = text.unicodeScalars.count
      if let limit = limits.minimumLength, length < limit { faults.append("minLength") }
      if let limit = limits.maximumLength, length > limit { faults.append("maxLength") }
      if let pattern = limits.pattern, !matches(text, pattern) { faults.append("pattern") }
    }
    return faults.map { "\(place): \($0)" }
  }

  /// Whether a text matches a pattern; one that cannot be read matches everything.
  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return true }
    let range = NSRange(text.startIndex..., in: text)
    return expression.firstMatch(in: text, range: range) != nil
  }
}

extension SchemaValidator.Verdict {
  fileprivate mutating func add(_ other: Self) {
    faults += other.faults
    declared.formUnion(other.declared)
  }
}

extension Node {
  fileprivate func `is`(_ type: SchemaType) -> Bool {
    switch (type, value) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string),
      (.array, .array), (.object, .object):
      true
    case (.integer, .number(let number)): number.isInteger
    default: false
    }
  }
}

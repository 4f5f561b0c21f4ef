import ConcordDocuments
import ConcordOpenAPI

extension AssertionTable {
  /// A schema that holds for every value of another one.
  package struct Part {
    /// The schema.
    package let id: AssertionsID
    /// Whether `null` is valid besides.
    package let allowsNull: Bool
  }

  /// The schemas that hold for every value of a schema: itself, what it refers to, the parts of its
  /// `allOf`, and an alternative whose only other is `null`; each once, in the order of the document.
  /// Those that `isLeftOut` says are left out, with what they lead to.
  package mutating func parts(
    of id: AssertionsID, isLeftOut: (AssertionsID) -> Bool = { _ in false }
  ) -> [Part] {
    var found: [Part] = []
    var seen: Set<AssertionsID> = []
    var open = [Part(id: id, allowsNull: false)]
    while let part = open.popLast() {
      guard seen.insert(part.id).inserted, !isLeftOut(part.id) else { continue }
      found.append(part)
      var inner: [Part] = []
      for assertion in assertions(of: part.id) {
        switch assertion {
        case .reference(let target): inner.append(Part(id: target, allowsNull: part.allowsNull))
        case .allHold(let ids):
          inner += ids.map { Part(id: $0, allowsNull: part.allowsNull) }
        case .anyHolds(let ids), .oneHolds(let ids):
          guard let only = onlyAlternative(ids) else { continue }
          inner.append(Part(id: only, allowsNull: part.allowsNull || ids.count > 1))
        default: continue
        }
      }
      open += inner.reversed()
    }
    return found
  }

  /// The only alternative that is not `null`; `nil` where there are several or none.
  package mutating func onlyAlternative(_ ids: [AssertionsID]) -> AssertionsID? {
    var others: [AssertionsID] = []
    for id in ids where !isNull(id) { others.append(id) }
    return others.count == 1 ? others[0] : nil
  }

  private mutating func isNull(_ id: AssertionsID) -> Bool {
    let assertions = assertions(of: id)
    guard assertions.count == 1, case .type(let types) = assertions[0] else { return false }
    return types == [.null]
  }

  /// The schemas that apply to the values of a schema themselves, whether they have to hold or not
  /// (JSON Schema 2020-12, section 10.2); each once.
  package mutating func inPlaceSchemas(of id: AssertionsID) -> [AssertionsID] {
    var found: [AssertionsID] = []
    var seen: Set<AssertionsID> = []
    var open = [id]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      found.append(next)
      for assertion in assertions(of: next) {
        switch assertion {
        case .reference(let target), .not(let target): open.append(target)
        case .allHold(let ids), .anyHolds(let ids), .oneHolds(let ids): open += ids
        case .condition(let test, let then, let otherwise):
          open += [test, then, otherwise].compactMap { $0 }
        case .dependentSchemas(let schemas): open += schemas.map(\.schema)
        default: break
        }
      }
    }
    return found
  }

  /// Whether a schema says nothing at all.
  package mutating func isEmpty(_ id: AssertionsID) -> Bool { assertions(of: id).isEmpty }

  /// Whether a schema asks something of all members of an object, whatever alternative it is of.
  package mutating func asksForAllMembers(_ schema: ResolvedSchema) -> Bool {
    for part in parts(of: id(of: schema)) {
      for assertion in assertions(of: part.id) {
        switch assertion {
        case .count(.minProperties, _), .count(.maxProperties, _), .patternProperties: return true
        case .propertyNames(let inner), .additionalProperties(let inner),
          .unevaluatedProperties(let inner):
          if !isEmpty(inner) { return true }
        default: continue
        }
      }
    }
    return false
  }

  /// Whether objects of a schema have to keep members that their type does not declare, so that what
  /// the schema asks of an object as a whole can be checked; `declared` are those that it does.
  package mutating func needsUndeclaredMembers(
    _ schema: ResolvedSchema, declared: Set<String>
  ) -> Bool {
    func isAboutOthers(_ names: some Sequence<String>) -> Bool {
      names.contains { !declared.contains($0) }
    }
    for schema in inPlaceSchemas(of: id(of: schema)) {
      for assertion in assertions(of: schema) {
        let needs: Bool
        switch assertion {
        case .count(.minProperties, _), .count(.maxProperties, _): needs = true
        case .const(let value): needs = value.object != nil
        case .enum(let values): needs = values.contains { $0.object != nil }
        case .patternProperties: needs = true
        case .propertyNames(let inner), .additionalProperties(let inner),
          .unevaluatedProperties(let inner):
          needs = !isEmpty(inner)
        case .required(let names): needs = isAboutOthers(names)
        case .properties(let properties): needs = isAboutOthers(properties.map(\.name))
        case .dependentSchemas(let schemas): needs = isAboutOthers(schemas.map(\.name))
        case .dependentRequired(let dependencies):
          needs = isAboutOthers(dependencies.flatMap { [$0.key] + $0.names })
        default: needs = false
        }
        if needs { return true }
      }
    }
    return false
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Keywords about objects (JSON Schema 2020-12, sections 6.5 and 10.3.2).
extension SchemaComparison {
  mutating func compareMembers() {
    let before = old.members ?? .init()
    let after = new.members ?? .init()
    if old.members == nil, new.members == nil { return }
    for property in before.properties {
      if let other = after.property(property.name) {
        compare(property, other)
      } else {
        addRemoved(property, after)
      }
    }
    for property in after.properties where before.property(property.name) == nil {
      addNew(property, before)
    }
    compareUndeclared(before, after)
    compareOthers(before.additional, after.additional)
    compare(
      .unevaluatedProperties, "unevaluatedProperties", before.unevaluated, after.unevaluated,
      label.step(".*"))
    compare(
      .propertyNames, "propertyNames", before.names, after.names, label.step(".(name)"))
    compare(.patternProperty, "patternProperties", before.patterns, after.patterns)
    compare(
      .dependentSchema, "dependentSchemas", before.dependentSchemas, after.dependentSchemas)
    compareDependencies(before, after)
  }

  // MARK: Properties

  private mutating func compare(
    _ before: Conjunction.Property, _ after: Conjunction.Property
  ) {
    let (one, other) = (access(before, in: .old), access(after, in: .new))
    let mask = one.mask.union(other.mask)
    add(
      Child(
        old: before.child.id, new: after.child.id, label: label.property(after.name),
        mask: mask))
    if other.mask.contains(.request), !one.mask.contains(.request), after.isRequired {
      add(
        .requiredReadOnlyRemoved, nil, name: after.name, mask: .request,
        old: (before.keyRange, nil), new: (after.keyRange, nil))
    }
    guard before.isRequired != after.isRequired else { return }
    let rule: Rule
    if before.isRequired {
      rule = .propertyBecameOptional
    } else {
      rule = other.default == nil ? .propertyBecameRequired : .defaultedPropertyBecameRequired
    }
    let owner = (
      old: requirement(of: before.name, in: old) ?? before.child.range,
      new: requirement(of: after.name, in: new) ?? after.child.range
    )
    add(
      rule, "required", name: after.name, mask: mask, old: (owner.old, nil),
      new: (owner.new, other.default))
  }

  private mutating func addRemoved(
    _ property: Conjunction.Property, _ after: Conjunction.Members
  ) {
    let access = access(property, in: .old)
    let rule: Rule =
      switch (property.isRequired, new.isClosed) {
      case (true, true): .requiredPropertyRemovedFromClosed
      case (true, false): .requiredPropertyRemoved
      case (false, true): .propertyRemovedFromClosed
      case (false, false): .optionalPropertyRemoved
      }
    add(
      rule, nil, name: property.name, mask: access.mask, old: (property.keyRange, nil), new: nil)
  }

  private mutating func addNew(
    _ property: Conjunction.Property, _ before: Conjunction.Members
  ) {
    let access = access(property, in: .new)
    let rule: Rule
    if property.isRequired, !before.requires(property.name) {
      rule = access.default == nil ? .requiredPropertyAdded : .defaultedPropertyAdded
    } else {
      rule = old.isClosed ? .propertyAddedToClosed : .optionalPropertyAdded
    }
    add(
      rule, nil, name: property.name, mask: access.mask, old: nil,
      new: (property.keyRange, access.default))
  }

  /// In which messages a member is, and its default.
  private func access(
    _ property: Conjunction.Property, in side: Side
  ) -> (mask: Direction, default: String?) {
    let id = property.child.id
    // Most members are of schemas that hold no others.
    let plain = side == .old ? tables.old.plain(id) : tables.new.plain(id)
    let schemas =
      plain.map { [$0] } ?? conjunction(of: property.child, in: side).parts.map(\.schema)
    let isReadOnly = schemas.contains(where: \.annotations.isReadOnly)
    let isWriteOnly = schemas.contains(where: \.annotations.isWriteOnly)
    var mask: Direction = [.request, .response]
    if isReadOnly != isWriteOnly { mask = isReadOnly ? .response : .request }
    let value = schemas.lazy.compactMap(\.annotations.defaultValue).first
    return (mask, value.flatMap { $0.isNull ? nil : ValueText.of($0) })
  }

  /// The schema whose `required` names a member.
  private func requirement(of name: String, in conjunction: Conjunction) -> SourceRange? {
    conjunction.members?.required.first { $0.value == name }?.range
  }

  /// Members that are required and not declared, on either side.
  private mutating func compareUndeclared(
    _ before: Conjunction.Members, _ after: Conjunction.Members
  ) {
    guard !before.required.isEmpty || !after.required.isEmpty else { return }
    func isDeclared(_ name: String) -> Bool {
      before.property(name) != nil || after.property(name) != nil
    }
    for name in after.required where !before.requires(name.value) && !isDeclared(name.value) {
      add(
        .propertyBecameRequired, "required", name: name.value, old: nil, new: (name.range, nil))
    }
    for name in before.required where !after.requires(name.value) {
      // One that was declared, and is gone, is reported as gone.
      if isDeclared(name.value), before.property(name.value) != nil { continue }
      add(
        .propertyBecameOptional, "required", name: name.value, old: (name.range, nil), new: nil)
    }
  }

  // MARK: Other members

  private mutating func compareOthers(_ before: Conjunction.Child?, _ after: Conjunction.Child?) {
    let wasForbidden = before.map { conjunction(of: $0, in: .old).isNever } ?? false
    let isForbidden = after.map { conjunction(of: $0, in: .new).isNever } ?? false
    let key = "additionalProperties"
    switch (wasForbidden, isForbidden) {
    case (true, true): return
    case (false, true):
      add(
        .othersForbidden, key, old: before.map { ($0.range, nil) },
        new: after.map { ($0.range, nil) })
    case (true, false):
      add(
        .othersAllowed, key, old: before.map { ($0.range, nil) },
        new: after.map { ($0.range, nil) })
    case (false, false):
      compare(.additionalProperties, key, before, after, label.step(".*"))
    }
  }

  private mutating func compare(
    _ keyword: Constraint, _ key: String, _ before: [(key: String, child: Conjunction.Child)],
    _ after: [(key: String, child: Conjunction.Child)]
  ) {
    if before.isEmpty, after.isEmpty { return }
    for entry in before {
      let other = after.first { $0.key == entry.key }
      compare(
        keyword, key, name: entry.key, entry.child, other?.child,
        label.step(".(\(ValueText.short(entry.key)))"))
    }
    for entry in after where !before.contains(where: { $0.key == entry.key }) {
      compare(keyword, key, name: entry.key, nil, entry.child, label)
    }
  }

  private mutating func compareDependencies(
    _ before: Conjunction.Members, _ after: Conjunction.Members
  ) {
    let keys = before.dependentRequired.map(\.key) + after.dependentRequired.map(\.key)
    var seen: Set<String> = []
    func text(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }
    for key in keys where seen.insert(key).inserted {
      let one = before.dependentRequired.first { $0.key == key }?.names
      let other = after.dependentRequired.first { $0.key == key }?.names
      let change: ConstraintChange
      switch (one, other) {
      case (nil, nil): continue
      case (nil, _?): change = .added
      case (_?, nil): change = .removed
      case (let one?, let other?):
        let (known, wanted) = (Set(one.value), Set(other.value))
        if known == wanted { continue }
        change =
          known.isSubset(of: wanted)
          ? .narrowed : wanted.isSubset(of: known) ? .widened : .changed
      }
      add(
        .constraint(.dependentRequired, change), "dependentRequired", name: key,
        old: one.map { ($0.range, text($0.value)) },
        new: other.map { ($0.range, text($0.value)) })
    }
  }
}

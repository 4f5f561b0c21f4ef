import ConcordOpenAPI
import ConcordSchemaGraph

// Alternatives and what tells them apart (JSON Schema 2020-12, section 10.2.1; OpenAPI 3.1, section
// 4.8.25).
extension SchemaComparison {
  mutating func compareChoices() {
    compareDiscriminators()
    if old.choices.isEmpty, new.choices.isEmpty { return }
    var left = new.choices
    for choice in old.choices {
      let position =
        left.firstIndex { $0.origin == choice.origin } ?? (left.isEmpty ? nil : 0)
      guard let position else {
        add(
          .choiceRemoved, choice.origin.keyword,
          old: (choice.range, words(of: choice, in: .old)), new: nil)
        continue
      }
      let other = left.remove(at: position)
      if choice.origin == .anyOf, other.origin == .oneOf {
        add(.choiceExclusive, nil, old: (choice.range, "anyOf"), new: (other.range, "oneOf"))
      } else if choice.origin == .oneOf, other.origin == .anyOf {
        add(.choiceInclusive, nil, old: (choice.range, "oneOf"), new: (other.range, "anyOf"))
      }
      compare(choice, other)
    }
    for choice in left {
      add(
        .choiceAdded, choice.origin.keyword, old: nil,
        new: (choice.range, words(of: choice, in: .new)))
    }
  }

  private mutating func compare(_ before: Conjunction.Choice, _ after: Conjunction.Choice) {
    let matching = AlternativeMatching(
      before.alternatives.map { conjunction(of: $0.child, in: .old) },
      after.alternatives.map { conjunction(of: $0.child, in: .new) })
    for (one, other) in matching.pairs {
      add(
        Child(
          old: before.alternatives[one].child.id, new: after.alternatives[other].child.id,
          label: label.step("(\(other + 1))")))
    }
    for one in matching.removed {
      let child = before.alternatives[one].child
      let text = words(of: child, in: .old)
      add(
        .alternativeRemoved, nil, name: text, old: (child.schemaRange, text),
        new: (after.range, nil))
    }
    for other in matching.added {
      let child = after.alternatives[other].child
      let text = words(of: child, in: .new)
      add(
        .alternativeAdded, nil, name: text, old: (before.range, nil),
        new: (child.schemaRange, text))
    }
  }

  private func words(of choice: Conjunction.Choice, in side: Side) -> String {
    ValueText.short(
      choice.alternatives.map { words(of: $0.child, in: side) }.joined(separator: ", "))
  }

  // MARK: Wrapping

  /// Where one of the schemas is nothing but a choice and the other is none, looks for the alternative
  /// that is the other schema; `false` where there is none.
  mutating func compareWrapping() -> Bool {
    if let choice = new.onlyChoice, old.saysSomething {
      let alternatives = choice.alternatives.map { conjunction(of: $0.child, in: .new) }
      guard let match = AlternativeMatching.best(for: old, among: alternatives) else {
        return false
      }
      compareNull()
      add(
        .choiceWrapped, choice.origin.keyword, old: (old.range, nil),
        new: (choice.range, words(of: choice, in: .new)))
      add(Child(old: ids.old, new: choice.alternatives[match].child.id, label: label))
      for (position, alternative) in choice.alternatives.enumerated() where position != match {
        let text = words(of: alternative.child, in: .new)
        add(
          .alternativeAdded, nil, name: text, old: (old.range, nil),
          new: (alternative.child.schemaRange, text))
      }
      return true
    }
    if let choice = old.onlyChoice, new.saysSomething {
      let alternatives = choice.alternatives.map { conjunction(of: $0.child, in: .old) }
      guard let match = AlternativeMatching.best(for: new, among: alternatives) else {
        return false
      }
      compareNull()
      add(
        .choiceUnwrapped, choice.origin.keyword,
        old: (choice.range, words(of: choice, in: .old)), new: (new.range, nil))
      add(Child(old: choice.alternatives[match].child.id, new: ids.new, label: label))
      for (position, alternative) in choice.alternatives.enumerated() where position != match {
        let text = words(of: alternative.child, in: .old)
        add(
          .alternativeRemoved, nil, name: text, old: (alternative.child.schemaRange, text),
          new: (new.range, nil))
      }
      return true
    }
    return false
  }

  private mutating func compareNull() {
    let (before, after) = (old.types.contains(.null), new.types.contains(.null))
    guard before != after else { return }
    add(after ? .nullAllowed : .nullForbidden, nil, old: (old.range, nil), new: (new.range, nil))
  }

  // MARK: Discriminators

  private mutating func compareDiscriminators() {
    switch (old.discriminator, new.discriminator) {
    case (nil, nil): return
    case (nil, let after?):
      add(
        .discriminatorAdded, "discriminator", old: nil,
        new: (after.range, after.value.propertyName))
    case (let before?, nil):
      add(
        .discriminatorRemoved, "discriminator", old: (before.range, before.value.propertyName),
        new: nil)
    case (let before?, let after?):
      if before.value.propertyName != after.value.propertyName {
        add(
          .discriminatorChanged, "discriminator",
          old: (before.range, before.value.propertyName),
          new: (after.range, after.value.propertyName))
      }
      compareMappings(before.value, after.value)
    }
  }

  private mutating func compareMappings(_ before: Discriminator, _ after: Discriminator) {
    let sides = (old: before.range, new: after.range)
    for entry in before.mapping {
      guard let other = after.mapping.first(where: { $0.value == entry.value }) else {
        add(
          .mappingRemoved, "mapping", name: entry.value,
          old: (sides.old, Self.name(entry.target)), new: nil)
        continue
      }
      guard !isSame(entry.target, other.target) else { continue }
      add(
        .mappingChanged, "mapping", name: entry.value, old: (sides.old, Self.name(entry.target)),
        new: (sides.new, Self.name(other.target)))
    }
    for entry in after.mapping where !before.mapping.contains(where: { $0.value == entry.value }) {
      add(
        .mappingAdded, "mapping", name: entry.value, old: nil,
        new: (sides.new, Self.name(entry.target)))
    }
    let (one, other) = (before.defaultTarget, after.defaultTarget)
    if let one, let other, isSame(one, other) { return }
    guard one != nil || other != nil else { return }
    add(
      .defaultMappingChanged, "defaultMapping",
      old: (sides.old, one.map(Self.name) ?? "nothing"),
      new: (sides.new, other.map(Self.name) ?? "nothing"))
  }

  /// Whether two targets of a mapping are one schema: of one name, or alternatives that belong
  /// together.
  private func isSame(_ before: String, _ after: String) -> Bool {
    if Self.name(before) == Self.name(after) { return true }
    guard let one = tables.old.id(at: before), let other = tables.new.id(at: after) else {
      return false
    }
    return children.contains { $0.old == one && $0.new == other }
  }

  /// The last token of a location, in quotation marks.
  private static func name(_ location: String) -> String {
    "'\(location.split(separator: "/").last.map(String.init) ?? location)'"
  }
}

extension Conjunction.Choice.Origin {
  /// The keyword; `nil` where there is none.
  fileprivate var keyword: String? { self == .subtypes ? nil : rawValue }
}

extension Conjunction {
  /// The choice that is all that the schema says of its values.
  fileprivate var onlyChoice: Choice? {
    guard choices.count == 1, choices[0].origin != .subtypes, members == nil, elements == nil,
      types.union(.null) == .any
    else { return nil }
    return choices[0]
  }

  /// Whether the schema says what its values are, and not by a choice.
  fileprivate var saysSomething: Bool {
    choices.isEmpty && (types.union(.null) != .any || members != nil || elements != nil)
  }
}

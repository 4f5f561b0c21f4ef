import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// What schemas say for people and for programs beside what is valid (JSON Schema 2020-12, section 9).
extension SchemaComparison {
  mutating func compareAnnotations() {
    compareWords(.title, "title") { $0.annotations.title }
    compareWords(.description, "description") { $0.annotations.description }
    compareWords(.externalDocs, "externalDocs") {
      $0.annotations.externalDocumentation.map { "\($0.url)\n\($0.description ?? "")" }
    }
    compareExamples()
    compareDefaults()
    compareAccess()
    compareContent()
    let xml = (old.first(\.annotations.xml), new.first(\.annotations.xml))
    let xmlWords = (xml.0?.value.words ?? "nothing", xml.1?.value.words ?? "nothing")
    if xmlWords.0 != xmlWords.1 {
      add(
        .xmlChanged, "xml", old: (xml.0?.range ?? old.range, xmlWords.0),
        new: (xml.1?.range ?? new.range, xmlWords.1))
    }
    compareLifecycle()
    compareDetails()
  }

  private mutating func compareWords(
    _ key: DocumentationKey, _ keyword: String, _ words: (Schema) -> String?
  ) {
    let (before, after) = (old.first(words), new.first(words))
    guard before?.value != after?.value else { return }
    add(
      .documentation(key, of: .schema, .init(before?.value, after?.value)), keyword,
      old: before.map { ($0.range, nil) }, new: after.map { ($0.range, nil) })
  }

  private mutating func compareExamples() {
    let examples: (Schema) -> [Node]? = {
      $0.annotations.examples.isEmpty ? nil : $0.annotations.examples
    }
    let (before, after) = (old.first(examples), new.first(examples))
    let (one, other) = (before?.value ?? [], after?.value ?? [])
    let isEqual = one.count == other.count && zip(one, other).allSatisfy { $0.isEqual(to: $1) }
    if isEqual { return }
    add(
      .documentation(.examples, of: .schema, .init(before?.value, after?.value)), "example",
      old: before.map { ($0.range, nil) }, new: after.map { ($0.range, nil) })
  }

  private mutating func compareDefaults() {
    let (before, after) = (
      old.first(\.annotations.defaultValue), new.first(\.annotations.defaultValue)
    )
    switch (before, after) {
    case (nil, nil): return
    case (nil, let value?):
      add(.defaultAdded, "default", old: nil, new: (value.range, ValueText.of(value.value)))
    case (let value?, nil):
      add(.defaultRemoved, "default", old: (value.range, ValueText.of(value.value)), new: nil)
    case (let one?, let other?):
      guard !one.value.isEqual(to: other.value) else { return }
      add(
        .defaultChanged, "default", old: (one.range, ValueText.of(one.value)),
        new: (other.range, ValueText.of(other.value)))
    }
  }

  private mutating func compareAccess() {
    let readOnly: (Schema) -> Bool? = { $0.annotations.isReadOnly ? true : nil }
    let writeOnly: (Schema) -> Bool? = { $0.annotations.isWriteOnly ? true : nil }
    for (key, flag, added, removed) in [
      ("readOnly", readOnly, Rule.readOnlyAdded, Rule.readOnlyRemoved),
      ("writeOnly", writeOnly, .writeOnlyAdded, .writeOnlyRemoved),
    ] {
      let (before, after) = (old.first(flag), new.first(flag))
      guard (before == nil) != (after == nil) else { continue }
      add(
        before == nil ? added : removed, key, old: before.map { ($0.range, nil) },
        new: after.map { ($0.range, nil) })
    }
  }

  private mutating func compareContent() {
    compare(
      .contentEncoding, "contentEncoding", old.first(\.annotations.contentEncoding),
      new.first(\.annotations.contentEncoding), text: ValueText.quoted,
      both: { $0 == $1 ? nil : .changed })
    compare(
      .contentMediaType, "contentMediaType", old.first(\.annotations.contentMediaType),
      new.first(\.annotations.contentMediaType), text: ValueText.quoted,
      both: { $0 == $1 ? nil : .changed })
    let schema: (Schema) -> Node? = { schema in
      schema.unsupported.first { $0.key == "contentSchema" }?.value
    }
    compare(
      .contentSchema, "contentSchema", old.first(schema), new.first(schema),
      text: { ValueText.of($0) ?? "" }, both: { $0.isEqual(to: $1) ? nil : .changed })
  }

  private mutating func compareLifecycle() {
    let (before, after) = (state(of: old), state(of: new))
    guard before.differs(from: after) else { return }
    for change in lifecycle.changes(
      .schema, label.words, before, after, old: .init(old.range), new: .init(new.range))
    {
      append(change)
    }
  }

  private func state(of conjunction: Conjunction) -> LifecycleState {
    LifecycleState(
      isDeprecated: conjunction.parts.contains { $0.schema.annotations.isDeprecated },
      extensions: conjunction.parts.first { !$0.schema.extensions.isEmpty }?.schema.extensions
        ?? [])
  }

  /// Extensions, and keywords that the model has no place for.
  private mutating func compareDetails() {
    func members(_ conjunction: Conjunction) -> [(member: Member, range: SourceRange)] {
      var seen: Set<String> = []
      var found: [(Member, SourceRange)] = []
      for part in conjunction.parts {
        for member in part.schema.extensions + part.schema.unsupported
        where member.key != "contentSchema" && !LifecycleState.keys.contains(member.key)
          && seen.insert(member.key).inserted
        {
          found.append((member, part.schema.range))
        }
      }
      return found
    }
    let (before, after) = (members(old), members(new))
    if before.isEmpty, after.isEmpty { return }
    for (member, range) in before {
      let other = after.first { $0.member.key == member.key }
      if let other, other.member.value.isEqual(to: member.value) { continue }
      if member.key == Self.extensibleKey, let other,
        let values = member.value.array, let others = other.member.value.array
      {
        compareExtensible(values, others, old: range, new: other.range)
        continue
      }
      add(
        .documentation(.detail, of: .schema, other == nil ? .removed : .changed), member.key,
        name: member.key, old: (range, nil), new: other.map { ($0.range, nil) })
    }
    for (member, range) in after where !before.contains(where: { $0.member.key == member.key }) {
      add(
        .documentation(.detail, of: .schema, .added), member.key, name: member.key, old: nil,
        new: (range, nil))
    }
  }

  /// A list of values that others may be added to (Zalando's guidelines, rule 112).
  private static let extensibleKey = "x-extensible-enum"

  private mutating func compareExtensible(
    _ before: [Node], _ after: [Node], old oldRange: SourceRange, new newRange: SourceRange
  ) {
    for value in before where !after.contains(where: { $0.isEqual(to: value) }) {
      add(
        .extensibleValueRemoved, Self.extensibleKey, name: ValueText.of(value),
        old: (oldRange, ValueText.of(value)), new: (newRange, nil))
    }
    for value in after where !before.contains(where: { $0.isEqual(to: value) }) {
      add(
        .extensibleValueAdded, Self.extensibleKey, name: ValueText.of(value),
        old: (oldRange, nil), new: (newRange, ValueText.of(value)))
    }
  }
}

extension DocumentationChange {
  /// What becomes of something that is said or not; it is not the same.
  init(_ before: (some Any)?, _ after: (some Any)?) {
    self = before == nil ? .added : after == nil ? .removed : .changed
  }
}

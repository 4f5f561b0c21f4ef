import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Compares what two schemas say themselves, and finds which schemas in them belong together.
struct SchemaComparison {
  /// A pair of schemas within this one.
  struct Child {
    let old: ConjunctionID
    let new: ConjunctionID
    let label: SubjectLabel
    var mask: Direction = [.request, .response]
    var flips = false
    var isEither = false
  }

  let old: Conjunction
  let new: Conjunction
  let ids: (old: ConjunctionID, new: ConjunctionID)
  let label: SubjectLabel
  let tables: ComparedTables
  let lifecycle: LifecycleComparison
  private(set) var changes: [FoundChange] = []
  private(set) var children: [Child] = []

  init(
    _ old: Conjunction, _ new: Conjunction, _ pair: SchemaPairs.Pair, _ tables: ComparedTables,
    _ lifecycle: LifecycleComparison
  ) {
    self.old = old
    self.new = new
    ids = (pair.old, pair.new)
    label = pair.label
    self.tables = tables
    self.lifecycle = lifecycle
  }

  /// Finds all changes and children.
  mutating func compare() {
    compareAnnotations()
    if compareWrapping() { return }
    compareTypes()
    compareValues()
    compareLimits()
    compareMembers()
    compareElements()
    compareChoices()
    compareConditions()
    compareParts()
  }

  /// Compares of which named schemas the two are composed. Where there are as many as before, they may
  /// only have other names.
  private mutating func compareParts() {
    guard old.parts.count != new.parts.count else { return }
    let (known, wanted) = (Set(old.parts.map(\.name)), Set(new.parts.map(\.name)))
    for part in new.parts.dropFirst() where new.parts.count > old.parts.count {
      guard let name = part.name, !known.contains(name) else { continue }
      add(.partAdded, nil, name: name, old: nil, new: (new.range, nil))
    }
    for part in old.parts.dropFirst() where old.parts.count > new.parts.count {
      guard let name = part.name, !wanted.contains(name) else { continue }
      add(.partRemoved, nil, name: name, old: (old.range, nil), new: nil)
    }
  }

  // MARK: What is found

  /// Adds a change of a keyword that both say, or that one of them says.
  mutating func add(
    _ rule: Rule, _ keyword: String?, name: String? = nil, mask: Direction? = nil,
    old oldSide: (range: SourceRange, text: String?)?,
    new newSide: (range: SourceRange, text: String?)?
  ) {
    let presence: FoundChange.Presence =
      switch (oldSide, newSide) {
      case (nil, _?): .newOnly
      case (_?, nil): .oldOnly
      default: .both
      }
    var change = FoundChange(
      rule, label.words, name: name,
      old: .init(oldSide?.range ?? old.range, keyword, text: oldSide?.text),
      new: .init(newSide?.range ?? new.range, keyword, text: newSide?.text), presence)
    if let mask { change.mask = mask }
    changes.append(change)
  }

  /// Adds a change of a keyword about whatever the two schemas say as a whole.
  mutating func add(_ rule: Rule, _ keyword: String?, texts: (old: String?, new: String?)) {
    add(rule, keyword, old: (old.range, texts.old), new: (new.range, texts.new))
  }

  /// Adds the changes of a keyword that is there or is not, or says something else. Where both say
  /// something, `both` decides.
  mutating func compare<Value>(
    _ keyword: Constraint, _ key: String, _ oldValue: Stated<Value>?, _ newValue: Stated<Value>?,
    text: (Value) -> String, both: (Value, Value) -> ConstraintChange?
  ) {
    switch (oldValue, newValue) {
    case (nil, nil): return
    case (nil, let value?):
      add(
        .constraint(keyword, .added), key, old: nil, new: (value.range, text(value.value)))
    case (let value?, nil):
      add(
        .constraint(keyword, .removed), key, old: (value.range, text(value.value)), new: nil)
    case (let before?, let after?):
      guard let change = both(before.value, after.value) else { return }
      add(
        .constraint(keyword, change), key, old: (before.range, text(before.value)),
        new: (after.range, text(after.value)))
    }
  }

  /// Adds the changes of a keyword that holds a schema. Where both have one, these belong together.
  mutating func compare(
    _ keyword: Constraint, _ key: String, name: String? = nil, _ before: Conjunction.Child?,
    _ after: Conjunction.Child?, _ label: SubjectLabel, flips: Bool = false,
    isEither: Bool = false
  ) {
    switch (before, after) {
    case (nil, nil): return
    case (nil, let after?):
      add(
        .constraint(keyword, .added), key, name: name, old: nil,
        new: (after.range, words(of: after, in: .new)))
    case (let before?, nil):
      add(
        .constraint(keyword, .removed), key, name: name,
        old: (before.range, words(of: before, in: .old)), new: nil)
    case (let before?, let after?):
      children.append(
        Child(
          old: before.id, new: after.id, label: label, flips: flips, isEither: isEither))
    }
  }

  mutating func append(_ change: FoundChange) {
    changes.append(change)
  }

  mutating func add(_ child: Child) {
    children.append(child)
  }

  /// Which of the descriptions a schema is of.
  enum Side {
    case old, new
  }

  /// What holds where a keyword is about a schema.
  func conjunction(of child: Conjunction.Child, in side: Side) -> Conjunction {
    switch side {
    case .old: tables.old.conjunction(child.id)
    case .new: tables.new.conjunction(child.id)
    }
  }

  /// A schema in a few words.
  func words(of child: Conjunction.Child, in side: Side) -> String {
    Self.words(of: conjunction(of: child, in: side))
  }

  /// A schema in a few words: its name, its title or the types of its values.
  static func words(of conjunction: Conjunction) -> String {
    if let name = conjunction.name { return "'\(name)'" }
    if let title = conjunction.first(\.annotations.title)?.value {
      return "'\(ValueText.short(title))'"
    }
    if let value = conjunction.constant?.value, let text = ValueText.of(value) { return text }
    if let values = conjunction.enumeration?.value { return ValueText.of(values) }
    if let members = conjunction.members, !members.properties.isEmpty {
      let names = members.properties.map { "'\($0.name)'" }.joined(separator: ", ")
      return "an object with \(ValueText.short(names))"
    }
    return conjunction.types.words
  }
}

import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Keywords about arrays, and conditions (JSON Schema 2020-12, sections 10.2.2 and 10.3.1).
extension SchemaComparison {
  mutating func compareElements() {
    if old.elements == nil, new.elements == nil { return }
    let before = old.elements ?? .init()
    let after = new.elements ?? .init()
    compareItems(before, after)
    for position in 0..<max(before.prefix.count, after.prefix.count) {
      let one = position < before.prefix.count ? before.prefix[position] : nil
      let other = position < after.prefix.count ? after.prefix[position] : nil
      switch (one, other) {
      case (let one?, let other?):
        add(Child(old: one.id, new: other.id, label: label.step("[\(position)]")))
      case (let one?, nil):
        add(
          .elementRemoved, "prefixItems", name: String(position),
          old: (one.range, words(of: one, in: .old)), new: nil)
      case (nil, let other?):
        add(
          .elementAdded, "prefixItems", name: String(position), old: nil,
          new: (other.range, words(of: other, in: .new)))
      case (nil, nil): continue
      }
    }
    compare(
      .unevaluatedItems, "unevaluatedItems", before.unevaluated, after.unevaluated,
      label.step("[]"))
    compareContains(before, after)
  }

  private mutating func compareItems(
    _ before: Conjunction.Elements, _ after: Conjunction.Elements
  ) {
    let wasForbidden = before.items.map { conjunction(of: $0, in: .old).isNever } ?? false
    let isForbidden = after.items.map { conjunction(of: $0, in: .new).isNever } ?? false
    switch (wasForbidden, isForbidden) {
    case (true, true): return
    case (false, true):
      add(
        .elementsForbidden, "items", old: before.items.map { ($0.range, nil) },
        new: after.items.map { ($0.range, nil) })
    case (true, false):
      add(
        .elementsAllowed, "items", old: before.items.map { ($0.range, nil) },
        new: after.items.map { ($0.range, nil) })
    case (false, false):
      compare(.items, "items", before.items, after.items, label.step("[]"))
    }
  }

  private mutating func compareContains(
    _ before: Conjunction.Elements, _ after: Conjunction.Elements
  ) {
    for position in 0..<max(before.contains.count, after.contains.count) {
      let one = position < before.contains.count ? before.contains[position] : nil
      let other = position < after.contains.count ? after.contains[position] : nil
      compare(.contains, "contains", one?.child, other?.child, label.step("[contained]"))
      guard let one, let other else { continue }
      func stated(_ count: Int?, _ child: Conjunction.Child) -> Stated<NumberLiteral>? {
        count.map { Stated(value: NumberLiteral($0), range: child.range) }
      }
      // One has to be there where nothing is said.
      let minimum = (one.minimum ?? 1, other.minimum ?? 1)
      if minimum.0 != minimum.1 {
        compare(
          .minContains, stated(minimum.0, one.child), stated(minimum.1, other.child))
      }
      compare(
        .maxContains, stated(one.maximum, one.child), stated(other.maximum, other.child))
    }
  }

  mutating func compareConditions() {
    for position in 0..<max(old.negations.count, new.negations.count) {
      compare(
        .not, "not", position < old.negations.count ? old.negations[position] : nil,
        position < new.negations.count ? new.negations[position] : nil, label.step("(not)"),
        flips: true)
    }
    for position in 0..<max(old.conditions.count, new.conditions.count) {
      let one = position < old.conditions.count ? old.conditions[position] : nil
      let other = position < new.conditions.count ? new.conditions[position] : nil
      // More or fewer values may come to have to be of `then`.
      compare(.if, "if", one?.test, other?.test, label.step("(if)"), isEither: true)
      compare(.then, "then", one?.then, other?.then, label.step("(then)"))
      compare(.else, "else", one?.otherwise, other?.otherwise, label.step("(else)"))
    }
  }
}

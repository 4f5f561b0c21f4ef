import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Types, `enum`, `const` and `format` (JSON Schema 2020-12, sections 6.1 and 7).
extension SchemaComparison {
  mutating func compareTypes() {
    let (before, after) = (old.types, new.types)
    if before != after { compareTypes(before, after) }
    switch (old.first(\.format), new.first(\.format)) {
    case (nil, nil): break
    case (nil, let format?):
      add(.formatAdded, "format", old: nil, new: (format.range, format.value))
    case (let format?, nil):
      add(.formatRemoved, "format", old: (format.range, format.value), new: nil)
    case (let one?, let other?):
      guard one.value != other.value else { return }
      add(
        .formatChanged, "format", old: (one.range, one.value), new: (other.range, other.value))
    }
  }

  private mutating func compareTypes(_ before: JSONTypes, _ after: JSONTypes) {
    if before.isEmpty || after.isEmpty {
      let rule = after.isEmpty ? Rule.schemaForbidden : .schemaPermitted
      add(rule, nil, texts: (before.words, after.words))
      return
    }
    let everything = JSONTypes.any.subtracting(.null)
    let (one, other) = (before.subtracting(.null), after.subtracting(.null))
    let texts = (old: before.words, new: after.words)
    if one != other {
      let rule: Rule
      if one == everything, other == old.impliedTypes {
        rule = .typeStated
      } else if other == everything, one == new.impliedTypes {
        rule = .typeImplied
      } else if other.isSuperset(of: one) {
        rule = .typeWidened
      } else if other.isSubset(of: one) {
        rule = .typeNarrowed
      } else {
        rule = .typeChanged
      }
      add(rule, "type", texts: texts)
    }
    let nullDiffers = before.contains(.null) != after.contains(.null)
    guard nullDiffers, one == other || one != everything && other != everything else { return }
    let key = new.first { $0.types.isEmpty ? nil : $0.types }
    let keyBefore = old.first { $0.types.isEmpty ? nil : $0.types }
    add(
      after.contains(.null) ? .nullAllowed : .nullForbidden, "type",
      old: (keyBefore?.range ?? old.range, nil), new: (key?.range ?? new.range, nil))
  }

  mutating func compareValues() {
    var (before, after) = (old.enumeration, new.enumeration)
    var (constant, newConstant) = (old.constant, new.constant)
    // A list of one value and a constant are one thing.
    if constant == nil || newConstant == nil, constant != nil || newConstant != nil {
      if constant == nil, before != nil, after == nil, let value = newConstant {
        after = value.asList
        newConstant = nil
      } else if newConstant == nil, after != nil, before == nil, let value = constant {
        before = value.asList
        constant = nil
      }
    }
    compareConstants(constant, newConstant)
    guard let before, let after else {
      compare(.enum, "enum", before, after, text: { ValueText.of($0) }, both: { _, _ in nil })
      return
    }
    let (known, wanted) = (
      Set(before.value.map(NodeValue.init)), Set(after.value.map(NodeValue.init))
    )
    for value in before.value where !wanted.contains(NodeValue(value)) {
      add(
        .valueRemoved, "enum", name: ValueText.of(value),
        old: (before.range, ValueText.of(value)), new: (after.range, nil))
    }
    for value in after.value where !known.contains(NodeValue(value)) {
      add(
        .valueAdded, "enum", name: ValueText.of(value), old: (before.range, nil),
        new: (after.range, ValueText.of(value)))
    }
  }

  private mutating func compareConstants(_ before: Stated<Node>?, _ after: Stated<Node>?) {
    compare(
      .const, "const", before, after, text: { ValueText.of($0) ?? "" },
      both: { $0.isEqual(to: $1) ? nil : .changed })
  }
}

extension Stated<Node> {
  fileprivate var asList: Stated<[Node]> { map { [$0] } }
}

extension Conjunction {
  /// The types that the keywords are about, where no type is written.
  fileprivate var impliedTypes: JSONTypes? {
    if members != nil { return elements == nil ? .object : nil }
    if elements != nil { return .array }
    guard let limits = first(\.validation)?.value else { return nil }
    let isText =
      limits.pattern != nil || limits.minimumLength != nil || limits.maximumLength != nil
    let isNumber =
      limits.minimum != nil || limits.maximum != nil || limits.exclusiveMinimum != nil
      || limits.exclusiveMaximum != nil || limits.multipleOf != nil
    switch (isText, isNumber) {
    case (true, false): return .string
    case (false, true): return .number
    default: return nil
    }
  }
}

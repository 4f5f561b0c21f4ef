internal import ConcordDiagnostics

/// A merge key `<<` of a mapping (the merge type of YAML 1.1, https://yaml.org/type/merge.html).
struct YAMLMerge {
  /// A mapping or a list of mappings.
  let source: Node
  /// Where the `<<` stands.
  let keyRange: SourceRange
  /// How many members stand before the `<<`; the merged ones come there.
  let position: Int

  /// The members with those of the source among them: explicit keys win over merged ones, and
  /// earlier mappings of a list over later ones.
  func applied(to members: [Member], log: inout ParseLog) -> [Member] {
    var present = Set(members.map { ExactText($0.key) })
    var merged: [Member] = []
    for mapping in mappings(log: &log) {
      for member in mapping where present.insert(ExactText(member.key)).inserted {
        merged.append(member)
      }
    }
    return Array(members[..<position]) + merged + members[position...]
  }

  private func mappings(log: inout ParseLog) -> [[Member]] {
    if let mapping = source.object { return [mapping] }
    guard let list = source.array else {
      log.report(Diagnostic(.yamlMergeNotObject, at: source.range, source.typeName))
      return []
    }
    return list.compactMap { element in
      if let mapping = element.object { return mapping }
      log.report(Diagnostic(.yamlMergeNotObject, at: element.range, element.typeName))
      return nil
    }
  }
}

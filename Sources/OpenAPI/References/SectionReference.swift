import ConcordDiagnostics
import ConcordDocuments

/// References that stand for a whole section of a description: `schemas: {$ref: schemas.json}`.
///
/// No version knows them, but what they mean is clear.
enum SectionReference {
  /// The members of a section, those of the section that a `$ref` in it names in its place, with
  /// the locations of the sections that they stand in. What the section says itself counts before
  /// what the reference leads to.
  static func members(
    of section: [Member], at location: String, _ references: ReferenceResolver,
    reporting diagnostics: inout [Diagnostic]
  ) -> [(member: Member, home: String)] {
    var found: [(member: Member, home: String)] = []
    var keys: Set<String> = []
    var open = [location]
    var rest = (members: section, location: location)
    while true {
      var reference: Node?
      for member in rest.members {
        if member.key == "$ref", member.value.string != nil {
          reference = member.value
        } else if open.count == 1 || !keys.contains(member.key) {
          found.append((member, rest.location))
        }
      }
      guard let reference, let text = reference.string else { return found }
      keys.formUnion(rest.members.map(\.key))
      let target = references.resolve(text, at: reference.range, diagnostics: &diagnostics)
      guard let target else { return found }
      guard case .object(let members) = target.node.value, !open.contains(target.location) else {
        diagnostics.append(Diagnostic(.sectionReferenceUnreadable, at: reference.range, text))
        return found
      }
      diagnostics.append(Diagnostic(.sectionReference, at: reference.range, text))
      open.append(target.location)
      rest = (members, target.location)
    }
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Reads discriminators (OpenAPI 3.1, section 4.8.25).
struct DiscriminatorDecoder {
  let session: DecodingSession

  /// Reads one; `nil` where it names no property, which is reported.
  func discriminator(_ member: Member) -> Discriminator? {
    let node = member.value
    guard let fields = FieldReader(node, as: .discriminator, session) else {
      _ = ValueReader(session: session).members(member)
      return nil
    }
    _ = fields.extensions()
    guard let name = fields.text("propertyName") else {
      session.report(Diagnostic(.discriminatorWithoutProperty, at: member.keyRange))
      return nil
    }
    var discriminator = Discriminator(propertyName: name, range: node.range)
    for member in fields.object("mapping") {
      guard let text = ValueReader(session: session).text(member),
        let target = target(of: text, at: member.value.range)
      else { continue }
      discriminator.mapping.append((member.key, target))
    }
    if let member = fields.member("defaultMapping"), let text = fields.text("defaultMapping") {
      discriminator.defaultTarget = target(of: text, at: member.value.range)
    }
    return discriminator
  }

  /// The location of what a value of the mapping names: the name of a schema, or a reference. A
  /// name may look like a file's, so the schemas of the document come first.
  private func target(of text: String, at range: SourceRange) -> String? {
    let isReference = text.utf8.contains { $0 == 0x23 || $0 == 0x2F }
    let isName = !isReference && !Self.isFile(text)
    let reference =
      isReference ? text : session.upgrade.layout.schemas + JSONPointer(tokens: [text]).fragment
    if !isReference, !isName {
      // Quietly, because the file is the other possibility.
      var unused: [Diagnostic] = []
      if session.references.resolve(reference, at: range, diagnostics: &unused) == nil {
        return need(text, at: range)
      }
    }
    return need(reference, at: range)
  }

  private func need(_ reference: String, at range: SourceRange) -> String? {
    guard let target = session.resolve(reference, at: range),
      ReferenceFollower(session: session).isRight(target, for: .schema, reference, at: range)
    else { return nil }
    session.need(target)
    return target.location
  }

  private static func isFile(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.hasSuffix(".json") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Reads discriminators (OpenAPI 3.1, section 4.8.25).
struct DiscriminatorDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads one; `nil` where it names no property, which is reported.
  static func discriminator(
    _ member: Member, _ context: DecodingContext
  ) -> Decoded<Discriminator?> {
    let decoder = DiscriminatorDecoder(context: context)
    return decoder.log.decoded(decoder.discriminator(member))
  }

  private func discriminator(_ member: Member) -> Discriminator? {
    let node = member.value
    guard let fields = FieldReader(node, as: .discriminator, log) else {
      _ = ValueReader(log: log).members(member)
      return nil
    }
    _ = fields.extensions()
    guard let name = fields.text("propertyName") else {
      log.report(Diagnostic(.discriminatorWithoutProperty, at: member.keyRange))
      return nil
    }
    var discriminator = Discriminator(propertyName: name, range: node.range)
    for member in fields.object("mapping") {
      guard let text = ValueReader(log: log).text(member),
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
      isReference ? text : context.upgrade.layout.schemas + JSONPointer(tokens: [text]).fragment
    if !isReference, !isName {
      // Quietly, because the file is the other possibility.
      var unused: [Diagnostic] = []
      if context.references.resolve(reference, at: range, diagnostics: &unused) == nil {
        return need(text, at: range)
      }
    }
    return need(reference, at: range)
  }

  private func need(_ reference: String, at range: SourceRange) -> String? {
    guard let target = context.resolve(reference, at: range, log),
      log.take(
        ReferenceFollower.isRight(target, for: .schema, reference, at: range, context))
    else { return nil }
    log.need(target)
    return target.location
  }

  private static func isFile(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.hasSuffix(".json") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Reads `type`: one type, or since 3.1 a list of them (JSON Schema 2020-12, section 6.1.1).
struct SchemaTypeDecoder {
  let log: DecodingLog

  /// Reads the types into the draft; `file` brings a format as well.
  func read(_ member: Member, _ draft: SchemaDraft) {
    switch member.value.value {
    case .string(let text):
      if let type = SchemaType(rawValue: text) {
        draft.types = [type]
      } else {
        irregular(text, at: member.value.range, draft)
      }
    case .array(let elements):
      for element in elements { read(element, draft) }
    default: read(member.value, draft)
    }
  }

  private func read(_ node: Node, _ draft: SchemaDraft) {
    switch node.value {
    case .string(let text):
      if let type = SchemaType(rawValue: text) {
        add(type, draft)
      } else {
        irregular(text, at: node.range, draft)
      }
    case .null where node.range.end > node.range.start:
      // YAML without quotes.
      log.report(Diagnostic(.typeMisspelled, at: node.range, "null", "'null'"))
      add(.null, draft)
    default:
      log.report(Diagnostic(.wrongType, at: node.range, "type", Phrase.string, node.typeName))
    }
  }

  private func add(_ type: SchemaType, _ draft: SchemaDraft) {
    if !draft.types.contains(type) { draft.types.append(type) }
  }

  private func irregular(_ text: String, at range: SourceRange, _ draft: SchemaDraft) {
    if text.lowercased() == "file" {
      log.report(Diagnostic(.typeFile, at: range))
      add(.string, draft)
      if draft.format == nil { draft.format = "binary" }
      return
    }
    guard let type = SchemaType(spelling: text) else {
      log.report(Diagnostic(.typeUnknown, at: range, text))
      return
    }
    log.report(Diagnostic(.typeMisspelled, at: range, text, type.rawValue))
    add(type, draft)
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Reads `type`: one type, or since 3.1 a list of them (JSON Schema 2020-12, section 6.1.1).
struct SchemaTypeDecoder {
  let session: DecodingSession

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
      if session.version <= .v3_0 {
        session.report(
          Diagnostic(.keywordOfOtherVersion, at: member.value.range, member.key, "3.1"))
      }
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
      session.report(Diagnostic(.typeMisspelled, at: node.range, "null", "'null'"))
      add(.null, draft)
    default:
      session.report(Diagnostic(.wrongType, at: node.range, "type", "a string", node.typeName))
    }
  }

  private func add(_ type: SchemaType, _ draft: SchemaDraft) {
    if !draft.types.contains(type) { draft.types.append(type) }
  }

  private func irregular(_ text: String, at range: SourceRange, _ draft: SchemaDraft) {
    let lowercased = text.lowercased()
    if lowercased == "file" {
      if session.version != .v2_0 { session.report(Diagnostic(.typeFile, at: range)) }
      add(.string, draft)
      if draft.format == nil { draft.format = "binary" }
      return
    }
    guard let type = SchemaType(rawValue: lowercased) ?? Self.meant[lowercased] else {
      session.report(Diagnostic(.typeUnknown, at: range, text))
      return
    }
    session.report(Diagnostic(.typeMisspelled, at: range, text, type.rawValue))
    add(type, draft)
  }

  /// What the types of other languages are taken for.
  private static let meant: [String: SchemaType] = [
    "int": .integer, "int32": .integer, "int64": .integer, "long": .integer, "short": .integer,
    "float": .number, "double": .number, "decimal": .number, "bool": .boolean, "str": .string,
    "text": .string, "list": .array, "map": .object, "dict": .object,
  ]
}

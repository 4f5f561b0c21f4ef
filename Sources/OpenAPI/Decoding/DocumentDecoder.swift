import ConcordDiagnostics
import ConcordDocuments

/// Reads the root of a description (OpenAPI 3.1, section 4.8.1).
struct DocumentDecoder {
  let session: DecodingSession
  /// The location of the root.
  let location: String

  /// Reads all of it but the schemas that only references name; `nil` where the root is no
  /// object.
  func document(_ root: Node) -> Document? {
    let version = session.upgrade.version
    let (upgraded, parts) = session.upgrade.document(root, at: location)
    session.upgrade = parts
    guard let fields = FieldReader(session.take(upgraded), as: .document, session) else {
      return nil
    }
    var document = Document(
      version: version, info: info(fields), range: root.range)
    document.extensions = fields.extensions()
    if let diagnostic = fields.member("jsonSchemaDialect").flatMap(SchemaDialect.diagnostic) {
      session.report(diagnostic)
    }
    if let member = fields.member("components") {
      var decoder = ComponentsDecoder(
        session: session, location: session.place(location, member.key))
      document.components = decoder.components(member)
    }
    if let member = fields.member("servers") {
      document.servers = ServerDecoder(session: session).servers(member)
    }
    if let member = fields.member("security") {
      document.security = SecurityDecoder(session: session).requirements(member)
    }
    document.tags = tags(fields)
    let paths = PathItemDecoder(session: session)
    if let member = fields.member("paths") {
      document.paths = paths.pathItems(
        member, at: session.place(location, member.key), areWebhooks: false)
    }
    if let member = fields.member("webhooks") {
      document.webhooks = paths.pathItems(
        member, at: session.place(location, member.key), areWebhooks: true)
    }
    checkContent(fields)
    return document
  }

  /// Reads what the API is called; what is missing has a stand-in.
  func info(_ fields: FieldReader) -> Info {
    let member = fields.member("info")
    let node = member?.value ?? Node(.object([]), at: fields.node.range.startOnly)
    guard let info = FieldReader(node, as: .info, session) else {
      if let member { _ = ValueReader(session: session).members(member) }
      return Info(title: "API", version: "0", range: node.range)
    }
    _ = info.extensions()
    func needed(_ key: String, or fallback: String) -> String {
      if let member = info.member(key), !member.value.isNull {
        return info.text(key) ?? fallback
      }
      let range = member?.keyRange ?? fields.node.range.startOnly
      session.report(Diagnostic(.infoMissing, at: range, key, fallback))
      return fallback
    }
    return Info(
      title: needed("title", or: "API"), version: needed("version", or: "0"),
      summary: info.text("summary"), description: info.text("description"), range: node.range)
  }

  /// Reads the groups of operations.
  func tags(_ fields: FieldReader) -> [Tag] {
    (fields.list("tags") ?? []).compactMap { node in
      if let name = node.string {
        session.report(
          Diagnostic(.wrongType, at: node.range, "tags", "a list of objects", "a list of strings"))
        return Tag(name: name)
      }
      guard let tag = FieldReader(node, as: .tag, session) else {
        session.report(
          Diagnostic(.wrongType, at: node.range, "tags", "a list of objects", node.typeName))
        return nil
      }
      _ = tag.extensions()
      return tag.text("name").map { Tag(name: $0, description: tag.text("description")) }
    }
  }

  /// Says so where a description describes nothing. Since 3.1 components alone are enough.
  private func checkContent(_ fields: FieldReader) {
    if let paths = fields.member("paths") {
      guard paths.value.object?.isEmpty == true else { return }
      let others = ["webhooks", "components"].compactMap {
        fields.member($0)?.value.object
      }
      if others.allSatisfy(\.isEmpty) {
        session.report(Diagnostic(.pathsMissing, at: paths.keyRange))
      }
    } else {
      let others = ["webhooks", "components"].filter { fields.member($0) != nil }
      if others.isEmpty {
        session.report(Diagnostic(.pathsMissing, at: fields.node.range.startOnly))
      }
    }
  }
}

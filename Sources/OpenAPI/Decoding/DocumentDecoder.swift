import ConcordDiagnostics
import ConcordDocuments

/// Reads the root of a description (OpenAPI 3.1, section 4.8.1).
struct DocumentDecoder {
  private let log = DecodingLog()

  /// Reads all of it but the schemas that only references name, which are returned with it; `nil`
  /// where the root is no object.
  ///
  /// - Parameters:
  ///   - root: The root as it was written.
  ///   - location: Its location.
  ///   - version: Its version.
  ///   - references: What finds the targets of references.
  /// - Returns: The description, and the context for schemas that references name.
  static func document(
    _ root: Node, at location: String, version: Version, _ references: ReferenceResolver
  ) -> (document: Decoded<Document?>, context: DecodingContext) {
    let (upgraded, parts) = Upgrade(from: version).document(root, at: location)
    let context = DecodingContext(upgrade: parts, references: references).within(upgraded)
    let decoder = DocumentDecoder()
    let node = decoder.log.take(upgraded)
    let document = decoder.document(node, root, at: location, context)
    return (decoder.log.decoded(document), context)
  }

  private func document(
    _ node: Node, _ root: Node, at location: String, _ context: DecodingContext
  ) -> Document? {
    guard let fields = FieldReader(node, as: .document, log) else { return nil }
    var context = context
    var document = Document(
      version: context.upgrade.version, info: info(fields), range: root.range)
    document.extensions = fields.extensions()
    document.details = fields.members(["externalDocs"])
    if let diagnostic = fields.member("jsonSchemaDialect").flatMap(SchemaDialect.diagnostic) {
      log.report(diagnostic)
    }
    if let member = fields.member("components") {
      let place = context.place(location, member.key)
      document.components = log.take(ComponentsDecoder.components(member, at: place, context))
      context.securitySchemeNames = Set(document.components.securitySchemes.map(\.name))
    }
    if let member = fields.member("servers") {
      document.servers = log.take(ServerDecoder.servers(member))
    }
    if let member = fields.member("security") {
      document.security = log.take(SecurityDecoder.requirements(member, context))
    }
    document.tags = tags(fields)
    func pathItems(_ key: String, areWebhooks: Bool) -> [PathItem] {
      guard let member = fields.member(key) else { return [] }
      let place = context.place(location, key)
      return log.take(
        PathItemDecoder.pathItems(member, at: place, areWebhooks: areWebhooks, context))
    }
    document.paths = pathItems("paths", areWebhooks: false)
    document.webhooks = pathItems("webhooks", areWebhooks: true)
    checkContent(fields)
    return document
  }

  /// Reads what the API is called; what is missing has a stand-in.
  private func info(_ fields: FieldReader) -> Info {
    let member = fields.member("info")
    let node = member?.value ?? Node(.object([]), at: fields.node.range.startOnly)
    guard let info = FieldReader(node, as: .info, log) else {
      if let member { _ = ValueReader(log: log).members(member) }
      return Info(title: "API", version: "0", range: node.range)
    }
    let extensions = info.extensions()
    func needed(_ key: String, or fallback: String) -> String {
      if let member = info.member(key), !member.value.isNull {
        return info.text(key) ?? fallback
      }
      let range = member?.keyRange ?? fields.node.range.startOnly
      log.report(Diagnostic(.infoMissing, at: range, key, fallback))
      return fallback
    }
    var decoded = Info(
      title: needed("title", or: "API"), version: needed("version", or: "0"),
      summary: info.text("summary"), description: info.text("description"), range: node.range)
    decoded.details = info.members(["contact", "license", "termsOfService"]) + extensions
    return decoded
  }

  /// Reads the groups of operations.
  private func tags(_ fields: FieldReader) -> [Tag] {
    (fields.list("tags") ?? []).compactMap { node in
      if let name = node.string {
        log.report(
          Diagnostic(.wrongType, at: node.range, "tags", Phrase.listOfObjects, Phrase.listOfStrings)
        )
        return Tag(name: name, range: node.range)
      }
      guard let tag = FieldReader(node, as: .tag, log) else {
        log.report(
          Diagnostic(.wrongType, at: node.range, "tags", Phrase.listOfObjects, node.typeName))
        return nil
      }
      let extensions = tag.extensions()
      guard let name = tag.text("name") else { return nil }
      var decoded = Tag(name: name, description: tag.text("description"), range: node.range)
      decoded.details = tag.members(["summary", "externalDocs", "parent", "kind"]) + extensions
      return decoded
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
        log.report(Diagnostic(.pathsMissing, at: paths.keyRange))
      }
    } else {
      let others = ["webhooks", "components"].filter { fields.member($0) != nil }
      if others.isEmpty {
        log.report(Diagnostic(.pathsMissing, at: fields.node.range.startOnly))
      }
    }
  }
}

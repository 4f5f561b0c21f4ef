import ConcordDiagnostics
import ConcordDocuments

/// Reads request bodies (OpenAPI 3.1, section 4.8.13).
struct RequestBodyDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads a body or follows the reference to one; `nil` where it cannot be read, which is
  /// reported.
  static func requestBody(
    _ node: Node, at location: String, isComponent: Bool = false, _ context: DecodingContext
  ) -> Decoded<RequestBody?> {
    context.part(
      node, at: location, to: .requestBody, in: \.requestBodies,
      isComponent: isComponent, identity: context.upgrade.identity
    ) { decode($0, $1, context) }.changed { body, found in
      body.componentName = found.componentName
      if let description = found.description { body.description = description }
    }
  }

  private static func decode(
    _ node: Node, _ location: String, _ context: DecodingContext
  ) -> Decoded<RequestBody?> {
    let upgraded = context.upgrade.requestBody(node, at: location)
    let decoder = RequestBodyDecoder(context: context.within(upgraded))
    return decoder.log.decoded(decoder.requestBody(decoder.log.take(upgraded), location))
  }

  private func requestBody(_ node: Node, _ location: String) -> RequestBody? {
    guard let fields = FieldReader(node, as: .requestBody, log) else {
      log.report(
        Diagnostic(.wrongType, at: node.range, "requestBody", Phrase.object, node.typeName))
      return nil
    }
    let extensions = fields.extensions()
    var body = RequestBody(range: node.range)
    body.extensions = extensions
    body.description = fields.text("description")
    body.isRequired = fields.flag("required")
    if let member = fields.member("content") {
      let place = context.place(location, "content")
      body.content = log.take(MediaTypeDecoder.content(member, at: place, context))
    }
    return body
  }
}

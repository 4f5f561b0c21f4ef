import ConcordDiagnostics
import ConcordDocuments

/// The content of a response of Swagger 2.0, which has one schema for all the media types that
/// the operation produces, and at most one example for each.
enum SwaggerResponse {
  /// Reads the content as that of a nameless media type, so that it can be read once for all
  /// operations that refer to it.
  static func content(
    _ fields: FieldReader, at location: String, _ session: DecodingSession
  ) -> [MediaType] {
    guard let member = fields.member("schema") else { return [] }
    var media = MediaType(name: "", nameRange: member.keyRange, range: fields.node.range)
    media.schema = SchemaDecoder(session).schema(
      member.value, at: session.place(location, member.key))
    media.examples = fields.object("examples").map {
      Example(name: $0.key, value: $0.value, range: $0.value.range)
    }
    return [media]
  }

  /// Puts the media types of an operation, or else of the document, in the place of the nameless
  /// one: without any it is JSON, and bytes for a file.
  static func named(
    _ response: Response, produces: [SwaggerMediaType]
  ) -> Response {
    guard let nameless = response.content.first, nameless.name.isEmpty else { return response }
    var names = produces
    if names.isEmpty {
      let isFile = nameless.schema?.format == "binary"
      names.append(
        SwaggerMediaType(
          name: isFile ? "application/octet-stream" : "application/json",
          range: nameless.nameRange))
    }
    var named = response
    named.content = names.map { name in
      var media = nameless
      media.name = name.name
      media.nameRange = name.range
      media.examples = nameless.examples.compactMap {
        $0.name == name.name
          ? Example(name: "", summary: $0.summary, value: $0.value, range: $0.range) : nil
      }
      return media
    }
    return named
  }
}

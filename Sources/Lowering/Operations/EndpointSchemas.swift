import ConcordOpenAPI
import ConcordSchemaGraph

/// The schemas that operations need types for.
enum EndpointSchemas {
  /// What the parameters, bodies and headers are where they stand, in the order in which operations are
  /// lowered.
  static func uses(of document: Document, in graph: SchemaGraph) -> [SchemaUse] {
    var schemas: [Schema] = []
    for operation in document.operations.lazy.map(\.operation) {
      schemas += operation.parameters.compactMap(schema)
      schemas += body(operation.requestBody?.content ?? [])
      for response in operation.responses {
        schemas += body(response.content) + response.headers.compactMap(schema)
      }
    }
    return schemas.map { graph.use(of: $0) }
  }

  private static func schema(of parameter: Parameter) -> Schema? {
    parameter.contentType == nil ? parameter.schema : nil
  }

  private static func body(_ content: [MediaType]) -> [Schema] {
    content.compactMap { mediaType in
      switch BodyMediaType(mediaType.name).form {
      case .json, .urlEncodedForm, .xml: mediaType.schema
      case .multipart:
        BodyMediaType(mediaType.name).isForm ? mediaType.schema : mediaType.streamSchema
      case .eventStream: mediaType.itemsAreText ? nil : mediaType.streamSchema
      case .jsonLines, .jsonSequence: mediaType.streamSchema
      // Of a vendor, it is JSON where its schema is no text.
      case .other: mediaType.name.contains("/vnd.") ? mediaType.schema : nil
      case .text, .binary: nil
      }
    }
  }
}

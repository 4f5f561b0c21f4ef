import ConcordDiagnostics
import ConcordDocuments

/// Makes request bodies of the parameters of Swagger 2.0 that stand in the body.
struct SwaggerBodyDecoder {
  let session: DecodingSession
  /// The media types that the operation takes.
  let consumes: [SwaggerMediaType]

  /// The body of an operation; `nil` where it has none. Beside a body, fields of a form are
  /// ignored.
  func requestBody(_ inputs: [SwaggerInput], at location: String) -> RequestBody? {
    if let body = inputs.first(where: \.isBody) { return requestBody(body) }
    guard let first = inputs.first else { return nil }
    return form(inputs, first, at: session.place(location, "formData"))
  }

  private func requestBody(_ input: SwaggerInput) -> RequestBody? {
    guard let fields = FieldReader(input.node, as: .swaggerBody, session) else { return nil }
    _ = fields.extensions()
    var body = RequestBody(range: input.node.range)
    body.componentName = input.componentName
    body.description = fields.text("description")
    body.isRequired = fields.flag("required")
    var schema: Schema?
    if let member = fields.member("schema") {
      schema = SchemaDecoder(session).schema(
        member.value, at: session.place(input.location, member.key))
    }
    body.content = names("application/json", at: input.node.range, consumes).map {
      MediaType(name: $0.name, nameRange: $0.range, schema: schema, range: input.node.range)
    }
    return body
  }

  private func form(
    _ inputs: [SwaggerInput], _ first: SwaggerInput, at location: String
  ) -> RequestBody {
    var object = ObjectKeywords()
    object.hasProperties = true
    var encodings: [(property: String, encoding: Encoding)] = []
    var hasFile = false
    for input in inputs {
      guard let fields = FieldReader(input.node, as: .swaggerParameter, session),
        let name = fields.text("name")
      else {
        session.report(Diagnostic(.parameterUnnamed, at: input.node.range.startOnly))
        continue
      }
      _ = fields.extensions()
      let schema = SchemaDecoder(session).schema(
        ItemsSchema.node(of: input.node, withDescription: true), at: input.location)
      object.properties.append(
        .init(
          name: name, nameRange: fields.member("name")?.value.range ?? input.node.range,
          schema: schema))
      if fields.flag("required") { object.required.append(name) }
      if fields.member("type")?.value.string == "file" { hasFile = true }
      if schema.types.contains(.array) {
        let style = CollectionFormat(fields, session).style(in: .query)
        encodings.append((name, Encoding(style: style.style, explode: style.explode)))
      }
    }
    let isRequired = !object.required.isEmpty
    let schema = Schema(
      range: first.node.range, location: location, types: [.object], object: object)
    let fallback = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"
    let forms = consumes.filter { Self.isForm($0.name) }
    var body = RequestBody(range: first.node.range)
    body.isRequired = isRequired
    body.content = names(fallback, at: first.node.range, forms).map {
      MediaType(
        name: $0.name, nameRange: $0.range, schema: schema, encoding: encodings,
        range: first.node.range)
    }
    return body
  }

  private func names(
    _ fallback: String, at range: SourceRange, _ consumes: [SwaggerMediaType]
  ) -> [SwaggerMediaType] {
    consumes.isEmpty ? [SwaggerMediaType(name: fallback, range: range)] : consumes
  }

  private static func isForm(_ name: String) -> Bool {
    name.hasPrefix("multipart/") || name.hasPrefix("application/x-www-form-urlencoded")
  }
}

/// Makes random descriptions: small, and of every construct.
struct DocumentMaker {
  private var schemas: SchemaMaker
  private var operationIDs: [String] = []

  /// The description that a seed decides, as JSON text.
  static func document(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let version = random.pick([
      SchemaMaker.Version.three, .three, .threeOne, .threeOne, .threeOne, .threeTwo, .swagger,
    ])
    var names: [String] = []
    for _ in 0..<random.number(in: 2...7) {
      let name = random.oneIn(2) ? random.pick(HostileText.words) : random.name()
      let usable = HostileText.componentNames.contains(name) || random.oneIn(4) && !name.isEmpty
      if usable, !name.contains("/"), !name.contains("~"), !name.contains("%"),
        !name.contains("#"), !names.contains(name)
      {
        names.append(name)
      }
    }
    var maker = DocumentMaker(
      schemas: SchemaMaker(version: version, components: names, includable: names, random: random))
    return maker.document().text() + "\n"
  }

  private var version: SchemaMaker.Version { schemas.version }
  private var isSwagger: Bool { version == .swagger }

  private mutating func document() -> JSON {
    var document: JSON = [:]
    if isSwagger {
      document["swagger"] = "2.0"
    } else {
      document["openapi"] = .string(version.rawValue)
    }
    document["info"] = [
      "title": .string(schemas.random.text()), "version": .string(schemas.random.text()),
      "description": .string(schemas.random.text()),
    ]
    if !isSwagger, schemas.random.oneIn(3) {
      document["servers"] = [
        [
          "url": .string(
            schemas.random.pick([
              "/", "https://example.com/{a}/v1", "https://example.com", "\"\\(x)",
            ])),
          "description": .string(schemas.random.text()),
          "variables": ["a": ["default": "x\"y"]],
        ]
      ]
    }
    var paths: JSON = [:]
    for _ in 0..<schemas.random.number(in: 0...3) { addPath(to: &paths) }
    document["paths"] = paths
    let named = namedSchemas()
    if isSwagger {
      document["definitions"] = named
    } else {
      var components: JSON = ["schemas": named]
      components["responses"] = [
        "Failure": response(isError: true), "Error": response(isError: true),
      ]
      components["parameters"] = ["Page": parameter("page", in: "query")]
      components["headers"] = ["Rate": header()]
      document["components"] = components
    }
    return document
  }

  /// The named schemas, among them cycles of references of every shape.
  private mutating func namedSchemas() -> JSON {
    var named: JSON = [:]
    let hasRings = schemas.random.oneIn(20)
    for (index, name) in schemas.components.enumerated() {
      schemas.includable =
        hasRings ? schemas.components : Array(schemas.components.dropFirst(index + 1))
      switch schemas.random.number(below: 12) {
      case 0: named[name] = schemas.inclusion()
      case 1: named[name] = ["type": "array", "items": schemas.reference()]
      case 2: named[name] = ["type": "object", "additionalProperties": schemas.reference()]
      case 3 where !isSwagger:
        named[name] = ["oneOf": [schemas.reference(), schemas.scalar(), schemas.reference()]]
      case 4: named[name] = ["allOf": [schemas.inclusion()]]
      case 5...8:
        var object = schemas.object(depth: 2)
        var properties = object["properties"] ?? [:]
        properties["next"] = schemas.reference()
        if !isSwagger, schemas.random.oneIn(2) {
          properties["kind"] = ["type": "string", "enum": [.string(name)]]
          object["discriminator"] = ["propertyName": "kind"]
        }
        object["properties"] = properties
        if schemas.random.oneIn(3) { object["required"] = ["next", "kind"] }
        named[name] = object
      default: named[name] = schemas.schema(depth: 3)
      }
    }
    schemas.includable = schemas.components
    return named
  }

  // MARK: Operations

  private mutating func addPath(to paths: inout JSON) {
    var path = ""
    var variables: [String] = []
    for _ in 0..<schemas.random.number(in: 1...3) {
      let name = schemas.random.name().filter { !"/{}?#".contains($0) }
      if schemas.random.oneIn(3), !name.isEmpty, !variables.contains(name) {
        variables.append(name)
        path += "/" + schemas.random.pick(["", "a."]) + "{\(name)}"
      } else {
        path += "/" + (name.isEmpty ? "x" : name)
      }
    }
    var item: JSON = [:]
    for method in ["get", "post", "put", "delete", "head", "patch"] where schemas.random.oneIn(4) {
      item[method] = operation(variables: variables, hasBody: !["get", "head"].contains(method))
    }
    if version == .threeTwo, schemas.random.oneIn(3) {
      item["query"] = operation(variables: variables, hasBody: true)
      item["additionalOperations"] = ["COPY": operation(variables: variables, hasBody: false)]
    }
    paths[path] = item
  }

  private mutating func operation(variables: [String], hasBody: Bool) -> JSON {
    var operation: JSON = [:]
    if !schemas.random.oneIn(4) {
      let id = schemas.random.name()
      operation["operationId"] = .string(id)
    }
    if schemas.random.oneIn(2) { operation["summary"] = .string(schemas.random.text()) }
    if schemas.random.oneIn(3) { operation["description"] = .string(schemas.random.text()) }
    if schemas.random.oneIn(6) { operation["deprecated"] = true }
    if schemas.random.oneIn(4) { operation["tags"] = [.string(schemas.random.name())] }
    var parameters: [JSON] = variables.map { parameter($0, in: "path") }
    var seen: Set<String> = []
    for _ in 0..<schemas.random.number(below: 5) {
      let location = schemas.random.pick(
        isSwagger ? ["query", "header"] : ["query", "query", "header", "cookie"])
      let name = schemas.random.name()
      if seen.insert(location + name).inserted { parameters.append(parameter(name, in: location)) }
    }
    if !isSwagger, schemas.random.oneIn(4) {
      parameters.append(["$ref": "#/components/parameters/Page"])
    }
    if hasBody, schemas.random.oneIn(2) { addBody(to: &operation, &parameters) }
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    var responses: JSON = [:]
    for status in ["200", "201", "204", "301", "400", "404", "2XX", "5XX", "default"]
    where schemas.random.oneIn(4) && !(isSwagger && status.hasSuffix("X")) {
      let isShared = !isSwagger && schemas.random.oneIn(4)
      responses[status] =
        isShared
        ? ["$ref": .string("#/components/responses/" + schemas.random.pick(["Failure", "Error"]))]
        : response(isError: !status.hasPrefix("2"))
    }
    operation["responses"] = responses
    return operation
  }

  private mutating func parameter(_ name: String, in location: String) -> JSON {
    var parameter: JSON = ["name": .string(name), "in": .string(location)]
    if location == "path" || schemas.random.oneIn(3) { parameter["required"] = true }
    if schemas.random.oneIn(3) { parameter["description"] = .string(schemas.random.text()) }
    if schemas.random.oneIn(6), !isSwagger { parameter["deprecated"] = true }
    if isSwagger {
      parameter["type"] = .string(schemas.random.pick(["string", "integer", "boolean", "array"]))
      if case .string("array")? = parameter["type"] {
        parameter["items"] = ["type": "string"]
        parameter["collectionFormat"] = .string(
          schemas.random.pick(["csv", "ssv", "tsv", "pipes", location == "query" ? "multi" : "csv"])
        )
      }
      return parameter
    }
    if schemas.random.oneIn(8) {
      parameter["content"] = ["application/json": ["schema": schemas.schema(depth: 1)]]
      return parameter
    }
    parameter["schema"] = schemas.schema(depth: schemas.random.number(below: 3))
    if schemas.random.oneIn(2) {
      let styles = [
        "path": ["simple", "label", "matrix"], "header": ["simple"], "cookie": ["form"],
        "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
      ]
      parameter["style"] = .string(schemas.random.pick(styles[location] ?? ["form"]))
      parameter["explode"] = .bool(schemas.random.oneIn(2))
    }
    if location == "query", schemas.random.oneIn(8) { parameter["allowReserved"] = true }
    return parameter
  }

  private mutating func header() -> JSON {
    if isSwagger { return ["type": "string"] }
    return [
      "description": .string(schemas.random.text()), "schema": schemas.schema(depth: 1),
    ]
  }

  private mutating func mediaType() -> String {
    schemas.random.pick([
      "application/json", "application/json", "application/json", "application/problem+json",
      "application/json; charset=utf-8", "application/x-www-form-urlencoded", "text/plain",
      "multipart/form-data", "application/octet-stream", "application/xml", "text/event-stream",
      "application/x-ndjson", "image/*", "*/*", "text/csv", "multipart/mixed", "a/\"b",
    ])
  }

  private mutating func addBody(to operation: inout JSON, _ parameters: inout [JSON]) {
    if isSwagger {
      operation["consumes"] = [.string(mediaType())]
      if schemas.random.oneIn(2) {
        parameters.append(
          ["name": "body", "in": "body", "schema": schemas.schema(depth: 2)])
      } else {
        parameters.append(["name": "file", "in": "formData", "type": "file"])
        parameters.append(["name": .string("a_b"), "in": "formData", "type": "string"])
      }
      return
    }
    var body: JSON = ["content": content()]
    if schemas.random.oneIn(2) { body["required"] = true }
    if schemas.random.oneIn(4) { body["description"] = .string(schemas.random.text()) }
    operation["requestBody"] = body
  }

  private mutating func content() -> JSON {
    var content: JSON = [:]
    for _ in 0..<schemas.random.number(in: 1...2) {
      var mediaType: JSON = [:]
      if !schemas.random.oneIn(8) { mediaType["schema"] = schemas.schema(depth: 2) }
      if schemas.random.oneIn(5) { mediaType["example"] = .string(schemas.random.text()) }
      let name = self.mediaType()
      if name.hasPrefix("multipart/") { addEncodings(to: &mediaType) }
      content[name] = mediaType
    }
    return content
  }

  /// How a part is written, with header fields.
  private mutating func encoding() -> JSON {
    var encoding: JSON = ["headers": ["X-Rate": header(), schemas.random.name(): header()]]
    if schemas.random.oneIn(2) { encoding["contentType"] = .string(mediaType()) }
    if schemas.random.oneIn(4) { encoding["style"] = "pipeDelimited" }
    return encoding
  }

  /// Parts by name or by position, with header fields and media types.
  private mutating func addEncodings(to mediaType: inout JSON) {
    switch schemas.random.number(in: 0...3) {
    case 0:
      mediaType["schema"] = [
        "type": "object",
        "properties": [
          "a_b": schemas.schema(depth: 1),
          "list": ["type": "array", "items": schemas.schema(depth: 1)],
        ],
      ]
      mediaType["encoding"] = ["a_b": encoding(), "list": encoding()]
    case 1:
      mediaType["schema"] = [
        "prefixItems": [schemas.schema(depth: 1)], "items": schemas.schema(depth: 1),
      ]
      mediaType["prefixEncoding"] = [encoding()]
      mediaType["itemEncoding"] = encoding()
    case 2:
      mediaType["schema"] = nil
      mediaType["itemSchema"] = schemas.schema(depth: 1)
      mediaType["itemEncoding"] = encoding()
    default: break
    }
  }

  private mutating func response(isError: Bool) -> JSON {
    var response: JSON = ["description": .string(schemas.random.text())]
    if isSwagger {
      if schemas.random.oneIn(2) { response["schema"] = schemas.schema(depth: 2) }
      if schemas.random.oneIn(4) { response["headers"] = ["X-Rate": header()] }
      return response
    }
    if !schemas.random.oneIn(3) { response["content"] = content() }
    if schemas.random.oneIn(3) {
      var headers: JSON = [:]
      for _ in 0..<schemas.random.number(in: 1...3) {
        headers[schemas.random.name()] =
          schemas.random.oneIn(4) ? ["$ref": "#/components/headers/Rate"] : header()
      }
      response["headers"] = headers
    }
    return response
  }
}

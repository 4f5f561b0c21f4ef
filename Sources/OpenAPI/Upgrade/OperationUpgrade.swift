import ConcordDiagnostics
import ConcordDocuments

extension Upgrade {
  /// Follows the references of an element of `parameters`; `nil` where they lead nowhere.
  typealias Follow = (_ element: Node, _ location: String) -> (node: Node, location: String)?

  /// A path item, with the upgrade for its operations.
  func pathItem(
    _ node: Node, at location: String, follow: Follow
  ) -> (item: Upgraded, operations: Upgrade) {
    guard isSwagger, case .object(let members) = node.value else {
      return (Upgraded(node: node), self)
    }
    var upgraded = Upgraded(node: node)
    var inner = self
    let (rest, inputs) = split(members, at: location, follow, &upgraded.origins)
    upgraded.node = Node(.object(rest), at: node.range)
    inner.inputs = inputs
    return (upgraded, inner)
  }

  /// An operation, with the upgrade for its body and its responses.
  ///
  /// `key` is where its method stands.
  func operation(
    _ node: Node, key: SourceRange, at location: String, follow: Follow
  ) -> (operation: Upgraded, parts: Upgrade) {
    var upgraded = Upgraded(node: node)
    guard version <= .v3_0 else { return (upgraded, self) }
    let log = DecodingLog()

    guard
      let fields = FieldReader(node, as: isSwagger ? .swaggerOperation : .operation, log)
    else { return (upgraded, self) }
    if fields.member("responses") == nil {
      log.report(Diagnostic(.responsesMissing, at: key))
    }
    guard isSwagger else {
      upgraded.diagnostics = log.diagnostics
      return (upgraded, self)
    }
    _ = fields.extensions()
    var inner = self
    if fields.member("consumes") != nil {
      inner.consumes = Self.texts("consumes", fields, log)
      inner.hasOwnConsumes = inner.consumes.map(\.string) != consumes.map(\.string)
    }
    if fields.member("produces") != nil {
      inner.produces = Self.texts("produces", fields, log)
      inner.hasOwnProduces = inner.produces.map(\.string) != produces.map(\.string)
    }
    var (members, own) = split(fields.members, at: location, follow, &upgraded.origins)
    let form = ObjectForm.operation
    members = members.filter {
      $0.key != "requestBody" && (form.has($0.key) || $0.isExtension)
    }
    let kept = inputs.filter { input in !own.contains { input.isReplaced(by: $0) } }
    own = kept + own
    inner.inputs = []
    let place = Self.place(location, "requestBody")
    if let body = own.first(where: \.isBody) {
      upgraded.origins.append((place, body.elementLocation))
      members.append(
        Member(
          key: "requestBody", keyRange: body.element.range.startOnly, value: body.element))
    } else if let first = own.first {
      let form = inner.form(own, at: location, log, &upgraded.origins)
      members.append(
        Member(key: "requestBody", keyRange: first.node.range.startOnly, value: form))
    }
    upgraded.node = Node(.object(members), at: node.range)
    upgraded.diagnostics = log.diagnostics
    return (upgraded, inner)
  }

  /// The strings of a list.
  static func texts(_ key: String, _ fields: FieldReader, _ log: DecodingLog) -> [Node] {
    let values = ValueReader(log: log)
    return (fields.list(key) ?? []).compactMap { node in
      values.text(node, name: key).map { Node(.string($0), at: node.range) }
    }
  }

  /// Takes the parameters that stand in the body out of a list of them.
  private func split(
    _ members: [Member], at location: String, _ follow: Follow,
    _ origins: inout [(place: String, origin: String)]
  ) -> (members: [Member], inputs: [SwaggerInput]) {
    var inputs: [SwaggerInput] = []
    let members = members.compactMap { member -> Member? in
      guard member.key == "parameters", let elements = member.value.array else { return member }
      // Most lists have none, and a plain parameter needs no look elsewhere.
      guard elements.contains(where: { $0["$ref"] != nil || SwaggerInput.isInput($0) }) else {
        return member
      }
      let place = Self.place(location, member.key)
      var others: [(node: Node, location: String)] = []
      for (position, element) in elements.enumerated() {
        let place = Self.place(place, String(position))
        if let found = follow(element, place), SwaggerInput.isInput(found.node) {
          inputs.append(
            SwaggerInput(
              element: element, elementLocation: place, node: found.node,
              location: found.location))
        } else {
          others.append((element, place))
        }
      }
      if inputs.isEmpty { return member }
      if others.isEmpty { return nil }
      for (position, other) in others.enumerated() {
        let new = Self.place(place, String(position))
        if new != other.location { origins.append((new, other.location)) }
      }
      return member.with(Node(.array(others.map(\.node)), at: member.value.range))
    }
    return (members, inputs)
  }

  /// The body that fields of a form make.
  private func form(
    _ inputs: [SwaggerInput], at location: String, _ log: DecodingLog,
    _ origins: inout [(place: String, origin: String)]
  ) -> Node {
    let range = inputs[0].node.range
    let place = Self.place(location, "formData")
    var properties: [Member] = []
    var required: [Node] = []
    var encodings: [Member] = []
    var hasFile = false
    for input in inputs {
      guard let fields = FieldReader(input.node, as: .swaggerParameter, log),
        let name = fields.text("name")
      else {
        log.report(Diagnostic(.parameterUnnamed, at: input.node.range.startOnly))
        continue
      }
      _ = fields.extensions()
      let nameRange = fields.member("name")?.value.range ?? input.node.range
      properties.append(
        Member(
          key: name, keyRange: nameRange,
          value: ItemsSchema.node(of: input.node, withDescription: true)))
      origins.append((Self.place(place, "properties", name), input.location))
      if fields.flag("required") { required.append(Node(.string(name), at: nameRange)) }
      let type = fields.member("type")?.value.string
      if type == "file" { hasFile = true }
      if type.flatMap(SchemaType.init(spelling:)) == .array {
        var encoding = CollectionFormat(fields, log)
          .members(at: fields.member("collectionFormat")?.value.range ?? input.node.range)
        // Without a `style` or an `explode` the elements would be written by media type.
        if encoding.isEmpty { encoding = [.made("explode", .bool(true), at: input.node.range)] }
        if encoding.first?.key != "style" {
          encoding.insert(.made("style", .string("form"), at: input.node.range), at: 0)
        }
        encodings.append(
          Member(key: name, keyRange: nameRange, value: Node(.object(encoding), at: nameRange)))
      }
    }
    var schema: [Member] = [
      .made("type", .string("object"), at: range),
      .made("properties", .object(properties), at: range),
    ]
    if !required.isEmpty { schema.append(.made("required", .array(required), at: range)) }
    var media: [Member] = [.made("schema", .object(schema), at: range)]
    if !encodings.isEmpty { media.append(.made("encoding", .object(encodings), at: range)) }
    let names = mediaTypes(
      consumes.filter { Self.isForm($0.string ?? "") },
      or: hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded", at: range)
    let content = names.map { name -> Member in
      let text = name.string ?? ""
      origins.append((Self.place(location, "requestBody", "content", text, "schema"), place))
      return Member(key: text, keyRange: name.range, value: Node(.object(media), at: range))
    }
    var body: [Member] = [.made("content", .object(content), at: range)]
    if !required.isEmpty { body.append(.made("required", .bool(true), at: range)) }
    return Node(.object(body), at: range)
  }

  private static func isForm(_ name: String) -> Bool {
    name.hasPrefix("multipart/") || name.hasPrefix("application/x-www-form-urlencoded")
  }
}

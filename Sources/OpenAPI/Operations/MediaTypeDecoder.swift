import ConcordDiagnostics
import ConcordDocuments

/// Reads bodies by media type, their examples and encodings (OpenAPI 3.1, sections 4.8.14, 4.8.15
/// and 4.8.19).
struct MediaTypeDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads a map from media types to bodies; what is none of them is reported and left out.
  static func content(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<[MediaType]> {
    let decoder = MediaTypeDecoder(context: context)
    return decoder.log.decoded(decoder.content(member, at: location))
  }

  /// Reads the `example` and the `examples` of an object.
  static func examples(
    _ fields: FieldReader, _ location: String, _ context: DecodingContext
  ) -> Decoded<[Example]> {
    let decoder = MediaTypeDecoder(context: context)
    return decoder.log.decoded(decoder.examples(fields, location))
  }

  /// Reads an example; the value of one that stands in another file by `externalValue` is not
  /// fetched.
  static func example(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<Example?> {
    let decoder = MediaTypeDecoder(context: context)
    return decoder.log.decoded(decoder.example(member, at: location))
  }

  private func content(_ member: Member, at location: String) -> [MediaType] {
    guard let members = ValueReader(log: log).members(member) else { return [] }
    return members.compactMap { member in
      if member.isExtension { return nil }
      guard Self.isMediaType(member.key) else {
        log.report(Diagnostic(.mediaTypeInvalid, at: member.keyRange, member.key))
        return nil
      }
      return mediaType(member, at: context.place(location, member.key))
    }
  }

  private static func isMediaType(_ key: String) -> Bool {
    let bytes = key.utf8
    return bytes.first != 0x2F && bytes.contains(0x2F)
  }

  private func mediaType(_ member: Member, at location: String) -> MediaType? {
    let followed = ReferenceFollower.follow(member.value, at: location, to: .mediaType, context)
    guard let found = log.take(followed) else { return nil }
    var media = MediaType(
      name: member.key, nameRange: member.keyRange, range: found.node.range)
    guard let fields = FieldReader(found.node, as: .mediaType, log) else {
      let node = found.node
      log.report(
        Diagnostic(.wrongType, at: node.range, member.key, Phrase.object, node.typeName))
      return media
    }
    var parts = PartSchemas(media.name, context)
    encodings(fields, at: found.location, &parts, &media)
    func schema(_ key: String, _ form: PartSchemas.Form) -> Schema? {
      guard let schema = fields.member(key) else { return nil }
      let place = context.place(found.location, key)
      let upgraded = parts.schema(schema.value, at: place, form)
      return log.take(
        SchemaDecoder.schema(log.take(upgraded), at: place, context.within(upgraded)))
    }
    media.schema = schema("schema", .all)
    media.itemSchema = schema("itemSchema", .item)
    for index in media.encoding.indices {
      parts.settle(&media.encoding[index].encoding, .property(media.encoding[index].property))
    }
    for index in media.prefixEncoding.indices {
      parts.settle(&media.prefixEncoding[index], .position(index))
    }
    if var encoding = media.itemEncoding {
      parts.settle(&encoding, .items)
      media.itemEncoding = encoding
    }
    if let data = eventData(fields, media.name, found.location) {
      media.itemsAreText = data.schema == nil
      media.itemSchema = data.schema ?? media.itemSchema
    }
    media.examples = examples(fields, found.location)
    media.details =
      fields.members(["prefixEncoding", "itemEncoding", "description"]) + fields.extensions()
    return media
  }

  /// The schema of the data of each event, where the schema of an item describes the event (OpenAPI 3.2,
  /// section 4.14.4.2): `contentSchema` of its `data`, `nil` for text. Nothing for other media types,
  /// and where the schema of an item has no `data`.
  private func eventData(
    _ fields: FieldReader, _ name: String, _ location: String
  ) -> (schema: Schema?, Void)? {
    guard name.lowercased().hasPrefix("text/event-stream"),
      let member = fields.member("itemSchema")
    else { return nil }
    var (node, place) = (member.value, context.place(location, "itemSchema"))
    if node["$ref"] != nil {
      let followed = ReferenceFollower.follow(node, at: place, to: .schema, context)
      guard let found = followed.value else { return nil }
      (node, place) = (found.node, found.location)
    }
    guard case .object(let members)? = node["properties"]?.value,
      let data = members.first(where: { $0.key == "data" })
    else { return nil }
    guard let content = data.value["contentSchema"] else { return (nil, ()) }
    for key in ["properties", "data", "contentSchema"] { place = context.place(place, key) }
    return (log.take(SchemaDecoder.schema(content, at: place, context)), ())
  }

  /// Reads the encodings by name and by position (OpenAPI 3.2, section 4.15.1).
  private func encodings(
    _ fields: FieldReader, at location: String, _ parts: inout PartSchemas,
    _ media: inout MediaType
  ) {
    fields.exclude("encoding", "prefixEncoding")
    fields.exclude("encoding", "itemEncoding")
    let place = context.place(location, "encoding")
    for member in fields.object("encoding") where !member.isExtensionOfMap {
      let place = context.place(place, member.key)
      guard var encoding = encoding(member.value, at: place, .property(member.key), &parts) else {
        _ = ValueReader(log: log).members(member)
        continue
      }
      encoding.range = member.keyRange
      media.encoding.append((member.key, encoding))
    }
    if let member = fields.member("prefixEncoding") {
      let place = context.place(location, "prefixEncoding")
      for (position, node) in (member.value.array ?? []).enumerated() {
        let place = context.place(place, String(position))
        media.prefixEncoding.append(
          encoding(node, at: place, .position(position), &parts) ?? Encoding(range: node.range))
      }
    }
    if let member = fields.member("itemEncoding") {
      let place = context.place(location, "itemEncoding")
      media.itemEncoding = encoding(member.value, at: place, .items, &parts)
    }
  }

  /// Reads encodings of parts within a part, which have no place in the model, for their faults.
  private func checkEncodings(_ fields: FieldReader) -> Bool {
    fields.exclude("encoding", "prefixEncoding")
    fields.exclude("encoding", "itemEncoding")
    for key in ["prefixEncoding", "itemEncoding"] {
      guard let member = fields.member(key) else { continue }
      for node in member.value.array ?? [member.value] {
        guard let fields = FieldReader(node, as: .encoding, log) else { continue }
        _ = fields.extensions()
        _ = checkEncodings(fields)
      }
    }
    return ["encoding", "prefixEncoding", "itemEncoding"].contains { fields.member($0) != nil }
  }

  private func encoding(
    _ node: Node, at location: String, _ part: PartSchemas.Part, _ parts: inout PartSchemas
  ) -> Encoding? {
    guard let fields = FieldReader(node, as: .encoding, log) else { return nil }
    let extensions = fields.extensions()
    var encoding = Encoding(range: node.range.startOnly)
    encoding.hasParts = checkEncodings(fields)
    encoding.headers = log.take(parts.headers(fields, at: location, of: part))
    let within: Set = ["headers", "encoding", "prefixEncoding", "itemEncoding"]
    encoding.details = fields.members(within) + extensions
    encoding.allowsReserved = fields.bool("allowReserved") == true
    encoding.contentType = fields.text("contentType")
    encoding.explode = fields.bool("explode")
    encoding.allowsStyle = parts.allowsStyle
    if let member = fields.member("style"), let text = fields.text("style") {
      // A property of a form is written as a query parameter is.
      if let style = ParameterStyle(rawValue: text), style.isAllowed(in: .query) {
        encoding.style = style
      } else {
        log.report(
          Diagnostic(
            .styleUnknown, at: member.value.range, text, Phrase.propertyOfForm,
            ParameterStyle.form.rawValue))
      }
    }
    return encoding
  }

  private func examples(_ fields: FieldReader, _ location: String) -> [Example] {
    fields.exclude("example", "examples")
    var examples: [Example] = []
    if let member = fields.member("example") {
      examples.append(Example(name: "", value: member.value, range: member.value.range))
    }
    guard let member = fields.member("examples") else { return examples }
    let place = context.place(location, "examples")
    switch member.value.value {
    case .object(let members):
      for member in members where !member.isExtensionOfMap {
        if let example = example(member, at: context.place(place, member.key)) {
          examples.append(example)
        }
      }
    case .array(let elements):
      let range = member.value.range
      log.report(Diagnostic(.exampleNotObject, at: range, member.value.typeName))
      examples += elements.map { Example(name: "", value: $0, range: $0.range) }
    default: _ = ValueReader(log: log).members(member)
    }
    return examples
  }

  private func example(_ member: Member, at location: String) -> Example? {
    guard let found = follow(member, at: location) else { return nil }
    let node = found.node
    guard let fields = FieldReader(node, as: .example, log) else {
      log.report(Diagnostic(.exampleNotObject, at: node.range, node.typeName))
      return Example(name: member.key, value: node, range: node.range)
    }
    let extensions = fields.extensions()
    fields.exclude("value", "dataValue")
    fields.exclude("value", "serializedValue")
    fields.exclude("value", "externalValue")
    fields.exclude("serializedValue", "externalValue")
    let others: Set = ["description", "externalValue", "serializedValue"]
    return Example(
      name: member.key, summary: fields.text("summary"),
      value: (fields.member("value") ?? fields.member("dataValue"))?.value,
      details: fields.members(others) + extensions, range: node.range)
  }

  /// What an example is, or refers to; `nil` where that is nothing. Code can do without an example,
  /// so that is a warning.
  private func follow(_ member: Member, at location: String) -> ReferenceFollower.Found? {
    let followed = ReferenceFollower.follow(member.value, at: location, to: .example, context)
    guard followed.value == nil else { return log.take(followed) }
    log.report(.missingExample(member.value))
    return nil
  }
}

extension Diagnostic {
  /// The warning about a reference that leads to no example.
  static func missingExample(_ node: Node) -> Diagnostic {
    let reference = node["$ref"]
    return Diagnostic(
      .exampleMissing, at: reference?.range ?? node.range, reference?.string ?? node.typeName)
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Gives the parts of a multipart body that have header fields a place for them: the schema of such a
/// part becomes one of an object with a property `body`, which is the schema that it had, and a property
/// for each field (OpenAPI 3.2, section 4.15).
struct PartSchemas {
  /// Which part an encoding is for.
  enum Part: Hashable {
    /// The parts of this name.
    case property(String)
    /// The part at this position.
    case position(Int)
    /// All other parts.
    case items
  }

  /// What a schema is one of.
  enum Form {
    /// All parts.
    case all
    /// Each part of a stream.
    case item
  }

  /// A header field.
  private struct Header {
    let member: Member
    let schema: Node
    let location: String
    let isRequired: Bool
  }

  /// The property that holds what a part is without its header fields.
  static let body = "body"

  /// The fields that say what the part itself says (section 4.15.1.1).
  private static let ignored: Set<String> = ["content-type", "content-disposition", body]

  private let context: DecodingContext
  private let isMultipart: Bool
  /// Whether parts can have styles.
  let allowsStyle: Bool
  private var headers: [Part: [Header]] = [:]
  private var settled: Set<Part> = []
  private var origins: [(place: String, origin: String)] = []

  /// Prepares the schemas of a media type.
  init(_ mediaType: String, _ context: DecodingContext) {
    self.context = context
    let name = mediaType.lowercased()
    isMultipart = name.hasPrefix("multipart/")
    allowsStyle =
      !isMultipart || name.hasPrefix("multipart/form-data") && context.upgrade.version != .v3_0
  }

  // MARK: Header fields

  /// Reads the header fields of an encoding; those of other media types than multipart say nothing.
  ///
  /// - Parameters:
  ///   - fields: The encoding.
  ///   - location: Where it stands.
  ///   - part: The part that it is for.
  /// - Returns: The fields.
  mutating func headers(
    _ fields: FieldReader, at location: String, of part: Part
  ) -> Decoded<[Encoding.Header]> {
    let log = DecodingLog()
    guard isMultipart else { return log.decoded([]) }
    let place = context.place(location, "headers")
    var found: [Encoding.Header] = []
    for member in fields.object("headers") where !member.isExtensionOfMap {
      if Self.ignored.contains(member.key.lowercased()) { continue }
      let place = context.place(place, member.key)
      let followed = ReferenceFollower.follow(member.value, at: place, to: .header, context)
      guard let target = log.take(followed),
        let header = FieldReader(target.node, as: .header, log)
      else { continue }
      _ = header.extensions()
      var isJSON = false
      var schema = header.member("schema")?.value
      var origin = context.place(target.location, "schema")
      if let content = header.object("content").first(where: { !$0.isExtensionOfMap }) {
        isJSON = content.key.lowercased().contains("json")
        schema = isJSON ? content.value["schema"] : nil
        origin = context.place(context.place(target.location, "content"), content.key)
        origin = context.place(origin, "schema")
      }
      let text = Node(
        .object([.made("type", .string("string"), at: target.node.range)]), at: target.node.range)
      headers[part, default: []].append(
        Header(
          member: member, schema: described(schema ?? text, header.text("description")),
          location: origin, isRequired: header.flag("required")))
      found.append(
        Encoding.Header(
          name: member.key, explodes: header.bool("explode") == true, isJSON: isJSON))
    }
    return log.decoded(found)
  }

  /// A schema with the description of what it stands in, unless it has its own.
  private func described(_ schema: Node, _ description: String?) -> Node {
    guard let description, case .object(let members) = schema.value,
      !members.contains(where: { $0.key == "description" || $0.key == "$ref" })
    else { return schema }
    let member = Member.made("description", .string(description), at: schema.range.startOnly)
    return Node(.object(members + [member]), at: schema.range)
  }

  /// Says which header fields of an encoding have found a place.
  mutating func settle(_ encoding: inout Encoding, _ part: Part) {
    guard !encoding.headers.isEmpty, !settled.contains(part) else { return }
    encoding.headers = []
    encoding.hasOtherHeaders = true
  }

  // MARK: Schemas

  /// A schema with places for header fields; the schema itself where there are none.
  ///
  /// - Parameters:
  ///   - schema: The schema.
  ///   - location: Where it stands.
  ///   - form: What it is the schema of.
  /// - Returns: The schema, and where what is in it stands in the document.
  mutating func schema(_ schema: Node, at location: String, _ form: Form) -> Upgraded {
    if headers.isEmpty { return Upgraded(node: schema) }
    origins = []
    var node = schema
    switch form {
    case .item: node = part(schema, .items, at: location)
    case .all:
      let followed = ReferenceFollower.follow(schema, at: location, to: .schema, context).value
      if let target = followed, case .object(let members) = target.node.value {
        node = object(members, target, at: location) ?? schema
      }
    }
    return Upgraded(node: node, origins: origins)
  }

  /// The schema of all parts, by name and by position; `nil` where no part in it has header fields.
  private mutating func object(
    _ members: [Member], _ target: ReferenceFollower.Found, at location: String
  ) -> Node? {
    let before = settled.count
    var changed: [Member] = []
    for member in members {
      let place = Location.part(member.key, of: location)
      let origin = context.place(target.location, member.key)
      var value = member.value
      switch (member.key, value.value) {
      case ("properties", .object(let properties)):
        let properties = properties.map { property in
          let (place, origin) = places(property.key, place, origin)
          return property.with(list(property.value, .property(property.key), place, origin))
        }
        value = Node(.object(properties), at: value.range)
      case ("prefixItems", .array(let elements)):
        let elements = elements.enumerated().map { position, element in
          let (place, origin) = places(String(position), place, origin)
          return part(element, .position(position), at: place, from: origin)
        }
        value = Node(.array(elements), at: value.range)
      case ("items", .object): value = part(value, .items, at: place, from: origin)
      default: move(place, origin)
      }
      changed.append(member.with(value))
    }
    return settled.count > before ? Node(.object(changed), at: target.node.range) : nil
  }

  private func places(
    _ token: String, _ place: String, _ origin: String
  ) -> (place: String, origin: String) {
    (Location.part(token, of: place), context.place(origin, token))
  }

  private mutating func move(_ place: String, _ origin: String) {
    if place != origin { origins.append((place, origin)) }
  }

  /// The schema of a property: a list has a part for each of its elements.
  private mutating func list(
    _ schema: Node, _ part: Part, _ place: String, _ origin: String
  ) -> Node {
    guard headers[part] != nil else {
      move(place, origin)
      return schema
    }
    let followed = ReferenceFollower.follow(schema, at: origin, to: .schema, context).value
    guard let target = followed, case .object(let members) = target.node.value,
      let items = members.first(where: { $0.key == "items" }), case .object = items.value.value
    else { return self.part(schema, part, at: place, from: origin) }
    let element = self.part(
      items.value, part, at: Location.part("items", of: place),
      from: context.place(target.location, "items"))
    let changed = members.map { $0.key == "items" ? $0.with(element) : $0 }
    return Node(.object(changed), at: target.node.range)
  }

  /// The schema of one part.
  private mutating func part(
    _ schema: Node, _ part: Part, at place: String, from origin: String? = nil
  ) -> Node {
    guard let headers = headers[part] else {
      if let origin { move(place, origin) }
      return schema
    }
    settled.insert(part)
    let range = schema.range
    let properties = Location.part("properties", of: place)
    var members = [Member(key: Self.body, keyRange: range.startOnly, value: schema)]
    // What stands where it stood before has a new place, since the object has its old one.
    if let origin, origin != place { move(Location.part(Self.body, of: properties), origin) }
    var required = [Node(.string(Self.body), at: range.startOnly)]
    for header in headers {
      let name = header.member.key
      members.append(header.member.with(header.schema))
      move(Location.part(name, of: properties), header.location)
      if header.isRequired { required.append(Node(.string(name), at: header.member.keyRange)) }
    }
    var object: [Member] = [
      .made("type", .string("object"), at: range.startOnly),
      .made("description", .string("A part and its header fields."), at: range.startOnly),
      .made("properties", .object(members), at: range),
      .made("required", .array(required), at: range.startOnly),
    ]
    if case .position = part, let name = Self.name(of: schema) {
      object.append(.made("title", .string(name + " part"), at: range.startOnly))
    }
    return Node(.object(object), at: range)
  }

  /// What names a part that has a position in place of a name: its title, or what it refers to.
  private static func name(of schema: Node) -> String? {
    if let title = schema["title"]?.string { return title }
    return schema["$ref"]?.string.flatMap { $0.split(separator: "/").last }.map(String.init)
  }
}

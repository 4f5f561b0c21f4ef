/// Reads any `Decodable` out of XML: each text becomes what the type asks for.
final class MarkupDecoder: Decoder {
  /// What stands for a value, before its type says whether that is a list.
  enum Content {
    /// An attribute, or the text of an element that has more than text.
    case text(String)
    /// One element. The elements of a list are those in it.
    case item(MarkupElement)
    /// The elements of one name. They are the elements of a list, or else there is only one.
    case group([MarkupElement])
  }

  let content: Content
  /// The type that is read: models say how their properties stand in XML.
  let type: Any.Type
  /// What a union takes the value for; `nil` where no union has looked at it.
  let seenShape: JSONShape?
  private let parent: MarkupDecoder?
  private let key: (any CodingKey)?
  /// How many objects without an element of their own this one stands in.
  private let inlinings: Int

  /// A type that holds itself without an element of its own would never end.
  private static let maximumInlinings = 32

  init(
    _ content: Content, _ type: Any.Type, in parent: MarkupDecoder? = nil,
    at key: (any CodingKey)? = nil, seenAs shape: JSONShape? = nil, inlinings: Int = 0
  ) {
    self.content = content
    self.type = type
    self.parent = parent
    self.key = key
    seenShape = shape
    self.inlinings = inlinings
  }

  /// Reads a whole value.
  ///
  /// - Throws: `DecodingError`, with the line and the column of the element that is at fault.
  static func decode<T: Decodable>(_ type: T.Type, from root: MarkupElement) throws -> T {
    try MarkupDecoder(.item(root), type).read(type)
  }

  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The same value for a union that takes it for an array or an object.
  func seen(as shape: JSONShape) -> MarkupDecoder {
    MarkupDecoder(content, type, in: parent, at: key, seenAs: shape, inlinings: inlinings)
  }

  /// The same value for another type.
  func viewed(as type: Any.Type) -> MarkupDecoder {
    MarkupDecoder(content, type, in: parent, at: key, seenAs: seenShape, inlinings: inlinings)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let element = try element(), !element.isNil else {
      throw mismatch([String: JSONValue].self, "there is no element with properties")
    }
    return KeyedDecodingContainer(
      MarkupKeyedContainer(members: MarkupMembers(element, self.type), decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let items: [Content]
    switch content {
    case .text(let text):
      items = text.utf8.split(whereSeparator: \.isMarkupSpace).map { .text(String(Substring($0))) }
    case .group(let elements) where elements.count == 1 && isNamedTuple:
      items = elements[0].elements.map { .item($0) }
    case .group(let elements): items = elements.map { .item($0) }
    case .item(let element):
      items = element.elements.map { .item($0) }
      if element.isNil || items.isEmpty && !element.text.isBlank {
        throw mismatch([JSONValue].self, "there is no list of elements")
      }
    }
    return MarkupUnkeyedContainer(items: items, decoder: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    MarkupSingleContainer(decoder: self)
  }

  /// A tuple whose items have names stands in an element of its own.
  private var isNamedTuple: Bool { type is any TupleModel.Type && type is any _XMLModel.Type }

  // MARK: One value

  /// Whether `xsi:nil` says that there is no value.
  var isNil: Bool {
    switch content {
    case .text: false
    case .item(let element): element.isNil
    case .group(let elements): elements.isEmpty || elements.count == 1 && elements[0].isNil
    }
  }

  /// The element that the value is; `nil` where it is a text.
  func element() throws -> MarkupElement? {
    switch content {
    case .text: return nil
    case .item(let element): return element
    case .group(let elements):
      guard elements.count < 2 else {
        throw mismatch(type, "there are \(elements.count) elements where one is described")
      }
      return elements.first
    }
  }

  private func text(for type: Any.Type) throws -> String {
    if case .text(let text) = content { return text }
    guard let element = try element() else { throw mismatch(type, "there is no element") }
    guard !element.isNil else { throw mismatch(type, "there is no value") }
    guard !element.hasElements else {
      throw mismatch(type, "there are elements where a text is described")
    }
    return element.text
  }

  /// Reads this value.
  func read<T: Decodable>(_ type: T.Type) throws -> T {
    if T.self == String.self, let value = try text(for: type) as? T { return value }
    if let scalar = T.self as? any MarkupScalar.Type {
      guard let value = scalar.init(markup: try text(for: type).trimmed) as? T else {
        throw mismatch(type, "the text is no \(type)")
      }
      return value
    }
    guard inlinings <= Self.maximumInlinings else {
      throw mismatch(type, "more than \(Self.maximumInlinings) objects share one element")
    }
    return try T(from: withoutSpace(for: type))
  }

  /// The decoder for a type. Space around a text belongs to plain strings alone.
  private func withoutSpace<T>(for type: T.Type) -> MarkupDecoder {
    if case .text(let text) = leaf, let first = text.utf8.first, let last = text.utf8.last,
      first.isMarkupSpace || last.isMarkupSpace, Self.isToken(type)
    {
      return MarkupDecoder(.text(text.trimmed), type, in: parent, at: key, seenAs: seenShape)
    }
    return type == self.type ? self : viewed(as: type)
  }

  private static func isToken(_ type: Any.Type) -> Bool {
    type is any TokenText.Type || type is any OpenEnumeration.Type
      || type is any ClosedEnumeration.Type
  }

  /// The content as a text, where it is nothing else.
  private var leaf: Content {
    let element: MarkupElement
    switch content {
    case .item(let item): element = item
    case .group(let elements) where elements.count == 1: element = elements[0]
    case .text, .group: return content
    }
    guard element.attributes.isEmpty, element.nodes.count == 1,
      case .text(let text) = element.nodes[0]
    else { return content }
    return .text(text)
  }

  /// Reads what stands at a key of this value.
  func read<T: Decodable>(
    _ content: Content, as type: T.Type, at key: any CodingKey, isInlined: Bool
  ) throws -> T {
    let inlinings = isInlined ? inlinings + 1 : 0
    return try MarkupDecoder(content, type, in: self, at: key, inlinings: inlinings).read(type)
  }

  // MARK: Errors

  func mismatch(_ type: Any.Type, _ reason: String) -> DecodingError {
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: reason + place)
    return isNil ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }

  /// Where the element ends its start tag, in words.
  var place: String {
    switch content {
    case .item(let element): Self.place(element.position)
    case .group(let elements): elements.last.map { Self.place($0.position) } ?? ""
    case .text: parent?.place ?? ""
    }
  }

  private static func place(_ position: MarkupElement.Position) -> String {
    position.line == 0 ? "" : " (line \(position.line), column \(position.column))"
  }
}

/// A type whose text has no meaning in the white space around it.
private protocol TokenText {}

extension FormattedText: TokenText {}
extension CalendarDate: TokenText {}

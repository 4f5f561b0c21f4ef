internal import Foundation

/// XML text of the values that field tables hold.
enum XMLCoding {
  /// The root element of a text.
  struct Root {
    let name: MarkupName
    /// The elements of a list.
    var item: MarkupName?
    /// The elements of a list in a list.
    var inner: MarkupName?
    /// Whether a root element of another name is refused.
    let isGiven: Bool
    /// Whether a type of a name of its own says the name.
    var isOwn = true

    /// The root element that a description names. The elements of a list have its name where neither it
    /// nor their type says another.
    func named(_ field: _XMLField) -> Root {
      let ownItem = isOwn ? item : nil
      return Root(
        name: field.name(name.local), item: field.item ?? ownItem, inner: field.inner,
        isGiven: field.name != nil)
    }
  }

  /// The root element that a type says.
  static func root(of type: Any.Type) -> Root {
    switch type {
    case let wrapped as any WrappingType.Type: return root(of: wrapped.content)
    case let list as any SequenceOfElements.Type:
      let element = root(of: list.element)
      return Root(
        name: MarkupName("items"), item: element.name, isGiven: false, isOwn: element.isOwn)
    case let model as any _XMLModel.Type:
      let table = model._xml
      let name = MarkupName(
        table.name ?? String(describing: type), prefix: table.prefix, namespace: table.namespace)
      return Root(name: name, isGiven: table.name != nil)
    case is any Model.Type, is any Union.Type, is any OpenEnumeration.Type,
      is any ClosedEnumeration.Type:
      return Root(name: MarkupName(String(describing: type)), isGiven: false)
    default: return Root(name: MarkupName("value"), isGiven: false, isOwn: false)
    }
  }

  /// The text of a value in UTF-8.
  ///
  /// - Throws: `EncodingError`.
  static func encode<T: _FieldType>(
    _ type: T.Type, _ value: T.Stored, _ root: Root, charset: String = "UTF-8"
  ) throws -> Data {
    let markup = try MarkupEncoder.encode(T.coded(of: value))
    let element = try MarkupElement(root.name, markup, item: root.item, inner: root.inner)
    return Data(try MarkupWriter.bytes(of: element, charset: charset))
  }

  /// The value of a text.
  ///
  /// - Throws: ``XMLError``, `DecodingError`.
  static func decode<T: _FieldType>(
    _ type: T.Type, _ data: Data, _ root: Root, charset: String? = nil
  ) throws -> T.Stored {
    let element = try MarkupParser.parse(data, charset: charset)
    guard !root.isGiven || element.name.local == root.name.local else {
      let found = element.name.local.prefix(64)
      throw MarkupDecoder(.item(element), type).mismatch(
        type, "the root element is '\(found)' where '\(root.name.local)' is described")
    }
    return T.value(ofCoded: try MarkupDecoder.decode(T.Coded.self, from: element))
  }

  static func write<T: _FieldType>(
    _ type: T.Type, _ value: T.Stored, _ root: Root, _ name: String,
    to message: inout _MessageWriter
  ) throws {
    let contentType = BodyNames.written(name)
    let charset = HeaderParameters(contentType).parameter("charset") ?? "UTF-8"
    let encoding = Charset.encoding(of: contentType)
    let data = try encode(type, value, root, charset: encoding == .utf8 ? "UTF-8" : charset)
    if encoding == .utf8 { return message.setBody(data, contentType: contentType) }
    guard let other = String(decoding: data, as: UTF8.self).data(using: encoding) else {
      throw MessageError.invalidBody(
        contentType: contentType, reason: "the text has characters that the charset lacks")
    }
    message.setBody(other, contentType: contentType)
  }

  static func read<T: _FieldType>(
    _ type: T.Type, _ root: Root, from message: _MessageReader
  ) throws -> T.Stored {
    guard !message.body.isEmpty else { throw MessageError.missingBody }
    // Some answer in JSON whatever they describe, and examples of stubs are JSON.
    if message.fields["Content-Type"].flatMap({ MediaRange($0) })?.isJSON == true {
      return try JSONCoding.decode(type, message.body)
    }
    let charset = message.fields["Content-Type"].flatMap {
      HeaderParameters($0).parameter("charset")
    }
    return try decode(type, message.body, root, charset: charset)
  }
}

/// A type that stands for the one in it.
private protocol WrappingType {
  static var content: Any.Type { get }
}

extension Optional: WrappingType {
  static var content: Any.Type { Wrapped.self }
}

extension Indirect: WrappingType {
  static var content: Any.Type { Wrapped.self }
}

extension Nullable: WrappingType {
  static var content: Any.Type { Wrapped.self }
}

/// A list.
private protocol SequenceOfElements {
  static var element: Any.Type { get }
}

extension Array: SequenceOfElements {
  static var element: Any.Type { Element.self }
}

/// A model whose XML differs from the default, in which each property is an element of its JSON key
/// (OpenAPI 3.1, section 4.8.26; OpenAPI 3.2, section 4.26).
///
/// ```swift
/// extension Pet: _XMLModel {
///   static let _xml = _XMLTable(
///     name: "pet", fields: ["id": .attribute(), "tags": .wrapped(item: "tag")])
/// }
/// ```
public protocol _XMLModel: Model {
  /// What differs from the default.
  static var _xml: _XMLTable { get }
}

/// The XML of a model, as far as it differs from the default.
public struct _XMLTable: Sendable {
  /// The name of the root element; `nil` where none is given.
  let name: String?
  let namespace: String?
  let prefix: String?
  /// The properties that are not elements of their JSON key, by that key.
  let fields: [String: _XMLField]
  /// Whether some property has a namespace.
  let hasNamespaces: Bool

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - name: The name of the element where the model is a whole body; the name of the Swift type
  ///     where none is given. A root element of another name than a given one fails to decode.
  ///   - namespace: The namespace of that element.
  ///   - prefix: The prefix of its name.
  ///   - fields: The properties that differ from the default, by their JSON keys; those of a
  ///     ``TupleModel`` by their positions, from "0".
  public init(
    name: String? = nil, namespace: String? = nil, prefix: String? = nil,
    fields: [String: _XMLField] = [:]
  ) {
    self.name = name
    self.namespace = namespace
    self.prefix = prefix
    self.fields = fields
    hasNamespaces = fields.values.contains { $0.namespace != nil }
  }
}

/// How a property stands in XML.
///
/// Names are without a prefix, or have it before a colon; without a name, it is the JSON key. A
/// prefix without a namespace is written as it is.
public struct _XMLField: Sendable {
  enum Node: Sendable {
    case element, wrapped, attribute, text, cdata, inlined
  }

  let node: Node
  let name: String?
  let namespace: String?
  let prefix: String?
  /// The elements of a list in an element; `nil` for the name of that element.
  var item: MarkupName?
  /// The elements of a list in a list; `nil` for the name of the outer one's elements.
  var inner: MarkupName?

  private init(_ node: Node, _ name: String? = nil, _ namespace: String?, _ prefix: String?) {
    self.node = node
    self.name = name
    self.namespace = namespace
    self.prefix = prefix
  }

  /// An element, and for a list one for each value: `nodeType: element`, and for arrays
  /// `nodeType: none`.
  ///
  /// - Parameters:
  ///   - name: The name of the element; for a list that of its items.
  ///   - namespace: The namespace of the name.
  ///   - prefix: The prefix of the name.
  ///   - inner: For a list of lists, what the values of an inner list are called; `nil` for `name`.
  /// - Returns: The field.
  public static func element(
    _ name: String? = nil, namespace: String? = nil, prefix: String? = nil, inner: String? = nil
  ) -> _XMLField {
    var field = _XMLField(.element, name, namespace, prefix)
    field.inner = inner.map { MarkupName($0) }
    return field
  }

  /// An element with a list in it: `wrapped: true`, and for arrays `nodeType: element`.
  ///
  /// - Parameters:
  ///   - name: The name of the element around the list.
  ///   - namespace: The namespace of that name.
  ///   - prefix: The prefix of that name.
  ///   - item: The name of the elements in it; `nil` for the same name.
  ///   - itemNamespace: The namespace of `item`.
  ///   - itemPrefix: The prefix of `item`.
  ///   - inner: For a list of lists, what the values of an inner list are called; `nil` for `item`.
  /// - Returns: The field.
  public static func wrapped(
    _ name: String? = nil, namespace: String? = nil, prefix: String? = nil, item: String? = nil,
    itemNamespace: String? = nil, itemPrefix: String? = nil, inner: String? = nil
  ) -> _XMLField {
    var field = _XMLField(.wrapped, name, namespace, prefix)
    field.item = item.map { MarkupName($0, prefix: itemPrefix, namespace: itemNamespace) }
    field.inner = inner.map { MarkupName($0) }
    return field
  }

  /// An attribute: `attribute: true`, `nodeType: attribute`. A list has its values between spaces.
  ///
  /// - Parameters:
  ///   - name: The name of the attribute.
  ///   - namespace: The namespace of the name.
  ///   - prefix: The prefix of the name; `ns` for a namespace without one.
  /// - Returns: The field.
  public static func attribute(
    _ name: String? = nil, namespace: String? = nil, prefix: String? = nil
  ) -> _XMLField {
    let isBare = name?.utf8.contains(UInt8(ascii: ":")) != true
    return _XMLField(
      .attribute, name, namespace, prefix ?? (namespace != nil && isBare ? "ns" : nil))
  }

  /// The text of the model's own element: `nodeType: text`.
  public static var text: _XMLField { _XMLField(.text, nil, nil, nil) }

  /// The text of the model's own element, as a CDATA section: `nodeType: cdata`.
  public static var cdata: _XMLField { _XMLField(.cdata, nil, nil, nil) }

  /// An object whose properties stand in the model's own element: `nodeType: none`.
  public static var inlined: _XMLField { _XMLField(.inlined, nil, nil, nil) }

  /// The name in XML of the property with a JSON key.
  func name(_ key: String) -> MarkupName {
    MarkupName(name ?? key, prefix: prefix, namespace: namespace)
  }
}

/// The properties that an element has, by the JSON keys of a model or, without one, by their names.
final class MarkupMembers {
  private let element: MarkupElement
  private let table: _XMLTable?
  /// The JSON keys of the model; `nil` where the type is no model, and each name is a key.
  private lazy var declared = (type as? any Model.Type)?._fields.keys.map(\.stringValue)
    .filter { !$0.isEmpty }
  private let type: Any.Type
  private let attributes: [MarkupElement.Attribute]
  private let elements: Elements
  /// The namespaces of the properties whose elements have the same name without its prefix.
  private lazy var contested: [String: [String?]] = {
    guard let table, table.hasNamespaces else { return [:] }
    var namespaces: [String: [String?]] = [:]
    for key in declared ?? [] {
      let field = table.fields[key]
      guard field?.isElement ?? true else { continue }
      let name = field?.name(key) ?? MarkupName(key)
      namespaces[name.local, default: []].append(name.namespace)
    }
    return namespaces.filter { $0.value.count > 1 }
  }()

  /// The elements in the element. Of a few, looking at each costs less than a dictionary.
  private enum Elements {
    case few([MarkupElement])
    case many([String: [MarkupElement]])

    init(_ elements: [MarkupElement]) {
      self =
        elements.count < 12
        ? .few(elements) : .many(Dictionary(grouping: elements, by: \.name.local))
    }

    subscript(name: String) -> [MarkupElement] {
      switch self {
      case .few(let elements): elements.filter { $0.name.local == name }
      case .many(let elements): elements[name] ?? []
      }
    }
  }

  init(_ element: MarkupElement, _ type: Any.Type) {
    self.element = element
    self.type = type
    table = (type as? any _XMLModel.Type)?._xml
    attributes = element.attributes.isEmpty ? [] : element.ownAttributes
    elements = Elements(element.elements)
  }

  /// What stands for a property; `nil` where nothing does.
  func content(_ key: String) -> MarkupDecoder.Content? {
    let field = table?.fields[key]
    let name = field?.name(key) ?? MarkupName(key)
    switch field?.node {
    case .text, .cdata: return .text(element.text)
    case .attribute: return attribute(name).map { .text($0) }
    case .inlined: return .item(rest)
    case .wrapped:
      guard var whole = elements(name).first else { return nil }
      for other in elements(name).dropFirst() { whole.nodes += other.nodes }
      return .item(whole)
    case .element, nil:
      let found = elements(name)
      if !found.isEmpty { return .group(found) }
      guard field == nil else { return nil }
      if key == MarkupValue.textKey, !element.text.isBlank { return .text(element.text) }
      return attribute(name).map { .text($0) }
    }
  }

  /// Whether there is anything for a property.
  func contains(_ key: String) -> Bool {
    switch table?.fields[key]?.node {
    case .text, .cdata: !element.text.isEmpty
    case .inlined: !rest.nodes.isEmpty || !rest.ownAttributes.isEmpty
    case .attribute, .wrapped, .element, nil: content(key) != nil
    }
  }

  /// Whether the property has to have an element of its own, be its list empty.
  func isWrapped(_ key: String) -> Bool { table?.fields[key]?.node == .wrapped }

  /// Whether the property is an object in the element of the model itself.
  func isInlined(_ key: String) -> Bool { table?.fields[key]?.node == .inlined }

  /// The keys of all properties, in the order in which they stand; what no property of the model
  /// stands for has its name as its key.
  var keys: [String] {
    var keys: [String] = []
    var known: Set<String> = []
    func add(_ key: String) {
      if known.insert(key).inserted { keys.append(key) }
    }
    (declared ?? []).filter(contains).forEach(add)
    for attribute in rest.ownAttributes { add(attribute.name.local) }
    for element in rest.elements { add(element.name.local) }
    if declared == nil || table?.fields.values.contains(where: \.isText) != true,
      !element.text.isBlank
    {
      add(MarkupValue.textKey)
    }
    return keys
  }

  /// The element without what the model's own properties stand for.
  private lazy var rest: MarkupElement = {
    guard let declared else { return element }
    var names: Set<String> = []
    var attributeNames: Set<String> = []
    for key in declared {
      let field = table?.fields[key]
      let name = field?.name(key).local ?? key
      if field?.isElement ?? true { names.insert(name) }
      if field == nil || field?.node == .attribute { attributeNames.insert(name) }
    }
    var rest = element
    rest.attributes = attributes.filter { !attributeNames.contains($0.name.local) }
    rest.nodes = element.nodes.filter { node in
      if case .element(let element) = node { !names.contains(element.name.local) } else { false }
    }
    return rest
  }()

  private func attribute(_ name: MarkupName) -> String? {
    // An attribute of XML itself, such as xml:lang, counts where a property asks for it.
    let found = (name.prefix == nil ? attributes : element.attributes).filter {
      $0.name.local == name.local
    }
    return (found.first { $0.name.namespace == name.namespace } ?? found.first)?.value
  }

  /// The elements of a name. Namespaces are looked at where two properties share a name, and else
  /// not: many an API forgets them.
  private func elements(_ name: MarkupName) -> [MarkupElement] {
    let found = elements[name.local]
    guard let namespaces = contested[name.local] else { return found }
    if let namespace = name.namespace { return found.filter { $0.name.namespace == namespace } }
    return found.filter { $0.name.namespace == nil || !namespaces.contains($0.name.namespace) }
  }
}

extension _XMLField {
  fileprivate var isElement: Bool { node == .element || node == .wrapped }
  fileprivate var isText: Bool { node == .text || node == .cdata }
}

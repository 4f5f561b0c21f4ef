import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// What schemas say of their elements in XML where they are used (OpenAPI 3.2, section 4.26).
struct XMLNames {
  let graph: SchemaGraph

  /// What a schema of XML says where it stands, or in what it leads to.
  func xml(_ use: SchemaUse) -> XMLObject? {
    if let xml = use.annotations.xml { return xml }
    var target = use.target
    for _ in graph.schemas.indices {
      if let xml = graph[target].annotations.xml { return xml }
      guard case .alias(let next) = graph[target].shape else { return nil }
      if let xml = next.annotations.xml { return xml }
      target = next.target
    }
    return nil
  }

  /// The elements of a list; `nil` for what is none.
  func items(_ use: SchemaUse) -> SchemaUse? {
    var target = use.target
    for _ in graph.schemas.indices {
      switch graph[target].shape {
      case .array(let items): return items
      case .alias(let next): target = next.target
      default: return nil
      }
    }
    return nil
  }

  /// A name with its namespace.
  func name(_ xml: XMLObject?) -> XMLTable.Field.Name {
    XMLTable.Field.Name(name: xml?.name, namespace: xml?.namespace, prefix: xml?.prefix)
  }

  /// The root element of a body, as far as its type does not say it: that of a list with its elements, and
  /// of a value that is no object; `nil` where nothing names it.
  ///
  /// - Parameters:
  ///   - use: The schema.
  ///   - itemsAreNamed: Whether the elements of a list are of a type that says their name.
  /// - Returns: The element.
  func root(_ use: SchemaUse, itemsAreNamed: Bool) -> XMLTable.Field? {
    let own = name(xml(use))
    if let items = items(use) {
      let item = name(xml(items))
      let inner = self.items(items).flatMap { xml($0)?.name }
      let names = [own.name, own.namespace, itemsAreNamed ? nil : item.name, inner]
      if names.allSatisfy({ $0 == nil }) { return nil }
      return XMLTable.Field(key: "", node: .wrapped, name: own, item: item, inner: inner)
    }
    if own.name == nil, own.namespace == nil { return nil }
    return XMLTable.Field(key: "", node: .element, name: own)
  }
}

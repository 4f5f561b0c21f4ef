import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Tells the structs that stand in bodies of XML how they are written there.
struct XMLPass {
  private let types: SchemaTypes
  private let names: XMLNames

  /// Runs the pass, once types have their names.
  static func run(_ module: inout SwiftModule, _ types: SchemaTypes) {
    let bodies = module.endpoints.flatMap { endpoint in
      [endpoint.body].compactMap { $0 }
        + endpoint.responses.compactMap { $0.body(among: module.responseContents) }
    }
    let roots = bodies.flatMap(\.forms).filter { $0.coding == .xml }.map(\.type)
    if roots.isEmpty { return }
    let pass = XMLPass(types: types, names: XMLNames(graph: types.graph))
    for id in reachable(from: roots, in: module) {
      guard case .structure(var declaration) = module[id] else { continue }
      declaration.xml = pass.table(types.declared[Int(id.index)], declaration)
      module[id] = .structure(declaration)
    }
  }

  private static func reachable(from roots: [TypeReference], in module: SwiftModule) -> [TypeID] {
    var found: Set<TypeID> = []
    var order: [TypeID] = []
    var open = roots
    while let next = open.popLast() {
      switch next {
      case .primitive, .external: continue
      case .array(let inner), .dictionary(let inner), .optional(let inner): open.append(inner)
      case .named(let id):
        guard found.insert(id).inserted else { continue }
        order.append(id)
        switch module[id] {
        case .structure(let declaration):
          open += declaration.properties.map(\.type)
          if let additional = declaration.additionalProperties { open.append(additional.type) }
        case .union(let declaration): open += declaration.alternatives.map(\.type)
        case .alias(let declaration): open.append(declaration.target)
        case .enumeration: break
        }
      }
    }
    return order
  }

  private func table(_ id: SchemaID, _ declaration: StructDeclaration) -> XMLTable? {
    let schema = types.graph[id]
    guard case .object(let object) = schema.shape else { return nil }
    let own = schema.annotations.xml
    var table = XMLTable(name: names.name(own))
    // The element is called as the schema is, which its type may not be.
    if table.name.name == nil, let key = schema.place.componentName,
      key != declaration.name.text
    {
      table.name.name = key
    }
    table.fields = object.properties.map(field).map { field in
      var field = field
      if field.name.name == field.key { field.name.name = nil }
      return field
    }.filter { !$0.isDefault }
    return table == XMLTable() ? nil : table
  }

  private func field(_ property: ObjectShape.Property) -> XMLTable.Field {
    let own = names.xml(property.use)
    switch own?.nodeType {
    case .attribute:
      return XMLTable.Field(key: property.name, node: .attribute, name: names.name(own))
    case .text: return XMLTable.Field(key: property.name, node: .text)
    case .cdata: return XMLTable.Field(key: property.name, node: .cdata)
    case .some(.none) where names.items(property.use) == nil:
      return XMLTable.Field(key: property.name, node: .inlined)
    case .element, .some(.none), nil: break
    }
    guard let items = names.items(property.use) else {
      return XMLTable.Field(key: property.name, node: .element, name: names.name(own))
    }
    let item = names.name(names.xml(items))
    let inner = names.items(items).flatMap { names.xml($0)?.name }
    if own?.isWrapped == true || own?.nodeType == .element {
      return XMLTable.Field(
        key: property.name, node: .wrapped, name: names.name(own), item: item, inner: inner)
    }
    return XMLTable.Field(key: property.name, node: .element, name: item, inner: inner)
  }
}

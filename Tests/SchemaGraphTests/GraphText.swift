import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// A graph in words: a block for each schema that references name, inline schemas within it.
struct GraphText {
  private let graph: SchemaGraph
  private(set) var lines: [String] = []

  init(_ graph: SchemaGraph) {
    self.graph = graph
    for component in graph.components {
      lines.append("\(component.name): \(headline(component.id))")
      add(component.id, depth: 1)
    }
    for id in graph.ids {
      guard case .location(let location) = graph[id].place.root, graph[id].place.isNamed,
        !location.isEmpty
      else { continue }
      lines.append("\(location): \(headline(id))")
      add(id, depth: 1)
    }
  }

  // MARK: Lines

  /// What a schema is, in one line.
  private func headline(_ id: SchemaID) -> String {
    let schema = graph[id]
    var words = [shapeName(schema.shape)]
    if schema.isNullable { words.append("or null") }
    if schema.direction == .request { words.append("(request)") }
    if schema.direction == .response { words.append("(response)") }
    if schema.direction == [.request, .response] { words.append("(request, response)") }
    return words.joined(separator: " ")
  }

  private func shapeName(_ shape: Shape) -> String {
    switch shape {
    case .any: "any"
    case .never: "never"
    case .alias(let use): "= \(reference(use).replacing(" or null", with: ""))"
    case .scalar(let scalar):
      scalar.type.rawValue + (scalar.format.map { "(\($0))" } ?? "")
    case .enumeration(let enumeration):
      "enumeration" + (enumeration.takesOtherValues ? " of these and others" : "")
    case .object: "object"
    case .map: "map"
    case .array: "array"
    case .tuple(let tuple): "tuple of at least \(tuple.minimumCount)"
    case .union(let union):
      "union by \(union.origin)" + (union.discriminator.map { " told by '\($0)'" } ?? "")
    }
  }

  /// What is in a schema.
  private mutating func add(_ id: SchemaID, depth: Int) {
    switch graph[id].shape {
    case .any, .never, .alias, .scalar: break
    case .enumeration(let enumeration):
      for value in enumeration.values {
        var line = JSONWriter().text(value.node)
        if let name = value.name { line += " named \(name)" }
        if let description = value.description { line += ": \(description)" }
        add(line, depth)
      }
    case .object(let object): add(object, depth)
    case .map(let use): add("*", use, depth)
    case .array(let use): add("items", use, depth)
    case .tuple(let tuple):
      for (position, element) in tuple.elements.enumerated() {
        add("\(position)\(element.name.map { " \($0)" } ?? "")", element.use, depth)
      }
      if tuple.isOpen { add("others", tuple.otherItems, depth) }
    case .union(let union):
      for alternative in union.alternatives {
        var label = "| \(alternative.name)"
        if !alternative.discriminatorValues.isEmpty {
          let values = alternative.discriminatorValues.map { JSONWriter().text($0) }
          label += " for \(values.joined(separator: ", "))"
        }
        if alternative.isDefault { label += " by default" }
        add(label, alternative.use, depth)
      }
    }
  }

  private mutating func add(_ object: ObjectShape, _ depth: Int) {
    for property in object.properties {
      var label = property.name + (property.isRequired ? "" : "?")
      if let value = property.discriminatorValue { label += " (always \(value) here)" }
      add(label, property.use, depth)
    }
    for name in object.undeclaredRequired { add("\(name): required, not declared", depth) }
    switch object.additionalProperties {
    case .unspecified: break
    case .none: add("no others", depth)
    case .some(let use): add("*", use, depth)
    }
  }

  private mutating func add(_ label: String, _ use: SchemaUse?, _ depth: Int) {
    guard let use else {
      add("\(label): any", depth)
      return
    }
    var line = "\(label): \(reference(use))"
    if let value = graph.defaultValue(of: use) { line += " = \(JSONWriter().text(value))" }
    let access = graph.access(of: use)
    if access.isReadOnly { line += " read-only" }
    if access.isWriteOnly { line += " write-only" }
    add(line, depth)
    if !graph[use.target].place.isNamed { add(use.target, depth: depth + 1) }
  }

  /// A use: the name of its schema, or what it is.
  private func reference(_ use: SchemaUse) -> String {
    let schema = graph[use.target]
    switch schema.place.root {
    case .component(let name) where schema.place.isNamed:
      return name + (graph.isNullable(use) ? " or null" : "")
    case .location(let location) where schema.place.isNamed && !location.isEmpty:
      return location + (graph.isNullable(use) ? " or null" : "")
    default:
      return shapeName(schema.shape) + (graph.isNullable(use) ? " or null" : "")
    }
  }

  private mutating func add(_ line: String, _ depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }
}

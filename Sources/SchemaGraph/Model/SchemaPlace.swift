import ConcordDocuments
package import ConcordOpenAPI

/// Where a schema stands: what its type is named after.
package struct SchemaPlace: Hashable, Sendable {
  /// What a schema stands in.
  package enum Root: Hashable, Sendable {
    /// The schema under `components/schemas` of this name.
    case component(String)
    /// The schema that a reference names by a pointer into something else than `components`.
    case location(String)
    /// The operation of this number: its position in ``Document/operations``.
    case operation(Int)
    /// The response under `components/responses` of this name.
    case response(String)
  }

  /// A step from a schema, an operation or a response to a schema in it.
  package enum Step: Hashable, Sendable {
    /// The property of this key.
    case property(String)
    /// Each element of an array.
    case item
    /// The element of an array that has this name.
    case element(String)
    /// The elements after those that have a schema of their own.
    case otherItems
    /// Each member that is not declared.
    case additionalProperty
    /// The alternative of this name.
    case alternative(String)
    /// What all subtypes have in common.
    case base
    /// The parameter or header of this name.
    case parameter(String)
    /// The body of a request.
    case requestBody
    /// A response of this status.
    case response(StatusPattern)
    /// The headers of a response of this status.
    case responseHeaders(StatusPattern)
    /// The body of a response under `components`.
    case responseBody
    /// A form of a body other than the main one, by its media type and the step to the main one.
    indirect case form(String, of: Step)
  }

  /// What it stands in.
  package let root: Root
  /// The way from there.
  package private(set) var steps: [Step] = []

  /// The place of a root itself.
  package init(_ root: Root) {
    self.root = root
  }

  /// A place within this one.
  package func appending(_ step: Step) -> SchemaPlace {
    var place = self
    place.steps.append(step)
    return place
  }

  /// The place of another form of the body that this is the main form of.
  ///
  /// - Parameter mediaType: The media type of the form.
  /// - Returns: The place.
  package func form(_ mediaType: String) -> SchemaPlace {
    var place = self
    if let step = place.steps.popLast() { place.steps.append(.form(mediaType, of: step)) }
    return place
  }

  /// The place that this one is a step from; itself for a root.
  package var containing: SchemaPlace {
    var place = self
    _ = place.steps.popLast()
    return place
  }

  /// Whether this is a schema that references name.
  package var isNamed: Bool {
    switch root {
    case .component, .location: steps.isEmpty
    case .operation, .response: false
    }
  }

  /// Whether this is a schema under `components` of the document.
  package var isComponent: Bool {
    if case .component = root { steps.isEmpty } else { false }
  }

  /// Whether this is a schema under `components` of another file.
  package var isComponentElsewhere: Bool { !isComponent && componentName != nil }

  /// The name of a schema under `components`, of the document or of another file; `nil` for others.
  package var componentName: String? {
    guard steps.isEmpty else { return nil }
    return switch root {
    case .component(let name): name
    case .location(let location): Self.componentName(at: location)
    case .operation, .response: nil
    }
  }
}

extension SchemaPlace {
  /// The name of the schema under `components` that a location names, in whatever file it is; `nil`
  /// for another place.
  static func componentName(at location: String) -> String? {
    guard let mark = location.utf8.lastIndex(of: UInt8(ascii: "#")),
      let pointer = JSONPointer(String(location[location.utf8.index(after: mark)...])),
      pointer.tokens.count == 3, pointer.tokens.starts(with: ["components", "schemas"])
    else { return nil }
    return pointer.tokens[2]
  }

  /// Tokens of pointers that say nothing of what a schema is for: keywords and sections.
  package static let commonTokens: Set<Substring> = [
    "properties", "items", "schema", "content", "components", "schemas", "paths", "$defs",
    "definitions", "allOf", "oneOf", "anyOf", "responses", "requestBody", "application~1json",
  ]
}

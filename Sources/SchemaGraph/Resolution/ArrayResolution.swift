import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The shape of an array (JSON Schema 2020-12, section 10.3.1).
enum ArrayResolution {
  /// The shape of an array; a tuple where its first elements have a schema each.
  static func shape(
    of merged: MergedSchema, _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> Shape {
    let elements = merged.elements
    guard !elements.prefixItems.isEmpty else {
      guard let items = elements.items else { return .array(nil) }
      return .array(resolver.use(items.schema, at: place.appending(.item)))
    }
    let names = ElementNames.names(of: elements.prefixItems, resolver)
    var tuple = TupleShape(
      elements: [], minimumCount: elements.minimumCount,
      isOpen: elements.items?.schema.boolean != false
        && elements.maximumCount ?? .max > elements.prefixItems.count)
    for (position, (schema, name)) in zip(elements.prefixItems, names).enumerated() {
      let step = name?.text ?? ElementNames.ordinal(position)
      tuple.elements.append(
        .init(
          name: name?.text, isNamedByTitle: name?.isTitle ?? false,
          use: resolver.use(schema, at: place.appending(.element(step)))))
    }
    if tuple.isOpen, let items = elements.items {
      tuple.otherItems = resolver.use(items.schema, at: place.appending(.otherItems))
    }
    return .tuple(tuple)
  }
}

/// What the elements of a tuple are called.
package enum ElementNames {
  /// What an element is called that nothing names: after its place, from zero.
  package static func ordinal(_ position: Int) -> String {
    position < ordinals.count ? ordinals[position] : "item\(position + 1)"
  }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  /// What the elements are called: as the document says, or after their title, the schema that they
  /// refer to, or their only value, where no other element has that name; else `nil`.
  static func names(
    of schemas: [Schema], _ resolver: SchemaResolver
  ) -> [(text: String, isTitle: Bool)?] {
    let wanted = schemas.map { name(of: $0, resolver) }
    let counts = Dictionary(
      wanted.compactMap { $0 }.map { ($0.text.lowercased(), 1) }, uniquingKeysWith: +)
    return wanted.map { name in
      name.flatMap { counts[$0.text.lowercased()] == 1 ? $0 : nil }
    }
  }

  private static func name(
    of schema: Schema, _ resolver: SchemaResolver
  ) -> (text: String, isTitle: Bool)? {
    if let name = schema.swiftName { return (name, false) }
    if let title = schema.annotations.title, title.isFitForName { return (title, true) }
    if let target = schema.reference?.target, let name = resolver.referenceName(of: target) {
      return (name, false)
    }
    let values = schema.enumeration ?? schema.constant.map { [$0] } ?? []
    guard values.count == 1, let text = values[0].string, text.isFitForName else { return nil }
    return (text, false)
  }
}

extension String {
  /// Whether a name can be made of the text: it is short and has a letter or a digit.
  var isFitForName: Bool {
    count <= 40
      && unicodeScalars.contains { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
  }
}

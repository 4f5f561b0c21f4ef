import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension TypeBuilder {
  /// A struct for an array whose first items each have a schema of their own (JSON Schema 2020-12,
  /// section 10.3.1.1): a property for each of them, and one for the rest unless there is none.
  mutating func lowerTuple(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference {
    let id = slot ?? reserve(schema, hint: hint)
    var scope = NameScope(reserved: ["hashValue", "fields"] + options.validationNames)
    let names = itemNames(flat.prefixItems)
    var properties: [Property] = []
    for (position, (item, name)) in zip(flat.prefixItems, names).enumerated() {
      let use = use(item, hint: hint.appending(name.text))
      let isRequired = position < flat.minimumItems
      // What is `null` is there, and an array ends before what is not: the two stay apart.
      let presence: Property.Presence =
        switch (isRequired, use.isNullable) {
        case (true, false): .required
        case (true, true): .nullable
        case (false, true): .optionalNullable
        case (false, false): .optional
        }
      var words = item.annotations
      if name.isTitle { words.title = nil }
      properties.append(
        Property(
          name: .member(scope.take([name.text])), key: String(position), type: use.type,
          presence: presence, defaultValue: presence == .required ? use.constant : nil,
          isConstant: presence == .required && use.constant != nil,
          documentation: documentation(words), origin: Origin(item.range)))
    }
    var rest: (name: Identifier, type: TypeReference)?
    if flat.items?.schema.boolean != false, flat.maximumItems ?? .max > flat.prefixItems.count {
      let type = flat.items.map { use($0.schema, hint: hint.appending("Rest")).element }
      rest = (.member(scope.take(["rest", "otherItems"])), type ?? .primitive(.json))
    }
    define(
      id,
      .structure(
        StructDeclaration(
          name: Identifier(""), documentation: documentation(flat.annotations),
          properties: properties, additionalProperties: rest, form: .array,
          origin: Origin(schema.range))))
    note(id, .tuple(schema, flat))
    return .named(id)
  }

  /// What the items are called: as the document says, or after their title, the schema that they
  /// refer to, or the only value that they have, where no other item has that name; else after
  /// their place.
  private func itemNames(_ items: [Schema]) -> [(text: String, isTitle: Bool)] {
    let wanted = items.map(itemName)
    return items.indices.map { position in
      if let name = wanted[position],
        wanted.count(where: { $0?.text == name.text }) == 1
      {
        return name
      }
      let ordinals = Self.ordinals
      return (
        position < ordinals.count ? ordinals[position] : "item\(position + 1)", isTitle: false
      )
    }
  }

  private func itemName(_ item: Schema) -> (text: String, isTitle: Bool)? {
    if let name = item.extensions.first(where: { $0.key == "x-swift-name" })?.value.string {
      return (SwiftName.member(name), false)
    }
    if let title = item.annotations.title, title.count <= 40, !Words(title).list.isEmpty {
      return (SwiftName.member(title), true)
    }
    if let target = item.reference?.target, let name = flattener.componentNames[target] {
      return (SwiftName.member(name), false)
    }
    let values = item.enumeration ?? item.constant.map { [$0] } ?? []
    guard values.count == 1, let text = values[0].string, text.count <= 40,
      !Words(text).list.isEmpty
    else { return nil }
    return (SwiftName.member(text), false)
  }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
}

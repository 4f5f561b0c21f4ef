import ConcordOpenAPI

extension FlatSchema {
  /// What a schema says beside its alternatives, for each of them to be joined with; `nil` for
  /// nothing that a type could say.
  func base(of schema: Schema) -> Schema? {
    guard
      !properties.isEmpty || enumeration != nil || constant != nil || items != nil
        || !prefixItems.isEmpty || describesOthers || format != nil
        || !types.isEmpty && types != [.object]
          && choices.contains(where: {
            $0.alternatives.contains { $0.types.isEmpty && $0.reference == nil }
          })
    else { return nil }
    var object = ObjectKeywords()
    object.properties = properties.map {
      .init(name: $0.name, nameRange: $0.range, schema: $0.schema)
    }
    object.hasProperties = hasProperties
    object.required = required
    object.additionalProperties = additionalProperties
    object.patternProperties = patternProperties
    var array = ArrayKeywords()
    array.items = items?.schema
    array.prefixItems = prefixItems
    array.minimumCount = minimumItems
    array.maximumCount = maximumItems
    return Schema(
      range: schema.range, location: "", types: types, format: format, enumeration: enumeration,
      constant: constant,
      object: hasProperties || !required.isEmpty || describesOthers ? object : nil,
      array: items == nil && prefixItems.isEmpty ? nil : array)
  }

  /// Whether members that are not declared have a type.
  private var describesOthers: Bool {
    !patternProperties.isEmpty || additionalProperties.map { $0.boolean == nil } == true
  }
}

extension Schema {
  /// Both schemas at once.
  func combined(with other: Schema, baseFirst: Bool = false) -> Schema {
    var composition = CompositionKeywords()
    composition.allOf = baseFirst ? [other, self] : [self, other]
    var words = Annotations()
    words.title = annotations.title
    words.description = annotations.description
    return Schema(range: range, location: "", composition: composition, annotations: words)
  }

  /// This schema for values of one type.
  func restricted(to type: SchemaType) -> Schema {
    Schema(
      range: range, location: "", types: [type], format: format,
      enumeration: enumeration?.filter { value in
        value.schemaType == type || type == .number && value.schemaType == .integer
      }.nonEmpty, constant: constant,
      object: type == .object ? object : nil, array: type == .array ? array : nil,
      validation: validation, extensions: extensions)
  }
}

extension Array {
  /// The array, or `nil` where there is nothing in it.
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}

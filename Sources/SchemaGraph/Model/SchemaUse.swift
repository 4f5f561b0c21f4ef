package import ConcordDocuments
package import ConcordOpenAPI

/// A schema where it stands: which schema its values are of, and what is said about it here.
///
/// `$ref` with words beside it, `allOf` with one part, and `anyOf: [X, null]` are uses of the schema
/// that they lead to and no schemas of their own.
package struct SchemaUse: Sendable {
  /// The schema that the values are of.
  package internal(set) var target: SchemaID
  /// Whether `null` is allowed here, whatever the target says.
  var addsNull = false
  /// Whether the value is in responses only.
  package internal(set) var isReadOnly = false
  /// Whether the value is in requests only.
  package internal(set) var isWriteOnly = false
  /// The default that stands here, or in what lies between here and the target.
  package internal(set) var defaultValue: Node?
  /// The schema as it stands here.
  let source: Schema

  init(target: SchemaID, source: Schema) {
    self.target = target
    self.source = source
    note(source)
  }

  /// What is said here for people.
  package var annotations: Annotations { source.annotations }

  /// Members that stand here and start with `x-`.
  package var extensions: [Member] { source.extensions }

  /// The file and pointer of what stands here; empty for what several schemas say together.
  package var location: String { source.location }

  /// What is said here for people. Where that is nothing, and this is `anyOf` or `oneOf` of one inline
  /// alternative and `null`, it is what the alternative says.
  package var words: Annotations {
    let annotations = source.annotations
    guard annotations.title == nil, annotations.description == nil,
      let composition = source.composition, composition.allOf.isEmpty
    else { return annotations }
    let others = (composition.anyOf + composition.oneOf).filter { $0.types != [.null] }
    guard others.count == 1, others[0].reference == nil else { return annotations }
    var words = annotations
    words.title = others[0].annotations.title
    words.description = others[0].annotations.description
    words.isDeprecated = words.isDeprecated || others[0].annotations.isDeprecated
    return words
  }

  /// The use of the same target by a schema around this one.
  func within(_ outer: Schema, addsNull: Bool = false) -> SchemaUse {
    var use = SchemaUse(target: target, source: outer)
    use.addsNull = self.addsNull || addsNull
    use.isReadOnly = use.isReadOnly || isReadOnly
    use.isWriteOnly = use.isWriteOnly || isWriteOnly
    use.defaultValue = use.defaultValue ?? defaultValue
    return use
  }

  private mutating func note(_ schema: Schema) {
    isReadOnly = isReadOnly || schema.annotations.isReadOnly
    isWriteOnly = isWriteOnly || schema.annotations.isWriteOnly
    defaultValue = defaultValue ?? schema.annotations.defaultValue
  }
}

extension SchemaGraph {
  /// Whether a value may be `null`, as its use or its schema says.
  package func isNullable(_ use: SchemaUse) -> Bool {
    use.addsNull || self[use.target].isNullable
  }

  /// The default of a value (JSON Schema 2020-12, section 9.2): the one that stands at its use, or else
  /// the one of its schema. `nil` where there is none, and for `null`, which an absent value is anyway.
  package func defaultValue(of use: SchemaUse) -> Node? {
    var value = use.defaultValue
    var target = use.target
    // A chain of aliases that is longer than there are schemas is a cycle.
    for _ in schemas.indices where value == nil {
      value = self[target].defaultValue
      guard case .alias(let next) = self[target].shape else { break }
      value = value ?? next.defaultValue
      target = next.target
    }
    return value.flatMap { $0.isNull ? nil : $0 }
  }

  /// Whether a value is in responses only or in requests only, as its use or its schema says.
  package func access(of use: SchemaUse) -> (isReadOnly: Bool, isWriteOnly: Bool) {
    var (isReadOnly, isWriteOnly) = (use.isReadOnly, use.isWriteOnly)
    var target = use.target
    for _ in schemas.indices {
      isReadOnly = isReadOnly || self[target].isReadOnly
      isWriteOnly = isWriteOnly || self[target].isWriteOnly
      guard case .alias(let next) = self[target].shape else { break }
      target = next.target
    }
    return (isReadOnly, isWriteOnly)
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// A schema while its keywords are read.
///
/// A class, so that the stack holds only a pointer for each of the schemas around this one.
final class SchemaDraft {
  var reference: Reference?
  var types: [SchemaType] = []
  var format: String?
  var enumeration: [Node]?
  var constant: Node?
  var object: ObjectKeywords?
  var array: ArrayKeywords?
  var composition: CompositionKeywords?
  var not: Schema?
  /// `if`, `then` and `else`; without `if`, the others say nothing.
  var conditionParts: (if: Schema?, then: Schema?, else: Schema?)
  /// `then` and `else` as they stand.
  var conditionMembers: [Member] = []
  var validation: ValidationKeywords?
  var annotations = Annotations()
  /// A list of `items`, until it is known what it means.
  var itemsList: (schemas: [Schema], range: SourceRange)?
  /// `additionalItems`, which counts beside a list of `items` alone.
  var additionalItems: Schema?
  var unsupported: [Member] = []
  var extensions: [Member] = []
  /// `nullable: true` of OpenAPI 3.0.
  var nullable: Member?

  /// Changes the keywords about objects.
  func editObject(_ change: (inout ObjectKeywords) -> Void) {
    var keywords = object ?? ObjectKeywords()
    object = nil
    change(&keywords)
    object = keywords
  }

  /// Changes the keywords about arrays.
  func editArray(_ change: (inout ArrayKeywords) -> Void) {
    var keywords = array ?? ArrayKeywords()
    array = nil
    change(&keywords)
    array = keywords
  }

  /// Changes the keywords that combine schemas.
  func editComposition(_ change: (inout CompositionKeywords) -> Void) {
    var keywords = composition ?? CompositionKeywords()
    composition = nil
    change(&keywords)
    composition = keywords
  }

  /// Changes the limits.
  func editValidation(_ change: (inout ValidationKeywords) -> Void) {
    var keywords = validation ?? ValidationKeywords()
    change(&keywords)
    validation = keywords
  }

  /// The schema, with `nullable` said as 3.1 says it.
  ///
  /// Where there is a `type`, `null` joins its types, and the values of an `enum` beside it; an
  /// `enum` without a `type` gains `null` alone. A `$ref`, a `const` or a combination of schemas
  /// becomes one alternative of an `anyOf`, and `null` the other; what the schema says for people
  /// and its extensions then belong to the whole. A schema that allows any value allows `null`
  /// already.
  func schema(_ range: SourceRange, _ location: String) -> Schema {
    if let additionalItems, array?.prefixItems.isEmpty == false, array?.items == nil {
      editArray { $0.items = additionalItems }
    }
    if conditionParts.if == nil { unsupported += conditionMembers }
    guard let nullable else { return plain(range, location) }
    let null = Node(.null, at: nullable.value.range)
    if reference == nil, constant == nil {
      if !types.isEmpty {
        if !types.contains(.null) { types.append(.null) }
        addNullToEnumeration(null)
        return plain(range, location)
      }
      if enumeration != nil, composition == nil {
        addNullToEnumeration(null)
        return plain(range, location)
      }
      if composition == nil { return plain(range, location) }
    }
    let whole = SchemaDraft()
    whole.annotations = annotations
    whole.extensions = extensions
    annotations = Annotations()
    extensions = []
    let alternatives = [
      plain(range, location + "/nullable"),
      Schema(range: nullable.keyRange, location: location + "/nullable/null", types: [.null]),
    ]
    whole.editComposition { $0.anyOf = alternatives }
    return whole.plain(range, location)
  }

  private var condition: Condition? {
    conditionParts.if.map {
      Condition(if: $0, then: conditionParts.then, else: conditionParts.else)
    }
  }

  private func addNullToEnumeration(_ null: Node) {
    guard let values = enumeration, !values.contains(where: \.isNull) else { return }
    enumeration = values + [null]
  }

  private func plain(_ range: SourceRange, _ location: String) -> Schema {
    Schema(
      range: range, location: location, reference: reference, types: types, format: format,
      enumeration: enumeration, constant: constant, object: object, array: array,
      composition: composition, not: not, condition: condition, validation: validation,
      annotations: annotations,
      unsupported: unsupported, extensions: extensions)
  }
}

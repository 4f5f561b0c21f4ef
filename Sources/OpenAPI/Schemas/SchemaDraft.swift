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

  /// The schema, known by its location.
  func schema(_ range: SourceRange, _ location: String) -> Schema {
    if let additionalItems, array?.prefixItems.isEmpty == false, array?.items == nil {
      editArray { $0.items = additionalItems }
    }
    if conditionParts.if == nil { unsupported += conditionMembers }
    return Schema(
      range: range, location: location, reference: reference, types: types, format: format,
      enumeration: enumeration, constant: constant, object: object, array: array,
      composition: composition, not: not, condition: condition, validation: validation,
      annotations: annotations, unsupported: unsupported, extensions: extensions)
  }

  private var condition: Condition? {
    conditionParts.if.map {
      Condition(if: $0, then: conditionParts.then, else: conditionParts.else)
    }
  }
}

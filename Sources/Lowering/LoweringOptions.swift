package import ConcordSwiftIR

/// How a description becomes Swift, as far as its types and names go.
package struct LoweringOptions: Sendable {
  /// The name of the module that the code is for; no type takes it.
  package var moduleName = ""
  /// The enum that everything is declared in; `nil` for none. No type takes its name.
  package var namespace: String?
  /// Whether operations are in groups, by the first of their tags.
  package var groupsByTag = false
  /// Whether enumerations take values that the description does not list.
  package var opensEnumerations = true
  /// Whether unions with a discriminator take objects that it gives no known name.
  package var opensUnions = true
  /// Whether a property that is both optional and nullable keeps the two apart.
  package var distinguishesNull = false
  /// Whether types know what the description asks of their values beyond what Swift says.
  package var validation = false
  /// Whether operations are generated, and not the types of their values alone.
  package var generatesOperations = true
  /// Whether operations that give lists page by page are settled: where there is a client.
  package var settlesPagination = true
  /// How operations give lists page by page, by their ids, or by method and path as in `GET /pets`.
  package var pagination: [String: PaginationRule] = [:]
  /// Whether operations that nobody says anything of are guessed at.
  package var guessesPagination = true
  /// Whether properties of models can be changed.
  package var hasVariableProperties = true
  /// Whether operations have examples, which a stub answers with.
  package var makesExamples = true
  /// How bodies say that a call failed, though the status of the response says success.
  package var failures: [FailureRule] = []
  /// Swift types for formats, by format; they replace the built-in ones.
  package var formats: [String: String] = [:]
  /// Names for schemas, by their name in the document.
  package var schemaNames: [String: String] = [:]
  /// Names for operations, by their id.
  package var operationNames: [String: String] = [:]
  /// Names for groups of operations, by tag.
  package var tagNames: [String: String] = [:]
  /// Names for properties, by schema and key: `Schema.property`.
  package var propertyNames: [String: String] = [:]

  /// The options that hold unless something else is said.
  package init() {}
}

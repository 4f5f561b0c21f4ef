internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSchemaGraph

/// What a check asks of one schema again and again, for value after value.
final class SchemaFacts {
  /// What the schema asks.
  let assertions: [Assertion]
  /// The format of its values.
  let format: String?
  /// The union that a discriminator makes of the schema; `nil` where there is none.
  let union: UnionShape?
  /// Whether its values are in responses only or in requests only, as it or a part of it says.
  let access: (isReadOnly: Bool, isWriteOnly: Bool)
  /// Whether it is about the value alone, and about nothing in it: to look again costs less than to
  /// remember.
  let isFlat: Bool
  /// Whether any value will do.
  let isEmpty: Bool
  /// The positions of the properties by their keys.
  lazy var positions: [ExactText: Int] = {
    for case .properties(let list) in assertions {
      return Dictionary(
        list.enumerated().map { (ExactText($1.name), $0) }
      ) { first, _ in first }
    }
    return [:]
  }()

  /// Finds out about a schema.
  init(_ id: AssertionsID, _ table: inout AssertionTable, _ graph: SchemaGraph) {
    assertions = table.assertions(of: id)
    format = table.format(of: id)
    union = table.discriminatedUnion(of: id, in: graph)
    var access = (isReadOnly: false, isWriteOnly: false)
    for part in table.parts(of: id) {
      let own = table.access(of: part.id)
      access = (
        access.isReadOnly || own.isReadOnly, access.isWriteOnly || own.isWriteOnly
      )
    }
    self.access = access
    isEmpty = assertions.isEmpty && format == nil
    isFlat =
      union == nil
      && assertions.allSatisfy { assertion in
        switch assertion {
        case .never, .type, .const, .enum, .limit, .count, .pattern, .uniqueItems, .required,
          .dependentRequired, .unsupported:
          true
        default: false
        }
      }
  }
}

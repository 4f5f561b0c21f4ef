internal import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI
package import ConcordSchemaGraph

/// Tells whether JSON values are what the schemas of a description ask.
///
/// Schemas count as JSON Schema 2020-12 has them, with three things besides. Members that no schema
/// names are violations where some schema names members and none says what becomes of others: they
/// are what a description lacks. `readOnly` and `writeOnly` count by the direction of the message
/// (OpenAPI 3.1, section 4.8.24.1). And of `oneOf` at least one alternative has to fit, since few
/// descriptions make their alternatives exclude one another; a discriminator picks it.
///
/// A schema is looked at once at each value, so that the cost is at most schemas times values. It
/// is a class because what it finds out about schemas serves all values; one thread uses it at a
/// time.
package final class InstanceCheck {
  /// The values of which messages are checked.
  package enum Message: Hashable, Sendable {
    /// What is sent to the API.
    case request
    /// What the API answers.
    case response
  }

  /// How many schemas may be followed into one another. Values that are nested deeper are not
  /// looked at, which is a violation.
  package static let depthLimit = 400
  /// The most violations that are found in one value.
  package static let violationLimit = 1_000

  let graph: SchemaGraph
  var table: AssertionTable
  var patterns = TextPatterns()
  private var facts: [SchemaFacts?] = []
  private var directed: [AssertionsID: [Message: Set<ExactText>]] = [:]

  /// Prepares to check values.
  ///
  /// - Parameters:
  ///   - graph: What the schemas of the description mean.
  ///   - document: The description that the graph was made of.
  package init(_ graph: SchemaGraph, of document: ResolvedDocument) {
    self.graph = graph
    table = AssertionTable(document)
  }

  /// What is wrong with a value, in the order in which it was found.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - use: The schema that it is to be of, where it stands.
  ///   - direction: The message that it is part of.
  /// - Returns: The violations, at most ``violationLimit``; none where the value is right.
  package func violations(
    of value: Node, as use: SchemaUse, direction: Message
  ) -> [Violation] {
    violations(of: value, table.id(of: use), direction)
  }

  /// What is wrong with a value, in the order in which it was found.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - schema: The schema that it is to be of, as an operation has it.
  ///   - direction: The message that it is part of.
  /// - Returns: The violations, at most ``violationLimit``; none where the value is right.
  package func violations(
    of value: Node, as schema: Schema, direction: Message
  ) -> [Violation] {
    violations(of: value, table.id(of: schema), direction)
  }

  private func violations(
    of value: Node, _ id: AssertionsID, _ direction: Message
  ) -> [Violation] {
    var evaluation = Evaluation(self, value, direction)
    evaluation.descend(0, id, .reporting, depth: 0)
    return evaluation.violations
  }

  // MARK: What is known about schemas

  /// What is known about a schema.
  func facts(of id: AssertionsID) -> SchemaFacts {
    let position = Int(id.index)
    if position < facts.count, let known = facts[position] { return known }
    let made = SchemaFacts(id, &table, graph)
    while facts.count <= position { facts.append(nil) }
    facts[position] = made
    return made
  }

  /// Whether messages of a direction lack a member that is required: it is in the others only. The
  /// schema is the one that a value is to be of; what is in its parts counts too.
  func isAbsent(_ key: String, of id: AssertionsID, in direction: Message) -> Bool {
    if let known = directed[id]?[direction] { return known.contains(ExactText(key)) }
    var names: Set<ExactText> = []
    for schema in table.inPlaceSchemas(of: id) {
      for case .properties(let list) in table.assertions(of: schema) {
        for property in list {
          let access = facts(of: property.schema).access
          if direction == .request ? access.isReadOnly : access.isWriteOnly {
            names.insert(ExactText(property.name))
          }
        }
      }
    }
    directed[id, default: [:]][direction] = names
    return names.contains(ExactText(key))
  }
}

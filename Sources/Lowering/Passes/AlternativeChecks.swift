import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Tells alternatives apart that differ only in what Swift's types do not say: strings and numbers with
/// patterns, lengths and ranges. Such an alternative checks them when a value is decoded; where the JSON
/// type tells alternatives apart, nothing is checked.
struct AlternativeChecks {
  private var schemas: SchemaConstraints

  init(_ table: AssertionTable) {
    schemas = SchemaConstraints(table)
  }

  /// Whether several alternatives are strings, or several are numbers, and nothing else tells them apart.
  static func areNeeded(by union: UnionDeclaration) -> Bool {
    let classes = union.alternatives.compactMap(scalarClass)
    return Set(classes).count < classes.count
  }

  /// Gives the alternatives of a union their checks. `uses` are the schemas that became each of them.
  mutating func add(to union: inout UnionDeclaration, _ uses: [[SchemaUse]]) {
    let classes = union.alternatives.map(Self.scalarClass)
    for (position, uses) in uses.enumerated() {
      guard let own = classes[position], uses.count == 1,
        classes.count(where: { $0 == own }) > 1
      else { continue }
      union.alternatives[position].checks = checks(of: uses[0])
    }
  }

  private enum ScalarClass {
    case string, number
  }

  /// What an alternative is where its JSON type is all that is known of it.
  private static func scalarClass(_ alternative: UnionDeclaration.Alternative) -> ScalarClass? {
    switch alternative.recognition {
    case .string(let values): values.isEmpty ? .string : nil
    case .integer(let values): values.isEmpty ? .number : nil
    case .number: .number
    case .any, .null, .bool, .constant, .array, .object: nil
    }
  }

  private mutating func checks(of use: SchemaUse) -> [Constraint] {
    var list = ConstraintList()
    for part in schemas.parts(of: schemas.id(of: use)) {
      for assertion in schemas.assertions(of: part.id) {
        switch assertion {
        case .limit, .pattern, .count(.minLength, _), .count(.maxLength, _):
          if let constraint = schemas.constraint(assertion) { list.add(constraint) }
        default: continue
        }
      }
    }
    return list.constraints
  }
}

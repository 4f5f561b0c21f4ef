import ConcordOpenAPI

/// What the constraints of a type are read from.
enum ConstraintSource {
  /// A struct: its schema, flattened.
  case object(Schema, FlatSchema)
  /// A struct for an array: its schema, flattened.
  case tuple(Schema, FlatSchema)
  /// A union of alternatives: the schema, flattened, and the schemas of each case.
  case choices(Schema, FlatSchema, [[Schema]])
  /// A union for a list of types: the schema, and the schemas of each case, which say all there is.
  case types(Schema, [[Schema]])
  /// An enumeration, and whether values that it does not list are right too.
  case enumeration(Schema, takesOthers: Bool)

  /// The schema that became the type.
  var schema: Schema {
    switch self {
    case .object(let schema, _), .tuple(let schema, _), .choices(let schema, _, _),
      .types(let schema, _),
      .enumeration(let schema, _):
      schema
    }
  }
}

extension LoweringOptions {
  /// The names of members that a type has where values are validated.
  var validationNames: [String] { validation ? ["constraints", "validate"] : [] }
}

package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

/// A schema whose references and compositions have been followed.
///
/// It changes only while its graph is made, before anybody else has it. It is a class because everything
/// above reads it by id all the time, and as a struct each look cost a dozen reference counts
/// (twilio.yaml: 33 ms for resolving and lowering as a struct, 26 ms as a class).
package final class ResolvedSchema: @unchecked Sendable {
  /// What its values are.
  package internal(set) var shape: Shape
  /// Whether `null` is one of its values.
  package internal(set) var isNullable = false
  /// How its values are told from those of other schemas.
  package internal(set) var criteria = ValueCriteria()
  /// Whether its values are in requests, in responses or in both.
  package internal(set) var direction: Direction = []
  /// Where it stands, which it is named after.
  package let place: SchemaPlace
  /// Keywords that no shape says.
  package internal(set) var unexpressed: [UnexpressedKeyword] = []
  /// The schemas that are part of this one by `$ref` or `allOf`.
  package internal(set) var parts: [SchemaID] = []
  /// Whether `null` is no value of the schema, whatever its alternatives say: it has types of its own.
  var forbidsNull = false
  /// What the parts say for people together; `nil` where the schema itself says it all, as most do.
  var merged: Annotations?
  /// The schema as it was read.
  let source: Schema

  init(shape: Shape, place: SchemaPlace, source: Schema) {
    self.shape = shape
    self.place = place
    self.source = source
  }

  /// What the schema says for people.
  package var annotations: Annotations { merged ?? source.annotations }

  /// `default`, `readOnly` and `writeOnly`: properties ask for them by the ten thousand, and a copy of
  /// all annotations costs more than the rest of the question.
  var defaultValue: Node? {
    if let merged { merged.defaultValue } else { source.annotations.defaultValue }
  }
  var isReadOnly: Bool {
    if let merged { merged.isReadOnly } else { source.annotations.isReadOnly }
  }
  var isWriteOnly: Bool {
    if let merged { merged.isWriteOnly } else { source.annotations.isWriteOnly }
  }

  /// Members of the schema that start with `x-`.
  package var extensions: [Member] { source.extensions }

  /// The whole schema in the document.
  package var range: SourceRange { source.range }

  /// The file and pointer of the schema; empty for what several schemas say together.
  package var location: String { source.location }
}

/// Whether values of a schema are sent or received (OpenAPI 3.1, section 4.8.24.1, `readOnly` and
/// `writeOnly`). Empty where no operation has them.
package struct Direction: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Values are in requests: the schema is written.
  package static let request = Direction(rawValue: 1)
  /// Values are in responses: the schema is read.
  package static let response = Direction(rawValue: 2)
}

/// A keyword that no shape says: it constrains values in a way that types do not.
package struct UnexpressedKeyword: Sendable, Hashable {
  /// The keyword.
  package var keyword: String
  /// Where it stands.
  package var range: SourceRange
  /// Whether it describes members that the shape lacks, under a condition (JSON Schema 2020-12,
  /// section 10.2.2).
  package var describesMembers = false
}

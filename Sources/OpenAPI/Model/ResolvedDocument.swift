package import ConcordDiagnostics

/// A description in which every reference has been followed: those to schemas by location, all
/// others put in place.
package struct ResolvedDocument: Sendable {
  /// The description.
  package var document: Document
  /// Every schema that a reference names, by location, that of `components/schemas` included.
  package var schemas: [String: Schema]
  /// Every file that was read: the root first, then its overlays and what references name.
  package var sources: [SourceID]

  package init(document: Document, schemas: [String: Schema], sources: [SourceID]) {
    self.document = document
    self.schemas = schemas
    self.sources = sources
  }

  /// What a reference names. Every reference of a resolved document names something.
  package func schema(of reference: Reference) -> Schema? {
    schemas[reference.target]
  }
}

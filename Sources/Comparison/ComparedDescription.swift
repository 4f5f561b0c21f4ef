package import ConcordDocuments
package import ConcordDiagnostics
package import ConcordOpenAPI

/// One of two descriptions that are compared.
package struct ComparedDescription: Sendable {
  /// The description, with its references followed.
  package let document: ResolvedDocument
  /// The trees that it was read from, to say where things stand.
  package let places: PlaceFinder

  /// Joins a description to the trees of its files.
  ///
  /// - Parameters:
  ///   - document: The description.
  ///   - roots: The tree of each of its files.
  package init(_ document: ResolvedDocument, roots: [SourceID: Node]) {
    self.document = document
    places = PlaceFinder(roots)
  }
}

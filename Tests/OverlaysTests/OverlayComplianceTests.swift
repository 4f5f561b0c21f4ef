import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import ConcordTesting
import Testing

/// The sets of documents and the overlays that the specification's authors publish.
@Suite(.enabled(if: Corpus.has("overlay-sets"), "the corpus is absent"))
struct OverlayComplianceTests {
  private static func apply(
    _ overlay: String, to document: String
  ) -> (result: DocumentLoader.Loaded, own: [Diagnostic]) {
    var loader = DocumentLoader()
    let loaded = loader.loadRoot(document)
    let result = OverlayApplier.apply(loader.loadNamed(overlay, at: nil), to: loaded)
    return (result, Array(result.diagnostics.dropFirst(loaded.diagnostics.count)))
  }

  @Test func everySetGivesItsOutput() throws {
    let folder = "overlay-sets/compliant-sets"
    let sets = Corpus.names(in: folder).filter { Corpus.has("\(folder)/\($0)/overlay.yaml") }
    for set in sets {
      let path = Corpus.path("\(folder)/\(set)")
      let (result, own) = Self.apply("\(path)/overlay.yaml", to: "\(path)/openapi.yaml")
      var loader = DocumentLoader()
      let expected = try #require(loader.loadRoot("\(path)/output.yaml").root)
      let root = try #require(result.root)
      #expect(root.isEqual(to: expected), "\(set): \(JSONWriter(.pretty).text(root))")
      #expect(own.map(\.message) == [], "\(set)")
    }
    #expect(sets.count == 8)
  }

  @Test(arguments: [("v1.0", 12, 20), ("v1.1", 13, 22), ("v1.2-dev", 13, 23)])
  func validOnesAreAcceptedAndInvalidOnesRefused(version: String, valid: Int, invalid: Int) {
    let folder = "overlay-sets/tests/\(version)"
    let document = Corpus.path("overlay-sets/compliant-sets/update-root/openapi.yaml")
    func errors(_ overlay: String) -> [Diagnostic] {
      Self.apply(Corpus.path(overlay), to: document).own.filter { $0.severity == .error }
    }
    // A copy needs a value to copy, which is not a matter of the overlay alone.
    for name in Corpus.names(in: "\(folder)/pass") {
      let errors = errors("\(folder)/pass/\(name)").filter { $0.kind != .overlayCopyNotOne }
      #expect(errors.map(\.message) == [], "\(version)/\(name)")
    }
    for name in Corpus.names(in: "\(folder)/fail") {
      let errors = errors("\(folder)/fail/\(name)")
      #expect(!errors.isEmpty, "\(version)/\(name)")
      #expect(errors.allSatisfy { $0.range != nil }, "\(version)/\(name)")
    }
    #expect(Corpus.names(in: "\(folder)/pass").count == valid)
    #expect(Corpus.names(in: "\(folder)/fail").count == invalid)
  }
}

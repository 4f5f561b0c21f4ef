import ConcordDocuments
import ConcordInstances
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordTesting
import Testing

@testable import ConcordLowering

/// What the stub of a published description answers, held against the description itself.
@Suite struct CorpusExampleTests {
  /// The documents, with how many violations their own faults cause: box.json requires a member
  /// under a misspelt name and has `null` in examples where its schemas have none, figma.yaml has
  /// `enum: [false]`, of which samples know the type alone, and examples of slack-v2.json have
  /// errors that its enumerations lack.
  private static let documents = [
    ("real/github.json", 0), ("real/openai.yaml", 0), ("real/box.json", 11),
    ("real/twilio.yaml", 0), ("real/figma.yaml", 18), ("real/slack-v2.json", 22),
    ("real/moby-v2.yaml", 0), ("real/alertmanager-v2.yaml", 0), ("real/petstore.yaml", 0),
    ("real/nomad.yaml", 0), ("real/spotify.yml", 0),
  ]

  /// Samples are small and plain: limits and patterns do not count for them, and an example of the
  /// document is used where it can be decoded.
  private static let uncounted: Set<Violation.Rule> = [
    .bounds, .length, .items, .memberCount, .pattern, .undocumentedMember, .format,
  ]

  @Test(.enabled(if: Corpus.has("real/github.json")), arguments: documents)
  func answersOfStubsAreWhatTheDocumentSays(path: String, known: Int) throws {
    var loader = DocumentLoader()
    let read = DocumentReader.read(loader.loadRoot(Corpus.path(path)), loader: &loader)
    let document = try #require(read.document)
    let graph = SchemaGraph.resolve(document).graph
    let check = InstanceCheck(graph, of: document)
    var maker = ExampleMaker(graph, failures: [])
    var count = 0
    var faults: [String] = []
    for placed in document.document.operations {
      for response in placed.operation.responses {
        for mediaType in response.content where mediaType.name.contains("json") {
          guard let schema = mediaType.schema, let value = maker.example(mediaType) else {
            continue
          }
          count += 1
          let found = check.violations(of: value, as: schema, direction: .response)
            .filter { !Self.uncounted.contains($0.rule) }
          faults += found.map {
            "\(placed.operation.method) \(placed.item.path) \($0.rule) \($0.pointer) \($0.location)"
          }
        }
      }
    }
    print("\(path): \(count) answers, \(faults.count) violations")
    for fault in faults.prefix(5) { print("  \(fault)") }
    #expect(count > 0)
    #expect(faults.count == known)
  }
}

import ConcordDiagnostics
import ConcordOpenAPI
import Foundation
import Testing

@Suite struct CorpusTests {
  @Test(
    .enabled(if: Corpus.has("real/petstore.yaml")),
    arguments: [
      "petstore.yaml", "figma.yaml", "github.json", "openai.yaml", "box.json", "twilio.yaml",
      "spotify.yml", "nomad.yaml",
    ])
  func readsWithoutErrors(_ name: String) {
    let reading = Reading(path: Corpus.folder.appending(path: "real/\(name)").path)
    var counts: [String: Int] = [:]
    for diagnostic in reading.diagnostics { counts[diagnostic.kind.id, default: 0] += 1 }
    print(name, counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    #expect(reading.document?.document.paths.isEmpty == false)
  }
}

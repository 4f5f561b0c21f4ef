import ConcordDiagnostics
import ConcordOpenAPI
import Foundation
import Testing

/// Documents that other people published, those that break rules included.
@Suite struct CorpusTests {
  @Test(
    .enabled(if: Corpus.has("real/petstore.yaml")),
    arguments: [
      "petstore.yaml", "figma.yaml", "github.json", "openai.yaml", "box.json", "twilio.yaml",
      "spotify.yml", "nomad.yaml",
    ])
  func realDocumentsAreRead(_ name: String) {
    let reading = Reading(path: Corpus.folder.appending(path: "real/\(name)").path)
    print(name, reading.counts)
    #expect(reading.errors == [])
    #expect(reading.document?.document.paths.isEmpty == false)
  }

  @Test(
    .enabled(if: Corpus.has("oai")), arguments: ["oai/3.0/pass", "oai/3.1/pass", "oai/3.2/pass"])
  func casesOfTheSpecificationAreRead(_ folder: String) {
    let names = Corpus.names(in: folder)
    #expect(names.isEmpty == false)
    for name in names {
      let reading = Reading(path: Corpus.folder.appending(path: "\(folder)/\(name)").path)
      // This one refers to a file on a network, which is never fetched.
      let expected = name == "security-scheme-object-examples.yaml" ? ["reference-to-url"] : []
      #expect(reading.errors == expected, "\(folder)/\(name)")
    }
  }
}

import ConcordDiagnostics
import ConcordOpenAPI
import ConcordTesting
import Foundation
import Testing

/// Documents that other people published, those that break rules included.
@Suite struct CorpusTests {
  @Test(
    .enabled(if: Corpus.has("real/petstore.yaml")),
    arguments: [
      "petstore.yaml", "figma.yaml", "github.json", "openai.yaml", "box.json", "twilio.yaml",
      "spotify.yml", "nomad.yaml", "slack-v2.json", "moby-v2.yaml", "alertmanager-v2.yaml",
    ])
  func realDocumentsAreRead(_ name: String) {
    let reading = Reading(path: Corpus.folder.appending(path: "real/\(name)").path)
    print(name, reading.counts)
    #expect(reading.errors == [])
    #expect(reading.document?.document.paths.isEmpty == false)
  }

  /// Cases that pass the specification's grammar and yet refer to a file on a network, which is
  /// never fetched, or to a schema that is not there.
  static let exceptions = [
    "oai/3.1/pass/security-scheme-object-examples.yaml": ["reference-to-url"],
    "oai/3.2/pass/security-scheme-object-examples.yaml": ["reference-to-url"],
    "oai/3.2/pass/mega.yaml": ["reference-missing"],
  ]

  @Test(.enabled(if: Corpus.has("digitalocean")))
  func aDescriptionOfManyFilesIsRead() {
    let root = Corpus.folder.appending(path: "digitalocean/DigitalOcean-public.v2.yaml").path
    let reading = Reading(path: root)
    print("digitalocean", reading.counts)
    #expect(reading.errors == [])
    #expect(reading.document.map { $0.sources.count > 1_000 } == true)
  }

  @Test(
    .enabled(if: Corpus.has("oai")), arguments: ["oai/3.0/pass", "oai/3.1/pass", "oai/3.2/pass"])
  func casesOfTheSpecificationAreRead(_ folder: String) {
    let names = Corpus.names(in: folder)
    #expect(names.isEmpty == false)
    for name in names {
      let reading = Reading(path: Corpus.folder.appending(path: "\(folder)/\(name)").path)
      #expect(reading.errors == Self.exceptions["\(folder)/\(name)", default: []], "\(name)")
    }
  }
}

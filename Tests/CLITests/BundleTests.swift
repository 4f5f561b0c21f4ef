import ConcordTesting
import Foundation
import Testing

@testable import concord

@Suite struct BundleTests {
  /// Schemas of other files have the names that they have in one document.
  @Test func aBundleGivesTheSameCodeAsItsFiles() throws {
    let folder = try TemporaryFolder(["bundled/README.md": ""])
    let document = Corpus.package.appending(path: "Specs/quantconnect/openapi.yaml").path
    let bundle = folder.path("bundled/openapi.yaml")
    #expect(RecordingTerminal.run(["bundle", document, "--output", bundle]).code == .fine)
    let outputs = [("files", document), ("bundled", bundle)].map { name, document in
      let output = folder.path("\(name)/API")
      let run = RecordingTerminal.run(["generate", document, "--output", output])
      #expect(run.code == .fine)
      return FolderContents.read(output).filter { $0.key.hasSuffix(".swift") }
    }
    #expect(outputs[0].count > 300)
    #expect(outputs[0] == outputs[1])
  }
}

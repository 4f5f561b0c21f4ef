import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// Templates that replace the tool's own, in the place where this repository has some.
@Suite struct TemplateTests {
  @Test func templatesOfTheBenchmarkAskForWhatThereIs() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = try TemporaryFolder()
    var configuration = Configuration(
      document: package.appending(path: "Specs/quantconnect/openapi.yaml").path)
    configuration.output = folder.path("Models")
    configuration.module = "Models"
    configuration.parts = [.models]
    configuration.templates =
      package.appending(path: "Tests/Consumers/Benchmark/Synthesised").path
    let result = Generator(configuration).generate()
    #expect(result.messages.filter { $0.severity == .error } == [])
    let written = FolderContents.read(folder.path("Models"))
    let text = String(decoding: try #require(written["Models/RestResponse.swift"]), as: UTF8.self)
    #expect(text.contains("struct RestResponse: Codable, Hashable, Sendable"))
  }
}

import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// Every form of body and reply and every combination of security schemes: a generated client writes
/// it, a generated server reads it and answers, and the client reads that.
@Suite struct MessageMatrixTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Messages")

  @Test func bothEndsUnderstandEachOther() throws {
    let folder = try TemporaryFolder()
    var configuration = Configuration(document: Self.folder.appending(path: "openapi.yaml").path)
    configuration.output = folder.path("Generated")
    configuration.module = "Messages"
    configuration.access = .internal
    configuration.layout = .single
    configuration.nullable = .distinct
    let result = Generator(configuration).generate()
    #expect(result.messages.map(\.id) == ["content-ignored"])
    let run = try Program.run(
      [folder.path("Generated/Generated.swift"), Self.folder.appending(path: "main.swift").path],
      in: folder, module: "Messages")
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    for line in lines where !line.hasPrefix("right") { #expect(line == "") }
    #expect(lines.count { $0.hasPrefix("right") } == Self.cells)
  }

  /// How many cells the program prints.
  private static let cells = 167
}

import ConcordDiagnostics
import Foundation
import Testing

@Suite struct CatalogueTests {
  /// The list of all kinds has every kind of the catalogue, and each id is one kind's.
  @Test func everyKindIsListed() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Diagnostics/Catalogue")
    var ids: [String] = []
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let text = try String(contentsOf: file, encoding: .utf8)
      ids += text.matches(of: /DiagnosticKind\(\s*"([a-z0-9-]+)"/).map { String($0.1) }
    }
    #expect(ids.count > 200)
    #expect(Set(ids).count == ids.count)
    let listed = DiagnosticKind.all.map(\.id)
    #expect(Set(ids).subtracting(listed) == [], "add them to AllKinds.swift")
    #expect(listed.count == ids.count)
    #expect(DiagnosticKind.named("name-taken") == .nameTaken)
    #expect(DiagnosticKind.named("nonsense") == nil)
  }
}

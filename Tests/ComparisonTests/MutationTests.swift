import ConcordComparison
import ConcordDiagnostics
import ConcordDocuments
import ConcordTesting
import Foundation
import Testing

/// Documents are edited everywhere, one edit at a time, and each edit has to be reported for what it is.
@Suite struct MutationTests {
  /// The most edits of a document that are tried; they are spread over it.
  private static let limit = 5_000
  /// Of these one in so many is tried; `CONCORD_MUTATION_STEP=1` tries all.
  private static let step = Int(
    ProcessInfo.processInfo.environment["CONCORD_MUTATION_STEP"] ?? "")

  @Test func everyEditOfASmallDocumentIsReported() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Everything.yaml")
    try check(Array(Data(contentsOf: url)), "Everything.yaml", step: Self.step ?? 7)
  }

  @Test(arguments: ["real/petstore.yaml", "real/figma.yaml"])
  func editsOfPublishedDocumentsAreReported(path: String) throws {
    guard let bytes = Corpus.bytes(path) else { return }
    try check(bytes, path, step: Self.step ?? 61)
  }

  private func check(_ bytes: [UInt8], _ name: String, step: Int) throws {
    var files = SourceFiles()
    let file = files.add(path: "api.yaml", bytes: bytes)
    let root = try #require(DocumentParser.parse(file).root)
    let original = try #require(Described(root, of: file))
    let mutations = Mutator(root).mutations
    var (tried, unread) = (0, 0)
    let step = step * ((mutations.count + Self.limit - 1) / Self.limit)
    for (number, mutation) in mutations.enumerated() where number % step == 0 {
      guard let edited = Described(mutation.tree(of: root), of: file), edited.isWhole else {
        unread += 1
        continue
      }
      tried += 1
      let changes = Comparison.changes(from: original.description, to: edited.description)
      let found = changes.map(\.rule.id)
      switch mutation.expectation {
      case .meaning:
        #expect(changes.contains { !$0.isDocumentation }, "\(mutation.name): \(found)")
      case .words:
        #expect(!changes.isEmpty, "\(mutation.name)")
        #expect(changes.allSatisfy { $0.isDocumentation }, "\(mutation.name): \(found)")
      case .nothing: #expect(changes.isEmpty, "\(mutation.name): \(found)")
      case .anything: break
      }
    }
    print("\(name): \(tried) of \(mutations.count) edits tried, \(unread) of them cannot be read")
    #expect(tried > 5)
  }
}

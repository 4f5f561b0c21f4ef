import ConcordSync
import ConcordTesting
import Foundation
import Testing

/// Random descriptions generate, and what is generated compiles without a warning.
///
/// `CONCORD_RANDOM_COUNT` says how many (40), `CONCORD_RANDOM_SEED` from which seed on (1). What
/// fails is kept, and says its seed: `CONCORD_RANDOM_COUNT=1 CONCORD_RANDOM_SEED=<seed>` tries it
/// again.
@Suite struct RandomDocumentTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["CONCORD_RANDOM_COUNT"].flatMap { UInt64($0) } ?? 40
  private static let first = environment["CONCORD_RANDOM_SEED"].flatMap { UInt64($0) } ?? 1

  @Test func outputTypeChecks() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("concord-random-\(UUID().uuidString)")
    let work = Work(seeds: Self.first..<(Self.first + Self.count))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(ProcessInfo.processInfo.activeProcessorCount, 4) {
        group.addTask {
          while let seed = await work.next() {
            await work.take(Self.check(seed, below: folder), of: seed)
          }
        }
      }
    }
    let (refused, failures) = await work.result
    for failure in failures { Issue.record(Comment(rawValue: failure)) }
    // Rings of references without content are refused. They are few, or nothing was tested.
    #expect(refused <= Self.count / 5 + 1)
    if failures.isEmpty { try? FileManager.default.removeItem(at: folder) }
  }

  @Test func aSeedIsADocument() {
    #expect(DocumentMaker.document(seed: 7) == DocumentMaker.document(seed: 7))
    #expect(DocumentMaker.document(seed: 7) != DocumentMaker.document(seed: 8))
    let again = GeneratedDocument(seed: 3)
    #expect(GeneratedDocument(seed: 3).files.map(\.bytes) == again.files.map(\.bytes))
  }

  /// What became of a seed.
  private enum Outcome: Sendable {
    case compiled
    case refused
    case failed(String)
  }

  private static func check(_ seed: UInt64, below folder: URL) -> Outcome {
    let document = GeneratedDocument(seed: seed)
    do {
      guard document.unexpectedErrors.isEmpty else {
        let path = try document.write(below: folder).path
        return .failed("\(path): \(document.unexpectedErrors.joined(separator: "; "))")
      }
      guard !document.files.isEmpty else { return .refused }
      let own = try document.write(below: folder)
      let complaints = try TypeChecker.complaints(about: own.path, module: "Random")
      guard complaints.isEmpty else {
        let errors = complaints.split(separator: "\n").filter { $0.contains("error:") }
        return .failed("\(own.path):\n\(errors.prefix(3).joined(separator: "\n"))")
      }
      try FileManager.default.removeItem(at: own)
      return .compiled
    } catch {
      return .failed("seed \(seed): \(error)")
    }
  }

  /// The seeds that are left, and what became of the others.
  private actor Work {
    private var seeds: Range<UInt64>
    private(set) var result: (refused: Int, failures: [String]) = (0, [])

    init(seeds: Range<UInt64>) { self.seeds = seeds }

    func next() -> UInt64? { seeds.popFirst() }

    func take(_ outcome: Outcome, of seed: UInt64) {
      switch outcome {
      case .compiled: break
      case .refused: result.refused += 1
      case .failed(let text): result.failures.append("seed \(seed): \(text)")
      }
    }
  }
}

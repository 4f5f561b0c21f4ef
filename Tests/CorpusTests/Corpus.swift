import Foundation

/// Documents that other people published. They are not part of the package: tests that need them
/// are skipped where they are absent.
enum Corpus {
  /// The folder that `CONCORD_CORPUS` names, else the one beside the package.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONCORD_CORPUS"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return package.appending(path: "../shared/corpus", directoryHint: .isDirectory).standardized
  }()

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let isPresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "real/petstore.yaml").path)

  /// Whether what takes minutes is asked for: `make corpus` does.
  static let isFull =
    isPresent && ProcessInfo.processInfo.environment["CONCORD_CORPUS_FULL"] == "1"

  /// A part of a document's path that limits a run to it, for a closer look.
  private static let only = ProcessInfo.processInfo.environment["CONCORD_CORPUS_ONLY"]

  /// Whether no document is left out.
  static let isWhole = isFull && only == nil

  /// The documents that have to work, by path below the corpus: the large ones first, so that they
  /// do not come last on one core.
  static let documents: [String] = {
    let real = names(in: "real").map { "real/\($0)" }
    let large = ["real/openai.yaml", "real/github.json", "real/box.json", "real/twilio.yaml"]
    let others = real.filter { !large.contains($0) }
    let official = ["3.0", "3.1", "3.2"].flatMap { version in
      names(in: "oai/\(version)/pass").map { "oai/\(version)/pass/\($0)" }
    }
    let all = large + ["digitalocean/DigitalOcean-public.v2.yaml"] + others + official
    return all.filter { path in only.map { path.contains($0) } ?? true }
  }()

  /// The documents that break a rule, by path below the corpus.
  static let faulty: [String] = ["3.0", "3.1", "3.2"].flatMap { version in
    names(in: "oai/\(version)/fail").map { "oai/\(version)/fail/\($0)" }
  }

  static func path(_ document: String) -> String {
    folder.appending(path: document).path
  }

  /// The names in a folder, sorted.
  private static func names(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

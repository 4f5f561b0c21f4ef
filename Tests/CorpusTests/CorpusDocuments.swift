import ConcordTesting
import Foundation

/// The documents of the corpus that are generated from, and how much of that a run does.
extension Corpus {
  static let isPresent = has("real/petstore.yaml")

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
}

import ConcordTesting
import Foundation
import Testing

/// What came of one document.
private struct Outcome: Sendable {
  var document: String
  var notes = 0
  var warnings = 0
  var errors = 0
  var files = 0
  var bytes = 0
  /// Wall-clock seconds of generating and of compiling.
  var seconds = (generating: 0.0, compiling: 0.0)
  /// Why it fails; `nil` where it passes.
  var failure: String?
}

/// Documents that other people published become code that compiles without a warning.
@Suite(.enabled(if: Corpus.isFull)) struct DocumentTests {
  /// Documents that cannot work, with the reason.
  static let ledger = [
    "oai/3.1/pass/security-scheme-object-examples.yaml": "it refers to a document on a network",
    "oai/3.2/pass/security-scheme-object-examples.yaml": "it refers to a document on a network",
    "oai/3.2/pass/mega.yaml": "it refers to '#/components/schemas/Bar', which is not there",
  ]

  /// Documents that are compiled to objects, not type-checked alone.
  static let compiled: Set<String> = ["real/github.json", "real/openai.yaml", "real/twilio.yaml"]

  @Test func everyDocumentGeneratesAndCompiles() async throws {
    let bench = try Workbench()
    let outcomes = await Workbench.pairwise(Corpus.documents) { document in
      Self.outcome(of: document, bench)
    }
    var table = Table([
      "document", "notes", "warnings", "errors", "files", "bytes", "generate", "compile",
    ])
    for outcome in outcomes {
      table.add(
        [outcome.document]
          + [outcome.notes, outcome.warnings, outcome.errors, outcome.files, outcome.bytes]
          .map(String.init)
          + [outcome.seconds.generating, outcome.seconds.compiling].map {
            String(format: "%.2f", $0)
          })
    }
    print(table.text)
    for outcome in outcomes {
      if let reason = Self.ledger[outcome.document] {
        #expect(
          outcome.failure != nil,
          "\(outcome.document) passes: remove it from the ledger (\(reason))")
        // What its error does not touch is written on request, and compiles like any other.
        let rest = Self.outcome(of: outcome.document, bench, keepsGoing: true)
        #expect(rest.failure == nil && rest.files > 0, "\(rest.document): \(rest.failure ?? "")")
      } else {
        #expect(outcome.failure == nil, "\(outcome.document): \(outcome.failure ?? "")")
      }
    }
  }

  private static func outcome(
    of document: String, _ bench: Workbench, keepsGoing: Bool = false
  ) -> Outcome {
    var outcome = Outcome(document: document)
    do {
      let place = try bench.place(for: document)
      defer { try? FileManager.default.removeItem(at: place) }
      let run = try bench.concord(
        [
          "generate", Corpus.path(document), "--output", place.appending(path: "Output").path,
          "--format", "json",
        ] + (keepsGoing ? ["--keep-going"] : []), in: place)
      outcome.seconds.generating = run.seconds
      for (severity, path) in [
        ("note", \Outcome.notes), ("warning", \Outcome.warnings), ("error", \Outcome.errors),
      ] {
        let mark = "\"severity\": \"\(severity)\""
        outcome[keyPath: path] = (run.output + run.errors).components(separatedBy: mark).count - 1
      }
      guard run.status == (keepsGoing ? 1 : 0) else {
        outcome.failure =
          "does not generate: \(run.errors.prefix(2_000))\(run.output.prefix(2_000))"
        return outcome
      }
      let files = bench.swiftFiles(below: place.appending(path: "Output"))
      outcome.files = files.count
      outcome.bytes = try files.reduce(0) { sum, file in
        sum + (try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
      }
      let words =
        compiled.contains(document)
        ? ["-Onone", "-c", "-o", "Output.o"] : ["-typecheck"]
      let compilation = try bench.compile(
        files, ["-parse-as-library", "-module-name", "Output"] + words, in: place)
      outcome.seconds.compiling = compilation.seconds
      if compilation.status != 0 {
        outcome.failure = "does not compile: \(compilation.errors.prefix(4_000))"
      }
    } catch {
      outcome.failure = "\(error)"
    }
    return outcome
  }
}

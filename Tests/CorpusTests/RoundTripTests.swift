import ConcordDiagnostics
import ConcordDocuments
import ConcordLowering
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

/// How the examples of one document fared.
private struct Tally: Sendable {
  var document: String
  var tried = 0
  var passed = 0
  /// The example breaks its own schema.
  var documentFaults = 0
  /// Members are dropped that the schema allows and does not name.
  var undeclared = 0
  /// `null` where absent says the same to an optional.
  var nulls = 0
  /// The same moment in other words.
  var moments = 0
  /// All others.
  var ours: [String] = []
  var failure: String?
}

/// The examples of published documents decode as the types that their schemas became, and encode to
/// the same JSON.
@Suite(.enabled(if: Corpus.isFull)) struct RoundTripTests {
  /// Examples that do not come back, by the file and the pointer of the schema, with the reason.
  static let ledger: [String: String] = {
    let rounded =
      "the largest whole number of 64 bits, rounded up by a tool that keeps numbers as doubles"
    return [
      "kafka_advanced_config.yml#/properties/log_flush_interval_messages": rounded,
      "kafka_topic_config.yml#/properties/flush_messages": rounded,
      "kafka_topic_config.yml#/properties/flush_ms": rounded,
      "kafka_topic_config.yml#/properties/max_compaction_lag_ms": rounded,
    ]
  }()

  @Test func examplesComeBack() async throws {
    let bench = try Workbench()
    let tallies = await Workbench.pairwise(Corpus.documents) { Self.tally(of: $0, bench) }
      .filter { $0.tried > 0 || $0.failure != nil }
    var table = Table([
      "document", "examples", "passed", "document's fault", "undeclared members", "null as absent",
      "date's text", "ours",
    ])
    for tally in tallies {
      table.add(
        [tally.document]
          + [
            tally.tried, tally.passed, tally.documentFaults, tally.undeclared, tally.nulls,
            tally.moments, tally.ours.count,
          ].map(String.init))
    }
    let sums: [KeyPath<Tally, Int>] = [
      \.tried, \.passed, \.documentFaults, \.undeclared, \.nulls, \.moments, \.ours.count,
    ]
    table.add(
      ["all"] + sums.map { sum in String(tallies.reduce(0) { $0 + $1[keyPath: sum] }) })
    print(table.text)
    var unseen = Self.ledger
    for tally in tallies {
      if DocumentTests.ledger[tally.document] == nil {
        #expect(tally.failure == nil, "\(tally.document): \(tally.failure ?? "")")
      }
      for line in tally.ours {
        if let known = Self.ledger.keys.first(where: { line.contains("/\($0) as ") }) {
          unseen[known] = nil
        } else {
          Issue.record("\(tally.document) \(line)")
        }
      }
    }
    if Corpus.isWhole {
      #expect(unseen.isEmpty, "these come back: remove them from the ledger")
    }
  }

  private static func tally(of document: String, _ bench: Workbench) -> Tally {
    var tally = Tally(document: document)
    do {
      var loader = DocumentLoader()
      let loaded = loader.loadRoot(Corpus.path(document))
      guard let resolved = DocumentReader.read(loaded, loader: &loader).document else {
        tally.failure = "cannot be read"
        return tally
      }
      var options = LoweringOptions()
      options.moduleName = "Examples"
      let graph = SchemaGraph.resolve(resolved).graph
      let module = Lowering.lower(resolved, graph, options: options).module
      let driver = ExampleDriver(
        Lowering.typeUses(of: resolved, graph, options: options), in: module)
      guard !driver.examples.isEmpty else { return tally }
      let place = try bench.place(for: "\(document)-examples")
      defer { try? FileManager.default.removeItem(at: place) }
      let answers = try answers(driver, for: document, in: place, bench)
      guard answers.count == driver.examples.count else {
        tally.failure = "the program stopped at example \(answers.count)"
        return tally
      }
      let validator = SchemaValidator(document: resolved)
      for (example, answer) in zip(driver.examples, answers) {
        tally.count(example, type: driver.types[example.type], answer: answer, validator)
      }
    } catch {
      tally.failure = "\(error)"
    }
    return tally
  }

  /// Generates the models, compiles them with the program, and runs it.
  private static func answers(
    _ driver: ExampleDriver, for document: String, in place: URL, _ bench: Workbench
  ) throws -> [String] {
    try """
    document: "\(Corpus.path(document))"
    output: Output
    module: Examples
    generate: [models]
    """.write(to: place.appending(path: "concord.yaml"), atomically: true, encoding: .utf8)
    let run = try bench.concord(
      ["generate", place.appending(path: "concord.yaml").path], in: place)
    guard run.status == 0 else { throw Failure(text: "does not generate: \(run.errors)") }
    let main = place.appending(path: "main.swift")
    try driver.source.write(to: main, atomically: true, encoding: .utf8)
    let input = place.appending(path: "examples")
    try driver.input.write(to: input, atomically: true, encoding: .utf8)
    let compilation = try bench.compile(
      bench.swiftFiles(below: place.appending(path: "Output")) + [main],
      bench.runtime + ["-Onone", "-module-name", "Examples", "-o", "examples-program"], in: place)
    guard compilation.status == 0 else {
      throw Failure(text: "does not compile: \(compilation.errors.prefix(4_000))")
    }
    let program = try Subprocess.run(
      [place.appending(path: "examples-program").path, input.path], in: place)
    if program.status != 0 { print(document, program.errors.suffix(2_000)) }
    return program.output.split(separator: "\n").map(String.init)
  }
}

private struct Failure: Error, CustomStringConvertible {
  var text: String
  var description: String { text }
}

extension Tally {
  fileprivate mutating func count(
    _ example: ExampleDriver.Example, type: String, answer: String, _ validator: SchemaValidator
  ) {
    tried += 1
    let verdict = validator.judge(example.value, by: example.schema)
    let parts = answer.split(separator: "\t", maxSplits: 1).map(String.init)
    var complaint = parts.last ?? ""
    if parts.first == "encoded", let result = Self.node(parts[1]) {
      let differences = JSONDifference.all(example.value, result)
      if differences.isEmpty {
        passed += 1
        return
      }
      var kinds: Set<String> = []
      for difference in differences {
        switch difference {
        case .missing(let place, _) where !verdict.declared.contains(place):
          kinds.insert("undeclared")
        case .missing(_, let value) where value.isNull: kinds.insert("null")
        case .changed(_, let old, let new)
        where TextFormats.sameMeaning(old.string ?? "", new.string ?? ""):
          kinds.insert("moment")
        default: kinds.insert("other")
        }
      }
      if !kinds.contains("other"), verdict.isValid {
        if kinds.contains("undeclared") {
          undeclared += 1
        } else if kinds.contains("null") {
          nulls += 1
        } else {
          moments += 1
        }
        return
      }
      complaint = differences.map(\.text).joined(separator: "; ")
    }
    if verdict.isValid {
      let json = JSONWriter().text(example.value)
      ours.append(
        "\(example.schema.location) as \(type): \(complaint.prefix(600))\n  \(json.prefix(400))")
    } else {
      documentFaults += 1
    }
  }

  private static func node(_ text: String) -> Node? {
    var files = SourceFiles()
    let file = files.add(path: "answer.json", bytes: Array(text.utf8))
    return DocumentParser.parse(file).root
  }
}

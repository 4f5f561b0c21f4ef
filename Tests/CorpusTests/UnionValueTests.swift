import ConcordDiagnostics
import ConcordDocuments
import ConcordLowering
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

/// Random values of the alternatives of all unions in published documents decode as the alternative that
/// they were made for, or as another that they are of too, and come out as they came in.
@Suite(.enabled(if: Corpus.isFull)) struct UnionValueTests {
  /// How many values are made for each alternative.
  private static let count = 4

  /// How the values of one document fared.
  fileprivate struct Tally: Sendable {
    var document: String
    var unions = 0
    /// The values tried.
    var tried = 0
    /// They decode as what they were made for.
    var right = 0
    /// They decode as another alternative, of which they are valid values too.
    var shared = 0
    /// They decode as another alternative, of which they are not: a value was taken for another.
    var taken: [String] = []
    /// They do not decode.
    var refused: [String] = []
    /// Their schema takes them, but their discriminator is absent or names another alternative.
    var contradicting = 0
    var failure: String?
  }

  @Test func noValueIsTakenForAnother() async throws {
    let bench = try Workbench()
    let tallies = await Workbench.pairwise(Corpus.documents) { Self.tally(of: $0, bench) }
      .filter { $0.tried > 0 || $0.failure != nil }
    var table = Table([
      "document", "unions", "values", "right", "of both", "refused", "taken for another",
      "against the discriminator",
    ])
    for tally in tallies {
      let figures = [
        tally.unions, tally.tried, tally.right, tally.shared, tally.refused.count,
        tally.taken.count, tally.contradicting,
      ]
      table.add([tally.document] + figures.map(String.init))
    }
    print(table.text)
    for tally in tallies {
      if DocumentTests.ledger[tally.document] == nil {
        #expect(tally.failure == nil, "\(tally.document): \(tally.failure ?? "")")
      }
      for line in tally.taken { Issue.record("\(tally.document) \(line)") }
      for line in tally.refused.prefix(5) { print(tally.document, "refused:", line) }
      #expect(tally.refused.count * 50 <= tally.tried, "\(tally.document): too many are refused")
    }
  }

  /// A value with the alternative that it was made for.
  fileprivate struct Sample {
    var value: Node
    var alternative: Lowering.AlternativeCase
  }

  private static func tally(of document: String, _ bench: Workbench) -> Tally {
    var tally = Tally(document: document)
    do {
      var loader = DocumentLoader()
      let loaded = loader.loadRoot(Corpus.path(document))
      guard let resolved = DocumentReader.read(loaded, loader: &loader).document else {
        return tally
      }
      var options = LoweringOptions()
      options.moduleName = "Unions"
      let graph = SchemaGraph.resolve(resolved).graph
      let module = Lowering.lower(resolved, graph, options: options).module
      let cases = Lowering.alternativeCases(of: resolved, graph, options: options)
      guard !cases.isEmpty else { return tally }
      var evaluator = AssertionEvaluator(resolved)
      let samples = samples(of: cases, graph, &evaluator)
      tally.unions = Set(cases.map(\.union)).count
      let answers = try answers(samples, of: document, module, bench)
      guard answers.count == samples.count else {
        tally.failure = "the program stopped at value \(answers.count)"
        return tally
      }
      for (sample, answer) in zip(samples, answers) {
        tally.count(sample, answer, module, cases, &evaluator)
      }
    } catch {
      tally.failure = "\(error)"
    }
    return tally
  }

  /// Values of each alternative that are valid by its schema.
  private static func samples(
    of cases: [Lowering.AlternativeCase], _ graph: SchemaGraph,
    _ evaluator: inout AssertionEvaluator
  ) -> [Sample] {
    var samples: [Sample] = []
    for (number, alternative) in cases.enumerated() {
      var maker = ValueMaker(graph, seed: UInt64(number))
      for _ in 0..<count {
        guard let value = maker.value(of: alternative.use), !value.isNull,
          evaluator.accepts(value, alternative.use)
        else { continue }
        samples.append(Sample(value: value, alternative: alternative))
      }
    }
    return samples
  }

  private static func answers(
    _ samples: [Sample], of document: String, _ module: SwiftModule, _ bench: Workbench
  ) throws -> [String] {
    let place = try bench.place(for: "\(document)-unions")
    defer { try? FileManager.default.removeItem(at: place) }
    try """
    document: "\(Corpus.path(document))"
    output: Output
    module: Unions
    generate: [models]
    """.write(to: place.appending(path: "concord.yaml"), atomically: true, encoding: .utf8)
    let run = try bench.concord(
      ["generate", place.appending(path: "concord.yaml").path], in: place)
    guard run.status == 0 else { throw Failure(text: "does not generate: \(run.errors)") }
    let unions = Set(samples.map(\.alternative.union)).sorted { $0.index < $1.index }
    let positions = Dictionary(uniqueKeysWithValues: unions.enumerated().map { ($1, $0) })
    let names = unions.map { union in
      module.path(of: union).map { $0.isKeyword ? "`\($0.text)`" : $0.text }.joined(separator: ".")
    }
    let main = place.appending(path: "main.swift")
    try source(names).write(to: main, atomically: true, encoding: .utf8)
    let input = place.appending(path: "values")
    try samples.map {
      "\(positions[$0.alternative.union] ?? 0)\t\(JSONWriter().text($0.value))\n"
    }.joined().write(to: input, atomically: true, encoding: .utf8)
    let compilation = try bench.compile(
      bench.swiftFiles(below: place.appending(path: "Output")) + [main],
      bench.runtime + ["-Onone", "-module-name", "Unions", "-o", "unions-program"], in: place)
    guard compilation.status == 0 else {
      throw Failure(text: "does not compile: \(compilation.errors.prefix(4_000))")
    }
    let program = try Subprocess.run(
      [place.appending(path: "unions-program").path, input.path], in: place)
    return program.output.split(separator: "\n").map(String.init)
  }

  /// A program that decodes values, and says which case each became and how it is written.
  private static func source(_ names: [String]) -> String {
    """
    import ConcordRuntime
    import Foundation

    let types: [any Codable.Type] = [
    \(names.map { "  \($0).self,\n" }.joined())]

    func answer<T: Codable>(_ type: T.Type, _ data: Data) throws -> String {
      let value = try JSONDecoder().decode(T.self, from: data)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let label = Mirror(reflecting: value).children.first?.label ?? ""
      return label + "\\t" + String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
    for line in input.utf8.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1)
      let type = types[Int(String(Substring(parts[0])))!]
      do {
        print(try answer(type, Data(parts[1])))
      } catch {
        print("\\t\\(error)".replacing("\\n", with: " "))
      }
    }
    """
  }

  private struct Failure: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
  }
}

extension UnionValueTests.Tally {
  fileprivate mutating func count(
    _ sample: UnionValueTests.Sample, _ answer: String, _ module: SwiftModule,
    _ cases: [Lowering.AlternativeCase], _ evaluator: inout AssertionEvaluator
  ) {
    tried += 1
    let parts = answer.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard case .union(let union) = module[sample.alternative.union] else { return }
    let text = JSONWriter().text(sample.value).prefix(300)
    let made = union.alternatives[sample.alternative.position].name.text
    let found = String(parts[0])
    if let names = union.alternatives[sample.alternative.position].recognition.discriminator,
      !names.values.contains(where: { $0 == sample.value[names.key].map { Literal($0) } }),
      found.isEmpty || union.takes(sample.value, as: found)
    {
      contradicting += 1
    } else if found.isEmpty {
      refused.append("\(union.name.text).\(made): \(text) \(answer.prefix(300))")
    } else if found == made {
      right += 1
    } else if let position = union.alternatives.firstIndex(where: { $0.name.text == found }),
      cases.contains(where: {
        $0.union == sample.alternative.union && $0.position == position
          && evaluator.accepts(sample.value, $0.use)
      })
    {
      shared += 1
    } else {
      taken.append("\(union.name.text).\(made) as .\(found): \(text)")
    }
  }
}

extension UnionDeclaration {
  /// Whether an object's discriminator says that it is of an alternative: it names it, or it names none
  /// and the alternative is the one for such objects.
  fileprivate func takes(_ value: Node, as name: String) -> Bool {
    func names(_ alternative: Alternative) -> Bool {
      guard let names = alternative.recognition.discriminator else { return false }
      return names.values.contains { $0 == value[names.key].map { Literal($0) } }
    }
    if name == unrecognized?.text { return !alternatives.contains(where: names) }
    return alternatives.contains { $0.name.text == name && names($0) }
  }
}

extension UnionDeclaration.Recognition {
  fileprivate var discriminator: UnionDeclaration.ObjectRecognition.Constant? {
    if case .object(let object) = self { object.discriminator } else { nil }
  }
}

import ConcordDiagnostics
import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// What a user's document becomes: a case is a folder with the document, perhaps a configuration,
/// the output below `Expected/` or what the command says in `diagnostics.txt`.
///
/// With `CONCORD_RECORD=1` in the environment the expectations are written, and the test fails all
/// the same: what was written wants to be read.
@Suite struct CaseTests {
  @Test(arguments: Case.all) func givesWhatIsExpected(_ aCase: Case) throws {
    let output = try TemporaryFolder()
    let result = try aCase.generate(into: output)
    var found = FolderContents.read(output.url.path)
    found[".concord-manifest.json"] = nil
    let said = aCase.report(result)
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try aCase.record(found, said: said)
      Issue.record("recorded \(aCase.name); read it and run again without CONCORD_RECORD")
      return
    }
    #expect(result.succeeded != found.isEmpty)
    #expect(said == aCase.expectedReport)
    let expected = aCase.expectedFiles
    #expect(!said.isEmpty || !expected.isEmpty, "the case expects nothing")
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (name, data) in found.sorted(by: { $0.key < $1.key }) {
      let (found, expected) = (Self.lines(data), Self.lines(expected[name] ?? Data()))
      guard
        let line = (0..<max(found.count, expected.count)).first(where: { line in
          line >= found.count || line >= expected.count || found[line] != expected[line]
        })
      else { continue }
      Issue.record(
        """
        \(aCase.name)/Expected/\(name):\(line + 1)
        expected: \(line < expected.count ? String(expected[line]) : "the end")
        found:    \(line < found.count ? String(found[line]) : "the end")
        """)
    }
  }

  /// All parts of it, whatever parts the case shows.
  @Test(arguments: Case.all) func compiles(_ aCase: Case) throws {
    let output = try TemporaryFolder()
    let result = try aCase.generate(into: output, parts: Set(Configuration.Part.allCases))
    guard result.succeeded else { return }
    let complaints = try TypeChecker.complaints(about: output.url.path, module: aCase.module)
    #expect(complaints == "")
  }

  private static func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: { $0.unicodeScalars.contains("\n") })
  }
}

/// One folder of cases.
struct Case: Sendable, CustomTestStringConvertible {
  let name: String

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases").path

  static let all: [Case] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(Case.init)
  }()

  var testDescription: String { name }
  var path: String { Self.folder + "/" + name }
  /// `allOf-flat` as `AllOfFlat`.
  var module: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  func generate(
    into folder: TemporaryFolder, parts: Set<Configuration.Part>? = nil
  ) throws -> GenerationResult {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    let document = try #require(
      names.first { $0.hasPrefix("openapi.") || $0.hasPrefix("swagger.") })
    var configuration = Configuration(document: path + "/" + document)
    // What is said of the configuration is located in it, as the command does.
    var inputs = RunInputs(files: SourceFiles())
    if names.contains("concord.yaml") {
      let read = inputs.configurations(at: path + "/concord.yaml")
      configuration = try #require(read.first, "\(inputs.diagnostics)")
    }
    configuration.output = folder.url.path
    configuration.module = module
    if let parts { configuration.parts = parts }
    var options = Generator.Options()
    options.shardCount = isPerType ? nil : 1
    return Generator(configuration, options: options).generate(files: inputs.files)
  }

  /// What the command prints, the case's folder left out.
  func report(_ result: GenerationResult) -> String {
    DiagnosticFormatter(.text).format(result.diagnostics, in: result.files)
      .replacing(path + "/", with: "")
  }

  var expectedFiles: [String: Data] { FolderContents.read(path + "/Expected") }
  var expectedReport: String {
    FileManager.default.contents(atPath: path + "/diagnostics.txt")
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Whether the output has a file for each type: where the case expects others than the one file
  /// that there is otherwise.
  private var isPerType: Bool {
    let names = Array(expectedFiles.keys)
    return !names.isEmpty && names != ["Generated0.swift"]
  }

  func record(_ files: [String: Data], said: String) throws {
    for name in expectedFiles.keys {
      try FileManager.default.removeItem(atPath: path + "/Expected/" + name)
    }
    for (name, data) in files {
      let file = URL(filePath: path).appending(path: "Expected/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    let report = URL(filePath: path).appending(path: "diagnostics.txt")
    if said.isEmpty {
      try? FileManager.default.removeItem(at: report)
    } else {
      try Data(said.utf8).write(to: report)
    }
  }
}

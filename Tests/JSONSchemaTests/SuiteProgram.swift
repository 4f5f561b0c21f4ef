import ConcordKit
import ConcordTesting
import Foundation

/// Swift that is generated for the schemas of the suite, and a program that decodes values with it.
struct SuiteProgram {
  /// How many files the generated code is spread over, so that the compiler uses all cores.
  private static let shards = 8

  private let folder: TemporaryFolder
  private let cases: [SuiteCase]
  /// What the generator said of each schema.
  private(set) var messages: [[Message]] = []
  /// Whether the generator takes each schema.
  private(set) var isTaken: [Bool] = []

  /// Generates Swift for each schema by itself, to see what the generator says of it.
  init(_ cases: [SuiteCase], suite: URL) throws {
    self.cases = cases
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: suite.appending(path: "remotes").path, toPath: folder.path("remotes"))
    for (index, aCase) in cases.enumerated() {
      try folder.write(aCase.schema, to: Self.file(index))
      let result = try generate([index], to: "Single")
      messages.append(result.messages)
      isTaken.append(result.succeeded)
    }
  }

  /// What came of decoding and validating each value of each case; `nil` for cases whose schema the
  /// generator does not take.
  func verdicts() throws -> [[Verdict]?] {
    let taken = cases.indices.filter { isTaken[$0] }
    let result = try generate(taken, to: "All")
    guard result.succeeded else {
      throw Failure("what is right alone is wrong together: \(result.messages.prefix(5))")
    }
    try folder.write(source(of: taken), to: "main.swift")
    try compile()
    let input = taken.flatMap { index in
      cases[index].tests.map { "\(index)\t{\"value\": \($0.data)}\n" }
    }
    try folder.write(input.joined(), to: "input")
    let run = try ChildProcess(folder.path("program"), [folder.path("input")])
    var lines = run.output.split(separator: "\n").map { Verdict(line: String($0)) }[...]
    guard lines.count == input.count else {
      throw Failure("the program stopped at value \(lines.count): \(run.errors.suffix(2_000))")
    }
    return cases.indices.map { index in
      guard isTaken[index] else { return nil }
      let own = Array(lines.prefix(cases[index].tests.count))
      lines = lines.dropFirst(own.count)
      return own
    }
  }

  /// What came of one value.
  enum Verdict: Equatable {
    case accepted
    /// It is not a value of the type.
    case undecodable(String)
    /// It breaks a constraint.
    case invalid(String)

    init(line: String) {
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      switch parts.first {
      case "accepted": self = .accepted
      case "invalid": self = .invalid(parts.last ?? "")
      default: self = .undecodable(parts.last ?? "")
      }
    }
  }

  // MARK: Parts

  private static func file(_ index: Int) -> String { "case\(index).json" }

  /// Generates a struct for each of some cases, whose only property is of the case's schema.
  private func generate(_ indices: [Int], to output: String) throws -> GenerationResult {
    let schemas = indices.map { index in
      """
      "Case\(index)": {"type": "object", "required": ["value"], "properties": \
      {"value": {"$ref": "\(Self.file(index))"}}}
      """
    }
    try folder.write(
      """
      {"openapi": "3.1.0", "info": {"title": "Suite", "version": "1"}, "paths": {},
      "components": {"schemas": {\(schemas.joined(separator: ",\n"))}}}
      """, to: "\(output).json")
    var configuration = Configuration(document: folder.path("\(output).json"))
    configuration.output = folder.path(output)
    configuration.module = "Suite"
    configuration.parts = [.models]
    configuration.layout = .sharded
    configuration.shards = Self.shards
    configuration.validation = true
    return Generator(configuration).generate()
  }

  private func source(of indices: [Int]) -> String {
    """
    import ConcordRuntime
    import Foundation

    let types: [Int: (Data) -> String] = [
    \(indices.map { "  \($0): { verdict(Case\($0).self, $0) }," }.joined(separator: "\n"))
    ]

    func verdict<T: Model & Validated>(_ type: T.Type, _ data: Data) -> String {
      let value: T
      do {
        value = try JSONDecoder().decode(T.self, from: data)
      } catch {
        return "undecodable\\t" + "\\(error)".replacing("\\n", with: " ")
      }
      do throws(ValidationError) {
        try value.validate()
        return "accepted"
      } catch {
        return "invalid\\t" + error.description.replacing("\\n", with: "; ")
      }
    }

    let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
    for line in input.utf8.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1)
      print(types[Int(String(Substring(parts[0])))!]!(Data(parts[1])))
    }
    """
  }

  private func compile() throws {
    let files = (0..<Self.shards).map { folder.path("All/Generated\($0).swift") }
    let build = try ChildProcess(
      "swiftc",
      [
        "-Onone", "-j2", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Suite",
        "-o", folder.path("program"), "-I", BuiltProducts.folder.appending(path: "Modules").path,
        folder.path("main.swift"),
      ] + files + BuiltProducts.runtimeObjects())
    guard build.exitCode == 0 else {
      throw Failure("does not compile: \(build.errors.prefix(4_000))")
    }
  }

  /// Why the program cannot be run.
  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
      self.description = description
    }
  }
}

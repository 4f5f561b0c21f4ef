import ConcordKit
import ConcordLowering
import ConcordRuntime
import ConcordTesting
import ConcordText
import Foundation
import Testing

@Suite struct ValidationTests {
  /// The generator warns of exactly those expressions that the runtime cannot run.
  @Test(arguments: [
    "", "^a+$", "a|", "[a-z&&[b]", "[]", "[^]", "\\d\\w\\s\\D\\W\\S\\b\\B", "\\/\\-\\_", "a{2,3}?",
    "a{,2}", "{", "x{a", "]", "}", "(?:a)(?=b)(?!c)(?<=d)(?<!e)", "(?<n>a)\\k<n>\\1", "\\cA\\x41",
    "\\u0041\\u{41}\\uD83D\\uDE00", "\\p{L}\\P{Lu}", "[\\b\\-]", "(?i:a)", "[\\w-a]", "\\0",
    "(", ")", "[", "[b-a]", "*", "+a", "a**", "a++", "a{2}+", "{2}", "a{2}{3}", "a{3,2}", "\\",
    "\\a", "\\Z", "\\z", "\\h", "\\1", "\\k<n>", "(?P<n>a)", "(?>a)", "(?#a)", "(?i)a", "(?", "(?<",
    "\\u12", "\\u{}", "\\u{110000}", "\\x4", "\\p", "\\p{}", "[\\B]", "\\01", "\\c1", "(a", "a|*",
    "^*", "[\\", "\\u{41", "\\p{L",
  ])
  func generatorAndRuntimeAgreeOnExpressions(_ source: String) {
    let isUsable = _Constraint.Pattern(stringLiteral: source).isUsable
    let fault = ECMAScriptPattern.fault(in: source)
    #expect(isUsable == (fault == nil), "\(String(describing: fault))")
  }

  /// What is generated for a schema with each keyword is compiled and run.
  @Test func generatedCodeFindsWhatBreaksASchema() throws {
    let cases = SchemaCase.all
    let folder = try TemporaryFolder()
    var schemas = SchemaCase.components.split(separator: "\n").map { "    \($0)\n" }.joined()
    var decoding = ""
    for (index, aCase) in cases.enumerated() {
      schemas += "    Case\(index): {type: object, properties: {value: \(aCase.schema)}}\n"
      for value in aCase.values {
        decoding += "print(try broken(Case\(index).self, ##\"{\"value\": \(value.json)}\"##))\n"
      }
    }
    try folder.write(
      "openapi: 3.1.0\ninfo: {title: Cases, version: '1'}\npaths: {}\n"
        + "components:\n  schemas:\n" + schemas, to: "openapi.yaml")
    try folder.write(
      """
      import ConcordRuntime
      import Foundation

      func broken<T: Model & Validated>(_ type: T.Type, _ json: String) throws -> String {
        let value = try JSONDecoder().decode(T.self, from: Data(json.utf8))
        do {
          try value.validate()
          return ""
        } catch {
          return error.violations.map(\\.keyword).joined(separator: " ")
        }
      }

      """ + decoding, to: "main.swift")
    var configuration = Configuration(document: folder.path("openapi.yaml"))
    configuration.output = folder.path("Cases")
    configuration.module = "Cases"
    configuration.parts = [.models]
    configuration.layout = .single
    configuration.validation = true
    try #require(Generator(configuration).generate().succeeded)
    let run = try Program.run(
      [folder.path("main.swift"), folder.path("Cases/Generated.swift")], in: folder)
    try #require(run.exitCode == 0, "\(run.errors)")
    var lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for aCase in cases {
      for value in aCase.values {
        let found = lines.popFirst().map(String.init)
        #expect(found == value.broken, "\(value.json) by \(aCase.schema)")
      }
    }
  }
}

import ConcordKit
import ConcordLowering
import ConcordRuntime
import ConcordTesting
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
    let isUsable = Constraint.Pattern(stringLiteral: source).isUsable
    let fault = PatternSyntax.fault(in: source)
    #expect(isUsable == (fault == nil), "\(fault ?? "no fault")")
  }

  /// What is generated is compiled and run.
  @Test func generatedCodeFindsViolations() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": """
      openapi: 3.1.0
      info: {title: Zoo, version: '1'}
      paths: {}
      components:
        schemas:
          Zoo:
            type: object
            required: [animals]
            properties:
              animals: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Animal'}}
          Animal:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string, pattern: '^[A-Z]'}]
          Cat:
            type: object
            required: [name]
            properties:
              name: {type: string, minLength: 1}
              lives: {type: integer, maximum: 9}
              weight: {type: number, multipleOf: 0.1}
              color: {enum: [black, white]}
      """,
      "main.swift": """
      import ConcordRuntime
      import Foundation

      let texts = [
        #"{"animals": [{"name": "Tom", "lives": 9, "weight": 0.3, "color": "black"}, "Leo"]}"#,
        #"{"animals": [{"name": "", "lives": 10, "weight": 0.35, "color": "red"}, "leo", "Leo"]}"#,
      ]
      for text in texts {
        let zoo = try JSONDecoder().decode(Zoo.self, from: Data(text.utf8))
        do throws(ValidationError) {
          try zoo.validate()
          print("valid")
        } catch {
          for violation in error.violations { print(violation.path, violation.keyword) }
        }
      }
      """,
    ])
    var configuration = Configuration(document: folder.path("openapi.yaml"))
    configuration.output = folder.path("Park")
    configuration.module = "Park"
    configuration.parts = [.models]
    configuration.layout = .single
    configuration.validation = true
    #expect(Generator(configuration).generate().succeeded)
    let objects = try FileManager.default.contentsOfDirectory(
      atPath: BuiltProducts.folder.appending(path: "ConcordRuntime.build").path
    ).filter { $0.hasSuffix(".o") }.sorted()
      .map { BuiltProducts.folder.appending(path: "ConcordRuntime.build/\($0)").path }
    let program = folder.path("zoo")
    let build = try ChildProcess(
      "swiftc",
      [
        "-swift-version", "6", "-warnings-as-errors", "-o", program, "-I",
        BuiltProducts.folder.appending(path: "Modules").path, folder.path("main.swift"),
        folder.path("Park/Generated.swift"),
      ] + objects)
    try #require(build.exitCode == 0, "\(build.errors)")
    let run = try ChildProcess(program, [])
    #expect(
      run.output == """
        valid
        /animals maxItems
        /animals/0/name minLength
        /animals/0/lives maximum
        /animals/0/weight multipleOf
        /animals/0/color enum
        /animals/1 pattern

        """)
  }
}

import ConcordKit
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

/// Names of the runtime that users write, which no type of a module is given.
@Suite struct RuntimeNameTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The list has all public types of the runtime but those whose names begin with an underscore.
  @Test func theListIsComplete() throws {
    let folder = Self.package.appending(path: "Sources/Runtime")
    var found: Set<String> = []
    let files = FileManager.default.enumerator(atPath: folder.path)
    while let file = files?.nextObject() as? String {
      guard file.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let declaration =
        /public (?:final )?(?:class|struct|enum|protocol|typealias|actor) ([A-Za-z]\w*)/
      for match in text.matches(of: declaration.anchorsMatchLineEndings()) {
        let start = match.range.lowerBound
        guard start == text.startIndex || text[text.index(before: start)] == "\n" else { continue }
        found.insert(String(match.1))
      }
    }
    #expect(found == RuntimeName.all)
  }

  /// A schema for each name, which uses what makes generated code write the runtime's types.
  @Test(arguments: [false, true]) func schemasMayHaveThem(validation: Bool) throws {
    let schemas = RuntimeName.all.sorted().map { name in
      """
          \(name):
            type: object
            required: [a, self]
            properties:
              a: {type: string, default: x, minLength: 1}
              b: {type: [string, 'null']}
              self: {$ref: '#/components/schemas/\(name)'}
              c: {oneOf: [{type: string}, {type: integer}, {$ref: '#/components/schemas/\(name)'}]}
              d: {enum: [one, two]}
              e: {type: array, prefixItems: [{type: string}], items: {type: integer}}
            additionalProperties: true
      """
    }
    let folder = try TemporaryFolder()
    let document = folder.url.appending(path: "openapi.yaml")
    try """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /a:
        post:
          operationId: send
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Model'}}}}
          responses:
            '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Union'}}}}
            default: {description: No, headers: {X: {schema: {type: string}}}}
    components:
      schemas:
    \(schemas.joined(separator: "\n"))
    """.write(to: document, atomically: true, encoding: .utf8)
    var configuration = Configuration(document: document.path)
    configuration.output = folder.url.appending(path: "Output").path
    configuration.module = "Names"
    configuration.validation = validation
    let result = Generator(configuration).generate()
    #expect(result.succeeded, "\(result.messages)")
    let complaints = try TypeChecker.complaints(
      about: folder.url.appending(path: "Output").path, module: "Names")
    #expect(complaints == "")
  }
}

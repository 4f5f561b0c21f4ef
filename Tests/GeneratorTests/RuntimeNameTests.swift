import ConcordKit
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

/// Names of the runtime, of which one list tells what templates write and what schemas may be called.
@Suite struct RuntimeNameTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func templatesWriteNoOther() throws {
    let folder = Self.package.appending(path: "Templates")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var count = 0
    for file in files where file.hasSuffix(".mustache") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /runtime\.(\w+)/) {
        count += 1
        #expect(
          RuntimeName.all.contains(String(match.1)) || match.1 == "example",
          "\(file) writes \(match.1)")
      }
    }
    #expect(count > 30)
  }

  /// A schema for each name, which uses what makes generated code write the runtime's types.
  @Test(arguments: [false, true]) func schemasMayHaveThem(validation: Bool) throws {
    let schemas = RuntimeName.list.map { name in
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

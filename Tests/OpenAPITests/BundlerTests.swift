import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordTesting
import Foundation
import Testing

/// Putting several files into one.
@Suite struct BundlerTests {
  private static let head = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n"

  private static func bundle(_ texts: [String: String]) -> (text: String, ids: [String]) {
    var loader = DocumentLoader(reader: WrittenFiles(texts: texts))
    let loaded = loader.loadRoot("api.yaml")
    let (document, diagnostics) = Bundler.bundle(loaded, loader: &loader)
    return (document.map { JSONWriter().text($0) } ?? "", diagnostics.map(\.kind.id))
  }

  private static func rest(_ texts: [String: String]) -> String {
    let result = bundle(texts)
    #expect(result.ids == [])
    let start = #"{"openapi":"3.1.0","info":{"title":"A","version":"1"},"#
    #expect(result.text.hasPrefix(start))
    return String(result.text.dropFirst(start.count))
  }

  @Test func schemasMoveOnceUnderNamesOfTheirOwn() {
    let text = Self.rest([
      "api.yaml": Self.head
        + "components: {schemas: {Pet: {$ref: 'pets.yaml#/Pet'}, Own: {$ref: '#/components/schemas/Pet'},"
        + " Two: {oneOf: [{$ref: pets.yaml#/Pet}, {$ref: whole.yaml}]}}}",
      "pets.yaml":
        "Pet: {properties: {next: {$ref: '#/Pet'}, own: {$ref: 'api.yaml#/components/schemas/Own'}}}",
      "whole.yaml": "{type: object, discriminator: {mapping: {a: 'pets.yaml#/Pet', b: Pet}}}",
    ])
    #expect(
      text
        == ##""components":{"schemas":{"Pet":{"$ref":"#/components/schemas/pets_Pet"},"##
        + ##""Own":{"$ref":"#/components/schemas/Pet"},"##
        + ##""Two":{"oneOf":[{"$ref":"#/components/schemas/pets_Pet"},{"$ref":"#/components/schemas/whole"}]},"##
        + ##""pets_Pet":{"properties":{"next":{"$ref":"#/components/schemas/pets_Pet"},"own":{"$ref":"#/components/schemas/Own"}}},"##
        + ##""whole":{"type":"object","discriminator":{"mapping":{"a":"#/components/schemas/pets_Pet","b":"Pet"}}}}}}"##
    )
  }

  @Test func pathsAreInlinedAndParametersMove() {
    let text = Self.rest([
      "api.yaml": Self.head + "paths: {/a: {$ref: a.yaml, summary: S}}",
      "a.yaml":
        "get: {parameters: [{$ref: 'p.yaml#/limit'}], description: {$ref: p.yaml#/text}, x-code: {$ref: p.yaml#/text}}",
      "p.yaml":
        "limit: {name: limit, in: query, schema: {type: integer, example: {$ref: p.yaml#/text}}}\ntext: Hello",
    ])
    #expect(
      text
        == ##""paths":{"/a":{"get":{"parameters":[{"$ref":"#/components/parameters/limit"}],"description":"Hello","x-code":"Hello"},"summary":"S"}},"##
        + ##""components":{"parameters":{"limit":{"name":"limit","in":"query","schema":{"type":"integer","example":"Hello"}}}}}"##
    )
  }

  @Test func sectionsArePutInPlaceUnderTheirNames() {
    let result = Self.bundle([
      "api.yaml": Self.head
        + "paths: {$ref: paths.yaml}\n"
        + "components: {schemas: {$ref: pets.yaml, Own: {$ref: '#/components/schemas/Pet/items'}}}",
      "paths.yaml": "/a: {get: {x: {$ref: x.yaml}}}",
      "pets.yaml": "Pet: {items: {$ref: '#/Tag'}}\nTag: {items: {$ref: 'pets.yaml#/Pet'}}",
    ])
    #expect(result.ids == ["section-reference", "section-reference"])
    #expect(
      result.text
        == ##"{"openapi":"3.1.0","info":{"title":"A","version":"1"},"##
        + ##""paths":{"/a":{"get":{"x":{"$ref":"x.yaml"}}}},"##
        + ##""components":{"schemas":{"Own":{"$ref":"#/components/schemas/items"},"##
        + ##""Pet":{"items":{"$ref":"#/components/schemas/Tag"}},"##
        + ##""Tag":{"items":{"$ref":"#/components/schemas/Pet"}},"##
        + ##""items":{"$ref":"#/components/schemas/Tag"}}}}"##)
  }

  @Test func componentsArePutInPlaceUnderTheirNames() {
    let result = Self.bundle([
      "api.yaml": Self.head
        + "paths: {/a: {get: {responses: {'404': {$ref: '#/components/responses/R'}}}}}\n"
        + "components: {$ref: parts.yaml}",
      "parts.yaml": "responses: {R: {description: none}}\nschemas: {$ref: pets.yaml}",
      "pets.yaml": "Pet: {items: {$ref: 'api.yaml#/components/schemas/Pet'}}",
    ])
    #expect(result.ids == ["section-reference", "section-reference"])
    #expect(
      result.text
        == ##"{"openapi":"3.1.0","info":{"title":"A","version":"1"},"##
        + ##""paths":{"/a":{"get":{"responses":{"404":{"$ref":"#/components/responses/R"}}}}},"##
        + ##""components":{"responses":{"R":{"description":"none"}},"##
        + ##""schemas":{"Pet":{"items":{"$ref":"#/components/schemas/Pet"}}}}}"##)
  }

  @Test func aMapOfPropertiesIsPutInPlace() {
    let text = Self.rest([
      "api.yaml": Self.head
        + "components: {schemas: {Pet: {properties: {$ref: 'pets.yaml#/members'}}}}",
      "pets.yaml": "members: {name: {type: string}, $ref: {type: integer}}",
    ])
    #expect(
      text
        == ##""components":{"schemas":{"Pet":{"properties":"##
        + ##"{"name":{"type":"string"},"$ref":{"type":"integer"}}}}}}"##)
  }

  @Test(.enabled(if: Corpus.has("digitalocean")))
  func nothingOfOtherFilesIsLeft() throws {
    var loader = DocumentLoader()
    let path = Corpus.folder.appending(path: "digitalocean/DigitalOcean-public.v2.yaml").path
    let (document, _) = Bundler.bundle(loader.loadRoot(path), loader: &loader)
    let text = JSONWriter().text(try #require(document))
    let references = text.matches(of: /"\$ref":"([^"]*)"/).map(\.output.1)
    #expect(references.count > 1_000)
    #expect(references.filter { !$0.hasPrefix("#") } == [])
  }

  @Test func swaggerHasSectionsOfItsOwn() {
    let result = Self.bundle([
      "api.yaml": "swagger: '2.0'\npaths: {/a: {get: {responses: {'200': {$ref: b.yaml#/Ok}}}}}",
      "b.yaml": "Ok: {description: d, schema: {$ref: '#/A'}}\nA: {type: string}",
    ])
    #expect(
      result.text
        == ##"{"swagger":"2.0","paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/responses/Ok"}}}}},"##
        + ##""responses":{"Ok":{"description":"d","schema":{"$ref":"#/definitions/A"}}},"definitions":{"A":{"type":"string"}}}"##
    )
  }

  @Test(arguments: [
    (["api.yaml": "[]"], ["document-not-object"]),
    (["api.yaml": "paths: {/a: {$ref: b.yaml}}"], ["file-missing"]),
    (
      [
        "api.yaml": "paths: {/a: {$ref: b.yaml}}",
        "b.yaml": "get: {callbacks: {c: {d: {$ref: b.yaml}}}}",
      ],
      ["reference-cycle"]
    ),
    (["api.yaml": "components: {schemas: {A: {$ref: 'https://a/b'}}}"], ["reference-to-url"]),
  ])
  func faults(texts: [String: String], ids: [String]) {
    let result = Self.bundle(texts)
    #expect(result.text == "")
    #expect(result.ids == ids)
  }
}

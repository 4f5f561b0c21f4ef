import ConcordLowering
import Testing

/// `readOnly` and `writeOnly` (OpenAPI 3.0, section 4.7.24.2).
@Suite struct DirectionTests {
  private func described(request: String, response: String, _ schemas: String) -> Described {
    let body = schemas.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    func reference(_ name: String) -> String {
      "content: {application/json: {schema: {$ref: '#/components/schemas/\(name)'}}}"
    }
    return Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          post:
            operationId: a
            requestBody: {\(reference(request))}
            responses: {'200': {description: R, \(reference(response))}}
      components:
        schemas:
      \(body)
      """)
  }

  @Test func aPartTakesTheDirectionOfTheWhole() {
    let described = described(
      request: "NewPet", response: "Pet",
      """
      Pet:
        type: object
        required: [id, key]
        properties: {id: {type: integer, readOnly: true}, key: {type: string, writeOnly: true}}
      NewPet: {allOf: [{$ref: '#/components/schemas/Holder'}, {properties: {note: {type: string}}}]}
      Holder:
        type: object
        required: [id, key]
        properties: {id: {type: integer, readOnly: true}, key: {type: string, writeOnly: true}}
      """)
    #expect(
      described.declaration("struct Pet").dropFirst() == [
        "  id: Int required", "  key: String optional",
      ])
    #expect(
      described.declaration("struct NewPet").dropFirst().prefix(2) == [
        "  id: Int optional", "  key: String required",
      ])
  }

  @Test func listsAlternativesKindsAndRingsAreFollowed() {
    let described = described(
      request: "Order", response: "None",
      """
      None: {type: string}
      Order:
        type: object
        properties:
          lines: {type: array, items: {type: array, prefixItems: [{$ref: '#/components/schemas/Line'}]}}
          parent: {$ref: '#/components/schemas/Order'}
          more: {type: object, additionalProperties: {$ref: '#/components/schemas/Pet'}}
      Line:
        oneOf: [{$ref: '#/components/schemas/One'}, {type: object, title: Two, required: [t, id]}]
        required: [id]
        properties: {id: {type: integer, readOnly: true}}
      One: {type: object, required: [o], properties: {o: {type: string, readOnly: true}}}
      Pet:
        type: object
        required: [k, id]
        discriminator: {propertyName: k}
        properties: {k: {type: string}, id: {type: integer, readOnly: true}}
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {c: {type: string}}}
      """)
    for name in ["One", "Line.OneObject", "Line.Two", "Cat", "Pet.Base"] {
      let properties = described.declaration("struct \(name)").dropFirst()
      #expect(!properties.isEmpty)
      for line in properties { #expect(!line.contains("id: Int required"), "\(name)") }
    }
    #expect(described.declaration("struct One") == ["struct One", "  o: String optional"])
  }

  @Test func theWordMayStandBehindAReference() {
    let described = described(
      request: "A", response: "B",
      """
      A:
        type: object
        required: [x, y]
        properties:
          x: {$ref: '#/components/schemas/Number'}
          y: {allOf: [{$ref: '#/components/schemas/Number'}], description: Y.}
      B: {type: object, required: [x], properties: {x: {$ref: '#/components/schemas/Number'}}}
      Number: {type: integer, readOnly: true}
      """)
    #expect(
      described.declaration("struct A").dropFirst() == [
        "  x: Number optional", "  y: Number optional",
      ])
    #expect(described.declaration("struct B").last == "  x: Number required")
  }
}

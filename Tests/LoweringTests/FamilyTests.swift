import ConcordLowering
import Testing

/// Schemas with a discriminator that others extend (OpenAPI 3.1, section 4.8.25).
@Suite struct FamilyTests {
  private func schemas(_ text: String, version: String = "3.1.0") -> Described {
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    return Described(
      """
      openapi: \(version)
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
      \(body)
      """)
  }

  private let pet = """
    Pet:
      type: object
      required: [kind]
      discriminator: {propertyName: kind}
      properties: {kind: {type: string}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {lives: {type: integer}}}
    """

  @Test func theBaseIsAUnionOfWhatExtendsIt() {
    let described = schemas(pet)
    let pet = described.declaration("union Pet")
    #expect(pet.count == 3)
    #expect(pet[1].hasPrefix("  cat(Cat)"))
    #expect(pet[1].contains(#"discriminator: Optional("#) && pet[1].contains(#"values: ["Cat"]"#))
    #expect(pet[2].hasPrefix("  other(Pet.Base)"))
    #expect(pet[2].contains("isDefault: true"))
    #expect(
      described.declaration("struct Pet.Base") == [
        "struct Pet.Base", "  kind: String required", "  additionalProperties: [String: JSONValue]",
      ])
    #expect(
      described.declaration("struct Cat") == [
        "struct Cat", "  kind: String required", "  lives: Int optional",
      ])
    #expect(described.diagnostics.isEmpty)
  }

  @Test func anUnrelatedSchemaChangesNoName() {
    let one = schemas(pet)
    let two = schemas("Earlier: {type: object, properties: {a: {type: string}}}\n" + pet)
    for line in one.lines { #expect(two.lines.contains(line)) }
  }

  @Test func namesThatAreTaken() {
    let described = schemas(
      pet + """

        Other: {allOf: [{$ref: '#/components/schemas/Pet'}]}
        PetBase: {type: object, properties: {a: {type: string}}}
        """)
    #expect(described.declaration("struct PetBase").contains("  a: String optional"))
    let pet = described.declaration("union Pet")
    #expect(pet.contains { $0.hasPrefix("  other(Other)") })
    #expect(pet.contains { $0.hasPrefix("  base(Pet.Base)") })
  }

  @Test func namesOfKinds() {
    let described = schemas(
      """
      Pet:
        type: object
        discriminator:
          propertyName: kind
          mapping: {kitty: Cat, tiger: '#/components/schemas/Cat', any: Pet, rock: Rock}
        properties: {kind: {type: string, enum: [kitty, tiger, any, rock, puppy, wolf]}}
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
      Dog:
        allOf: [{$ref: '#/components/schemas/Pet'}]
        properties: {kind: {enum: [puppy, wolf]}}
      Ant: {x-ms-discriminator-value: ant, allOf: [{$ref: '#/components/schemas/Pet'}]}
      Bee: {allOf: [{$ref: '#/components/schemas/Pet'}]}
      Queen: {allOf: [{$ref: '#/components/schemas/Bee'}]}
      Rock: {type: object, properties: {kind: {type: string}}}
      Pebble: {$ref: '#/components/schemas/Rock'}
      """)
    let values = Array(described.declaration("union Pet").dropFirst())
    #expect(values.count == 6)
    for (index, text) in [
      #"["kitty", "tiger"]"#, #"["puppy", "wolf"]"#, #"["ant"]"#, #"["Bee", "Queen"]"#,
      #"["rock"]"#, "isDefault: true",
    ].enumerated() where index < values.count {
      #expect(values[index].contains(text))
    }
    #expect(described.declaration("union Bee").count == 3)
    #expect(described.declaration("struct Queen").count > 1)
  }

  @Test func aDefaultOfTheMapping() {
    let described = schemas(
      """
      Pet:
        type: object
        discriminator: {propertyName: kind, defaultMapping: Cat}
        properties: {kind: {type: string}}
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {lives: {type: integer}}}
      Choice:
        oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
        discriminator: {propertyName: kind, defaultMapping: B}
      A: {type: object, properties: {kind: {type: string}, a: {type: string}}}
      B: {type: object, properties: {kind: {type: string}, b: {type: string}}}
      """, version: "3.2.0")
    let pet = described.declaration("union Pet")
    #expect(pet.count == 3)
    #expect(pet[1].hasPrefix("  cat(Cat)") && pet[1].contains("isDefault: true"))
    #expect(pet[2].contains("isDefault: false") && pet[2].contains(#"values: ["Pet"]"#))
    let choice = described.declaration("union Choice")
    #expect(choice.count == 3)
    #expect(choice[1].contains("isDefault: false") && choice[2].contains("isDefault: true"))
    #expect(described.diagnostics.isEmpty)
  }

  @Test func aBaseThatListsWhatExtendsIt() {
    let described = schemas(
      """
      Pet:
        type: object
        required: [kind]
        discriminator: {propertyName: kind}
        properties: {kind: {type: string}}
        oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
      Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
      Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {properties: {age: {type: integer}}}]}
      """)
    #expect(
      described.lines.filter { !$0.hasPrefix(" ") }
        == ["union Pet", "struct Cat", "struct Dog", "struct Puppy"])
    #expect(
      described.declaration("struct Puppy") == [
        "struct Puppy", "  kind: String required", "  bark: String optional",
        "  age: Int optional",
      ])
    #expect(described.diagnostics.isEmpty)
  }

  @Test func withoutOthersItIsAStruct() {
    let described = schemas(
      """
      Pet:
        type: object
        discriminator: {propertyName: kind, mapping: {pet: Pet}}
        properties: {kind: {type: string}}
      Alias: {$ref: '#/components/schemas/Pet'}
      Holder: {properties: {pet: {allOf: [{$ref: '#/components/schemas/Pet'}], description: It.}}}
      """)
    #expect(described.declaration("struct Pet").count == 2)
    #expect(described.lines.contains("alias Alias = Pet"))
    #expect(described.lines.contains("  pet: Pet optional"))
  }

  @Test func ringsEnd() {
    let described = schemas(
      """
      A: {type: object, discriminator: {propertyName: k}, allOf: [{$ref: '#/components/schemas/B'}]}
      B: {type: object, discriminator: {propertyName: k}, allOf: [{$ref: '#/components/schemas/A'}]}
      """)
    #expect(described.diagnostics.contains { $0.hasPrefix("composition-cycle") })
  }

  @Test func swaggerSaysItWithAString() {
    let described = Described(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      paths: {}
      definitions:
        Pet:
          type: object
          discriminator: petType
          required: [petType]
          properties: {petType: {type: string}}
        Cat: {allOf: [{$ref: '#/definitions/Pet'}, {type: object, properties: {a: {type: string}}}]}
      """)
    #expect(described.declaration("union Pet").count == 3)
  }
}

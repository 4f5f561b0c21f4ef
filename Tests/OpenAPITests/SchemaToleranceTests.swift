import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Testing

/// Faults in schemas: each is reported once, at its place, and read as what it means.
@Suite struct SchemaToleranceTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let schema: String
    let expected: [String]
    var version = "3.1.0"
    var testDescription: String { schema }

    init(_ schema: String, _ expected: String..., version: String = "3.1.0") {
      self.schema = schema
      self.expected = expected
      self.version = version
    }
  }

  // The schema stands on line 5 from column 4 on.
  static let faults: [Fault] = [
    Fault("{type: String}", "5:11 type-misspelled"),
    Fault("{type: float}", "5:11 type-misspelled"),
    Fault("{type: any}", "5:11 type-unknown"),
    Fault("{type: null}", "5:11 type-misspelled"),
    Fault("{type: 3}", "5:11 wrong-type"),
    Fault("{type: [string, Null]}", "5:20 type-misspelled"),
    Fault("{type: [string, 'null']}"),
    Fault("{type: [string, 'null']}", "5:11 keyword-of-other-version", version: "3.0.3"),
    Fault("{type: file}", "5:11 type-file"),
    Fault("{type: string, nullable: true}", "5:19 keyword-of-other-version"),
    Fault("{type: string, nullable: true}", version: "3.0.3"),
    Fault("{nullable: 'true', type: string}", "5:15 boolean-expected", version: "3.0.3"),
    Fault("{type: string, required: true}", "5:29 required-boolean"),
    Fault("{required: name}", "5:15 list-expected"),
    Fault("{required: [1]}", "5:16 text-expected"),
    Fault("{enum: a}", "5:11 list-expected"),
    Fault("{enum: null}", "5:11 wrong-type"),
    Fault("{minimum: 1, exclusiveMinimum: true}", "5:35 keyword-of-other-version"),
    Fault("{minimum: 1, exclusiveMinimum: true}", version: "3.0.3"),
    Fault("{exclusiveMaximum: true}", "5:5 exclusive-without-limit", version: "3.0.3"),
    Fault("{exclusiveMaximum: 9}"),
    Fault("{exclusiveMaximum: 9}", "5:23 keyword-of-other-version", version: "3.0.3"),
    Fault("{minimum: '1'}", "5:14 number-expected"),
    Fault("{minimum: one}", "5:14 wrong-type"),
    Fault("{maximum: 18446744073709551615, minimum: -9.2e18}"),
    Fault("{minLength: -1}", "5:16 count-invalid"),
    Fault("{maxLength: 1.5}", "5:16 count-invalid"),
    Fault("{maxItems: '3'}", "5:15 number-expected"),
    Fault("{maxLength: 99999999999999999999}"),
    Fault("{description: 3}", "5:18 text-expected"),
    Fault("{description: [a]}", "5:18 wrong-type"),
    Fault("{title: true}", "5:12 text-expected"),
    Fault("{examples: {a: {value: 1}}}", "5:15 list-expected"),
    Fault("{properties: [a]}", "5:17 wrong-type"),
    Fault("{properties: {a: 3}}", "5:21 schema-not-object"),
    Fault("{properties: {a: }}", "5:21 schema-not-object"),
    Fault("{type: array, items: [{type: string}]}", "5:25 items-list"),
    Fault("{items: [{type: string}]}", "5:12 items-list-of-alternatives"),
    Fault("{items: [{type: string}], minItems: 1}", "5:12 items-list"),
    Fault("{allOf: {type: object}}", "5:12 list-expected"),
    Fault("{additionalProperties: 'no'}", "5:27 schema-not-object"),
    Fault("{discriminator: {mapping: {}}, oneOf: [{}]}", "5:5 discriminator-without-property"),
    Fault("{discriminator: kind}", "5:20 keyword-of-other-version"),
    Fault("{discriminator: 3}", "5:20 wrong-type"),
    Fault("{propertys: {}}", "5:5 misspelled-key"),
    Fault("{TYPE: string}", "5:5 misspelled-key"),
    Fault("{whatever: 1}", "5:5 unknown-key"),
    Fault("{collectionFormat: csv}", "5:5 unknown-key"),
    Fault("{x-any: 1, not: {}, if: {}, $comment: a, xml: {name: a}}"),
    Fault("{externalDocs: {uri: a}}", "5:20 misspelled-key"),
    Fault("{externalDocs: a}", "5:19 wrong-type"),
  ]

  @Test(arguments: faults)
  func reportsOnce(_ fault: Fault) {
    let reading = Reading.schemas("A: \(fault.schema)", version: fault.version)
    #expect(reading.summary == fault.expected)
    #expect(reading.document != nil)
  }

  private func schema(_ text: String, version: String = "3.1.0") throws -> Schema {
    try #require(Reading.schemas("A: \(text)", version: version).schema("A"))
  }

  @Test(arguments: [
    ("String", [SchemaType.string]), ("int", [.integer]), ("any", []), ("null", [.null]),
    ("[integer, integer, 'null']", [.integer, .null]), ("[string, Object]", [.string, .object]),
  ])
  func typeIsReadAs(_ text: String, _ types: [SchemaType]) throws {
    #expect(try schema("{type: \(text)}").types == types)
  }

  @Test func fileIsBinary() throws {
    let file = try schema("{type: file}")
    #expect(file.types == [.string])
    #expect(file.format == "binary")
    #expect(try schema("{type: file, format: byte}").format == "byte")
    #expect(try schema("{format: byte, type: file}").format == "byte")
  }

  @Test func exclusiveLimitsBecomeNumbers() throws {
    for version in ["3.0.3", "3.1.0"] {
      let limits = try #require(
        try schema(
          "{exclusiveMinimum: true, minimum: 1, maximum: 5, exclusiveMaximum: false}",
          version: version
        ).validation)
      #expect(limits.exclusiveMinimum?.text == "1")
      #expect(limits.minimum == nil)
      #expect(limits.maximum?.text == "5")
      #expect(limits.exclusiveMaximum == nil)
    }
  }

  @Test func numbersKeepTheirText() throws {
    let limits = try #require(
      try schema("{maximum: 18446744073709551615, minimum: '-9.2e18', maxLength: 1e30}").validation)
    #expect(limits.maximum?.text == "18446744073709551615")
    #expect(limits.minimum?.text == "-9.2e18")
    #expect(limits.maximumLength == .max)
  }

  @Test func singleValuesAreListsOfOne() throws {
    let read = try schema("{enum: a, required: b, allOf: {type: object}}")
    #expect(read.enumeration?.compactMap(\.string) == ["a"])
    #expect(read.object?.required == ["b"])
    #expect(read.composition?.allOf.first?.types == [.object])
  }

  @Test func requiredNamesStandOnce() throws {
    #expect(try schema("{required: [a, b, a]}").object?.required == ["a", "b"])
  }

  @Test func keywordsWithoutAPlaceAreKept() throws {
    let read = try schema("{contentSchema: {}, then: {}, x-a: 1}")
    #expect(read.unsupported.map(\.key) == ["contentSchema", "then"])
    #expect(read.extensions.map(\.key) == ["x-a"])
  }

  @Test func conditions() throws {
    let read = try schema(
      "{not: {type: string}, if: {}, then: {type: object}, minContains: 2, dependencies: {a: [b], c: {}}}"
    )
    #expect(read.not?.types == [.string])
    #expect(read.condition?.then?.types == [.object])
    #expect(read.condition?.else == nil)
    #expect(read.array?.minimumContains == 2)
    #expect(read.object?.dependentRequired.map(\.key) == ["a"])
    #expect(read.object?.dependentSchemas.map(\.name) == ["c"])
    #expect(read.unsupported.isEmpty)
  }

  @Test func examplesAreCollected() throws {
    let read = try schema("{examples: [2, 3], example: 1}")
    #expect(read.annotations.examples.compactMap { $0.number?.int } == [1, 2, 3])
    let map = try schema("{examples: {a: {value: 1}, b: 2}}")
    #expect(map.annotations.examples.compactMap { $0.number?.int } == [1, 2])
  }

  @Test func booleansAreSchemas() throws {
    let read = try schema("{additionalProperties: false, properties: {a: true}}")
    #expect(read.object?.additionalProperties?.boolean == false)
    #expect(read.object?.properties.first?.schema.boolean == true)
  }

  @Test func itemsListIsPrefixItems() throws {
    let array = try #require(
      try schema("{type: array, items: [{type: string}, {type: integer}]}").array)
    #expect(array.items == nil)
    #expect(array.prefixItems.map(\.types) == [[.string], [.integer]])
    let other = try schema("{items: [{type: string}, {type: integer}]}")
    #expect(other.composition?.anyOf.map(\.types) == [[.string], [.integer]])
  }
}

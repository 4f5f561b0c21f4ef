import ConcordDocuments
import ConcordInstances
import Testing

/// Values against schemas: what is found, and where.
@Suite struct InstanceCheckTests {
  /// A schema, a value, and what is found.
  struct Case: Sendable, CustomTestStringConvertible {
    let schema: String
    let value: String
    let faults: [String]

    init(_ schema: String, _ value: String, _ faults: String...) {
      self.schema = schema
      self.value = value
      self.faults = faults
    }

    var testDescription: String { "\(schema) \(value)" }
  }

  static let keywords: [Case] = [
    Case("A: { type: string }", "\"a\""),
    Case("A: { type: string }", "1", "type  :1"),
    Case("A: { type: string }", "null", "null  :1"),
    Case("A: { type: [string, 'null'] }", "null"),
    Case("A: { type: integer }", "1.0"),
    Case("A: { type: integer }", "1.5", "type  :1"),
    Case("A: { type: number }", "1"),
    Case("A: { enum: [a, 1] }", "\"b\"", "enumValue  :1"),
    Case("A: { enum: [a, 1] }", "1.0"),
    Case("A: { enum: [a] }", "null", "null  :1"),
    Case("A: { const: { a: [1] } }", "{\"a\":[2]}", "const  :1"),
    Case("A: { minimum: 1, exclusiveMaximum: 3, multipleOf: 0.5 }", "2.5"),
    Case("A: { minimum: 1 }", "0.99", "bounds  :1"),
    Case("A: { maximum: 1 }", "1.01", "bounds  :1"),
    Case("A: { exclusiveMinimum: 1 }", "1", "bounds  :1"),
    Case("A: { exclusiveMaximum: 1 }", "1", "bounds  :1"),
    Case("A: { multipleOf: 0.1 }", "0.25", "bounds  :1"),
    Case("A: { minLength: 2, maxLength: 3 }", "\"é\"", "length  :1"),
    Case("A: { maxLength: 3 }", "\"éàü\""),
    Case("A: { maxLength: 3 }", "\"éàüo\"", "length  :1"),
    Case("A: { pattern: '^[a-z]+$' }", "\"a1\"", "pattern  :1"),
    Case("A: { pattern: 'b' }", "\"abc\""),
    Case("A: { minItems: 1 }", "[]", "items  :1"),
    Case("A: { maxItems: 1 }", "[1, 2]", "items  :1"),
    Case("A: { uniqueItems: true }", "[1, 1.0]", "uniqueItems  :1"),
    Case("A: { items: { type: string } }", "[\"a\", 1]", "type /1 :1"),
    Case("A: { prefixItems: [{ type: string }], items: false }", "[\"a\", 1]", "never /1 :1"),
    Case("A: { contains: { const: 1 } }", "[2]", "items  :1"),
    Case("A: { contains: { const: 1 }, maxContains: 1 }", "[1, 1]", "items  :1"),
    Case("A: { prefixItems: [{}], unevaluatedItems: { type: string } }", "[1, 2]", "type /1 :1"),
    Case("A: { minProperties: 1 }", "{}", "memberCount  :1"),
    Case("A: { maxProperties: 0 }", "{\"a\":1}", "memberCount  :1"),
    Case("A: { required: [a, b] }", "{\"a\":1}", "required  b :1"),
    Case("A: { properties: { a: { type: string } } }", "{\"a\":1}", "type /a :1"),
    Case("A: { properties: { a: {} } }", "{\"b\":1}", "undocumentedMember  b :1"),
    Case("A: { type: object }", "{\"b\":1}"),
    Case("A: { properties: { a: {} }, additionalProperties: true }", "{\"b\":1}"),
    Case("A: { additionalProperties: false }", "{\"b\":1}", "undocumentedMember  b :1"),
    Case("A: { additionalProperties: { type: string } }", "{\"b\":1}", "type /b :1"),
    Case("A: { patternProperties: { '^x': { type: string } } }", "{\"xa\":1}", "type /xa :1"),
    Case("A: { propertyNames: { maxLength: 1 } }", "{\"ab\":1}", "memberName  :1"),
    Case("A: { dependentRequired: { a: [b] } }", "{\"a\":1}", "required  b :1"),
    Case("A: { dependentSchemas: { a: { required: [b] } } }", "{\"a\":1}", "required  b :1"),
    Case("A: { unevaluatedProperties: false }", "{\"a\":1}", "undocumentedMember  a :1"),
    Case("A: { not: { type: string } }", "\"a\"", "excluded  :1"),
    Case("A: { if: { const: 1 }, then: { const: 2 }, else: { type: string } }", "3", "type  :1"),
    Case("A: false", "1", "never  :1"),
    Case("A: true", "1"),
  ]

  @Test(arguments: keywords) func keywordsSayWhatIsWrong(test: Case) throws {
    #expect(try Description(test.schema).faults(in: test.value) == test.faults)
  }

  static let formats: [Case] = [
    Case("date-time", "\"2026-02-28T23:59:60.5+02:00\""),
    Case("date-time", "\"2026-02-29T00:00:00Z\"", "format  date-time :1"),
    Case("date-time", "\"2026-02-28T00:00:00\"", "format  date-time :1"),
    Case("date-time", "\"2026-02-28T00:00:00+0200\"", "format  date-time :1"),
    Case("date", "\"2024-02-29\""), Case("date", "\"2023-02-29\"", "format  date :1"),
    Case("uuid", "\"123e4567-e89b-12d3-a456-426614174000\""),
    Case("uuid", "\"123e4567-e89b-12d3-a456-42661417400g\"", "format  uuid :1"),
    Case("uri", "\"https://example.com/a?b#c\""), Case("uri", "\"/a\"", "format  uri :1"),
    Case("email", "\"a.b@example.com\""), Case("email", "\"a.b\"", "format  email :1"),
    Case("ipv4", "\"10.0.0.255\""), Case("ipv4", "\"10.0.0.256\"", "format  ipv4 :1"),
    Case("hostname", "\"a-b.example\""), Case("hostname", "\"-a.b\"", "format  hostname :1"),
    Case("byte", "\"YQ==\""), Case("byte", "\"YQ=\"", "format  byte :1"),
    Case("int32", "2147483647"), Case("int32", "2147483648", "format  int32 :1"),
    Case("int64", "9223372036854775807"),
    Case("int64", "9223372036854775808", "format  int64 :1"),
    Case("of-its-own", "\"x\""),
  ]

  @Test(arguments: formats) func formatsAreChecked(test: Case) throws {
    let description = try Description("A: { format: \(test.schema) }")
    #expect(try description.faults(in: test.value) == test.faults)
  }

  @Test func partsNameMembersTogether() throws {
    let description = try Description(
      """
      A:
        allOf:
          - $ref: '#/B'
          - properties: { c: { type: string } }
      B: { properties: { b: { type: string } }, required: [b] }
      """.replacing("#/B", with: "#/components/schemas/B"))
    #expect(try description.faults(in: #"{"b":"x","c":"y"}"#) == [])
    #expect(
      try description.faults(in: #"{"c":1,"d":{"e":2}}"#)
        == ["required  b :5", "type /c :4", "undocumentedMember  d :5"])
  }

  @Test func theLikelyAlternativeSaysWhatIsWrong() throws {
    let description = try Description(
      """
      A: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }
      B: { type: object, properties: { b: { type: string } } }
      C: { oneOf: [{ type: string }, { $ref: '#/components/schemas/B' }] }
      D:
        oneOf:
          - { type: object, properties: { t: { const: x }, v: { type: string } } }
          - { type: object, properties: { t: { const: y }, v: { type: integer } } }
      E: { anyOf: [{ required: [a] }, { required: [b] }] }
      """)
    #expect(try description.faults(in: "null") == [])
    #expect(try description.faults(in: #"{"b":1}"#) == ["type /b :2"])
    #expect(try description.faults(in: #"{"b":"x","c":1}"#) == ["undocumentedMember  c :2"])
    #expect(try description.faults(in: "1", as: "C") == ["type  :3"])
    #expect(try description.faults(in: "null", as: "C") == ["null  :3"])
    #expect(try description.faults(in: #"{"t":"y","v":"s"}"#, as: "D") == ["type /v :7"])
    #expect(try description.faults(in: #"{"t":"z","v":"s"}"#, as: "D") == ["union  :5"])
    #expect(try description.faults(in: "{}", as: "E") == ["union  :8"])
  }

  @Test func theAlternativeThatKnowsMostIsLookedInto() throws {
    let description = try Description(
      """
      A:
        oneOf:
          - { type: object, properties: { a: { type: string } } }
          - { type: object, properties: { b: { type: object, properties: { c: {} } } } }
      """)
    #expect(try description.faults(in: #"{"b":{"c":1}}"#) == [])
    #expect(try description.faults(in: #"{"b":{"d":1}}"#) == ["undocumentedMember /b d :4"])
  }

  @Test func discriminatorsPickTheAlternative() throws {
    let description = try Description(
      """
      A:
        oneOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }]
        discriminator: { propertyName: t, mapping: { b: '#/components/schemas/B' } }
      B: { type: object, properties: { t: { type: string }, b: { type: string } } }
      C: { type: object, properties: { t: { type: string }, c: { type: string } } }
      """)
    #expect(try description.faults(in: #"{"t":"b","b":"x"}"#) == [])
    #expect(try description.faults(in: #"{"t":"C","c":"x"}"#) == [])
    #expect(try description.faults(in: #"{"t":"b","c":"x"}"#) == ["undocumentedMember  c :4"])
    #expect(try description.faults(in: #"{"t":"new","b":1}"#) == ["discriminatorValue /t t :2"])
    #expect(try description.violations(in: #"{"t":"new"}"#).map(\.shown) == ["new"])
  }

  @Test func subtypesAreFoundByTheirName() throws {
    let description = try Description(
      """
      A:
        type: object
        required: [kind]
        properties: { kind: { type: string } }
        discriminator: { propertyName: kind }
      B:
        allOf:
          - $ref: '#/components/schemas/A'
          - { type: object, properties: { b: { type: string } } }
      """)
    #expect(try description.faults(in: #"{"kind":"B","b":"x"}"#) == [])
    #expect(try description.faults(in: #"{"kind":"B","b":1}"#) == ["type /b :9"])
    #expect(try description.faults(in: #"{"kind":"B","c":1}"#) == ["undocumentedMember  c :2"])
    #expect(try description.faults(in: #"{"kind":"B","b":"x"}"#, as: "B") == [])
    #expect(try description.faults(in: #"{"b":"x"}"#, as: "B") == ["required  kind :2"])
    #expect(try description.faults(in: #"{"kind":"other"}"#) == [])
  }

  @Test func directionsCount() throws {
    let description = try Description(
      """
      A:
        type: object
        required: [id, secret]
        properties:
          id: { type: string, readOnly: true }
          secret: { type: string, writeOnly: true }
      """)
    #expect(try description.faults(in: #"{"id":"x"}"#, .response) == [])
    #expect(try description.faults(in: #"{"secret":"x"}"#, .request) == [])
    #expect(
      try description.faults(in: #"{"id":"x","secret":"y"}"#, .response)
        == ["writeOnly /secret :6"])
    #expect(
      try description.faults(in: #"{"id":"x","secret":"y"}"#, .request) == ["readOnly /id :5"])
    #expect(try description.faults(in: "{}", .response) == ["required  id :2"])
  }

  @Test func nullableOfOlderVersionsCounts() throws {
    let description = try Description(
      "A: { type: object, properties: { a: { type: string, nullable: true } } }",
      version: "3.0.3")
    #expect(try description.faults(in: #"{"a":null}"#) == [])
  }

  @Test func whatIsShownIsNoSecret() throws {
    let description = try Description(
      """
      A:
        properties:
          state: { enum: [on] }
          apiToken: { enum: [on] }
          code: { type: string, enum: [on], writeOnly: true }
      """)
    func shown(_ json: String) throws -> [String?] {
      try description.violations(in: json).filter { $0.rule == .enumValue }.map(\.shown)
    }
    #expect(try shown(#"{"state":"paused"}"#) == ["paused"])
    #expect(try shown(#"{"state":"sk_live_51Habc902"}"#) == [nil])
    #expect(try shown(#"{"state":"some words"}"#) == [nil])
    #expect(try shown(#"{"apiToken":"paused"}"#) == [nil])
    #expect(try shown(#"{"code":"paused"}"#) == [nil])
  }

  @Test func patternsOfPlacesHaveNoData() throws {
    let description = try Description(
      """
      A:
        properties:
          users: { additionalProperties: { properties: { age: { type: integer } } } }
      """)
    let violations = try description.violations(in: #"{"users":{"jane@a.b":{"age":"x"}}}"#)
    #expect(violations.map(\.pointer.description) == ["/users/jane@a.b/age"])
    #expect(violations.map(\.pattern.description) == ["/users/*/age"])
  }

  /// Alternatives that come back to one another double the work at each level, where nobody
  /// remembers what was looked at.
  @Test(.timeLimit(.minutes(1))) func costIsLinear() throws {
    let description = try Description(
      """
      A:
        anyOf:
          - { type: object, properties: { a: { $ref: '#/components/schemas/A' }, b: {} } }
          - { type: object, properties: { a: { $ref: '#/components/schemas/A' }, c: {} } }
      """)
    let json = String(repeating: #"{"a":"#, count: 100) + "{}" + String(repeating: "}", count: 100)
    #expect(try description.faults(in: json) == [])
  }

  @Test func depthIsBounded() throws {
    let description = try Description(
      "A: { type: array, items: { $ref: '#/components/schemas/A' } }")
    let json = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    #expect(try description.violations(in: json).map(\.rule) == [.depth])
  }

  @Test func aSchemaThatIsItselfSaysNothing() throws {
    let description = try Description(
      "A: { allOf: [{ $ref: '#/components/schemas/A' }, { type: string }] }")
    #expect(try description.faults(in: "1") == ["type  :1"])
  }
}

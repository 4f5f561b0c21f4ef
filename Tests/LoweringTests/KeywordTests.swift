import ConcordLowering
import Testing

/// Keywords that a Swift type cannot say: none is passed over in silence.
@Suite struct KeywordTests {
  @Test(
    arguments: ["3.0.3", "3.1.0"],
    [
      ("not: {required: [b]}", "not-expressed: 'not'"),
      ("if: {required: [b]}", "not-expressed: 'if'"),
      ("then: {required: [b]}", "not-expressed: 'then'"),
      ("else: {$ref: '#/components/schemas/B'}", "not-expressed: 'else'"),
      ("dependentRequired: {a: [b]}", "not-expressed: 'dependentRequired'"),
      ("dependentSchemas: {a: {required: [b]}}", "not-expressed: 'dependentSchemas'"),
      ("dependencies: {a: {properties: {b: {}}}}", "members-not-expressed: members that"),
      ("propertyNames: {pattern: a}", "not-expressed: 'propertyNames'"),
      ("patternProperties: {x: {type: string}}, additionalProperties: true", "patterns-not"),
    ])
  func onAnObject(version: String, keyword: (text: String, said: String)) {
    let described = Described(
      """
      openapi: \(version)
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
          A: {type: object, properties: {a: {type: string}}, \(keyword.text)}
          B: {type: object, properties: {b: {type: string}}}
      """)
    #expect(described.diagnostics.count == 1)
    #expect(described.diagnostics.first?.hasPrefix(keyword.said) == true)
    #expect(described.lines.contains("  a: String optional"))
  }

  @Test func membersThatAConditionBrings() {
    let described = Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
          A:
            type: object
            properties: {a: {type: string}}
            if: {required: [a]}
            then: {required: [b]}
            else: {properties: {b: {type: string}}}
      """)
    #expect(
      described.diagnostics.map { $0.prefix { $0 != ":" } } == [
        "not-expressed", "not-expressed", "members-not-expressed",
      ])
  }

  @Test(arguments: [
    "contains: {const: a}", "contains: {const: a}, minContains: 2",
    "contains: {const: a}, maxContains: 2",
  ]) func onAnArray(keyword: String) {
    let described = Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {}
      components: {schemas: {A: {type: array, items: {type: string}, \(keyword)}}}
      """)
    #expect(described.diagnostics.count { $0.hasPrefix("not-expressed") } == 1)
    #expect(described.lines == ["alias A = [String]"])
  }

  @Test func aPatternIsTheTypeOfMembers() {
    let described = Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
          One: {type: object, properties: {a: {type: string}}, patternProperties: {x: {type: integer}}}
          Map: {type: object, patternProperties: {x: {$ref: '#/components/schemas/One'}}}
          Two:
            type: object
            patternProperties: {x: {type: integer}, y: {$ref: '#/components/schemas/One'}}
            additionalProperties: false
          Same:
            type: object
            patternProperties: {x: {$ref: '#/components/schemas/One'}}
            additionalProperties: {$ref: '#/components/schemas/One'}
      """)
    #expect(described.lines.contains("  additionalProperties: [String: Int]"))
    #expect(described.lines.contains("alias Map = [String: One]"))
    #expect(described.lines.contains("alias Two = [String: TwoValue]"))
    #expect(described.declaration("union TwoValue").count == 3)
    #expect(described.lines.contains("alias Same = [String: One]"))
    #expect(described.diagnostics.count == 2)
    #expect(described.diagnostics.allSatisfy { $0.hasPrefix("unmatched-members-typed") })
  }
}

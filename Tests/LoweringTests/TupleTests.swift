import ConcordLowering
import Testing

/// Arrays whose items each have a meaning (JSON Schema 2020-12, section 10.3.1.1).
@Suite struct TupleTests {
  private func schemas(_ text: String) -> Described {
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    return Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
      \(body)
      """)
  }

  @Test func itemsArePropertiesAndTheRestIsOne() {
    let described = schemas(
      """
      Open: {type: array, minItems: 1, prefixItems: [{type: string}, {type: integer}]}
      Typed: {type: array, prefixItems: [{type: string}], items: {type: [integer, 'null']}}
      Closed: {type: array, prefixItems: [{type: string}], items: false}
      Counted: {type: array, prefixItems: [{type: string}], maxItems: 1}
      Other: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}
      """)
    #expect(
      described.declaration("struct Open") == [
        "struct Open", "  first: String required", "  second: Int optional",
        "  rest: [String: JSONValue]",
      ])
    #expect(described.declaration("struct Typed").last == "  rest: [String: Int?]")
    for name in ["Closed", "Counted", "Other"] {
      #expect(
        described.declaration("struct \(name)") == ["struct \(name)", "  first: String optional"])
    }
    #expect(described.diagnostics.isEmpty)
  }

  @Test func itemsAreCalledAfterWhatTheyAre() {
    let items =
      (0..<10).map { _ in "{type: string}" } + [
        "{title: Size, type: string}", "{$ref: '#/components/schemas/Unit_Of'}",
        "{x-swift-name: mine, title: Size, type: string}", "{const: kind}",
        "{title: rest, type: string}", "{$ref: '#/components/schemas/Twice'}",
        "{$ref: '#/components/schemas/Twice'}",
      ]
    let described = schemas(
      """
      Row: {type: array, minItems: 30, prefixItems: [\(items.joined(separator: ", "))]}
      Unit_Of: {type: string}
      Twice: {type: integer}
      """)
    let names = described.declaration("struct Row").dropFirst().map {
      $0.drop { $0 == " " }.prefix { $0 != ":" }
    }
    #expect(
      names == [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "size", "unitOf", "mine", "kind", "rest", "item16", "item17", "otherItems",
      ])
  }

  @Test func aTupleMayHoldItself() {
    let described = schemas(
      """
      Tree: {type: array, minItems: 1, prefixItems: [{type: string}, {$ref: '#/components/schemas/Tree'}]}
      """)
    #expect(described.lines.contains("  @Indirect tree: Tree optional"))
  }

  @Test func whatIsNullStaysApartFromTheEnd() {
    let described = schemas(
      """
      Row:
        type: array
        minItems: 1
        prefixItems: [{type: [string, 'null']}, {type: [string, 'null']}]
      """)
    #expect(
      described.declaration("struct Row").prefix(3) == [
        "struct Row", "  first: String nullable", "  second: String optionalNullable",
      ])
  }

  @Test func aTupleAmongOthers() {
    let described = schemas(
      """
      Some: {oneOf: [{type: string}, {type: array, prefixItems: [{type: string}]}]}
      """)
    #expect(described.lines.contains { $0.hasPrefix("  list(Some.List)") && $0.hasSuffix("array") })
  }
}

import ConcordLowering
import Testing

/// Schemas that come back to themselves, which random documents found to trap.
@Suite struct RingTests {
  /// A description with schemas in JSON, and the paths that go with them.
  private func describe(_ schemas: String, paths: String = "{}") -> Described {
    Described(
      """
      {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": \(paths),
       "components": {"schemas": \(schemas)}}
      """)
  }

  @Test func aPropertyThatAddsToItsOwnOwner() {
    let described = describe(
      """
      {"A": {"type": "object", "properties": {
        "x": {"allOf": [{"$ref": "#/components/schemas/A"},
                        {"type": "object", "properties": {"y": {"type": "string"}}}]}}}}
      """)
    #expect(described.declaration("struct A") == ["struct A", "  x: A.X optional"])
    #expect(
      described.declaration("struct A.X")
        == ["struct A.X", "  @Indirect x: A.X optional", "  y: String optional"])
  }

  @Test func aListWhoseElementsAreTheListAndMore() {
    let described = describe(
      """
      {"A": {"type": "array", "items": {
        "allOf": [{"$ref": "#/components/schemas/A"}, {"minItems": 1}]}}}
      """)
    #expect(described.lines.contains { $0.hasPrefix("union AItem") })
  }

  @Test func aMemberThatTwoPartsSay() {
    let described = describe(
      """
      {"B": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/B"}}},
       "A": {"allOf": [{"$ref": "#/components/schemas/B"}],
             "properties": {"next": {"$ref": "#/components/schemas/A"}}}}
      """)
    #expect(described.declaration("struct A") == ["struct A", "  next: A.Next optional"])
    #expect(
      described.declaration("struct A.Next") == [
        "struct A.Next", "  @Indirect next: A.Next optional",
      ])
  }

  @Test func alternativesThatLeadBackWithMoreBeside() {
    let described = describe(
      """
      {"A": {"properties": {"a": {"type": "string"}},
             "oneOf": [{"$ref": "#/components/schemas/B"}, {"required": ["x"]}]},
       "B": {"properties": {"b": {"type": "string"}},
             "oneOf": [{"$ref": "#/components/schemas/A"}, {"required": ["y"]}]}}
      """)
    #expect(described.diagnostics.contains { $0.hasPrefix("alternatives-cycle") })
  }

  @Test func aUnionIsNotItsOwnAlternative() {
    let described = describe(
      """
      {"A": {"oneOf": [{"$ref": "#/components/schemas/B"}, {"type": "string"}]},
       "B": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "integer"}]}}
      """)
    #expect(
      described.declaration("union A")
        == ["union A", "  string(String) string([])", "  b(JSONValue) any"])
    #expect(described.diagnostics.contains { $0.hasPrefix("alternatives-cycle") })
  }

  @Test func aParameterOfARing() {
    let described = describe(
      """
      {"A": {"allOf": [{"$ref": "#/components/schemas/B"}]},
       "B": {"allOf": [{"$ref": "#/components/schemas/A"}]}}
      """,
      paths: """
        {"/x": {"get": {"parameters": [{"name": "a", "in": "query",
          "schema": {"$ref": "#/components/schemas/A"}}], "responses": {}}}}
        """)
    #expect(described.lines.contains("  query a: A?"))
  }

  /// 2 to the power of 24 members, if each were made.
  @Test(.timeLimit(.minutes(10))) func anExampleOfATypeThatHoldsItselfTwice() {
    let described = describe(
      """
      {"A": {"type": "object", "required": ["l", "r"], "properties": {
        "l": {"$ref": "#/components/schemas/A"}, "r": {"$ref": "#/components/schemas/A"}}}}
      """,
      paths: """
        {"/x": {"get": {"responses": {"200": {"description": "", "content": {"application/json":
          {"schema": {"$ref": "#/components/schemas/A"}}}}}}}}
        """)
    #expect(described.lines.contains { $0.hasPrefix("GET /x") })
  }

  /// 3 to the power of 32 ways, if each were gone.
  @Test(.timeLimit(.minutes(10))) func nullThroughManyWays() {
    let names = ["A", "B", "C", "D"]
    let references = names.map { ##"{"$ref": "#/components/schemas/\##($0)"}"## }
    let schemas = names.map { #""\#($0)": {"anyOf": [\#(references.joined(separator: ","))]}"# }
    let described = describe("{\(schemas.joined(separator: ","))}")
    #expect(!described.lines.isEmpty)
  }

  @Test func wholeNumbersAreWrittenAsSuch() {
    let described = describe(#"{"A": {"type": "integer", "enum": [1.0, 1e2, -3]}}"#)
    #expect(
      described.declaration("enum A")
        == [
          "enum A: Int", #"  value1 = number("1")"#, #"  value100 = number("100")"#,
          #"  minus3 = number("-3")"#,
        ])
  }

  @Test func aCaseIsNotCalledAsATypeIs() {
    let described = describe(
      """
      {"名": {"type": "object", "properties": {"a": {"type": "string"}}},
       "U": {"oneOf": [{"$ref": "#/components/schemas/名"}, {"type": "string"}]}}
      """)
    #expect(described.declaration("union U").dropFirst().first?.hasPrefix("  名Value(名)") == true)
  }

  @Test func anInlineTypeIsNotCalledAsAnOperationIs() {
    let described = describe(
      "{}",
      paths: """
        {"/x": {"get": {"operationId": "metadata", "responses": {"200": {"description": "",
          "content": {"application/json": {"schema": {"x-swift-name": "metadata",
            "type": "object", "properties": {"a": {"type": "string"}}}}}}}}}}
        """)
    #expect(described.lines.contains("GET /x metadata Operations.Metadata"))
    #expect(!described.lines.contains("struct Metadata"))
    #expect(described.lines.contains("struct Operations.Metadata.MetadataObject"))
  }
}

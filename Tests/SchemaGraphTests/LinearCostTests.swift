import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import Testing

/// Descriptions of one construct, many times: work grows as the description does, or ends at a limit with a
/// located diagnostic. Work is counted, not timed.
@Suite struct LinearCostTests {
  /// A construct, and the schemas that have it so many times, in JSON.
  struct Construct: Sendable, CustomTestStringConvertible {
    let name: String
    let schemas: @Sendable (Int) -> [String]

    var testDescription: String { name }
  }

  private static func reference(_ name: String) -> String {
    ##"{"$ref": "#/components/schemas/\##(name)"}"##
  }

  private static func chain(
    _ count: Int, end: String = #"{"type": "string"}"#, _ schema: (Int, String) -> String
  ) -> [String] {
    (0..<count).map { #""A\#($0)": \#(schema($0, reference("A\($0 + 1)")))"# }
      + [#""A\#(count)": \#(end)"#]
  }

  private static func object(_ property: String) -> String {
    #"{"type": "object", "required": ["\#(property)"], "properties": {"\#(property)": {"type": "string"}}}"#
  }

  static let constructs: [Construct] = [
    Construct(name: "references") { chain($0) { $1 } },
    Construct(name: "items") { chain($0) { #"{"type": "array", "items": \#($1)}"# } },
    Construct(name: "properties") {
      chain($0) { #"{"type": "object", "properties": {"a": \#($1)}}"# }
    },
    Construct(name: "allOf of one") { chain($0) { #"{"allOf": [\#($1)]}"# } },
    Construct(name: "nested oneOf") { count in
      chain(count) { #"{"oneOf": [\#($1), \#(object("k\($0)"))]}"# }
    },
    Construct(name: "one oneOf") { count in
      [#""A": {"oneOf": [\#((0..<count).map { object("k\($0)") }.joined(separator: ","))]}"#]
    },
    Construct(name: "enumeration") { count in
      [#""A": {"enum": [\#((0..<count).map { #""v\#($0)""# }.joined(separator: ","))]}"#]
    },
    Construct(name: "required") { count in
      [
        #""A": {"type": "object", "required": [\#((0..<count).map { #""v\#($0)""# }.joined(separator: ","))]}"#
      ]
    },
    Construct(name: "subtypes") { count in
      [
        #""Base": {"type": "object", "discriminator": {"propertyName": "kind"}, "properties": {"kind": {"type": "string"}}}"#
      ]
        + (0..<count).map {
          #""S\#($0)": {"allOf": [\#(reference("Base")), \#(object("p\($0)"))]}"#
        }
    },
  ]

  @Test(arguments: constructs) func workGrowsWithTheDescription(construct: Construct) throws {
    let small = try work(construct.schemas(400))
    let large = try work(construct.schemas(800))
    #expect(small.diagnostics.isEmpty)
    #expect(large.count > 0)
    #expect(large.count <= small.count * 2 + 50, "\(small.count) then \(large.count)")
  }

  @Test func compositionsHaveALimit() throws {
    let chain = Self.chain(2_000) { #"{"allOf": [\#($1), {"type": "object"}], "title": "\#($0)"}"# }
    let found = try work(chain)
    #expect(found.diagnostics.contains("composition-too-large"))
  }

  @Test(arguments: [7, 63, 64, 400]) func combinationsHaveALimit(pairs: Int) throws {
    let groups = (0..<pairs).map {
      #"{"oneOf": [\#(Self.object("a\($0)")), \#(Self.object("b\($0)"))]}"#
    }
    let found = try work([#""A": {"allOf": [\#(groups.joined(separator: ","))]}"#])
    #expect(found.diagnostics == ["too-many-alternatives"])
    #expect(found.count < 10 * pairs + 10)
  }

  /// `allOf` of pairs of `oneOf`, five levels deep.
  @Test func combinationsOfCombinationsHaveALimit() throws {
    var schemas: [String] = []
    for level in 0..<5 {
      let next =
        level < 4
        ? [Self.reference("L\(level + 1)a"), Self.reference("L\(level + 1)b")]
        : [Self.object("y"), Self.object("z")]
      for side in ["a", "b"] {
        schemas.append(
          #""L\#(level)\#(side)": {"properties": {"p\#(level)\#(side)": {"type": "string"}}, "allOf": [{"oneOf": [\#(next.joined(separator: ","))]}, {"oneOf": [\#(next.reversed().joined(separator: ","))]}]}"#
        )
      }
    }
    let found = try work(schemas)
    #expect(found.diagnostics.contains("too-many-alternatives"))
    #expect(found.count < 400_000)
  }

  /// The schemas and parts of schemas that were made for a description, and the ids of what was said.
  private func work(_ schemas: [String]) throws -> (count: Int, diagnostics: [String]) {
    let text = """
      {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {},
       "components": {"schemas": {\(schemas.joined(separator: ",\n"))}}}
      """
    var loader = DocumentLoader(reader: OneDocument(bytes: Array(text.utf8)))
    let read = DocumentReader.read(loader.loadRoot("openapi.json"), loader: &loader)
    let (graph, diagnostics) = SchemaGraph.resolve(try #require(read.document))
    let uses = graph.schemas.reduce(0) { $0 + $1.shape.uses.count }
    return (
      graph.schemas.count + graph.partCount + uses,
      (read.diagnostics + diagnostics).map(\.kind.id)
    )
  }
}

import ConcordComparison
import ConcordDiagnostics
import ConcordSchemaGraph
import Testing

/// A schema that changes, with the rule and what it does to clients of before: where it is sent, and
/// where it is received.
private struct Row: CustomTestStringConvertible, Sendable {
  let old: String
  let new: String
  let rule: String
  let request: Verdict
  let response: Verdict

  init(
    _ old: String, _ new: String, _ rule: String, _ request: Verdict, _ response: Verdict
  ) {
    self.old = old
    self.new = new
    self.rule = rule
    self.request = request
    self.response = response
  }

  var testDescription: String { "\(rule): \(old) → \(new)" }
}

@Suite struct VarianceTests {
  private static let rows: [Row] = [
    .init("{ type: integer }", "{ type: number }", "schema-type-widened", .compatible, .breaking),
    .init("{ type: number }", "{ type: integer }", "schema-type-narrowed", .breaking, .compatible),
    .init("{ type: string }", "{ type: integer }", "schema-type-changed", .breaking, .breaking),
    .init(
      "{ type: string }", "{ type: [string, integer] }", "schema-type-widened", .compatible,
      .breaking),
    .init(
      "{ type: string }", "{ type: [string, 'null'] }", "schema-null-allowed", .compatible,
      .breaking),
    .init(
      "{ type: [string, 'null'] }", "{ type: string }", "schema-null-forbidden", .breaking,
      .compatible),
    .init("{ enum: [a] }", "{ enum: [a, b] }", "schema-enum-value-added", .compatible, .breaking),
    .init("{ enum: [a, b] }", "{ enum: [a] }", "schema-enum-value-removed", .breaking, .compatible),
    .init(
      "{ type: string }", "{ type: string, enum: [a] }", "schema-enum-added", .breaking, .compatible
    ),
    .init("{ const: a }", "{ const: b }", "schema-const-changed", .breaking, .breaking),
    .init("{ maximum: 3 }", "{ maximum: 2 }", "schema-maximum-decreased", .breaking, .compatible),
    .init(
      "{ minLength: 3 }", "{ minLength: 2 }", "schema-min-length-decreased", .compatible, .breaking),
    .init(
      "{ maximum: 3 }", "{ exclusiveMaximum: 3 }", "schema-exclusive-maximum-decreased", .breaking,
      .compatible),
    .init(
      "{ exclusiveMinimum: 3 }", "{ minimum: 3 }", "schema-minimum-decreased", .compatible,
      .breaking),
    .init(
      "{ multipleOf: 2 }", "{ multipleOf: 4 }", "schema-multiple-of-narrowed", .breaking,
      .compatible),
    .init(
      "{ multipleOf: 4 }", "{ multipleOf: 2 }", "schema-multiple-of-widened", .compatible, .breaking
    ),
    .init(
      "{ multipleOf: 4 }", "{ multipleOf: 3 }", "schema-multiple-of-changed", .breaking, .breaking),
    .init("{ pattern: a }", "{ pattern: b }", "schema-pattern-changed", .risky, .compatible),
    .init(
      "{ pattern: a }", "{ pattern: '.*' }", "schema-pattern-widened", .compatible, .compatible),
    .init(
      "{ uniqueItems: true }", "{ type: array }", "schema-unique-items-removed", .compatible,
      .breaking),
    .init(
      "{ type: object }", "{ type: object, required: [a], properties: { a: {} } }",
      "property-added-required", .breaking, .compatible),
    .init(
      "{ type: object }", "{ type: object, properties: { a: {} } }", "property-added-optional",
      .compatible, .compatible),
    .init(
      "{ type: object, required: [a], properties: { a: {} } }", "{ type: object }",
      "property-removed-required", .risky, .breaking),
    .init(
      "{ type: object, properties: { a: {} } }", "{ type: object }", "property-removed-optional",
      .risky, .risky),
    .init(
      "{ properties: { a: {} } }", "{ properties: { a: {} }, required: [a] }",
      "property-became-required", .breaking, .compatible),
    .init(
      "{ properties: { a: {} }, required: [a] }", "{ properties: { a: {} } }",
      "property-became-optional", .compatible, .breaking),
    .init(
      "{ type: object }", "{ type: object, additionalProperties: false }",
      "schema-additional-properties-forbidden", .breaking, .compatible),
    .init(
      "{ oneOf: [{ type: string }, { type: integer }] }",
      "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
      "schema-alternative-added", .compatible, .breaking),
    .init(
      "{ anyOf: [{ type: string }, { type: integer }, { type: boolean }] }",
      "{ anyOf: [{ type: string }, { type: integer }] }", "schema-alternative-removed", .breaking,
      .compatible),
    .init(
      "{ not: { maximum: 3 } }", "{ not: { maximum: 4 } }", "schema-maximum-increased", .breaking,
      .compatible),
    .init(
      "{ items: { maximum: 3 } }", "{ items: { maximum: 4 } }", "schema-maximum-increased",
      .compatible, .breaking),
    .init("{ type: string }", "false", "schema-forbidden", .breaking, .compatible),
    .init(
      "{ dependentRequired: { a: [b] } }", "{ dependentRequired: { a: [b, c] } }",
      "schema-dependent-required-narrowed", .breaking, .compatible),
  ]

  @Test(arguments: rows) private func oldClients(row: Row) throws {
    for (make, verdict) in [
      (SchemaDocument.request, row.request), (SchemaDocument.response, row.response),
    ] {
      let changes = Comparison.changes(make(row.old, ""), make(row.new, ""))
      let found = changes.first { $0.rule.id == row.rule }
      let change = try #require(found, "\(changes.map(\.rule.id))")
      #expect(change.verdicts.oldClient == verdict, "\(change.directions.rawValue)")
    }
  }

  /// A new client at an old server is an old client at a new server, seen from the other end.
  @Test(arguments: rows) private func newClients(row: Row) throws {
    for make in [SchemaDocument.request, SchemaDocument.response] {
      let there = Comparison.changes(make(row.old, ""), make(row.new, ""))
      let back = Comparison.changes(make(row.new, ""), make(row.old, ""))
      let worst = there.map(\.verdicts.newClient).max() ?? .unaffected
      let backWorst = back.map(\.verdicts.oldClient).max() ?? .unaffected
      // Members that nobody knows are ignored, so that one side may be the milder.
      #expect((worst == .breaking) == (backWorst == .breaking) || row.rule.hasPrefix("property"))
    }
  }

  /// What is in responses only asks nothing of requests, and the other way round.
  @Test func readOnlyAndWriteOnlyMembers() throws {
    for (flag, make) in [
      ("readOnly", SchemaDocument.request), ("writeOnly", SchemaDocument.response),
    ] {
      let old = make("{ type: object, properties: { a: { type: string, \(flag): true } } }", "")
      let new = make(
        "{ type: object, required: [a], properties: { a: { type: integer, \(flag): true } } }", "")
      let changes = Comparison.changes(old, new)
      #expect(
        changes.map(\.rule.id).sorted() == ["property-became-required", "schema-type-changed"])
      #expect(changes.allSatisfy { $0.severity == .note })
    }
  }
}

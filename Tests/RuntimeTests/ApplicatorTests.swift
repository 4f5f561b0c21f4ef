import ConcordRuntime
import Foundation
import Testing

/// Constraints that apply others: to the same value, to other members and elements, and to themselves.
@Suite struct ApplicatorTests {
  @Test(arguments: cases) func tells(_ aCase: KeywordCase) throws {
    for json in aCase.valid {
      let found = try Checked<JSONValue>.violations(json, aCase.constraints)
      #expect(found.isEmpty, "\(json): \(found)")
    }
    for json in aCase.invalid {
      let found = try Checked<JSONValue>.violations(json, aCase.constraints)
      #expect(found.map(\.keyword).contains(aCase.keyword), "\(json): \(found)")
    }
  }

  static let cases: [KeywordCase] = [
    KeywordCase("false", [.never], valid: [], invalid: ["1", "null", "{}", "[]", "\"\""]),
    KeywordCase(
      "maximum, in allOf", [.allOf([[.minimum(2)], [.maximum(3)]])], valid: ["2", "3", "\"a\""],
      invalid: ["4"]),
    KeywordCase(
      "not", [.not([.type([.integer])])], valid: ["\"a\"", "1.5"], invalid: ["1", "1.0"]),
    KeywordCase("not, of everything", [.not([])], valid: [], invalid: ["1", "null", "{}"]),
    KeywordCase("not, twice", [.not([.not([.minimum(2)])])], valid: ["2", "[]"], invalid: ["1"]),
    KeywordCase(
      "minimum, in then", [.if([.exclusiveMaximum(0)], then: [.minimum(-10)])],
      valid: ["-1", "3"], invalid: ["-100"]),
    KeywordCase(
      "multipleOf, in else", [.if([.exclusiveMaximum(0)], else: [.multipleOf(2)])],
      valid: ["-1", "4"], invalid: ["3"]),
    KeywordCase("oneOf, none", [.oneOf([[.never], [.never]])], valid: [], invalid: ["1"]),
    KeywordCase(
      "minProperties, in dependentSchemas", [.dependentSchemas(["a": [.minProperties(2)]])],
      valid: ["{\"b\": 1}", "{\"a\": 1, \"b\": 2}", "[\"a\"]"], invalid: ["{\"a\": 1}"]),
    KeywordCase(
      "maxLength, after prefixItems",
      [.prefixItems([[.type([.string])], [.minimum(2)]]), .items([.maxLength(1)])],
      valid: ["[]", "[\"long\"]", "[\"long\", 2, \"a\"]", "{}"],
      invalid: ["[\"long\", 2, \"ab\"]"]),
    KeywordCase(
      "minimum, in prefixItems", [.prefixItems([[], [.minimum(2)]])], valid: ["[1]", "[1, 2, 0]"],
      invalid: ["[0, 1]"]),
    KeywordCase(
      "false, of other items", [.prefixItems([[]]), .items([.never])], valid: ["[]", "[1]"],
      invalid: ["[1, 2]"]),
    KeywordCase(
      "false, of additional members",
      [.properties(["a": []]), .patternProperties("^x", []), .additionalProperties([.never])],
      valid: ["{}", "{\"a\": 1, \"xy\": 1}"], invalid: ["{\"b\": 1}"]),
    KeywordCase(
      "false, only neighbours name members",
      [.allOf([[.properties(["a": []])]]), .additionalProperties([.never])], valid: ["{}"],
      invalid: ["{\"a\": 1}"]),
    KeywordCase(
      "false, of unevaluated members through every applicator",
      [
        .properties(["a": []]), .allOf([[.properties(["b": []])]]),
        .anyOf([
          [.properties(["c": [.const(1)]]), .required(["c"])],
          [.properties(["d": [.const(1)]]), .required(["d"])], [],
        ]),
        .if([.properties(["e": [.const(1)]]), .required(["e"])], then: [.properties(["f": []])]),
        .dependentSchemas(["a": [.properties(["g": []])]]),
        .not([.not([.properties(["h": []])])]), .unevaluatedProperties([.never]),
      ],
      valid: [
        "{\"a\": 1, \"b\": 2}", "{\"c\": 1, \"d\": 1}", "{\"e\": 1, \"f\": 2}",
        "{\"a\": 1, \"g\": 2}", "[1]",
      ],
      invalid: [
        "{\"x\": 1}", "{\"c\": 2}", "{\"c\": 1, \"d\": 2}", "{\"f\": 1}", "{\"g\": 1}",
        "{\"h\": 1}",
      ]),
    KeywordCase(
      "false, unevaluated members are those of one list",
      [.allOf([[.properties(["a": []])], [.unevaluatedProperties([.never])]])], valid: ["{}"],
      invalid: ["{\"a\": 1}"]),
    KeywordCase(
      "maxLength, of unevaluated members",
      [.properties(["a": []]), .unevaluatedProperties([.maxLength(1)])],
      valid: ["{\"a\": \"long\", \"b\": \"c\"}"], invalid: ["{\"b\": \"cd\"}"]),
    KeywordCase(
      "false, unevaluated members inside an alternative are evaluated outside",
      [.anyOf([[.unevaluatedProperties([.minimum(1)])]]), .unevaluatedProperties([.never])],
      valid: ["{\"a\": 1}"], invalid: [], keyword: "false"),
    KeywordCase(
      "false, of unevaluated items",
      [
        .prefixItems([[]]), .anyOf([[.prefixItems([[], [.const(1)]])], []]),
        .contains([.const("c")], min: 0), .unevaluatedItems([.never]),
      ],
      valid: ["[]", "[5]", "[5, 1]", "[5, \"c\"]", "[5, 1, \"c\", \"c\"]", "{\"a\": 1}"],
      invalid: ["[5, 2]", "[5, 1, 1]"]),
    KeywordCase(
      "false, items leave no unevaluated ones",
      [.allOf([[.items([.minimum(1)])]]), .unevaluatedItems([.never])], valid: ["[1, 2]"],
      invalid: [], keyword: "false"),
    KeywordCase(
      "minLength, of a tree", [.schema("tree", in: Definitions.self)],
      valid: ["{\"name\": \"ab\", \"trees\": [{\"name\": \"cd\", \"trees\": []}, {}]}"],
      invalid: ["{\"trees\": [{\"trees\": [{\"name\": \"a\"}]}]}"]),
    KeywordCase(
      "anyOf, of itself", [.schema("list", in: Definitions.self)],
      valid: ["null", "{\"next\": null}", "{\"next\": {\"next\": null}}"],
      invalid: ["1", "{}", "{\"next\": {\"next\": 1}}"]),
    KeywordCase(
      "minimum, of what refers to itself at the same value",
      [.schema("self", in: Definitions.self)], valid: ["2"], invalid: ["1"]),
  ]

  enum Definitions: _ConstraintTable {
    static let definitions: [String: [_Constraint]] = [
      "tree": [
        .properties([
          "name": [.minLength(2)],
          "trees": [.items([.schema("tree", in: Definitions.self)])],
        ])
      ],
      "list": [
        .anyOf([
          [.type([.null])],
          [
            .type([.object]), .required(["next"]),
            .properties(["next": [.schema("list", in: Definitions.self)]]),
          ],
        ])
      ],
      "self": [.allOf([[.schema("self", in: Definitions.self)]]), .minimum(2)],
      "0": [.type([.object])],
    ].merging(ladder) { first, _ in first }

    /// Each asks twice for what the one before asks for, of itself and of a member.
    private static var ladder: [String: [_Constraint]] {
      var list: [String: [_Constraint]] = [:]
      for step in 1...60 {
        let below: [_Constraint] = [.schema("\(step - 1)", in: Definitions.self)]
        list["\(step)"] = [
          .anyOf([below + [.required(["b"])], below]),
          .properties(["a": below]), .allOf([[.properties(["a": below])]]),
        ]
      }
      return list
    }
  }

  /// 2^60 ways lead to the last definition.
  @Test func checksEachDefinitionOnceAtEachValue() throws {
    var json = "{}"
    for _ in 0..<40 { json = "{\"a\": \(json)}" }
    #expect(
      try Checked<JSONValue>.violations(json, [.schema("60", in: Definitions.self)]).isEmpty)
    let found = try Checked<JSONValue>.violations(
      "{\"a\": 1}",
      [
        .schema("60", in: Definitions.self)
      ])
    #expect(found.map(\.path) == ["/value", "/value/a"])
  }

  @Test func reportsWhatIsNestedTooDeep() {
    var value: JSONValue = [:]
    for _ in 0..<5_000 { value = ["trees": [value]] }
    let found = CheckedConstraints.$list.withValue([.schema("tree", in: Definitions.self)]) {
      do throws(ValidationError) {
        try Checked(value: value).validate()
        return [Violation]()
      } catch {
        return error.violations
      }
    }
    #expect(found.map(\.keyword) == ["depth"])
  }

  @Test func reportsViolationsInTheOrderOfTheValue() throws {
    let found = try Checked<JSONValue>.violations(
      "{\"a\": \"x\", \"b\": 1, \"c\": [\"y\"]}",
      [
        .properties(["c": [.items([.minLength(2)])]]), .required(["z"]),
        .allOf([[.properties(["a": [.minLength(2)]])]]),
        .if([.required(["b"])], then: [.properties(["b": [.minimum(2)]])]),
      ])
    #expect(
      found.map { "\($0.path) \($0.keyword)" } == [
        "/value required", "/value/a minLength", "/value/b minimum", "/value/c/0 minLength",
      ])
  }
}

import ConcordRuntime
import Foundation
import Testing

/// Cases in the manner of the JSON Schema Test Suite: a schema, values that it takes, values that it
/// does not.
struct KeywordCase: Sendable, CustomTestStringConvertible {
  let name: String
  let constraints: [_Constraint]
  let valid: [String]
  let invalid: [String]
  /// The keyword that all invalid values break.
  let keyword: String

  init(
    _ name: String, _ constraints: [_Constraint], valid: [String], invalid: [String],
    keyword: String? = nil
  ) {
    self.name = name
    self.constraints = constraints
    self.valid = valid
    self.invalid = invalid
    self.keyword = keyword ?? String(name.prefix { $0 != "," })
  }

  var testDescription: String { name }
}

@Suite struct KeywordTests {
  @Test(arguments: cases) func tells(_ aCase: KeywordCase) throws {
    for json in aCase.valid {
      let found = try Checked<JSONValue>.violations(json, aCase.constraints)
      #expect(found.isEmpty, "\(json): \(found)")
    }
    for json in aCase.invalid {
      let found = try Checked<JSONValue>.violations(json, aCase.constraints)
      #expect(found.map(\.keyword).contains(aCase.keyword), "\(json) is taken")
    }
  }

  static let cases: [KeywordCase] = [
    // Any value
    KeywordCase(
      "type, integer", [.type([.integer])], valid: ["1", "1.0", "-3", "1e3"],
      invalid: ["1.1", "\"1\"", "true", "null", "[]", "{}"]),
    KeywordCase(
      "type, number", [.type([.number])], valid: ["1", "1.5"], invalid: ["\"1\"", "false"]),
    KeywordCase(
      "type, several", [.type([.string, .null])], valid: ["\"a\"", "null"],
      invalid: ["1", "[]", "{}", "true"]),
    KeywordCase(
      "type, array or object", [.type([.array, .object])], valid: ["[1]", "{\"a\": 1}"],
      invalid: ["1", "null"]),
    KeywordCase("type, boolean", [.type([.boolean])], valid: ["true"], invalid: ["0", "\"true\""]),
    KeywordCase(
      "const, number", [.const(2)], valid: ["2", "2.0"], invalid: ["5", "\"2\"", "[2]", "true"]),
    KeywordCase(
      "const, object", [.const(["a": 1, "b": [nil, true]])],
      valid: ["{\"a\": 1, \"b\": [null, true]}", "{\"b\": [null, true], \"a\": 1.0}"],
      invalid: ["{\"a\": 1}", "{\"a\": 1, \"b\": [true, null]}", "[\"a\", 1]"]),
    KeywordCase("const, null", [.const(nil)], valid: ["null"], invalid: ["0", "false", "\"\""]),
    KeywordCase("const, false is not 0", [.const(false)], valid: ["false"], invalid: ["0", "[0]"]),
    KeywordCase("const, 1 is not true", [.const(1)], valid: ["1"], invalid: ["true"]),
    KeywordCase(
      "const, composed and decomposed letters differ", [.const("\u{E9}")], valid: ["\"\u{E9}\""],
      invalid: ["\"e\u{301}\""]),
    KeywordCase(
      "enum, of all kinds", [.enum([6, "foo", [], true, ["foo": 12], nil])],
      valid: ["6", "\"foo\"", "[]", "true", "{\"foo\": 12}", "null"],
      invalid: ["4", "false", "{\"foo\": 13}", "[6]", "\"Foo\""]),
    KeywordCase(
      "enum, of fractions", [.enum([0.1, 0.2])], valid: ["0.1", "0.20"], invalid: ["0.3"]),
    KeywordCase(
      "anyOf", [.anyOf([[.type([.integer])], [.minimum(2)]])], valid: ["1", "2.5", "3"],
      invalid: ["1.5"]),
    KeywordCase(
      "oneOf", [.oneOf([[.type([.integer])], [.minimum(2)]])], valid: ["1", "2.5"],
      invalid: ["3", "1.5"]),
    // Numbers
    KeywordCase(
      "minimum", [.minimum(1.1)], valid: ["2.6", "1.1", "\"x\"", "null"], invalid: ["0.6", "-1"]),
    KeywordCase(
      "minimum, below zero", [.minimum(-2)], valid: ["-1", "0", "-2", "-2.0", "[]"],
      invalid: ["-2.0001", "-3"]),
    KeywordCase(
      "minimum, beyond 64 bits", [.minimum("18446744073709551615")],
      valid: ["18446744073709551615", "18446744073709551616", "1e30"],
      invalid: ["18446744073709551614", "9223372036854775807", "-1"]),
    KeywordCase(
      "exclusiveMinimum", [.exclusiveMinimum(1.1)], valid: ["1.2", "\"x\""],
      invalid: ["1.1", "0.6"]),
    KeywordCase("maximum", [.maximum(3.0)], valid: ["2.6", "3", "3.0", "\"x\""], invalid: ["3.5"]),
    KeywordCase(
      "maximum, of 64 bits", [.maximum(9_223_372_036_854_775_807)],
      valid: ["9223372036854775807", "0"], invalid: ["9223372036854775808", "1e19"]),
    KeywordCase(
      "maximum, of more digits than a Double has", [.maximum("0.1234567890123456789")],
      valid: ["0.1", "-5"], invalid: ["0.2"]),
    KeywordCase(
      "exclusiveMaximum", [.exclusiveMaximum(3.0)], valid: ["2.2"], invalid: ["3.0", "3", "3.5"]),
    KeywordCase(
      "multipleOf, a whole number", [.multipleOf(2)], valid: ["10", "0", "-4", "\"foo\"", "2.0"],
      invalid: ["7", "1.5", "-3"]),
    KeywordCase(
      "multipleOf, a fraction", [.multipleOf(1.5)], valid: ["0", "4.5", "3", "-1.5"],
      invalid: ["35", "1.6"]),
    KeywordCase(
      "multipleOf, a small one", [.multipleOf(0.0001)], valid: ["0.0075", "1", "12345.6789"],
      invalid: ["0.00751", "1e-5"]),
    KeywordCase(
      "multipleOf, a hundredth", [.multipleOf(0.01)],
      valid: ["0.07", "0.29", "19.99", "4.35", "1.1", "1e300", "0.1"], invalid: ["0.001", "1.234"]),
    KeywordCase(
      "multipleOf, a tenth", [.multipleOf(0.1)], valid: ["0.3", "0.7"], invalid: ["0.35"]),
    KeywordCase(
      "multipleOf, of large numbers", [.multipleOf(7)],
      valid: ["7e20", "126000000000000000000"], invalid: ["1e20"]),
    // Strings
    KeywordCase(
      "minLength", [.minLength(2)], valid: ["\"foo\"", "\"fo\"", "1", "[]"],
      invalid: ["\"f\"", "\"\""]),
    KeywordCase(
      "minLength, of scalars", [.minLength(2)], valid: ["\"e\u{301}\"", "\"\u{1F468}\u{200D}\""],
      invalid: ["\"\u{1F4A9}\"", "\"\\ud83d\\udca9\"", "\"\u{E9}\""]),
    KeywordCase(
      "maxLength", [.maxLength(2)], valid: ["\"f\"", "\"fo\"", "100", "\"\""],
      invalid: ["\"foo\""]),
    KeywordCase(
      "maxLength, of scalars", [.maxLength(2)], valid: ["\"\u{1F4A9}\u{1F4A9}\"", "\"e\u{301}\""],
      invalid: ["\"\u{1F1E9}\u{1F1EA}x\"", "\"\\r\\n\\n\""]),
    KeywordCase(
      "pattern", [.pattern("^a*$")], valid: ["\"aaa\"", "\"\"", "true", "123", "{}", "null"],
      invalid: ["\"abc\"", "\"aaa\\n\""]),
    KeywordCase(
      "pattern, anywhere", [.pattern("a+")], valid: ["\"xxaayy\""], invalid: ["\"xyz\""]),
    // Arrays
    KeywordCase(
      "minItems", [.minItems(1)], valid: ["[1, 2]", "[1]", "\"\"", "{}"], invalid: ["[]"]),
    KeywordCase(
      "maxItems", [.maxItems(2)], valid: ["[1]", "[1, 2]", "\"abc\""], invalid: ["[1, 2, 3]"]),
    KeywordCase(
      "uniqueItems", [.uniqueItems],
      valid: [
        "[1, 2]", "[]", "[1]", "[\"a\", \"A\"]", "[1, true]", "[0, false]", "[[1], [true]]",
        "[{\"a\": 1}, {\"a\": true}]", "[{\"foo\": {\"bar\": 1}}, {\"foo\": {\"bar\": 2}}]",
        "[\"1\", 1]", "[\"\u{E9}\", \"e\u{301}\"]", "[null, 0]", "\"aa\"",
      ],
      invalid: [
        "[1, 1]", "[1, 2, 1]", "[1.0, 1.00, 1]", "[\"a\", \"b\", \"a\"]",
        "[{\"foo\": \"bar\"}, {\"foo\": \"bar\"}]", "[[\"foo\"], [\"foo\"]]",
        "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]", "[{}, [], null, {}]",
      ]),
    KeywordCase(
      "items", [.items([.minimum(2)])], valid: ["[2, 3]", "[]", "[\"x\"]", "{\"0\": 1}"],
      invalid: ["[2, 1]"], keyword: "minimum"),
    KeywordCase(
      "items, of items", [.items([.items([.maxLength(1)])])], valid: ["[[\"a\"], []]"],
      invalid: ["[[], [\"a\", \"ab\"]]"], keyword: "maxLength"),
    KeywordCase(
      "contains", [.contains([.minimum(5)])], valid: ["[3, 4, 5]", "[5, 6]", "{}", "[\"x\"]"],
      invalid: ["[2, 3, 4]", "[]"]),
    KeywordCase(
      "contains, a constant", [.contains([.const(5)])], valid: ["[3, 5]", "[5.0]"],
      invalid: ["[1, 2]", "[\"5\"]"]),
    KeywordCase(
      "contains, none needed", [.contains([.const(1)], min: 0)], valid: ["[]", "[2]", "[1]"],
      invalid: []),
    KeywordCase(
      "minContains", [.contains([.const(1)], min: 2)], valid: ["[1, 1]", "[1, 2, 1]"],
      invalid: ["[1]", "[1, 2]", "[]"]),
    KeywordCase(
      "maxContains", [.contains([.const(1)], max: 1)], valid: ["[1]", "[1, 2]"],
      invalid: ["[1, 1]"]),
    // Objects
    KeywordCase(
      "minProperties", [.minProperties(1)],
      valid: ["{\"a\": 1, \"b\": 2}", "{\"a\": null}", "[]", "\"\""],
      invalid: ["{}"]),
    KeywordCase(
      "maxProperties", [.maxProperties(2)], valid: ["{}", "{\"a\": 1, \"b\": 2}", "[1, 2, 3]"],
      invalid: ["{\"a\": 1, \"b\": 2, \"c\": 3}"]),
    KeywordCase(
      "required", [.required(["foo", "a/b"])], valid: ["{\"foo\": null, \"a/b\": 1}", "[]", "12"],
      invalid: ["{}", "{\"foo\": 1}", "{\"bar\": 1}"]),
    KeywordCase(
      "dependentRequired", [.dependentRequired(["quux": ["foo", "bar"]])],
      valid: ["{}", "{\"foo\": 1}", "{\"foo\": 1, \"bar\": 2, \"quux\": 3}", "[\"quux\"]"],
      invalid: ["{\"quux\": 1}", "{\"foo\": 1, \"quux\": 2}"]),
    KeywordCase(
      "propertyNames", [.propertyNames([.maxLength(3)])],
      valid: ["{\"f\": {}, \"foo\": {}}", "{}", "[1]"],
      invalid: ["{\"foo\": {}, \"foobar\": {}}"]),
    KeywordCase(
      "propertyNames, of a pattern", [.propertyNames([.pattern("^a+$")])],
      valid: ["{\"a\": 1, \"aaa\": 2}"], invalid: ["{\"aaA\": 1}"]),
    KeywordCase(
      "propertyNames, of a list", [.propertyNames([.enum(["foo", "bar"])])],
      valid: ["{\"foo\": 1}"],
      invalid: ["{\"baz\": 1}"]),
    KeywordCase(
      "properties", [.properties(["a": [.minimum(2)], "b": [.maxLength(1)]])],
      valid: ["{}", "{\"a\": 2, \"b\": \"x\", \"c\": 0}"], invalid: ["{\"a\": 1}"],
      keyword: "minimum"),
    KeywordCase(
      "patternProperties", [.patternProperties("f.*o", [.type([.integer])])],
      valid: ["{\"foo\": 1}", "{\"foo\": 1, \"bar\": \"x\"}", "{}"],
      invalid: ["{\"foo\": \"bar\"}", "{\"foooooo\": \"baz\", \"foo\": 1}"], keyword: "type"),
    KeywordCase(
      "additionalProperties",
      [
        .properties(["a": []]), .patternProperties("^x", [.maxLength(9)]),
        .additionalProperties([.type([.boolean])]),
      ],
      valid: ["{\"a\": 1, \"x1\": 2, \"b\": true}"], invalid: ["{\"b\": 1}"], keyword: "type"),
  ]

  @Test func comparesNumbersOfEveryType() throws {
    func keywords<T: _FieldType>(
      _ type: T.Type, _ json: String, _ constraints: [_Constraint]
    ) throws -> [String] where T.Stored == T {
      try Checked<T>.violations(json, constraints).map(\.keyword)
    }
    #expect(try keywords(Int.self, "5", [.minimum(5), .maximum(5)]) == [])
    #expect(try keywords(Int32.self, "6", [.maximum(5)]) == ["maximum"])
    #expect(try keywords(Int64.self, "6", [.multipleOf(4)]) == ["multipleOf"])
    let most = "18446744073709551615"
    #expect(try keywords(UInt64.self, most, [.maximum("18446744073709551615")]) == [])
    #expect(
      try keywords(UInt64.self, most, [.exclusiveMaximum("18446744073709551615")])
        == ["exclusiveMaximum"])
    #expect(try keywords(UInt64.self, most, [.maximum(9_223_372_036_854_775_807)]) == ["maximum"])
    // The Float nearest to a tenth is greater than the Double.
    #expect(try keywords(Float.self, "0.1", [.maximum(0.1), .multipleOf(0.1)]) == [])
    #expect(try keywords(Decimal.self, "0.3", [.multipleOf(0.1), .maximum(0.3)]) == [])
    #expect(
      try keywords(Decimal.self, "12345678901234567890.5", [.maximum("12345678901234567890.4")])
        == ["maximum"])
    #expect(try keywords(Double.self, "0.30000000000000004", [.multipleOf(0.1)]) == ["multipleOf"])
    #expect(try keywords(Double.self, "1e308", [.minimum(0), .multipleOf(3)]) == ["multipleOf"])
  }

  @Test func readsValuesWithAFormatAsTheirText() throws {
    #expect(
      try Checked<Date>.violations("\"2021-11-26T10:00:00Z\"", [.maxLength(20), .pattern("Z$")])
        == [])
    #expect(
      try Checked<CalendarDate>.violations("\"2021-11-26\"", [.pattern("^2022")]).map(\.keyword)
        == ["pattern"])
    #expect(
      try Checked<URL>.violations("\"http://a.b/\"", [.pattern("^https:"), .minLength(12)])
        .map(\.keyword) == ["pattern", "minLength"])
    #expect(
      try Checked<UUID>.violations("\"0B54C4B6-4F3D-4A8E-9C55-3F7D2C3A1E10\"", [.maxLength(36)])
        == [])
    #expect(
      try Checked<Data>.violations("\"AAECAwQ=\"", [.maxLength(7)]).map(\.keyword)
        == ["maxLength"])
  }

  @Test func saysNaNBreaksEveryLimit() {
    let model = Checked(value: Double.nan)
    let limits: [_Constraint] = [
      .minimum(0), .maximum(0), .exclusiveMinimum(0), .exclusiveMaximum(0), .multipleOf(1),
    ]
    CheckedConstraints.$list.withValue(limits) {
      do throws(ValidationError) {
        try model.validate()
        Issue.record("NaN is taken")
      } catch {
        #expect(error.violations.count == limits.count)
      }
    }
  }
}

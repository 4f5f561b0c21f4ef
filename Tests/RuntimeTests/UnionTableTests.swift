import ConcordRuntime
import Foundation
import Testing

/// A JSON value, and what a union makes of it: the name of the case, or `nil` where it is refused.
struct UnionRow: Sendable, CustomTestStringConvertible {
  let json: String
  let name: String?

  init(_ json: String, _ name: String?) {
    self.json = json
    self.name = name
  }

  var testDescription: String { json }
}

/// What each union decodes as what, through the runtime's own coding and through Foundation's; each
/// value encodes again as it came.
@Suite struct UnionTableTests {
  private func check<U: Union>(_ type: U.Type, _ row: UnionRow) throws {
    let data = Data(row.json.utf8)
    let json = try JSONValue(parsing: data)
    guard let name = row.name else {
      #expect(throws: DecodingError.self) { try json.decoded(as: U.self) }
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(U.self, from: data) }
      return
    }
    let value = try json.decoded(as: U.self)
    let other = try JSONDecoder().decode(U.self, from: data)
    #expect(Mirror(reflecting: value).children.first?.label == name)
    #expect(value == other)
    #expect(value.hashValue == other.hashValue)
    #expect(try JSONValue(encoding: value) == json)
    #expect(try JSONValue(parsing: JSONEncoder().encode(other)) == json)
  }

  @Test(arguments: [
    UnionRow(#"{"kind":"circle","radius":1}"#, "circle"),
    UnionRow(#"{"kind":"round","radius":0.5}"#, "circle"),
    UnionRow(#"{"kind":"square"}"#, "square"),
    UnionRow(#""circle""#, "name"),
    UnionRow(#"{"kind":"Bird","x":1}"#, "unrecognized"),
    UnionRow(#"{"kind":"Bird","radius":1}"#, "unrecognized"),
    UnionRow(#"{"radius":1}"#, "unrecognized"),
    UnionRow(#"{"kind":null,"side":1}"#, "unrecognized"),
    UnionRow(#"{"kind":4,"n":[12345678901234567890123,{"a":null}]}"#, "unrecognized"),
    UnionRow("{}", "unrecognized"),
    // The alternative is known, and the value is none of it.
    UnionRow(#"{"kind":"circle","radius":"wide"}"#, nil),
    UnionRow(#"{"kind":"circle"}"#, nil),
    UnionRow("[]", nil), UnionRow("7", nil), UnionRow("null", nil),
  ]) func anOpenDiscriminator(row: UnionRow) throws { try check(OpenShape.self, row) }

  @Test(arguments: [
    UnionRow(#"{"kind":1,"radius":1}"#, "circle"),
    UnionRow(#"{"kind":1.0,"radius":1}"#, "circle"),
    UnionRow(#"{"kind":true,"radius":1}"#, "circle"),
    UnionRow(#"{"kind":2,"side":1}"#, "square"),
    UnionRow(#"{"kind":75e-1}"#, "square"),
    UnionRow(#"{"kind":"1","radius":1}"#, nil),
    UnionRow(#"{"kind":false,"radius":1}"#, nil),
    UnionRow(#"{"kind":3,"radius":1}"#, nil),
    UnionRow(#"{"radius":1}"#, nil), UnionRow(#"{"side":1}"#, nil), UnionRow("{}", nil),
  ]) func aClosedDiscriminatorOfNumbersAndBooleans(row: UnionRow) throws {
    try check(ClosedShape.self, row)
  }

  @Test(arguments: [
    UnionRow(#"{"kind":"circle","radius":1}"#, "circle"),
    UnionRow(#"{"kind":"box","side":1}"#, "square"),
    UnionRow(#"{"side":1}"#, "square"),
    UnionRow(#"{"kind":"box","side":1,"more":2}"#, "unrecognized"),
    UnionRow(#"{"kind":"box"}"#, "unrecognized"),
    UnionRow(#"{"side":"long"}"#, "unrecognized"),
  ]) func aDiscriminatorWithNamesForSome(row: UnionRow) throws {
    try check(PartlyNamed.self, row)
  }

  @Test(arguments: [
    UnionRow(#"{"type":"opened","at":1}"#, "opened"),
    UnionRow(#"{"type":"closed","reason":"x"}"#, "closed"),
    UnionRow(#"{"type":1}"#, "opened"), UnionRow(#"{"type":1.0}"#, "opened"),
    UnionRow(#"{"type":false}"#, "closed"),
    UnionRow(#"{"type":"locked"}"#, nil), UnionRow(#"{"type":true}"#, nil),
    UnionRow("4", "four"), UnionRow("5.0", "four"), UnionRow("0.5", "half"),
    UnionRow("7", "half"), UnionRow("true", "always"),
    UnionRow(#""4""#, nil), UnionRow("[]", nil), UnionRow("null", nil),
  ]) func constants(row: UnionRow) throws { try check(ByConstants.self, row) }

  @Test(arguments: [
    UnionRow(#"{"name":"A","age":4}"#, "person"),
    UnionRow(#"{"name":"A","seat":"B"}"#, "company"),
    UnionRow(#"{"seat":"B"}"#, "company"),
    UnionRow(#"{"name":"A"}"#, "person"),
    UnionRow(#"{"kind":"c","radius":2}"#, "strict"),
    // A person's age is a number: what does not decode is passed over.
    UnionRow("4", "whole"), UnionRow("4.5", "number"), UnionRow("-0.0", "whole"),
    UnionRow("1e300", "number"),
    UnionRow(#""2024-01-02T03:04:05Z""#, "date"),
    UnionRow(#""2024-01-02T03:04:05+01:00""#, "text"),
    UnionRow(#""soon""#, "text"),
    UnionRow("[1,2]", "numbers"), UnionRow(#"["a"]"#, "texts"), UnionRow("[]", "numbers"),
    UnionRow("true", nil), UnionRow("null", nil), UnionRow(#"[1,"a"]"#, nil),
  ]) func content(row: UnionRow) throws { try check(ByContent.self, row) }

  @Test(arguments: [
    UnionRow(#""acct_1""#, "account"), UnionRow(#""user_1""#, "user"),
    UnionRow("99", "small"), UnionRow("100", "large"),
    UnionRow(#""user_123456""#, nil), UnionRow(#""other""#, nil), UnionRow("1.5", nil),
  ]) func checks(row: UnionRow) throws { try check(ByChecks.self, row) }

  @Test(arguments: [
    UnionRow(#""asc""#, "order"), UnionRow(#""sideways""#, "order"),
    UnionRow(#""random""#, "word"), UnionRow(#"{"name":"A"}"#, "person"),
    UnionRow(#"{"age":4}"#, "person"), UnionRow("4", nil),
  ]) func whatIsNotListedBelongsToTheOpenEnumeration(row: UnionRow) throws {
    try check(OrderOrPerson.self, row)
  }

  @Test(arguments: [
    UnionRow(#"{"type":"opened"}"#, "event"), UnionRow(#"{"type":"closed","reason":"x"}"#, "event"),
    UnionRow(#"{"at":1}"#, "event"), UnionRow(#"{"reason":"x"}"#, "event"),
    UnionRow(#"{"kind":"circle","radius":1}"#, "shape"),
    UnionRow(#"{"age":4}"#, "person"),
    // An event could be either of two, and a shape knows no such thing.
    UnionRow("{}", "person"),
    UnionRow("[]", nil), UnionRow("null", nil),
  ]) func aUnionThatIsUnsureComesLast(row: UnionRow) throws {
    try check(EventOrPerson.self, row)
  }
}

@Suite struct UnionChoiceTests {
  @Test func theDiscriminatorOfWhatIsNotKnown() throws {
    func other(_ json: String) throws -> UnrecognizedAlternative? {
      let value = try JSONValue(parsing: Data(json.utf8)).decoded(as: OpenShape.self)
      if case .unrecognized(let other) = value { return other } else { return nil }
    }
    #expect(try other(#"{"kind":"Bird"}"#)?.discriminator == "Bird")
    #expect(try other(#"{"kind":4}"#)?.discriminator == 4)
    #expect(try other(#"{"kind":null}"#)?.discriminator == .some(.null))
    let absent = try #require(try other(#"{"x":[1]}"#))
    #expect(absent.discriminator == nil)
    #expect(absent.value == ["x": [1]])
    #expect(
      absent.hashValue == UnrecognizedAlternative(discriminator: 1, value: ["x": [1]]).hashValue)
  }

  /// Where every alternative loses something, the one that loses least is taken.
  @Test func theLeastLoss() throws {
    func name(_ json: String) throws -> String? {
      let value = try JSONValue(parsing: Data(json.utf8)).decoded(as: ByContent.self)
      return Mirror(reflecting: value).children.first?.label
    }
    #expect(try name(#"{"name":"A","seat":"B","more":1}"#) == "company")
    #expect(try name(#"{"age":1,"more":1}"#) == "person")
    #expect(try name(#"{"seat":null,"age":null,"more":1}"#) == "person")
    #expect(try name(#"{"age":null,"seat":"B"}"#) == "company")
  }

  @Test func refusalsSayWhyOfEachAlternative() throws {
    func message<U: Union>(_ type: U.Type, _ json: String) throws -> String {
      do {
        let value = try JSONValue(parsing: Data(json.utf8)).decoded(as: [U].self)
        return "\(value)"
      } catch DecodingError.dataCorrupted(let context) {
        return context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
          .joined(separator: ".") + " " + context.debugDescription
      }
    }
    #expect(
      try message(ByChecks.self, #"["other"]"#) == """
        0 no alternative of ByChecks fits this value:
          String: the value does not match the expression '^acct_' [pattern]
          String: the value does not match the expression '^user_' [pattern]
          Int: takes no string
          Int: takes no string
        """)
    let content = try message(ByContent.self, #"[4,[1,"a"]]"#)
    #expect(content.hasPrefix("1 no alternative of ByContent fits this value:\n"))
    #expect(content.contains("\n  Person: takes no array\n"))
    #expect(
      content.contains("\n  Array<Int>: at 'Index 1': Expected to decode Int but found a string"))
    let constants = try message(ByConstants.self, #"[{"type":"locked"}]"#)
    #expect(
      constants.contains("\n  Opened: the member 'type' holds none of the values that are listed"))
    #expect(
      try message(ClosedShape.self, #"[{"kind":"x"}]"#)
        == "0.kind the member 'kind' names no alternative of ClosedShape")
    #expect(
      try message(ClosedShape.self, "[{}]")
        == "0.kind lacks the member 'kind', which names the alternative of ClosedShape")
  }

  @Test func aReasonIsCutWhereItIsLong() throws {
    let long = String(repeating: "x", count: 5_000)
    let json = JSONValue.object([long: 1])
    do {
      _ = try JSONValue.array([json]).decoded(as: ByChecks.self)
      Issue.record("an array is none of the alternatives")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.debugDescription.unicodeScalars.count < 4_000)
    }
  }

  @Test func validationHasNothingToSayAboutWhatIsNotKnown() throws {
    let json = #"{"kind":"a","n":1}"#
    #expect(try Checked<OpenShape>.violations(json, [.maxProperties(2)]).isEmpty)
    #expect(
      try Checked<OpenShape>.violations(json, [.maxProperties(1)]).map(\.keyword)
        == ["maxProperties"])
  }
}

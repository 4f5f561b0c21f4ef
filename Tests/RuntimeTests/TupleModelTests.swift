import ConcordRuntime
import Foundation
import Testing

private struct Position: TupleModel {
  var longitude: Double
  var latitude: Double?
  var altitude: Double?
  var rest: [Int?]

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<Double, _NullWhenNil<Double>, Double?, _AdditionalItems<Int?>>.self)
}

private struct Call: TupleModel {
  var name: String
  @Indirect var inner: Call?
  var when: Date?
  var flag: Nullable<Bool>?
  var extra: JSONValue?

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<String, Indirect<Call?>, Date?, _AbsentOrNull<Bool>, JSONValue?>.self)
}

private struct Chart: Model {
  var calls: [Call]
  var origin: Position?

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<[Call], Position?>.self, keys: "calls origin")
}

@Suite struct TupleModelTests {
  private func again<T: Codable>(_ text: String, _ type: T.Type) throws -> String {
    let value = try JSONDecoder().decode(type, from: Data(text.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test(arguments: [
    "[1.5,null]", "[1.5,2.5]", "[1.5,2.5,3.5]", "[1.5,2.5,3.5,4,null,5]", "[1.5,null,null,4]",
  ]) func itemsSayTheSame(text: String) throws {
    #expect(try again(text, Position.self) == text)
  }

  @Test(arguments: [
    #"["a"]"#, #"["a",["b"]]"#, #"["a",["b",["c"]],"2024-01-02T03:04:05Z"]"#,
    #"["a",null,"2024-01-02T03:04:05Z"]"#, #"["a",null,null,true]"#, #"["a",null,null,null]"#,
    #"["a",null,null,null,null]"#, #"["a",null,null,null,{"x":[1]}]"#,
  ]) func whatIsMissingAtTheEndStaysMissing(text: String) throws {
    #expect(try again(text, Call.self) == text)
  }

  @Test func aTupleWithinAnObject() throws {
    let text = #"{"calls":[["a"],["b",["c"]]],"origin":[1.5,2.5]}"#
    #expect(try again(text, Chart.self) == text)
  }

  @Test func valuesAreComparedByTheirFields() throws {
    let one = Position(longitude: 1, latitude: 2, altitude: nil, rest: [])
    var other = one
    #expect(one == other && one.hashValue == other.hashValue)
    other.rest = [nil]
    #expect(one != other)
  }

  @Test(arguments: [
    (#"{"calls":[["a"],["b",[1]]]}"#, "calls.1.1.0"),
    (#"{"calls":[["a"],[]]}"#, "calls.1.0"),
    (#"{"calls":[],"origin":[1,2,3,4,"x"]}"#, "origin.4"),
    (#"{"calls":[],"origin":[1]}"#, "origin.1"),
  ]) func anErrorNamesTheItem(text: String, path: String) throws {
    do {
      _ = try JSONDecoder().decode(Chart.self, from: Data(text.utf8))
      Issue.record("it was read")
    } catch let error as DecodingError {
      let context: DecodingError.Context =
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
          .keyNotFound(_, let context), .dataCorrupted(let context):
          context
        @unknown default: throw error
        }
      let found = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      #expect(found.joined(separator: ".") == path)
    }
  }

  @Test(arguments: ["{}", "1", "null"]) func whatIsNoArrayIsAnError(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Position.self, from: Data(text.utf8))
    }
  }
}

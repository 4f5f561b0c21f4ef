import ConcordRuntime
import Foundation
import Testing

/// Names of members and of parameters hold whatever their authors like.
@Suite struct JoinedNamesTests {
  /// U+0301 after a separator is one Character with it.
  @Test func aKeyStartsWithACombiningMark() throws {
    let text = Data(#"{"a b":"1","\#u{301}c":"2"}"#.utf8)
    let odd = try JSONDecoder().decode(Odd.self, from: text)
    #expect(odd == Odd(first: "1", second: "2"))
    #expect(try JSONDecoder().decode(Odd.self, from: JSONEncoder().encode(odd)) == odd)
  }

  @Test func aParameterHoldsASpace() throws {
    let request = try Search(first: "1", second: "2").request()
    #expect(request.query == "a%20b=1&%CC%81c=2")
  }
}

private struct Odd: Model {
  var first: String?
  var second: String?

  init(first: String?, second: String?) {
    self.first = first
    self.second = second
  }

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String?, String?>.self, keys: "a b|\u{301}c", separator: "|")
}

private struct Search: APIOperation {
  var first: String?
  var second: String?

  static let _definition = _OperationDefinition(
    Self.self, id: "search", .get, "/", _MessageParts<_Query<String?>, _Query<String?>>.self,
    names: "a b|\u{301}c", separator: "|")

  enum Output: OperationOutput {
    typealias Success = Void

    case undocumented(UndocumentedResponse)

    static let _responses = _Responses<Self>([])

    var _payload: _ResponsePayload {
      switch self {
      case .undocumented(let response): _ResponsePayload(-1, response)
      }
    }
  }
}

import Foundation
import Testing

@testable import ConcordRuntime

/// Values of parameters in each style: the bytes of the specification's own examples (OpenAPI 3.2,
/// section 4.12.9), and back.
@Suite struct ParameterStyleTests {
  private static let color: JSONValue = ["R": 100, "G": 200, "B": 150]
  private static let order = ["R", "G", "B"]

  /// One row of the table: a style, and what becomes of an empty text, a text, a list and an object.
  struct Row: Sendable, CustomTestStringConvertible {
    let style: _StyleOptions
    let empty: String?
    let text: String?
    let list: String?
    let object: String?

    init(
      _ style: _StyleOptions.Style, _ explodes: Bool, _ empty: String?, _ text: String?,
      _ list: String?, _ object: String?
    ) {
      self.style = _StyleOptions(style, explodes: explodes)
      self.empty = empty
      self.text = text
      self.list = list
      self.object = object
    }

    var testDescription: String { "\(style.style) \(style.explodes)" }
  }

  private func values(_ row: Row) throws -> [(ParameterValue, String?)] {
    [
      (.text(""), row.empty), (.text("blue"), row.text),
      (.list(["blue", "black", "brown"]), row.list),
      (try ParameterValue(Self.color, order: Self.order), row.object),
    ]
  }

  @Test(arguments: [
    Row(
      .matrix, false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"
    ),
    Row(
      .matrix, true, ";color", ";color=blue", ";color=blue;color=black;color=brown",
      ";R=100;G=200;B=150"),
    Row(.label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    Row(.label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    Row(.simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    Row(.simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
  ]) func paths(row: Row) throws {
    for (value, expected) in try values(row) {
      #expect(try row.style.pathText(value, name: "color") == expected)
    }
    try reads(row) { style, text in style.pathContent(text, name: "color") }
  }

  @Test(arguments: [
    Row(.form, false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    Row(
      .form, true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"
    ),
    Row(
      .spaceDelimited, false, nil, nil, "color=blue%20black%20brown",
      "color=R%20100%20G%20200%20B%20150"),
    Row(
      .pipeDelimited, false, nil, nil, "color=blue%7Cblack%7Cbrown",
      "color=R%7C100%7CG%7C200%7CB%7C150"),
    Row(.deepObject, true, nil, nil, nil, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
  ]) func queries(row: Row) throws {
    for (value, expected) in try values(row) where expected != nil {
      #expect(try row.style.queryPairs(value, name: "color").joined(separator: "&") == expected)
    }
    try reads(row) { style, text in
      let reader = _MessageReader(
        HTTPRequestMessage(method: .get, path: "/", query: text), pathValues: [:], body: Data())
      return style.queryContent(
        reader.query, name: "color", members: .named(["R", "G", "B"]), others: ["color"])
    }
  }

  @Test(arguments: [
    Row(.form, false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    Row(
      .cookie, true, "color=", "color=blue", "color=blue; color=black; color=brown",
      "R=100; G=200; B=150"),
  ]) func cookies(row: Row) throws {
    for (value, expected) in try values(row) {
      #expect(try row.style.cookiePairs(value, name: "color").joined(separator: "; ") == expected)
    }
  }

  @Test(arguments: [
    Row(.simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    Row(.simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
  ]) func headers(row: Row) throws {
    for (value, expected) in try values(row) {
      #expect(try row.style.headerText(value) == expected)
    }
    try reads(row) { style, text in style.headerContent([text]) }
  }

  private func reads(_ row: Row, _ read: (_StyleOptions, String) -> TextContent?) throws {
    if let text = row.text {
      let content = try #require(read(row.style, text))
      #expect(try TextDecoder(content).decode(String.self) == "blue")
    }
    if let text = row.list {
      let content = try #require(read(row.style, text))
      #expect(try TextDecoder(content).decode([String].self) == ["blue", "black", "brown"])
    }
    if let text = row.object {
      let content = try #require(read(row.style, text))
      let object = try TextDecoder(content).decode([String: Int].self)
      #expect(object == ["R": 100, "G": 200, "B": 150])
    }
  }

  // MARK: What is encoded

  @Test func delimitersInValuesAreEncoded() throws {
    let list = ParameterValue.list(["a,b", "c d", "e|f", "g&h=i", "ü"])
    let form = _StyleOptions(.form)
    let pairs = try form.queryPairs(list, name: "q[]")
    #expect(pairs == ["q%5B%5D=a%2Cb,c%20d,e%7Cf,g%26h%3Di,%C3%BC"])
    let reader = _MessageReader(
      HTTPRequestMessage(method: .get, path: "/", query: pairs[0]), pathValues: [:], body: Data())
    let content = form.queryContent(reader.query, name: "q[]", members: .none, others: [])
    #expect(
      try TextDecoder(try #require(content)).decode([String].self)
        == ["a,b", "c d", "e|f", "g&h=i", "ü"])
    #expect(
      try _StyleOptions(.simple).pathText(list, name: "p") == "a%2Cb,c%20d,e%7Cf,g%26h%3Di,%C3%BC")
  }

  @Test func reservedCharactersStayWhereTheyMay() throws {
    var style = _StyleOptions(.form, explodes: true)
    style.allowsReserved = true
    #expect(try style.queryPairs(.text("a/b?c:d&e#f%20"), name: "q") == ["q=a/b?c:d%26e%23f%20"])
  }

  @Test func whatIsUndefinedIsLeftOut() throws {
    let style = _StyleOptions(.form, explodes: true)
    #expect(try style.queryPairs(ParameterValue(.null), name: "q") == [])
    #expect(try style.queryPairs(ParameterValue(.array([])), name: "q") == [])
    #expect(try style.queryPairs(ParameterValue(["a", .null]), name: "q") == ["q=a"])
    #expect(try style.queryPairs(ParameterValue(["a": .null, "b": 1]), name: "q") == ["b=1"])
  }

  @Test func deepObjectsNest() throws {
    let style = _DeepObject.options
    let value = try ParameterValue(["a": ["b": ["c": 1]], "list": ["x", "y"]])
    let pairs = try style.queryPairs(value, name: "f")
    #expect(pairs == ["f%5Ba%5D%5Bb%5D%5Bc%5D=1", "f%5Blist%5D=x", "f%5Blist%5D=y"])
    for query in [pairs.joined(separator: "&"), "f[a][b][c]=1&f[list][]=x&f[list][]=y"] {
      let reader = _MessageReader(
        HTTPRequestMessage(method: .get, path: "/", query: query), pathValues: [:], body: Data())
      let content = try #require(
        style.queryContent(reader.query, name: "f", members: .any, others: ["f"]))
      #expect(content.candidates.last == ["a": ["b": ["c": 1]], "list": ["x", "y"]])
    }
  }

  /// No style says how these are written.
  @Test func listsAndObjectsInListsAreJSON() throws {
    let style = _StyleOptions(.form, explodes: true)
    let value = try ParameterValue([[1, 2], [3]])
    let pairs = try style.queryPairs(value, name: "q")
    #expect(pairs == ["q=%5B1%2C2%5D", "q=%5B3%5D"])
    let request = HTTPRequestMessage(method: .get, path: "/", query: pairs.joined(separator: "&"))
    let lists = _MessageReader(request, pathValues: [:], body: Data())
    #expect(try _Query<[[Int]]>.read(name: "q", from: lists) == [[1, 2], [3]])
    let query = "q=%7B%22limit%22%3A1%7D&q=%7B%7D"
    let objects = _MessageReader(
      HTTPRequestMessage(method: .get, path: "/", query: query), pathValues: [:], body: Data())
    #expect(try _Query<[Page]>.read(name: "q", from: objects) == [Page(limit: 1), Page()])
  }

  /// What takes time or a stack is bounded by the query's length.
  @Test(.timeLimit(.minutes(1))) func hostileQueries() throws {
    func read(_ query: String, _ style: _StyleOptions) throws -> [String: String]? {
      let reader = _MessageReader(
        HTTPRequestMessage(method: .get, path: "/", query: query), pathValues: [:], body: Data())
      let content = style.queryContent(reader.query, name: "f", members: .any, others: ["f"])
      return try content.map { try TextDecoder($0).decode([String: String].self) }
    }
    let many = (0..<50_000).map { "f%5Bk\($0)%5D=1" }.joined(separator: "&")
    #expect(try read(many, _DeepObject.options)?.count == 50_000)
    let flat = (0..<50_000).map { "k\($0)=1" }.joined(separator: "&")
    #expect(try read(flat, _StyleOptions(.form, explodes: true))?.count == 50_000)
    let deep = "f" + String(repeating: "[a]", count: 100_000) + "=1&f[b]=2"
    #expect(try read(deep, _DeepObject.options) == ["b": "2"])
    #expect(try read("f[=1&f]=2&[]=4&=&&%&f%5B", _DeepObject.options) == nil)
    #expect(try read("f[a=1&f[b]]=2&f[c]=3", _DeepObject.options) == ["b]": "2", "c": "3"])
  }

  @Test func whatStandsBesideIsNoMember() throws {
    let style = _StyleOptions(.form, explodes: true)
    let reader = _MessageReader(
      HTTPRequestMessage(method: .get, path: "/", query: "limit=1&R=2&utm=3"), pathValues: [:],
      body: Data())
    let open = style.queryContent(reader.query, name: "color", members: .any, others: ["limit"])
    #expect(try TextDecoder(try #require(open)).decode([String: Int].self) == ["R": 2, "utm": 3])
    #expect(style.queryContent(reader.query, name: "color", members: .none, others: []) == nil)
    #expect(
      style.queryContent(reader.query, name: "color", members: .named(["G"]), others: []) == nil)
  }

  // MARK: Defaults

  struct Page: Model {
    var limit: Int?
    var order: [String]?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Int?, [String]?>.self, keys: "limit order")
  }

  @Test func whatIsNotGivenIsTheDefault() throws {
    let table = _MessageTable(
      Page.self, _MessageParts<_Query<Int?>, _Styled<_Query<[String]?>, _Form>>.self,
      names: "limit order", separator: " ", defaults: ["limit": "20", "order": #"["a","b"]"#])
    func read(_ query: String?) throws -> Page {
      let request = HTTPRequestMessage(method: .get, path: "/", query: query)
      return try table.read(
        Page.self, from: _MessageReader(request, pathValues: [:], body: Data()))
    }
    #expect(try read(nil) == Page(limit: 20, order: ["a", "b"]))
    #expect(try read("limit=5&order=c") == Page(limit: 5, order: ["c"]))
    #expect(throws: MessageError.invalidParameter(name: "limit", text: "x")) {
      try read("limit=x")
    }
  }

  // MARK: Header fields of responses

  struct Limits: ResponseContent {
    var remaining: Int?
    var cookies: [String]?

    static let _parts = _MessageTable(
      Self.self, _MessageParts<_Header<Int?>, _Header<[String]?>>.self,
      names: "X-Remaining Set-Cookie")
  }

  /// What one field of a response says costs nothing of the rest.
  @Test func aHeaderThatDoesNotParseIsNone() throws {
    let fields: HTTPFieldList = [
      "X-Remaining": "many", "Set-Cookie": "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
      "set-cookie": "b=2",
    ]
    let limits = try Limits._parts.read(
      Limits.self, from: _MessageReader(fields: fields, body: Data()))
    #expect(limits.remaining == nil)
    #expect(limits.cookies == ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"])
    var writer = _MessageWriter()
    try Limits._parts.write(limits, to: &writer)
    #expect(writer.fields.values(for: "Set-Cookie") == limits.cookies)
  }
}

/// What a value in a path cannot do: lead to another resource.
@Suite struct HostilePathTests {
  struct Get: APIOperation {
    var id: String

    static let _definition = _OperationDefinition(
      Self.self, id: "get", .get, "/a/{id}/b", _MessageParts<_Path<String>>.self, names: "id")

    enum Output: OperationOutput {
      typealias Success = Void
      case ok
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([_Response(200, Self.ok)])

      var _payload: _ResponsePayload {
        switch self {
        case .ok: _ResponsePayload(0)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  @Test(arguments: ["", ".", ".."]) func whatLeadsElsewhereIsRefused(value: String) {
    #expect(throws: (any Error).self) { try Get(id: value).request() }
  }

  @Test(arguments: [
    "a/b", "../x", "%2e", "%2e%2e", "%2F", "a?b#c", "a\r\nb", "a;b", "\u{0}", "é/", " ", "a%", "+",
  ]) func whatIsInAValueStaysInIt(value: String) async throws {
    let request = try Get(id: value).request()
    #expect(request.path.split(separator: "/").count == 3)
    #expect(request.path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") })
    let received = Received()
    _ = try await Router(received).respond(to: request)
    #expect(received.id == value)
  }

  private final class Received: RouteProvider, @unchecked Sendable {
    var id: String?

    var routes: [Route] {
      [
        Route { (input: Get) in
          self.id = input.id
          return .ok
        }
      ]
    }
  }
}

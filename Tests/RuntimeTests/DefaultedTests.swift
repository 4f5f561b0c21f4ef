import ConcordRuntime
import Foundation
import Testing

struct Page: Model {
  @Defaulted var size: Int
  @Defaulted var note: String?
  @Defaulted var free: JSONValue
  @Defaulted var tags: [String]

  init(
    size: Int = 20, note: String? = "none", free: JSONValue = ["a": nil], tags: [String] = ["x"]
  ) {
    self.size = size
    self.note = note
    self.free = free
    self.tags = tags
  }

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<
      Defaulted<Int>, Defaulted<String?>, Defaulted<JSONValue>, Defaulted<[String]>
    >.self,
    keys: "size note free tags",
    defaults: [
      "size": 20 as Int, "note": "none" as String?, "free": ["a": nil] as JSONValue,
      "tags": ["x"] as [String],
    ])
}

struct Form: Model {
  var name: String
  @Defaulted var size: Int

  init(name: String, size: Int = 20) {
    self.name = name
    self.size = size
  }

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String, Defaulted<Int>>.self, keys: "name size",
    defaults: ["size": 20 as Int])
}

struct DefaultedTests {
  private func decode(_ json: String) throws -> Page {
    try JSONDecoder().decode(Page.self, from: Data(json.utf8))
  }

  private func encode(_ page: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(page), as: UTF8.self)
  }

  @Test func absentIsTheDefault() throws {
    let page = try decode("{}")
    #expect(page.size == 20)
    #expect(page.note == "none")
    #expect(page.free == ["a": nil])
    #expect(page.tags == ["x"])
    #expect(page == Page())
    #expect(page.hashValue == Page().hashValue)
  }

  @Test(
    "decoded and encoded again, a value says the same",
    arguments: [
      "{}", #"{"size":20}"#, #"{"size":3}"#, #"{"note":null}"#, #"{"note":"none"}"#,
      #"{"free":null}"#, #"{"free":{"a":null},"note":"b","size":20,"tags":["x"]}"#,
      #"{"tags":[]}"#,
    ])
  func roundTrip(_ json: String) throws {
    #expect(try encode(decode(json)) == json)
  }

  @Test func nullIsAbsentWhereItIsNoValue() throws {
    let page = try decode(#"{"size":null}"#)
    #expect(page.size == 20)
    #expect(try encode(page) == "{}")
  }

  @Test func whatIsAssignedIsSent() throws {
    var page = Page(size: 20, note: "other")
    #expect(try encode(page) == #"{"note":"other"}"#)
    page.size = 20
    page.note = nil
    #expect(try encode(page) == #"{"note":null,"size":20}"#)
    #expect(page == Page(size: 20, note: nil))
    #expect(page != Page())
  }

  @Test func aWrongValueIsAFault() {
    #expect(throws: DecodingError.self) { try decode(#"{"size":"3"}"#) }
    #expect(throws: DecodingError.self) { try decode(#"{"tags":[1]}"#) }
  }

  @Test func aDefaultOfAnotherTypeCountsAsNone() {
    struct Wrong: Model {
      @Defaulted var size: Int

      static let _fields = _FieldTable(
        Self.self, _FieldTypes<Defaulted<Int>>.self, keys: "size", defaults: ["size": "20"])
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Wrong.self, from: Data("{}".utf8))
    }
  }
}

import ConcordRuntime
import Foundation
import Testing

@Suite struct JSONValueTests {
  private func parsed(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Data(text.utf8))
  }

  private func text(_ value: JSONValue) throws -> String {
    String(decoding: try value.data(), as: UTF8.self)
  }

  /// A number comes out digit for digit, apart from zeros that say nothing and how an exponent is
  /// written.
  @Test(arguments: [
    ("0", "0"), ("-0", "-0"), ("1.0", "1"), ("-0.0", "-0"), ("0.1", "0.1"), ("1e2", "100"),
    ("0.1234567890123456789012345", "0.1234567890123456789012345"),
    ("12345678901234567890123", "12345678901234567890123"),
    ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("9007199254740993", "9007199254740993"), ("9007199254740993.0", "9007199254740993"),
    ("1E400", "1e400"), ("-1E-400", "-1e-400"), ("5e-324", "5e-324"), ("2e-324", "2e-324"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"), ("3.14159265358979", "3.14159265358979"),
    ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
  ])
  func numbersKeepTheirDigits(_ written: String, _ expected: String) throws {
    let value = try parsed(written)
    #expect(try text(value) == expected)
    #expect(try parsed(expected) == value)
    #expect(try parsed(expected).hashValue == value.hashValue)
  }

  /// Foundation keeps 38 digits, and no number that is too large for a `Double`.
  @Test(arguments: [
    "0.1234567890123456789012345", "12345678901234567890123", "-0.5", "1e-5", "4",
    "18446744073709551615", "9007199254740993",
  ])
  func foundationsCodersKeepWhatTheyCan(_ written: String) throws {
    let value = try JSONDecoder().decode([JSONValue].self, from: Data("[\(written)]".utf8))
    #expect(try value == [parsed(written)])
    #expect(
      try parsed(String(decoding: JSONEncoder().encode(value), as: UTF8.self)) == .array(value))
  }

  @Test func numbersThatFoundationCannotWriteAreAnError() throws {
    let value = try parsed("1e400")
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(value) }
    #expect(throws: EncodingError.self) { try JSONValue.number(.double(.infinity)).data() }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.nan]) }
  }

  @Test func numbersAreComparedAsJSON() throws {
    #expect(try parsed("1") == parsed("1.0"))
    #expect(try parsed("1e2") == 100)
    #expect(try parsed("0.1") == 0.1)
    #expect(try parsed("9007199254740993") != parsed("9007199254740992"))
    #expect(try parsed("1E400") == parsed("10e399"))
    #expect(try Set([parsed("1"), parsed("1.0"), parsed("10e-1")]).count == 1)
  }

  @Test func numbersAreReadAsSwiftHasThem() throws {
    #expect(try parsed("7.0").int == 7)
    #expect(try parsed("7.5").int == nil)
    #expect(try parsed("1e400").double == .infinity)
    #expect(try parsed("0.1").decimal == Decimal(string: "0.1"))
    #expect(try parsed("1e400").decimal == nil)
    #expect(JSONValue.string("7").int == nil)
    #expect(try parsed("[200]").decoded(as: [UInt8].self) == [200])
    #expect(throws: DecodingError.self) { try parsed("[300]").decoded(as: [UInt8].self) }
    #expect(throws: DecodingError.self) { try parsed("[1e400]").decoded(as: [Double].self) }
    #expect(throws: DecodingError.self) { try parsed("[1.5]").decoded(as: [Int].self) }
    #expect(throws: DecodingError.self) { try parsed(#"["1"]"#).decoded(as: [Int].self) }
    #expect(throws: DecodingError.self) { try parsed("[1]").decoded(as: [Bool].self) }
    #expect(throws: DecodingError.self) { try parsed("[null]").decoded(as: [String].self) }
  }

  @Test(arguments: [
    (#"{"b":1,"a":[true,false,null,{}],"c":""}"#, #"{"a":[true,false,null,{}],"b":1,"c":""}"#),
    (" [ 1 , \n2\t]\r", "[1,2]"),
    (#""\u0041\ud83d\ude00\n\/\"\\\u0001é😀""#, #""A😀\n/\"\\\u0001é😀""#),
    ("\u{FEFF}1", "1"), (#"{"a":1,"a":2}"#, #"{"a":2}"#),
  ])
  func textComesBack(_ written: String, _ expected: String) throws {
    #expect(try text(parsed(written)) == expected)
  }

  @Test(arguments: [
    "", " ", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "01", "-", "1.", "1e", "+1", ".5", "tru",
    "\"", "\"\\x\"", "\"\\u12\"", #""\ud800""#, #""\udc00\ud800""#, "\"\n\"", "1 2", "[1 2]", "NaN",
    String(repeating: "[", count: 513) + String(repeating: "]", count: 513),
  ])
  func whatIsNoJSONIsAnError(_ text: String) throws {
    let error = #expect(throws: DecodingError.self) { try parsed(text) }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(context.debugDescription.hasPrefix("not JSON: "))
    #expect(context.debugDescription.contains(", at byte "))
  }

  @Test func invalidUTF8IsAnError() {
    #expect(throws: DecodingError.self) {
      try JSONValue(parsing: Data([0x22, 0xC3, 0x28, 0x22]))
    }
  }
}

/// Uses each kind of container that `Codable` has.
private struct Everything: Codable, Equatable {
  struct Inner: Codable, Equatable {
    var numbers: [Int8: String]
    var list: [[UInt64?]]
  }

  enum Keys: String, CodingKey { case place, list, inner, nothing }

  var date = Date(timeIntervalSinceReferenceDate: 12.5)
  var inner = Inner(numbers: [-3: "x"], list: [[nil, .max], []])
  var url: URL? = URL(string: "https://example.org/a")
  var bytes = Data([1, 2, 3])
  var price = Decimal(string: "0.1") ?? 0
  var single: Float = 0.1

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let place = try container.nestedContainer(keyedBy: Keys.self, forKey: .place)
    date = try place.decode(Date.self, forKey: .place)
    bytes = try place.decode(Data.self, forKey: .inner)
    var list = try container.nestedUnkeyedContainer(forKey: .list)
    url = try list.decodeIfPresent(URL.self)
    var nested = try list.nestedUnkeyedContainer()
    price = try nested.decode(Decimal.self)
    let last = try list.nestedContainer(keyedBy: Keys.self)
    single = try last.decode(Float.self, forKey: .inner)
    inner = try Inner(from: container.superDecoder(forKey: .inner))
    guard try container.decodeNil(forKey: .nothing), list.isAtEnd else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "more"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    var place = container.nestedContainer(keyedBy: Keys.self, forKey: .place)
    try place.encode(date, forKey: .place)
    try place.encode(bytes, forKey: .inner)
    var list = container.nestedUnkeyedContainer(forKey: .list)
    if let url { try list.encode(url) } else { try list.encodeNil() }
    var nested = list.nestedUnkeyedContainer()
    var last = list.nestedContainer(keyedBy: Keys.self)
    try nested.encode(price)
    try last.encode(single, forKey: .inner)
    try inner.encode(to: container.superEncoder(forKey: .inner))
    try container.encodeNil(forKey: .nothing)
  }
}

@Suite struct JSONCodingTests {
  /// The runtime's own coding writes what Foundation's writes, and each reads the other's.
  @Test func codesAsFoundationDoes() throws {
    let value = Everything()
    let mine = try JSONValue(encoding: value)
    let theirs = try JSONEncoder().encode(value)
    #expect(try JSONValue(parsing: theirs) == mine)
    #expect(try JSONDecoder().decode(Everything.self, from: mine.data()) == value)
    #expect(try mine.decoded(as: Everything.self) == value)
  }

  @Test func errorsNameTheirPlace() throws {
    let json = try JSONValue(parsing: Data(#"{"a":[{"b":1},{"b":"x"}]}"#.utf8))
    do {
      _ = try json.decoded(as: [String: [[String: Int]]].self)
      Issue.record("a string is no Int")
    } catch DecodingError.typeMismatch(_, let context) {
      #expect(context.codingPath.map(\.stringValue) == ["a", "Index 1", "b"])
      #expect(context.codingPath[1].intValue == 1)
    }
  }

  private static let suite = URL(
    filePath: ProcessInfo.processInfo.environment["CONCORD_CORPUS"] ?? "../shared/corpus"
  ).appending(path: "json-test-suite")

  /// All cases of nst/JSONTestSuite that RFC 8259 decides.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: suite.path), "the corpus is absent"))
  func parsesTheJSONTestSuite() throws {
    let folder = Self.suite
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    var wrong: [String] = []
    var count = 0
    for file in files {
      guard let name = file.split(separator: "/").last,
        name.hasPrefix("y_") || name.hasPrefix("n_")
      else { continue }
      count += 1
      let data = try Data(contentsOf: folder.appending(path: file))
      if ((try? JSONValue(parsing: data)) != nil) != name.hasPrefix("y_") { wrong.append(file) }
    }
    #expect(wrong == [])
    #expect(count > 280)
  }
}

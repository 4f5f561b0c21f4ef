import Foundation
import Testing

@testable import ConcordRuntime

/// Values of all types in XML, and what does not fit.
@Suite(.timeLimit(.minutes(10))) struct XMLValueTests {
  private struct Category: Model {
    var id: Int64?
    var name: String?
    static let _fields = _FieldTable(Self.self, _FieldTypes<Int64?, String?>.self, keys: "id name")
  }

  private enum Status: String, ClosedEnumeration {
    case available, pending, sold
  }

  /// The pet of the petstore.
  private struct StorePet: _XMLModel {
    var id: Int64?
    var name: String
    var category: Category?
    var photoUrls: [String]
    var tags: [Category]?
    var status: Status?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Int64?, String, Category?, [String], [Category]?, Status?>.self,
      keys: "id name category photoUrls tags status")
    static let _xml = _XMLTable(
      name: "pet", fields: ["photoUrls": .wrapped(item: "photoUrl"), "tags": .wrapped(item: "tag")])
  }

  private let pet = StorePet(
    id: 10, name: "Rex & <Co>", category: Category(id: 1, name: "Dogs"), photoUrls: ["a", "b"],
    tags: [Category(id: 0, name: "x"), Category()], status: .available)
  private let petText = """
    <pet><id>10</id><name>Rex &amp; &lt;Co&gt;</name><category><id>1</id><name>Dogs</name>\
    </category><photoUrls><photoUrl>a</photoUrl><photoUrl>b</photoUrl></photoUrls><tags><tag>\
    <id>0</id><name>x</name></tag><tag/></tags><status>available</status></pet>
    """

  @Test func petOfThePetstore() throws {
    #expect(try XMLText.of(pet) == petText)
    #expect(try XMLText.read(StorePet.self, petText) == pet)
    let spaced = """
      <?xml version="1.0"?>
      <!-- any order, white space, elements that nobody described -->
      <pet more="1">
        <unknown><deep/></unknown>
        <status> sold
        </status>
        <photoUrls> <photoUrl>a</photoUrl> </photoUrls>
        <name>N</name><id> 7 </id>
      </pet>
      """
    #expect(
      try XMLText.read(StorePet.self, spaced)
        == StorePet(id: 7, name: "N", photoUrls: ["a"], status: .sold))
  }

  /// Whatever byte is wrong, there is a value or an error that says where.
  @Test func anyByteChanged() throws {
    let bytes = Array(petText.utf8)
    var faults = 0
    for position in bytes.indices {
      for byte in [0, 0x20, 0x26, 0x2F, 0x3A, 0x3C, 0x3E, 0x5D, 0x61, 0xC3, 0xFF] as [UInt8] {
        var changed = bytes
        changed[position] = byte
        do {
          let data = Data(changed)
          _ = try XMLCoding.decode(StorePet.self, data, XMLCoding.root(of: StorePet.self))
        } catch let error as XMLError {
          faults += 1
          #expect(error.line == 1 && error.column <= bytes.count + 2)
        } catch is DecodingError {
          faults += 1
        }
      }
    }
    #expect(faults > bytes.count * 4)
    for count in bytes.indices {
      #expect(throws: XMLError.self) {
        try XMLText.read(StorePet.self, String(decoding: bytes.prefix(count), as: UTF8.self))
      }
    }
  }

  @Test func aListIsARootWithElements() throws {
    let text = "<items><pet><name>a</name><photoUrls/></pet></items>"
    let pets = [StorePet(name: "a", photoUrls: [])]
    #expect(try XMLText.of(pets) == text)
    #expect(try XMLText.read([StorePet].self, text) == pets)
    #expect(
      try XMLText.read([StorePet].self, "<p><q><name>a</name><photoUrls/></q></p>") == pets)
    #expect(try XMLText.of("a") == "<value>a</value>")
    #expect(try XMLText.read(Int.self, "<n> 5 </n>") == 5)
  }

  /// All scalars, as the fields of a model.
  private struct Scalars: Model {
    var int: Int
    var double: Double
    var bool: Bool
    var date: Date
    var day: CalendarDate?
    var data: Data?
    var url: URL?
    var decimal: Decimal?
    var text: String
    static let _fields = _FieldTable(
      Self.self,
      _FieldTypes<Int, Double, Bool, Date, CalendarDate?, Data?, URL?, Decimal?, String>.self,
      keys: "int double bool date day data url decimal text")
  }

  @Test func scalars() throws {
    let value = Scalars(
      int: -3, double: 1e30, bool: true, date: Date(timeIntervalSince1970: 0),
      day: CalendarDate("2021-11-26"), data: Data([0, 255]), url: URL(string: "http://a/?b&c"),
      decimal: Decimal(string: "12345678901234567890.125"), text: " a\tb\n\u{85}\r ]]> \u{1F600}")
    #expect(try XMLText.read(Scalars.self, XMLText.of(value)) == value)
    let read = try XMLText.read(
      Scalars.self,
      """
      <s><int> +7 </int><double>1.50</double><bool>0</bool><date>
      2021-11-26T15:18:27Z </date><text> &#x20;&lt;<![CDATA[&]]> </text></s>
      """)
    #expect(read.int == 7 && read.double == 1.5 && !read.bool && read.text == "  <& ")
    #expect(read.date == Date(timeIntervalSince1970: 1_637_939_907))
  }

  @Test(arguments: [
    ("<s><int>1</int></s>", "double", "line 1, column"),
    ("<s>\n<int>x</int></s>", "int", "line 2, column "),
    ("<s>\n\n<int>1</int><int>2</int></s>", "int", "2 elements where one is described"),
    ("<s><int><a/></int></s>", "int", "elements where a text is described"),
    ("<s><int>99999999999999999999</int></s>", "int", "is no Int"),
    ("<s><int>1</int><double>0x1p3</double></s>", "double", "is no Double"),
    ("<s><int>1</int><double>nan</double></s>", "double", "is no Double"),
    ("<s><int>1</int><double>1</double><bool>yes</bool></s>", "bool", "is no Bool"),
  ])
  func faultsHaveTheirPlace(_ text: String, _ key: String, _ words: String) throws {
    let error = #expect(throws: DecodingError.self) { try XMLText.read(Scalars.self, text) }
    let described = "\(try #require(error))"
    #expect(described.contains(key) && described.contains(words), "\(described)")
  }

  private struct Nulls: Model {
    var required: String?
    var nullable: Nullable<Int>?
    var list: [Int?]
    var optional: [Int]?
    @Defaulted var size: Int = 20
    static let _fields = _FieldTable(
      Self.self,
      _FieldTypes<_NullWhenNil<String>, _AbsentOrNull<Int>, [Int?], [Int]?, Defaulted<Int>>.self,
      keys: "required nullable list optional size", defaults: ["size": 20 as Int])
  }

  @Test func nulls() throws {
    #expect(try XMLText.read(Nulls.self, "<n/>") == Nulls(required: nil, list: []))
    let value = Nulls(required: nil, nullable: .null, list: [1, nil], optional: nil)
    let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\""
    let text = "<Nulls><required \(xsi)/><nullable \(xsi)/><list>1</list><list \(xsi)/></Nulls>"
    #expect(try XMLText.of(value) == text)
    #expect(try XMLText.read(Nulls.self, text) == value)
    let sent = """
      <n xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><optional i:nil='1'/>\
      <required>r</required><nullable>3</nullable><size>4</size></n>
      """
    var read = Nulls(required: "r", nullable: .value(3), list: [])
    read.size = 4
    #expect(try XMLText.read(Nulls.self, sent) == read)
  }

  private struct Bag: _XMLModel {
    var id: Int
    var rest: [String: JSONValue]
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Int, _AdditionalProperties<JSONValue>>.self, keys: "id")
    static let _xml = _XMLTable(fields: ["id": .element("number")])
  }

  @Test func membersThatNobodyDescribed() throws {
    let text = """
      <Bag a="1"><number>5</number><b>x</b><c>1.10</c><c>true</c><d e="f">g<h/></d></Bag>
      """
    let bag = Bag(
      id: 5,
      rest: [
        "a": 1, "b": "x", "c": ["1.10", true], "d": ["e": "f", "#text": "g", "h": ""],
      ])
    #expect(try XMLText.read(Bag.self, text) == bag)
    let again = """
      <Bag><number>5</number><a>1</a><b>x</b><c>1.10</c><c>true</c><d>g<e>f</e><h/></d></Bag>
      """
    #expect(try XMLText.of(bag) == again)
    #expect(try XMLText.read(Bag.self, again) == bag)
  }

  @Test func freeMaps() throws {
    let map = ["b": 2, "a": 1]
    #expect(try XMLText.of(map) == "<value><a>1</a><b>2</b></value>")
    #expect(try XMLText.read([String: Int].self, "<m><a>1</a><b>2</b></m>") == map)
    #expect(try XMLText.read([String: [Int]].self, "<m><a>1</a><a>2</a></m>") == ["a": [1, 2]])
    #expect(throws: EncodingError.self) { try XMLText.of(["no name": 1]) }
    #expect(throws: EncodingError.self) { try XMLText.of(["": 1]) }
    #expect(throws: EncodingError.self) { try XMLText.of(["a:b:c": 1]) }
  }

  @Test func aGivenRootHasToBeTheOne() throws {
    let error = #expect(throws: DecodingError.self) {
      try XMLText.read(StorePet.self, "<error><name>a</name></error>")
    }
    #expect("\(try #require(error))".contains("'error' where 'pet' is described"))
  }

  @Test func charactersWithoutAPlace() throws {
    for text in ["\u{0}", "\u{1F}", "\u{FFFE}"] {
      #expect(throws: EncodingError.self) { try XMLText.of(text) }
    }
    #expect(throws: EncodingError.self) { try XMLText.of(Double.infinity) }
  }
}

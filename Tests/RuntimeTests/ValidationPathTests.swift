import ConcordRuntime
import Foundation
import Testing

/// A model that holds every kind of thing that holds others.
private struct Shelf: Model, Validated {
  var name: String?
  var books: [Book]?
  var byTopic: [String: [Book]]?
  var first: Nullable<Book>?
  @Indirect var next: Shelf?
  var lamp: String?
  var grid: [[Int?]]?
  var item: Item?
  var rest: [String: Book]

  init(
    name: String? = nil, books: [Book]? = nil, byTopic: [String: [Book]]? = nil,
    first: Nullable<Book>? = nil, next: Shelf? = nil, lamp: String? = nil, grid: [[Int?]]? = nil,
    item: Item? = nil, rest: [String: Book] = [:]
  ) {
    self.name = name
    self.books = books
    self.byTopic = byTopic
    self.first = first
    self.next = next
    self.lamp = lamp
    self.grid = grid
    self.item = item
    self.rest = rest
  }

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<
      String?, [Book]?, [String: [Book]]?, _AbsentOrNull<Book>, Indirect<Shelf?>,
      _NullWhenNil<String>, [[Int?]]?, Item?, _AdditionalProperties<Book>
    >.self, keys: "name books by/topic first next la~mp grid item")

  static let _constraints = _Constraints(
    [.maxProperties(4), .propertyNames([.maxLength(8)])],
    properties: [
      "name": [.minLength(2)],
      "books": [.maxItems(2), .uniqueItems],
      "la~mp": [.minLength(3)],
      "grid": [.items([.minItems(1), .items([.maximum(9)])])],
    ],
    additionalProperties: [.minProperties(2)])
}

private struct Book: Model, Validated {
  var title: String
  var genre: Genre?

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String, Genre?>.self, keys: "title genre")
  static let _constraints = _Constraints(properties: ["title": [.minLength(1)]])
}

private struct Genre: OpenEnumeration, Validated {
  let rawValue: String

  init(rawValue: String) {
    self.rawValue = rawValue
  }

  static var allCases: [Self] { [Self("novel")] }
}

private enum Item: Union, Validated {
  case text(String)
  case book(Book)
  case items([Item])

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.text, String.self, .string),
    _Alternative(Self.book, Book.self, .object()),
    _Alternative(Self.items, [Item].self, .array),
  ])

  var _payload: _Payload {
    switch self {
    case .text(let value): _Payload(0, value)
    case .book(let value): _Payload(1, value)
    case .items(let value): _Payload(2, value)
    }
  }

  static let _constraints = _Constraints(alternatives: [[.minLength(2)], [], [.maxItems(2)]])
}

/// A default that nobody gave is not written, and is no member.
private struct Sheet: Model, Validated {
  @Defaulted var size: Int

  init(size: Int = 20) {
    self.size = size
  }

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<Defaulted<Int>>.self, keys: "size", defaults: ["size": 20])
  static let _constraints = _Constraints(
    [.minProperties(1)], properties: ["size": [.maximum(50)]])
}

/// No constraints of its own, but something inside has some.
private struct Room: Model, Validated {
  var shelves: [Shelf]

  static let _fields = _FieldTable(Self.self, _FieldTypes<[Shelf]>.self, keys: "shelves")
}

@Suite struct ValidationPathTests {
  private func found(_ value: some Validated) -> [String] {
    do throws(ValidationError) {
      try value.validate()
      return []
    } catch {
      return error.violations.map { "\($0.path) \($0.keyword)" }
    }
  }

  @Test func aRightValueHasNoViolations() {
    #expect(found(Room(shelves: [Shelf(name: "ab", lamp: "red")])) == [])
    #expect(found([Book(title: "a")]) == [])
  }

  @Test func namesThePlaceInsideModelsArraysAndDictionaries() {
    let bad = Book(title: "", genre: Genre("poem"))
    let shelf = Shelf(
      name: "a", books: [Book(title: "x"), bad], byTopic: ["b/a": [bad], "a": [bad]],
      lamp: "on")
    #expect(
      found(Room(shelves: [Shelf(lamp: "red"), shelf])) == [
        "/shelves/1/name minLength", "/shelves/1/books/1/title minLength",
        "/shelves/1/books/1/genre enum", "/shelves/1/by~1topic/a/0/title minLength",
        "/shelves/1/by~1topic/a/0/genre enum", "/shelves/1/by~1topic/b~1a/0/title minLength",
        "/shelves/1/by~1topic/b~1a/0/genre enum", "/shelves/1/la~0mp minLength",
      ])
  }

  @Test func looksThroughBoxesAndNullables() {
    let inner = Shelf(first: .value(Book(title: "")), lamp: "red")
    #expect(found(Shelf(first: .null, next: inner, lamp: "red")) == ["/next/first/title minLength"])
  }

  @Test func looksIntoNestedArrays() {
    #expect(
      found(Shelf(lamp: "red", grid: [[1, nil, 10], []])) == [
        "/grid/0/2 maximum", "/grid/1 minItems",
      ])
  }

  @Test func looksIntoUnions() {
    #expect(found(Shelf(lamp: "red", item: .text("a"))) == ["/item minLength"])
    #expect(found(Shelf(lamp: "red", item: .book(Book(title: "")))) == ["/item/title minLength"])
    let nested = Item.items([.text("ab"), .items([.text("a"), .text("bc"), .text("cd")])])
    #expect(found(nested) == ["/1 maxItems", "/1/0 minLength"])
  }

  @Test func looksAtAdditionalPropertiesAndCountsWhatIsWritten() {
    let whole = Book(title: "a", genre: Genre("novel"))
    #expect(found(Shelf(lamp: "red", rest: ["x": whole])) == [])
    #expect(
      found(Shelf(rest: ["y": Book(title: ""), "x": whole])) == [
        "/y minProperties", "/y/title minLength",
      ])
    // `la~mp` is written as null; four others make five.
    #expect(
      found(Shelf(name: "ab", rest: ["x": whole, "y": whole, "much too long": whole])) == [
        " maxProperties", " propertyNames",
      ])
  }

  @Test func countsADefaultOnlyWhereItIsGiven() throws {
    #expect(found(Sheet()) == [" minProperties"])
    #expect(found(Sheet(size: 30)) == [])
    #expect(found(Sheet(size: 60)) == ["/size maximum"])
    var page = Sheet()
    page.size = 20
    #expect(found(page) == [])
    #expect(
      found(try JSONDecoder().decode(Sheet.self, from: Data("{}".utf8))) == [" minProperties"])
  }

  @Test func comparesModelsAsTheirJSON() {
    let twins = [Book(title: "a"), Book(title: "a")]
    #expect(found(Shelf(books: twins, lamp: "red")) == ["/books uniqueItems"])
  }

  @Test func validatesArraysAndDictionariesOfModels() {
    #expect(found([Book(title: "a"), Book(title: "")]) == ["/1/title minLength"])
    #expect(found(["k/1": [Book(title: "")]]) == ["/k~11/0/title minLength"])
  }

  @Test func saysEverythingInItsDescription() {
    do throws(ValidationError) {
      try Shelf(name: "a", lamp: "on").validate()
      Issue.record("it is taken")
    } catch {
      let text = """
        /name needs at least 2 characters, and has 1 [minLength]
        /la~0mp needs at least 3 characters, and has 2 [minLength]
        """
      #expect(error.description == text)
      #expect(error.errorDescription == text)
      #expect(error.localizedDescription == text)
    }
  }
}

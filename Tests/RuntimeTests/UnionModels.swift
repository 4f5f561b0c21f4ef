import ConcordRuntime
import Foundation

struct Circle: Model {
  var kind: JSONValue
  var radius: Double
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<JSONValue, Double>.self, keys: "kind radius")
}

struct Square: Model {
  var kind: JSONValue?
  var side: Double?
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<JSONValue?, Double?>.self, keys: "kind side")
}

/// What discriminators are called differs, and what becomes of those that are not known.
enum OpenShape: Union {
  case circle(Circle)
  case square(Square)
  case name(String)
  case unrecognized(UnrecognizedAlternative)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.circle, Circle.self, .object(discriminator: ("kind", ["circle", "round"]))),
    _Alternative(Self.square, Square.self, .object(discriminator: ("kind", ["square"]))),
    _Alternative(Self.name, String.self, .string),
    _Alternative(unrecognized: Self.unrecognized),
  ])

  var _payload: _Payload {
    switch self {
    case .circle(let value): _Payload(0, value)
    case .square(let value): _Payload(1, value)
    case .name(let value): _Payload(2, value)
    case .unrecognized(let value): _Payload(3, value)
    }
  }
}

enum ClosedShape: Union {
  case circle(Circle)
  case square(Square)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.circle, Circle.self, .object(discriminator: ("kind", [1, true]))),
    _Alternative(Self.square, Square.self, .object(discriminator: ("kind", [2, 7.5]))),
  ])

  var _payload: _Payload {
    switch self {
    case .circle(let value): _Payload(0, value)
    case .square(let value): _Payload(1, value)
    }
  }
}

/// The discriminator has a name for one alternative alone.
enum PartlyNamed: Union {
  case circle(Circle)
  case square(Square)
  case unrecognized(UnrecognizedAlternative)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.circle, Circle.self, .object(discriminator: ("kind", ["circle"]))),
    _Alternative(Self.square, Square.self, .object(required: ["side"])),
    _Alternative(unrecognized: Self.unrecognized),
  ])

  var _payload: _Payload {
    switch self {
    case .circle(let value): _Payload(0, value)
    case .square(let value): _Payload(1, value)
    case .unrecognized(let value): _Payload(2, value)
    }
  }
}

struct Opened: Model {
  var type: JSONValue
  var at: Int?
  static let _fields = _FieldTable(Self.self, _FieldTypes<JSONValue, Int?>.self, keys: "type at")
}

struct Closed: Model {
  var type: JSONValue
  var reason: String?
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<JSONValue, String?>.self, keys: "type reason")
}

struct Person: Model {
  var name: String?
  var age: Int?
  static let _fields = _FieldTable(Self.self, _FieldTypes<String?, Int?>.self, keys: "name age")
}

struct Company: Model {
  var name: String?
  var seat: String?
  static let _fields = _FieldTable(Self.self, _FieldTypes<String?, String?>.self, keys: "name seat")
}

/// Constants of several types.
enum ByConstants: Union {
  case opened(Opened)
  case closed(Closed)
  case four(Int)
  case half(Double)
  case always(Bool)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.opened, Opened.self, .object(constants: ["type": ["opened", 1]])),
    _Alternative(Self.closed, Closed.self, .object(constants: ["type": ["closed", false]])),
    _Alternative(Self.four, Int.self, .integer(4, 5)),
    _Alternative(Self.half, Double.self, .constant(0.5, 7)),
    _Alternative(Self.always, Bool.self, .constant(true)),
  ])

  var _payload: _Payload {
    switch self {
    case .opened(let value): _Payload(0, value)
    case .closed(let value): _Payload(1, value)
    case .four(let value): _Payload(2, value)
    case .half(let value): _Payload(3, value)
    case .always(let value): _Payload(4, value)
    }
  }
}

/// JSON types, required members, declared members, and formats.
enum ByContent: Union {
  case person(Person)
  case company(Company)
  case strict(Circle)
  case whole(Int)
  case number(Double)
  case date(Date)
  case text(String)
  case numbers([Int])
  case texts([String])

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.person, Person.self, .object()),
    _Alternative(Self.company, Company.self, .object()),
    _Alternative(Self.strict, Circle.self, .object(required: ["kind", "radius"])),
    _Alternative(Self.whole, Int.self, .integer),
    _Alternative(Self.number, Double.self, .number),
    _Alternative(Self.date, Date.self, .string),
    _Alternative(Self.text, String.self, .string),
    _Alternative(Self.numbers, [Int].self, .array),
    _Alternative(Self.texts, [String].self, .array),
  ])

  var _payload: _Payload {
    switch self {
    case .person(let value): _Payload(0, value)
    case .company(let value): _Payload(1, value)
    case .strict(let value): _Payload(2, value)
    case .whole(let value): _Payload(3, value)
    case .number(let value): _Payload(4, value)
    case .date(let value): _Payload(5, value)
    case .text(let value): _Payload(6, value)
    case .numbers(let value): _Payload(7, value)
    case .texts(let value): _Payload(8, value)
    }
  }
}

/// What Swift's types do not tell apart.
enum ByChecks: Union {
  case account(String)
  case user(String)
  case small(Int)
  case large(Int)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.account, String.self, .string, checking: [.pattern("^acct_")]),
    _Alternative(Self.user, String.self, .string, checking: [.pattern("^user_"), .maxLength(8)]),
    _Alternative(Self.small, Int.self, .integer, checking: [.exclusiveMaximum(100)]),
    _Alternative(Self.large, Int.self, .integer, checking: [.minimum(100)]),
  ])

  var _payload: _Payload {
    switch self {
    case .account(let value): _Payload(0, value)
    case .user(let value): _Payload(1, value)
    case .small(let value): _Payload(2, value)
    case .large(let value): _Payload(3, value)
    }
  }
}

/// An open enumeration beside an object that may lack what it has to have.
enum OrderOrPerson: Union {
  case order(Order)
  case word(String)
  case person(Person)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.order, Order.self, .string("asc", "desc")),
    _Alternative(Self.word, String.self, .string("random")),
    _Alternative(Self.person, Person.self, .object(required: ["name"])),
  ])

  var _payload: _Payload {
    switch self {
    case .order(let value): _Payload(0, value)
    case .word(let value): _Payload(1, value)
    case .person(let value): _Payload(2, value)
    }
  }
}

/// A union of objects with optional constants, beside an object that has none.
enum EventOrPerson: Union {
  case event(ByOptionalConstants)
  case shape(OpenShape)
  case person(Person)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(
      Self.event, ByOptionalConstants.self,
      .object(constants: ["type": ["opened", "closed"]])),
    _Alternative(Self.shape, OpenShape.self, .object(constants: ["kind": ["circle", "square"]])),
    _Alternative(Self.person, Person.self, .object()),
  ])

  var _payload: _Payload {
    switch self {
    case .event(let value): _Payload(0, value)
    case .shape(let value): _Payload(1, value)
    case .person(let value): _Payload(2, value)
    }
  }
}

struct Ended: Model {
  var type: JSONValue?
  var reason: String?
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<JSONValue?, String?>.self, keys: "type reason")
}

struct Started: Model {
  var type: JSONValue?
  var at: Int?
  static let _fields = _FieldTable(Self.self, _FieldTypes<JSONValue?, Int?>.self, keys: "type at")
}

enum ByOptionalConstants: Union {
  case started(Started)
  case ended(Ended)

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.started, Started.self, .object(constants: ["type": ["opened"]])),
    _Alternative(Self.ended, Ended.self, .object(constants: ["type": ["closed"]])),
  ])

  var _payload: _Payload {
    switch self {
    case .started(let value): _Payload(0, value)
    case .ended(let value): _Payload(1, value)
    }
  }
}

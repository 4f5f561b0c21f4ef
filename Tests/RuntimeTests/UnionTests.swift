import Foundation
import Testing

@testable import ConcordRuntime

struct Cat: Model {
  var kind: String
  var lives: Int?
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String, Int?>.self, keys: "kind lives")
}

struct Dog: Model {
  var kind: String
  var bark: String?
  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String, String?>.self, keys: "kind bark")
}

enum Animal: Union {
  case cat(Cat)
  case dog(Dog)
  case name(String)
  case number(Double)
  case names([String])

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.cat, Cat.self, .object(discriminator: ("kind", ["cat", "lion"]))),
    _Alternative(Self.dog, Dog.self, .object(required: ["bark"])),
    _Alternative(Self.name, String.self, .string),
    _Alternative(Self.number, Double.self, .number),
    _Alternative(Self.names, [String].self, .array),
  ])

  var _payload: _Payload {
    switch self {
    case .cat(let value): _Payload(0, value)
    case .dog(let value): _Payload(1, value)
    case .name(let value): _Payload(2, value)
    case .number(let value): _Payload(3, value)
    case .names(let value): _Payload(4, value)
    }
  }
}

enum Beast: Union {
  case cat(Cat)
  case number(Double)
  case other([String: JSONValue])

  static let _alternatives = _Alternatives<Self>([
    _Alternative(Self.cat, Cat.self, .object(discriminator: ("kind", ["cat"]))),
    _Alternative(Self.number, Double.self, .number),
    _Alternative(Self.other, [String: JSONValue].self, .object(isDefault: true)),
  ])

  var _payload: _Payload {
    switch self {
    case .cat(let value): _Payload(0, value)
    case .number(let value): _Payload(1, value)
    case .other(let value): _Payload(2, value)
    }
  }
}

struct Order: OpenEnumeration {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
  static var ascending: Self { Self("asc") }
  static var allCases: [Self] { [.ascending] }
}

@Suite struct UnionTests {
  @Test(arguments: [
    (#"{"kind":"lion","lives":9}"#, Animal.cat(Cat(kind: "lion", lives: 9))),
    (#"{"bark":"woof","kind":"x"}"#, .dog(Dog(kind: "x", bark: "woof"))),
    (#""Rex""#, .name("Rex")), ("4.5", .number(4.5)), ("4", .number(4)),
    (#"["a","b"]"#, .names(["a", "b"])),
  ]) func decodesEncodesAndCompares(text: String, animal: Animal) throws {
    let decoded = try JSONDecoder().decode(Animal.self, from: Data(text.utf8))
    #expect(decoded == animal)
    #expect(decoded.hashValue == animal.hashValue)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(decoded), as: UTF8.self) == text)
  }

  @Test(arguments: [("4", Animal.number(4)), ("Rex", .name("Rex")), ("a b", .name("a b"))])
  func aUnionOfScalarsIsAParameter(text: String, animal: Animal) throws {
    guard case .text(text) = try ParameterValue(Animal.self, animal) else {
      Issue.record("\(animal) is not \(text)")
      return
    }
    #expect(try TextDecoder(.text(text)).decode(Animal.self) == animal)
  }

  @Test(arguments: [
    (#"{"kind":"cat"}"#, Beast.cat(Cat(kind: "cat"))),
    (#"{"bark":"x","kind":"dragon"}"#, .other(["kind": "dragon", "bark": "x"])),
    (#"{"lives":9}"#, .other(["lives": 9])), ("4", .number(4)),
  ]) func whatIsNotKnownIsOfTheDefault(text: String, beast: Beast) throws {
    let decoded = try JSONDecoder().decode(Beast.self, from: Data(text.utf8))
    #expect(decoded == beast)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(decoded), as: UTF8.self) == text)
  }

  @Test func nothingFits() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Animal.self, from: Data("true".utf8))
    }
  }

  @Test func unknownValuesSurvive() throws {
    let order = try JSONDecoder().decode([Order].self, from: Data(#"["asc","sideways"]"#.utf8))
    #expect(order == [.ascending, Order("sideways")])
    #expect(order.map(\.isKnown) == [true, false])
    #expect(
      String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        == #"["asc","sideways"]"#)
  }
}

import Foundation
import Testing

@testable import ConcordRuntime

/// Unions in XML.
@Suite(.timeLimit(.minutes(1))) struct XMLUnionTests {
  private struct Cat: _XMLModel {
    var petType: String
    var lives: Int?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Int?>.self, keys: "petType lives")
    static let _xml = _XMLTable(fields: ["petType": .attribute("type")])
  }

  private struct Dog: _XMLModel {
    var petType: String
    var bark: String
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, String>.self, keys: "petType bark")
    static let _xml = _XMLTable(fields: ["petType": .attribute("type"), "bark": .element("b")])
  }

  private enum Named: Union {
    case cat(Cat)
    case dog(Dog)
    case unrecognized(UnrecognizedAlternative)

    static let _alternatives = _Alternatives<Self>([
      _Alternative(Self.cat, Cat.self, .object(discriminator: ("petType", ["cat"]))),
      _Alternative(Self.dog, Dog.self, .object(discriminator: ("petType", ["dog", 7]))),
      _Alternative(unrecognized: Self.unrecognized),
    ])

    var _payload: _Payload {
      switch self {
      case .cat(let value): _Payload(0, value)
      case .dog(let value): _Payload(1, value)
      case .unrecognized(let value): _Payload(2, value)
      }
    }
  }

  @Test func discriminators() throws {
    let cat = Named.cat(Cat(petType: "cat", lives: 9))
    #expect(try XMLText.of(cat) == "<Named type=\"cat\"><lives>9</lives></Named>")
    #expect(try XMLText.read(Named.self, XMLText.of(cat)) == cat)
    #expect(
      try XMLText.read([Named].self, "<l><a type='7'><b>1</b></a><a type='cat'/></l>")
        == [.dog(Dog(petType: "7", bark: "1")), .cat(Cat(petType: "cat"))])
    let other = try XMLText.read(Named.self, "<a type='fish'><fins>3</fins></a>")
    guard case .unrecognized(let kept) = other else {
      Issue.record("\(other)")
      return
    }
    #expect(kept.discriminator == "fish")
    #expect(kept.value == ["type": "fish", "fins": 3])
  }

  private enum Free: Union {
    case cat(Cat)
    case dog(Dog)
    case number(Int)
    case text(String)
    case list([Int])

    static let _alternatives = _Alternatives<Self>([
      _Alternative(Self.cat, Cat.self, .object(required: ["petType"])),
      _Alternative(Self.dog, Dog.self, .object(required: ["petType", "bark"])),
      _Alternative(Self.number, Int.self, .integer),
      _Alternative(Self.text, String.self, .string),
      _Alternative(Self.list, [Int].self, .array),
    ])

    var _payload: _Payload {
      switch self {
      case .cat(let value): _Payload(0, value)
      case .dog(let value): _Payload(1, value)
      case .number(let value): _Payload(2, value)
      case .text(let value): _Payload(3, value)
      case .list(let value): _Payload(4, value)
      }
    }
  }

  private struct Holder: Model {
    var free: Free
    var more: [Free]?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Free, [Free]?>.self, keys: "free more")
  }

  @Test func withoutADiscriminator() throws {
    let values: [Free] = [
      .dog(Dog(petType: "1", bark: "01")), .cat(Cat(petType: "x", lives: 1)), .number(5),
      .text("five"), .text("05"),
    ]
    for value in values {
      let holder = Holder(free: value, more: values)
      #expect(try XMLText.read(Holder.self, XMLText.of(holder)) == holder)
    }
    let list = Holder(free: .list([1, 2]))
    #expect(try XMLText.of(list) == "<Holder><free>1</free><free>2</free></Holder>")
    #expect(try XMLText.read(Holder.self, XMLText.of(list)) == list)
  }

  @Test func whatFitsNone() throws {
    let error = #expect(throws: DecodingError.self) {
      try XMLText.read(Holder.self, "<h><free><bark/></free></h>")
    }
    #expect("\(try #require(error))".contains("no alternative of Free"))
    #expect(throws: DecodingError.self) { try XMLText.read(Holder.self, "<h/>") }
  }
}

import Foundation
import Testing

@testable import ConcordRuntime

/// Unions in XML.
@Suite(.timeLimit(.minutes(10))) struct XMLUnionTests {
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
    #expect(throws: DecodingError.self) {
      try XMLText.read(Holder.self, "<h><free><bark/></free></h>")
    }
    #expect(throws: DecodingError.self) { try XMLText.read(Holder.self, "<h/>") }
    #expect(try XMLText.read(ByChecks.self, "<c> 200 </c>") == .large(200))
    let error = #expect(throws: DecodingError.self) {
      try XMLText.read(ByChecks.self, "<c>other</c>")
    }
    #expect("\(try #require(error))".contains("no alternative of ByChecks"))
  }

  private struct Amount: _XMLModel {
    var amount: Int
    static let _fields = _FieldTable(Self.self, _FieldTypes<Int>.self, keys: "amount")
    static let _xml = _XMLTable(fields: ["amount": .text])
  }

  private enum Size: Union {
    case small(Amount)
    case large(Amount)

    static let _alternatives = _Alternatives<Self>([
      _Alternative(
        Self.small, Amount.self, .object(),
        checking: [.properties(["amount": [.maximum(9)]])]),
      _Alternative(
        Self.large, Amount.self, .object(),
        checking: [.properties(["amount": [.minimum(10)]])]),
    ])

    var _payload: _Payload {
      switch self {
      case .small(let value): _Payload(0, value)
      case .large(let value): _Payload(1, value)
      }
    }
  }

  @Test func checks() throws {
    #expect(try XMLText.read(Size.self, "<s>9</s>") == .small(Amount(amount: 9)))
    #expect(try XMLText.read(Size.self, "<s>10</s>") == .large(Amount(amount: 10)))
    #expect(throws: DecodingError.self) { try XMLText.read(Size.self, "<s>x</s>") }
  }

  /// An object that holds trees, or a list of trees.
  private indirect enum Tree: Union {
    case branch(Branch)
    case trees([Tree])

    static let _alternatives = _Alternatives<Self>([
      _Alternative(Self.branch, Branch.self, .object(required: ["tree"])),
      _Alternative(Self.trees, [Tree].self, .array, checking: [.maxItems(9)]),
    ])

    var _payload: _Payload {
      switch self {
      case .branch(let value): _Payload(0, value)
      case .trees(let value): _Payload(1, value)
      }
    }
  }

  private struct Branch: Model {
    var tree: Tree
    static let _fields = _FieldTable(Self.self, _FieldTypes<Tree>.self, keys: "tree")
  }

  /// Each depth is read once, whether the text fits in the end or not.
  @Test func deepUnions() throws {
    func text(_ name: String, _ inner: String) -> String {
      String(repeating: "<\(name)>", count: 40) + inner + String(repeating: "</\(name)>", count: 40)
    }
    for name in ["tree", "list"] {
      #expect(throws: DecodingError.self) { try XMLText.read(Tree.self, text(name, "x")) }
      let tree = try XMLText.read(Tree.self, text(name, ""))
      #expect(try XMLText.read(Tree.self, XMLText.of(tree)) == tree)
    }
  }
}

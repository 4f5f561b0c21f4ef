import ConcordRuntime
import Foundation
import Testing

struct Pet: Model {
  var name: String
  var tag: String?
  var isGood: Bool
  var born: Date?
  var weight: Double
  var legs: Int32
  var friends: [Pet]?
  @Indirect var mother: Pet?
  var owner: String?
  var chip: UUID?

  init(
    name: String, tag: String? = nil, isGood: Bool = true, born: Date? = nil, weight: Double = 1,
    legs: Int32 = 4, friends: [Pet]? = nil, mother: Pet? = nil, owner: String? = nil,
    chip: UUID? = nil
  ) {
    self.name = name
    self.tag = tag
    self.isGood = isGood
    self.born = born
    self.weight = weight
    self.legs = legs
    self.friends = friends
    self.mother = mother
    self.owner = owner
    self.chip = chip
  }

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<
      String, String?, Bool, Date?, Double, Int32, [Pet]?, Indirect<Pet?>, _NullWhenNil<String>,
      UUID?
    >.self, keys: "name tag is_good born weight legs friends mother owner chip",
    defaults: ["legs": 4 as Int32])
}

struct Bag: Model {
  var id: Int
  var rest: [String: JSONValue]

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<Int, _AdditionalProperties<JSONValue>>.self, keys: "id")
}

// swift-format-ignore
struct Empty: Model {
  static let _fields = _FieldTable(Self.self, _FieldTypes< >.self, keys: "")
}

struct Patch: Model {
  var name: Nullable<String>?

  static let _fields = _FieldTable(Self.self, _FieldTypes<_AbsentOrNull<String>>.self, keys: "name")
}

private func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

private func encode(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

@Suite struct ModelTests {
  let text = """
    {"born":"2021-11-26T15:18:27.693Z","chip":"0f1e2d3c-0000-4000-8000-000000000001",\
    "friends":[{"is_good":false,"legs":3,"name":"B","owner":null,"weight":2.5}],"is_good":true,\
    "legs":4,"mother":{"is_good":true,"legs":4,"name":"M","owner":"O","weight":1},"name":"A",\
    "owner":null,"tag":"t","weight":1.5}
    """

  @Test func decodesAndEncodesTheSame() throws {
    let pet = try decode(Pet.self, text)
    #expect(pet.name == "A")
    #expect(pet.friends?.first?.legs == 3)
    #expect(pet.mother?.owner == "O")
    #expect(abs((pet.born?.timeIntervalSince1970 ?? 0) - 1_637_939_907.693) < 0.0001)
    let again = try encode(pet)
    #expect(again == text)
  }

  @Test func equalityAndHashSeeEveryField() throws {
    let pet = try decode(Pet.self, text)
    let changes: [(inout Pet) -> Void] = [
      { $0.name = "x" }, { $0.tag = nil }, { $0.isGood = false }, { $0.born = nil },
      { $0.weight = 9 }, { $0.legs = 1 }, { $0.friends = [] }, { $0.mother = nil },
      { $0.owner = "x" }, { $0.chip = nil },
    ]
    #expect(pet == pet)
    #expect(Set([pet, pet]).count == 1)
    for change in changes {
      var other = pet
      change(&other)
      #expect(other != pet)
      #expect(Set([pet, other]).count == 2)
    }
  }

  @Test func aMissingFieldNamesItsPath() throws {
    #expect {
      try decode(
        Pet.self,
        #"{"name":"A","is_good":true,"weight":1,"owner":null,"friends":[{"name":"B"}]}"#)
    } throws: { error in
      guard case DecodingError.keyNotFound(let key, let context) = error else { return false }
      return key.stringValue == "is_good"
        && context.codingPath.map(\.stringValue).first == "friends"
    }
  }

  @Test func aFailureDestroysWhatWasRead() throws {
    // Run under the address and leak sanitizers: what was read before the failure must not leak.
    let long = String(repeating: "long enough for the heap ", count: 10)
    for _ in 0..<100 {
      #expect(throws: DecodingError.self) {
        try decode(Pet.self, #"{"name":"\#(long)","tag":"\#(long)","is_good":"no"}"#)
      }
    }
  }

  @Test func aDefaultFillsInForAnAbsentField() throws {
    let pet = try decode(Pet.self, #"{"name":"A","is_good":true,"weight":1,"owner":null}"#)
    #expect(pet.legs == 4)
  }

  @Test func otherMembersAreKept() throws {
    let text = #"{"a":[1,2.5,null],"b":{"c":true},"id":7}"#
    let bag = try decode(Bag.self, text)
    #expect(bag.rest["b"]?["c"] == true)
    #expect(bag.rest["id"] == nil)
    #expect(try encode(bag) == text)
  }

  @Test func anEmptyModelIsAnEmptyObject() throws {
    #expect(try decode(Empty.self, #"{"x":1}"#) == Empty())
    #expect(try encode(Empty()) == "{}")
  }

  @Test func absentAndNullAreKeptApart() throws {
    #expect(try decode(Patch.self, "{}").name == nil)
    #expect(try decode(Patch.self, #"{"name":null}"#).name == .null)
    #expect(try decode(Patch.self, #"{"name":"x"}"#).name == .value("x"))
    #expect(try encode(Patch(name: .null)) == #"{"name":null}"#)
    #expect(try encode(Patch()) == "{}")
  }
}

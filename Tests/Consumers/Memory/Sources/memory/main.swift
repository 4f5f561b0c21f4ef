// Works the runtime's field tables hard. Run under the address sanitizer, which also counts what
// is never freed: a table that reads or writes beside its struct, or leaks what a failed decode
// had read, ends this program with an error.
import ConcordRuntime
import Foundation

struct Leaf: Model {
  var name: String
  var note: String?
  var flags: [Bool]

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<String, String?, [Bool]>.self, keys: "name note flags")
}

struct Tree: Model {
  var small: Bool
  var id: Int
  var tiny: Bool?
  var wide: Decimal?
  var half: Float
  var text: String
  var leaves: [Leaf]?
  var day: Date?
  @Indirect var parent: Tree?
  var link: URL?
  var number: Int32?
  var rest: [String: JSONValue]

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<
      Bool, Int, Bool?, Decimal?, Float, String, [Leaf]?, Date?, Indirect<Tree?>, URL?, Int32?,
      _AdditionalProperties<JSONValue>
    >.self, keys: "small id tiny wide half text leaves day parent link number",
    defaults: ["text": String(repeating: "default ", count: 8)])
}

struct Row: TupleModel {
  var name: String
  @Indirect var inner: Row?
  var small: Bool?
  var leaf: Leaf?
  var rest: [String?]

  static let _fields = _FieldTable(
    Self.self,
    _FieldTypes<String, Indirect<Row?>, Bool?, Leaf?, _AdditionalItems<String?>>.self)
}

let long = String(repeating: "a text that no small string holds ", count: 4)
let whole = """
  {"small":true,"id":7,"tiny":false,"wide":1.25,"half":0.5,"text":"\(long)","leaves":[{"name":\
  "\(long)","note":"\(long)","flags":[true]}],"day":"2024-01-02T03:04:05Z","link":\
  "https://example.com","number":3,"extra":{"\(long)":["\(long)"]},"parent":{"small":false,"id":8,\
  "half":1}}
  """
let row = """
  ["\(long)",["\(long)"],true,{"name":"\(long)","flags":[]},"\(long)",null]
  """
var sum = 0
for round in 0..<2_000 {
  var tree = try JSONDecoder().decode(Tree.self, from: Data(whole.utf8))
  let copy = tree
  tree.leaves?[0].note = nil
  tree.parent?.rest["round"] = .number(.integer(round))
  precondition(tree != copy && copy == copy)
  sum &+= tree.hashValue &+ copy.hashValue
  let again = try JSONDecoder().decode(Tree.self, from: JSONEncoder().encode(tree))
  precondition(again == tree)
  // A failure at each place: what stands before it has been read and has to be destroyed.
  for broken in [
    whole.replacing("\"flags\":[true]", with: "\"flags\":[1]"),
    whole.replacing("2024-01-02T", with: "never"),
    whole.replacing("\"number\":3", with: "\"number\":\"3\""),
    whole.replacing("\"half\":1}", with: "\"half\":\"\(long)\"}"), "{", "[]",
  ] {
    do {
      _ = try JSONDecoder().decode(Tree.self, from: Data(broken.utf8))
      preconditionFailure("a broken document was read")
    } catch {}
  }
  let tuple = try JSONDecoder().decode(Row.self, from: Data(row.utf8))
  let sameTuple = try JSONDecoder().decode(Row.self, from: JSONEncoder().encode(tuple))
  precondition(sameTuple == tuple)
  for broken in [row.replacing("null]", with: "1]"), row.replacing("true", with: "1"), "[]"] {
    do {
      _ = try JSONDecoder().decode(Row.self, from: Data(broken.utf8))
      preconditionFailure("a broken array was read")
    } catch {}
  }
}
print("memory is in order", sum == 0 ? "" : ".")

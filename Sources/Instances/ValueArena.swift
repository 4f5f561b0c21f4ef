internal import ConcordDiagnostics
internal import ConcordDocuments

/// The values of one JSON text by number, as a check reaches them: the whole one is zero.
struct ValueArena {
  /// The way from a value to one inside of it.
  private enum Step {
    case root
    /// The member at a position.
    case member(Int32)
    /// The element at a position.
    case element(Int32)
  }

  private struct Entry {
    let node: Node
    let parent: Int32
    let step: Step
    /// The number of the first value inside; the others follow it.
    var firstChild: Int32 = -1
    /// Whether the description names the member.
    var isDeclared = false
  }

  private var entries: [Entry]
  private var keys: [Int32: [ExactText: Int]] = [:]

  /// Numbers a value.
  init(_ root: Node) {
    entries = [Entry(node: root, parent: -1, step: .root)]
  }

  /// The value of a number.
  func node(_ value: Int32) -> Node { entries[Int(value)].node }

  /// The members of a value; none where it is no object.
  func members(_ value: Int32) -> [Member] { entries[Int(value)].node.object ?? [] }

  /// The number of the value in the member or the element at a position.
  mutating func child(_ value: Int32, at position: Int) -> Int32 {
    let index = Int(value)
    if entries[index].firstChild < 0 {
      entries[index].firstChild = Int32(entries.count)
      switch entries[index].node.value {
      case .array(let elements):
        for (position, element) in elements.enumerated() {
          entries.append(
            Entry(node: element, parent: value, step: .element(Int32(position))))
        }
      case .object(let members):
        for (position, member) in members.enumerated() {
          entries.append(
            Entry(node: member.value, parent: value, step: .member(Int32(position))))
        }
      default: break
      }
    }
    return entries[index].firstChild + Int32(position)
  }

  /// Notes that the description names a member.
  mutating func declare(_ value: Int32) { entries[Int(value)].isDeclared = true }

  /// The position of the member of a key; `nil` where there is none.
  mutating func position(of key: String, in value: Int32) -> Int? {
    let members = members(value)
    if members.count <= 8 { return members.firstIndex { ExactText.equal($0.key, key) } }
    if let known = keys[value] { return known[ExactText(key)] }
    let made = Dictionary(
      members.enumerated().map { (ExactText($1.key), $0) }
    ) { first, _ in first }
    keys[value] = made
    return made[ExactText(key)]
  }

  /// Where a value stands, and the same with `*` for what the description does not name.
  func place(of value: Int32) -> (pointer: JSONPointer, pattern: JSONPointer) {
    var tokens: [String] = []
    var names: [String] = []
    var value = value
    while value > 0 {
      let entry = entries[Int(value)]
      switch entry.step {
      case .root: break
      case .element(let position):
        tokens.append(String(position))
        names.append("*")
      case .member(let position):
        let key = members(entry.parent)[Int(position)].key
        tokens.append(key)
        names.append(entry.isDeclared ? key : "*")
      }
      value = entry.parent
    }
    return (JSONPointer(tokens: tokens.reversed()), JSONPointer(tokens: names.reversed()))
  }

  /// Whether a value, or one that it stands in, is a member whose name suggests a secret.
  func isSecret(_ value: Int32) -> Bool {
    var value = value
    while value > 0 {
      let entry = entries[Int(value)]
      if case .member(let position) = entry.step,
        Secrecy.isSuggested(by: members(entry.parent)[Int(position)].key)
      {
        return true
      }
      value = entry.parent
    }
    return false
  }
}

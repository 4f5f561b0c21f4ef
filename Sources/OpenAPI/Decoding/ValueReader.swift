import ConcordDiagnostics
import ConcordDocuments

/// Reads single values and is patient with those of the wrong type: where the value is clear
/// it is taken, and one diagnostic says so.
struct ValueReader {
  /// Where diagnostics go.
  let log: DecodingLog

  /// A string. A number or a boolean is taken by its text.
  func text(_ member: Member) -> String? {
    text(member.value, name: member.key)
  }

  /// A string that is the value or an element of the field `name`.
  func text(_ node: Node, name: String) -> String? {
    switch node.value {
    case .string(let text): return text
    case .number(let number): return read(number.text, node, name)
    case .bool(let bool): return read(bool ? "true" : "false", node, name)
    default:
      log.report(Diagnostic(.wrongType, at: node.range, name, Phrase.string, node.typeName))
      return nil
    }
  }

  private func read(_ text: String, _ node: Node, _ name: String) -> String {
    log.report(Diagnostic(.textExpected, at: node.range, name, node.typeName, text))
    return text
  }

  /// A boolean, `"true"` and `"false"` included.
  func bool(_ member: Member) -> Bool? {
    let node = member.value
    switch node.value {
    case .bool(let bool): return bool
    case .string(let text) where text == "true" || text == "false":
      log.report(Diagnostic(.booleanExpected, at: node.range, member.key, text))
      return text == "true"
    default:
      log.report(
        Diagnostic(.wrongType, at: node.range, member.key, Phrase.trueOrFalse, node.typeName))
      return nil
    }
  }

  /// A number, also when it stands in quotes.
  func number(_ member: Member) -> NumberLiteral? {
    let node = member.value
    switch node.value {
    case .number(let number): return number
    case .string(let text):
      if let number = NumberLiteral(text) {
        log.report(Diagnostic(.numberExpected, at: node.range, member.key, number.text))
        return number
      }
      fallthrough
    default:
      log.report(
        Diagnostic(.wrongType, at: node.range, member.key, Phrase.number, node.typeName))
      return nil
    }
  }

  /// A whole number from zero; one beyond 64 bits counts as the largest.
  func count(_ member: Member) -> Int? {
    guard let number = number(member) else { return nil }
    if let count = number.int, count >= 0 { return count }
    if number.isInteger, number.double > 0 { return .max }
    log.report(Diagnostic(.countInvalid, at: member.value.range, member.key, number.text))
    return nil
  }

  /// The elements of a list; a value that is no list counts as a list of itself, and null as an
  /// empty one.
  func list(_ member: Member) -> [Node] {
    let node = member.value
    switch node.value {
    case .array(let elements): return elements
    case .null:
      log.report(Diagnostic(.wrongType, at: node.range, member.key, Phrase.list, node.typeName))
      return []
    default:
      log.report(Diagnostic(.listExpected, at: node.range, member.key, node.typeName))
      return [node]
    }
  }

  /// The strings of a list.
  func texts(_ member: Member) -> [String] {
    list(member).compactMap { text($0, name: member.key) }
  }

  /// The members of an object.
  func members(_ member: Member) -> [Member]? {
    if case .object(let members) = member.value.value { return members }
    let node = member.value
    log.report(Diagnostic(.wrongType, at: node.range, member.key, Phrase.object, node.typeName))
    return nil
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// Takes the fields of one object by their keys and says which keys do not belong to it.
struct FieldReader {
  /// The object.
  let node: Node
  /// Its members, in document order.
  let members: [Member]
  private let form: ObjectForm
  private let values: ValueReader

  /// Reads an object; `nil` where the node is none. What is wrong with its fields goes to the log.
  init?(_ node: Node, as form: ObjectForm, _ log: DecodingLog) {
    guard case .object(let members) = node.value else { return nil }
    self.node = node
    self.members = members
    self.form = form
    values = ValueReader(log: log)
  }

  /// The member of a key.
  func member(_ key: String) -> Member? {
    for member in members where member.key == key { return member }
    return nil
  }

  /// The members of some keys, in document order.
  func members(_ keys: Set<String>) -> [Member] {
    members.filter { keys.contains($0.key) }
  }

  /// A string.
  func text(_ key: String) -> String? { member(key).flatMap(values.text) }

  /// A boolean; `false` where there is none.
  func flag(_ key: String) -> Bool { bool(key) ?? false }

  /// A boolean.
  func bool(_ key: String) -> Bool? { member(key).flatMap(values.bool) }

  /// The elements of a list; `nil` where the key is absent.
  func list(_ key: String) -> [Node]? { member(key).map(values.list) }

  /// The strings of a list.
  func texts(_ key: String) -> [String] { member(key).map(values.texts) ?? [] }

  /// The members of an object, those that start with `x-` left out where `isMap` is false.
  func object(_ key: String) -> [Member] { member(key).flatMap(values.members) ?? [] }

  /// Reports keys that stand together although they exclude each other; what comes first here is
  /// what counts.
  func exclude(_ keys: String...) {
    let present = keys.compactMap(member)
    guard let first = present.first else { return }
    for other in present.dropFirst() {
      values.log.report(
        Diagnostic(.keysExclusive, at: other.keyRange, first.key, other.key, form.name))
    }
  }

  /// Reports the keys that do not belong here, and gives those that start with `x-`.
  func extensions() -> [Member] {
    var extensions: [Member] = []
    for member in members {
      if form.has(member.key) { continue }
      if member.isExtension {
        extensions.append(member)
      } else {
        values.log.reportUnknown(member, of: form.name, known: form.keys)
      }
    }
    return extensions
  }
}

extension Member {
  /// Whether the key starts with `x-` (OpenAPI 3.1, section 4.9).
  var isExtension: Bool {
    let bytes = key.utf8
    return bytes.first == 0x78 && bytes.dropFirst().first == 0x2D
  }

  /// Whether the member is an extension of a map whose keys are names of headers, variables and the
  /// like: `x-next` is a header's name as any other, but what is no object describes none.
  var isExtensionOfMap: Bool { isExtension && value.object == nil }
}

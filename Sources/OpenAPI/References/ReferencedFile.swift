import ConcordDiagnostics
import ConcordDocuments

/// A file that references lead into, with what they were found to name.
final class ReferencedFile {
  let path: String
  let root: Node
  /// Whether a schema of the file may have an `$id`, which is rare.
  let mayHaveIDs: Bool
  var outcomes: [String: ReferenceResolver.Outcome] = [:]
  /// The objects that references lead into and that are worth an index, by the pointers to them.
  var objects: [String: IndexedObject] = [:]
  var anchors: SchemaAnchors?

  init(path: String, root: Node, mayHaveIDs: Bool) {
    self.path = path
    self.root = root
    self.mayHaveIDs = mayHaveIDs
  }
}

/// An object many of whose members are referred to, such as `components/schemas`.
final class IndexedObject {
  let tokens: [String]
  private let members: [Member]
  private let positions: [String: Int]

  init(tokens: [String], members: [Member]) {
    self.tokens = tokens
    self.members = members
    positions = Dictionary(members.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  /// The value of a key. Two keys that Swift takes for equal and JSON does not are looked for one by
  /// one.
  func value(of key: String) -> Node? {
    guard let position = positions[key] else { return nil }
    let member = members[position]
    return member.key.utf8.elementsEqual(key.utf8)
      ? member.value : members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

extension ReferenceResolver.Outcome {
  /// What was found.
  var target: ReferenceResolver.Target? {
    switch self {
    case .found(let target), .foundBehind(let target, _): target
    case .malformed, .noAnchor, .missing: nil
    }
  }
}

extension [UInt8] {
  /// Whether `$id` stands anywhere in the text, which costs less than to look through its values.
  var containsSchemaID: Bool {
    withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
        rest = rest[(dollar + 1)...]
        if rest.starts(with: [UInt8(ascii: "i"), UInt8(ascii: "d")]) { return true }
      }
      return false
    }
  }
}

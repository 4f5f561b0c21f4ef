import Dispatch

/// The name of a member of an ``Object``, interned: two keys are the same if their numbers are.
///
/// Making a key takes a lock and a hash of the name. Declare keys once
/// (`static let name = Key("name")`), do not make them while building values.
package struct Key: Hashable, Sendable {
  let id: Int32

  /// Interns a name. Names are compared by their Unicode scalars' canonical equivalence, as
  /// Swift strings are.
  package init(_ name: String) {
    id = KeyTable.shared.intern(name)
  }

  /// The name that the key was made from.
  package var name: String { KeyTable.shared.name(of: id) }

  package static func == (left: Key, right: Key) -> Bool { left.id == right.id }
}

/// All names of the process, each with its number.
///
/// It only grows: keys come from templates and from declarations in Swift, never from the
/// contents of a document. The queue guards both collections.
private final class KeyTable: @unchecked Sendable {
  static let shared = KeyTable()

  private let queue = DispatchQueue(label: "concord.mustache.keys")
  private var numbers: [String: Int32] = [:]
  private var names: [String] = []

  func intern(_ name: String) -> Int32 {
    queue.sync {
      if let number = numbers[name] { return number }
      let number = Int32(truncatingIfNeeded: names.count)
      numbers[name] = number
      names.append(name)
      return number
    }
  }

  func name(of number: Int32) -> String {
    queue.sync { names[Int(number)] }
  }
}

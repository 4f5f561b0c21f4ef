import ConcordDocuments

/// One place where what was encoded is not what was decoded.
enum JSONDifference {
  /// A member is gone.
  case missing(place: String, value: Node)
  /// A member is new.
  case added(place: String)
  /// A value is another.
  case changed(place: String, from: Node, to: Node)

  /// All differences of two values: numbers by value, the keys of objects in any order.
  static func all(_ before: Node, _ after: Node, at place: String = "") -> [JSONDifference] {
    switch (before.value, after.value) {
    case (.object(let old), .object(let new)):
      let values = Dictionary(new.map { ($0.key, $0.value) }) { first, _ in first }
      var result: [JSONDifference] = []
      for member in old {
        let inner = "\(place)/\(member.key)"
        if let value = values[member.key] {
          result += all(member.value, value, at: inner)
        } else {
          result.append(.missing(place: inner, value: member.value))
        }
      }
      let known = Set(old.map(\.key))
      return result
        + new.filter { !known.contains($0.key) }.map { .added(place: "\(place)/\($0.key)") }
    case (.array(let old), .array(let new)) where old.count == new.count:
      return zip(old, new).enumerated().flatMap { all($1.0, $1.1, at: "\(place)/\($0)") }
    default:
      return before.isEqual(to: after) ? [] : [.changed(place: place, from: before, to: after)]
    }
  }

  var text: String {
    switch self {
    case .missing(let place, _): "\(place) is gone"
    case .added(let place): "\(place) is new"
    case .changed(let place, let old, let new):
      "\(place) was \(JSONWriter().text(old).prefix(80)), is \(JSONWriter().text(new).prefix(80))"
    }
  }
}

internal import Foundation

/// What the texts of a parameter or of a form say, before anybody asks what type they have.
indirect enum TextContent: Sendable {
  /// A text.
  case text(String)
  /// The fields of a form that have one name.
  case parts([FilePart])
  /// The fields of a form by their names.
  case form([String: TextContent])
  /// A parameter: as one text, as the elements of a list, and as the members of an object. What it is
  /// its type says.
  case parameter(single: String?, elements: [String], members: [(key: String, value: TextContent)])

  /// The only text; `nil` where there are several, or none.
  var single: String? {
    switch self {
    case .text(let text): text
    case .parts(let parts): parts.count == 1 ? parts[0].text : nil
    case .form: nil
    case .parameter(let single, _, _): single
    }
  }

  /// Whether there is nothing.
  var isAbsent: Bool {
    switch self {
    case .text, .form: false
    case .parts(let parts): parts.isEmpty
    case .parameter(let single, let elements, let members):
      single == nil && elements.isEmpty && members.isEmpty
    }
  }

  /// The elements of a list.
  var elements: [TextContent] {
    switch self {
    case .text: [self]
    case .parts(let parts): parts.map { .parts([$0]) }
    case .form: []
    case .parameter(_, let elements, _): elements.map { .text($0) }
    }
  }

  /// The members of an object; `nil` where it is text, which may be an object in JSON.
  var members: [(key: String, value: TextContent)]? {
    switch self {
    case .text, .parts: nil
    case .form(let form): form.map { ($0.key, $0.value) }
    case .parameter(_, _, let members): members
    }
  }

  /// The JSON values that the texts may stand for, the likeliest first: numbers, booleans and `null`
  /// before strings, one value before a list of it.
  var candidates: [JSONValue] {
    var candidates: [JSONValue] = []
    if let single { candidates += Self.values(of: single) }
    let texts = elements.compactMap(\.single)
    if !texts.isEmpty {
      candidates.append(.array(texts.map { Self.values(of: $0)[0] }))
      candidates.append(.array(texts.map { .string($0) }))
    }
    if let members, !members.isEmpty {
      let likeliest = members.compactMap { member in
        member.value.candidates.first.map { (member.key, $0) }
      }
      candidates.append(.object(Dictionary(likeliest) { first, _ in first }))
    }
    return candidates
  }

  private static func values(of text: String) -> [JSONValue] {
    guard let value = try? JSONValue(parsing: Data(text.utf8)) else { return [.string(text)] }
    return [value, .string(text)]
  }
}

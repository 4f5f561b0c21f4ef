internal import Foundation

/// What the texts of a parameter or of a form say, before anybody asks what type they have.
indirect enum TextContent: Sendable {
  /// A text.
  case text(String)
  /// The fields of a form that have one name.
  case parts([FilePart])
  /// One part of a body.
  case part(FilePart)
  /// The parts of a body, or those of one name.
  case list([TextContent])
  /// The fields of a form by their names.
  case form([String: TextContent])
  /// A parameter: as one text, as the elements of a list, and as the members of an object. What it is
  /// its type says.
  case parameter(single: String?, elements: [String], members: [(key: String, value: TextContent)])

  /// The only text; `nil` where there are several, or none.
  var single: String? {
    switch self {
    case .text(let text): text
    case .parts(let parts): parts.count == 1 ? parts[0].textInCharset : nil
    case .part(let part): part.textInCharset
    case .list(let contents): contents.count == 1 ? contents[0].single : nil
    case .form: nil
    case .parameter(let single, _, _): single
    }
  }

  /// Whether there is nothing.
  var isAbsent: Bool {
    switch self {
    case .text, .form: false
    case .parts(let parts): parts.isEmpty
    case .part: isJSON && single == "null"
    case .list(let contents): contents.isEmpty
    case .parameter(let single, let elements, let members):
      single == nil && elements.isEmpty && members.isEmpty
    }
  }

  /// The elements of a list.
  var elements: [TextContent] {
    switch self {
    case .text, .part: [self]
    case .parts(let parts): parts.map { .part($0) }
    case .list(let contents): contents
    case .form: []
    case .parameter(_, let elements, _): elements.map { .text($0) }
    }
  }

  /// The members of an object; `nil` where it is text, which may be an object in JSON.
  var members: [(key: String, value: TextContent)]? {
    switch self {
    case .text, .parts, .part: nil
    case .list(let contents): contents.count == 1 ? contents[0].members : nil
    case .form(let form): form.map { ($0.key, $0.value) }
    case .parameter(_, _, let members): members
    }
  }

  /// Whether it is one part that says it is JSON, or one text, which may be.
  var isJSON: Bool {
    switch self {
    case .text: true
    case .part(let part): part.contentType.flatMap { MediaRange($0) }?.isJSON == true
    case .parts, .list, .form, .parameter: false
    }
  }

  /// The JSON values that the texts may stand for, the likeliest first: numbers, booleans and `null`
  /// before strings, one value before a list of it.
  var candidates: [JSONValue] {
    var candidates: [JSONValue] = []
    if let single { candidates += Self.values(of: single) }
    // Bytes that are no text are what they are in JSON.
    if case .part(let part) = self, single == nil, let text = try? part.textOrBase64() {
      return [.string(text)]
    }
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

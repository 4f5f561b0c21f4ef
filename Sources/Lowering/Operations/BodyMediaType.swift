import ConcordOpenAPI

/// A media type with what can be done with bodies of it.
struct BodyMediaType {
  /// What can be done with a media type, the best first.
  enum Form: Int {
    case json, urlEncodedForm, multipart, text, binary, other
  }

  /// The media type without spaces, its type in lower case.
  let name: String
  /// What can be done with it.
  let form: Form

  /// Reads a media type as a document spells it.
  init(_ text: String) {
    name = Self.canonical(text)
    form = Self.form(of: name)
  }

  /// Whether bodies are written by a schema.
  var hasSchema: Bool {
    switch form {
    case .json, .urlEncodedForm, .multipart: true
    case .text, .binary, .other: false
    }
  }

  /// The media type whose bodies can be typed best; of equals, plain JSON or else the first.
  static func choose(among content: [MediaType]) -> MediaType? {
    if content.count < 2 { return content.first }
    return content.enumerated().min { left, right in
      func rank(_ entry: (offset: Int, element: MediaType)) -> (Int, Int, Int) {
        let type = BodyMediaType(entry.element.name)
        return (type.form.rawValue, type.name == "application/json" ? 0 : 1, entry.offset)
      }
      return rank(left) < rank(right)
    }?.element
  }

  private static func form(of name: String) -> Form {
    if name == "application/json" { return .json }
    let name = name.split(separator: ";").first.map(String.init) ?? name
    if name == "application/json" || name.hasSuffix("+json") || name.hasSuffix("/json") {
      return .json
    }
    if name == "application/x-www-form-urlencoded" { return .urlEncodedForm }
    if name == "multipart/form-data" { return .multipart }
    if name.hasPrefix("text/"), name != "text/event-stream" { return .text }
    let isBinary =
      ["application/octet-stream", "application/pdf", "application/zip", "*/*"].contains(name)
      || ["image/", "audio/", "video/"].contains(where: name.hasPrefix)
    return isBinary ? .binary : .other
  }

  private static func canonical(_ name: String) -> String {
    if name == "application/json" { return name }
    let parts = name.split(separator: ";", maxSplits: 1)
    let type = (parts.first ?? "").lowercased().filter { !$0.isWhitespace }
    let parameters = parts.dropFirst().map { ";" + $0.filter { !$0.isWhitespace } }.joined()
    return type.isEmpty ? "application/octet-stream" : type + parameters
  }
}

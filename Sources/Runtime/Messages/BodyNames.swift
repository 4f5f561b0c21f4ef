/// The media types that a body can have, as a message table names them: those of one form joined by
/// commas, forms by `|`.
struct BodyNames {
  /// The media types of each form.
  let forms: [[Substring]]

  init(_ text: String) {
    forms = text.split(separator: "|").map { $0.split(separator: ",") }
  }

  /// All media types.
  var all: [String] { forms.joined().map(String.init) }

  /// The form that a content type is of: the one that names it most closely. Without a content type it
  /// is the first.
  ///
  /// - Returns: Its position; `nil` where none is.
  func form(for contentType: String?) -> Int? {
    guard let contentType, let found = MediaRange(contentType) else {
      return forms.isEmpty ? nil : 0
    }
    var best: (position: Int, closeness: Int)?
    for (position, names) in forms.enumerated() {
      let closeness =
        names.compactMap { MediaRange($0) }.map { name in
          // Any JSON is read as any other, and any XML, where none says it better.
          let exact = name.closeness(to: found) * 2
          let isAlike = name.isJSON && found.isJSON || name.isXML && found.isXML
          return exact == 0 && isAlike ? 1 : exact
        }.max() ?? 0
      if closeness > best?.closeness ?? 0 { best = (position, closeness) }
    }
    return best?.position
  }

  /// Whether a media type is one of JSON Lines, which has many names.
  static func areLines(_ type: MediaRange) -> Bool {
    [
      "jsonl", "json-lines", "jsonlines", "x-jsonl", "x-jsonlines", "ndjson", "x-ndjson",
      "x-json-stream",
    ]
    .contains(type.subtype)
  }

  /// The media type that is written for a form.
  static func written(_ name: String) -> String {
    String(name.prefix { $0 != "," && $0 != "|" })
  }

  /// The first form of a name, and the others.
  static func split(_ name: String) -> (first: String, rest: String) {
    guard let mark = name.firstIndex(of: "|") else { return (name, name) }
    return (String(name[..<mark]), String(name[name.index(after: mark)...]))
  }
}

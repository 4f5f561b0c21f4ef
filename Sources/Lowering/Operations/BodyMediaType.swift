import ConcordOpenAPI

/// A media type with what can be done with bodies of it.
struct BodyMediaType {
  /// What can be done with a media type, the best first.
  enum Form: Int {
    case json, urlEncodedForm, multipart, xml, eventStream, jsonLines, jsonSequence, text, binary
    case other
  }

  /// The media type without spaces, its type in lower case.
  let name: String
  /// What can be done with it.
  let form: Form

  /// Reads a media type as a document spells it.
  init(_ text: String) {
    name = Self.canonical(text)
    form = Self.form(of: Self.essence(name))
  }

  /// Whether bodies are written by a schema.
  var hasSchema: Bool {
    switch form {
    case .json, .urlEncodedForm, .multipart, .xml, .eventStream, .jsonLines, .jsonSequence: true
    case .text, .binary, .other: false
    }
  }

  /// Whether it is a form, whose parts have names.
  var isForm: Bool {
    form == .urlEncodedForm || Self.essence(name) == "multipart/form-data"
  }

  /// A word for it, for names: `json`, `form`, `png`.
  var word: String {
    let essence = Self.essence(name)
    let parts = essence.split(separator: "/", maxSplits: 1)
    let (type, subtype) = (parts.first ?? "", parts.last ?? "")
    switch form {
    case .json where subtype == "json": return "json"
    case .json: return String(subtype.replacing("+json", with: ""))
    case .urlEncodedForm: return "form"
    case .multipart: return isForm ? "multipart" : subtype == "*" ? "parts" : String(subtype)
    case .xml where subtype == "xml": return "xml"
    case .xml: return String(subtype.replacing("+xml", with: ""))
    case .eventStream: return "events"
    case .jsonLines: return "lines"
    case .jsonSequence: return "sequence"
    case .text where subtype == "plain": return "text"
    case .binary where essence == "application/octet-stream": return "binary"
    case .text, .binary, .other:
      if essence == "*/*" { return "any" }
      return String(
        subtype == "*" ? type : subtype.hasPrefix("x-") ? subtype.dropFirst(2) : subtype)
    }
  }

  /// How well it can be typed: the best is the least.
  var rank: (Int, Int) { (form.rawValue, name == "application/json" ? 0 : 1) }

  private static func essence(_ name: String) -> String {
    name.firstIndex(of: ";").map { String(name[..<$0]) } ?? name
  }

  private static func form(of name: String) -> Form {
    // `json+` is not as RFC 6839 has suffixes, but means the same.
    if name.hasSuffix("/json") || name.hasSuffix("+json") || name.contains("/json+") {
      return .json
    }
    switch name {
    case "application/x-www-form-urlencoded": return .urlEncodedForm
    case "text/event-stream": return .eventStream
    case "application/jsonl", "application/json-lines", "application/jsonlines",
      "application/x-jsonl", "application/x-jsonlines", "application/ndjson",
      "application/x-ndjson", "application/x-json-stream", "text/jsonl":
      return .jsonLines
    case "application/json-seq": return .jsonSequence
    default: break
    }
    if name.hasSuffix("+json-seq") { return .jsonSequence }
    if name.hasSuffix("/xml") || name.hasSuffix("+xml") { return .xml }
    if name.hasPrefix("multipart/") { return .multipart }
    if name.hasPrefix("text/") { return .text }
    let isBinary =
      ["application/octet-stream", "application/pdf", "application/zip", "*/*"].contains(name)
      || ["image/", "audio/", "video/", "font/"].contains(where: name.hasPrefix)
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

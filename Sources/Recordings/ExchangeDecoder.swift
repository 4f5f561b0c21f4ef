internal import ConcordDiagnostics
internal import ConcordDocuments

/// Makes exchanges of what a recording says of them.
enum ExchangeDecoder {
  /// Why there is no exchange.
  struct Fault: Error {
    let kind: DiagnosticKind
    /// What is missing or wrong.
    let key: String
  }

  // MARK: HAR (version 1.2)

  /// An entry of `log.entries`.
  static func entry(
    _ node: Node, at place: RecordingPlace
  ) throws(Fault) -> Exchange {
    let request = try object(node, "request", "request")
    let response = try object(node, "response", "response")
    let status = response["status"]?.number?.int
    return Exchange(
      method: try text(request, "method", "request/method").uppercased(),
      url: try url(request),
      requestFields: fields(request["headers"]), requestType: mediaType(request["postData"]),
      requestBody: try requestBody(request), status: status == 0 ? nil : status,
      responseFields: fields(response["headers"]), responseType: mediaType(response["content"]),
      responseBody: try responseBody(response),
      time: node["startedDateTime"]?.string.flatMap(time), place: place)
  }

  /// The URL; where it lacks the query, that of `queryString`.
  private static func url(_ request: Node) throws(Fault) -> String {
    let url = try text(request, "url", "request/url")
    guard !url.utf8.contains(UInt8(ascii: "?")), let fields = fields(request["queryString"]) else {
      return url
    }
    let query = fields.map { field in
      PercentEncoding.encodeSegment(field.name) + "="
        + PercentEncoding.encodeSegment(field.value)
    }
    let base = url.prefix { $0 != "#" }
    return "\(base)?\(query.joined(separator: "&"))"
  }

  private static func requestBody(_ request: Node) throws(Fault) -> Exchange.Body {
    guard let data = request["postData"], !data.isNull else {
      // Recorders leave it out where there was no body; a size says that there was one.
      let size = request["bodySize"]?.number?.int ?? 0
      return size > 0 ? .unknown : .empty
    }
    if let text = data["text"]?.string {
      if data["encoding"]?.string == "base64" {
        return try bytes(text, "request/postData/text")
      }
      if !text.isEmpty { return .bytes(Array(text.utf8)) }
    }
    if let params = data["params"]?.array, !params.isEmpty {
      return .fields(fields(data["params"]) ?? [])
    }
    return (request["bodySize"]?.number?.int ?? 0) > 0 ? .unknown : .empty
  }

  private static func responseBody(_ response: Node) throws(Fault) -> Exchange.Body {
    let content = response["content"]
    let size = content?["size"]?.number?.int ?? 0
    guard let text = content?["text"]?.string else { return size > 0 ? .unknown : .empty }
    if content?["encoding"]?.string == "base64" {
      return try bytes(text, "response/content/text")
    }
    if text.isEmpty { return size > 0 ? .unknown : .empty }
    return .bytes(Array(text.utf8))
  }

  // MARK: A line of JSON

  /// A line of a recording in JSON Lines.
  static func line(_ node: Node, at place: RecordingPlace) throws(Fault) -> Exchange {
    let request = try object(node, "request", "request")
    let response = try object(node, "response", "response")
    return Exchange(
      method: try text(request, "method", "request/method").uppercased(),
      url: try text(request, "url", "request/url"),
      requestFields: fields(request["headers"]), requestBody: try body(request, "request"),
      status: response["status"]?.number?.int, responseFields: fields(response["headers"]),
      responseBody: try body(response, "response"), time: node["time"]?.string.flatMap(time),
      place: place)
  }

  private static func body(_ message: Node, _ name: String) throws(Fault) -> Exchange.Body {
    if let text = message["bodyBase64"]?.string {
      return try bytes(text, "\(name)/bodyBase64")
    }
    guard let body = message["body"] else { return .unknown }
    switch body.value {
    case .null: return .empty
    case .string(let text): return text.isEmpty ? .empty : .bytes(Array(text.utf8))
    default: return .json(body)
    }
  }

  // MARK: Parts

  private static func object(
    _ node: Node, _ key: String, _ path: String
  ) throws(Fault) -> Node {
    guard let value = node[key], value.object != nil else {
      throw Fault(kind: .recordingExchangeIncomplete, key: path)
    }
    return value
  }

  private static func text(_ node: Node, _ key: String, _ path: String) throws(Fault) -> String {
    guard let text = node[key]?.string, !text.isEmpty else {
      throw Fault(kind: .recordingExchangeIncomplete, key: path)
    }
    return text
  }

  /// Header fields: a list of objects with `name` and `value`, or an object with a text, or a list
  /// of texts, for each name.
  private static func fields(_ node: Node?) -> [Exchange.Field]? {
    var found: [Exchange.Field] = []
    switch node?.value {
    case .array(let elements):
      for element in elements {
        guard let name = element["name"]?.string, !name.hasPrefix(":") else { continue }
        found.append(.init(name: name, value: element["value"]?.string ?? ""))
      }
    case .object(let members):
      for member in members {
        let values = member.value.array ?? [member.value]
        for value in values {
          guard let text = value.string ?? value.number?.text else { continue }
          found.append(.init(name: member.key, value: text))
        }
      }
    default: break
    }
    return found.isEmpty ? nil : found
  }

  /// The media type of a body. Recorders that leave out header fields still say it.
  private static func mediaType(_ content: Node?) -> String? {
    content?["mimeType"]?.string.flatMap { $0.isEmpty || $0 == "x-unknown" ? nil : $0 }
  }

  /// A time as it may be shown: digits and the marks between them, nothing else.
  private static func time(_ text: String) -> String? {
    let isTime =
      (20...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 &- 0x30 < 10 || "-:.+TZtz".utf8.contains($0) }
    return isTime ? text : nil
  }

  private static func bytes(_ text: String, _ path: String) throws(Fault) -> Exchange.Body {
    guard let bytes = Base64.decode(text) else {
      throw Fault(kind: .recordingBase64Malformed, key: path)
    }
    return bytes.isEmpty ? .empty : .bytes(bytes)
  }
}

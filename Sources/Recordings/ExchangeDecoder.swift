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

/// Base64 (RFC 4648, section 4) and its alphabet for URLs (section 5); blanks do not count.
enum Base64 {
  /// The bytes that a text stands for; `nil` where it stands for none.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text.utf8 {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        padding += 1
        continue
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      guard padding == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count == 4 {
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      }
    }
    switch count {
    case 0: return bytes
    case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return nil
    }
    return bytes
  }
}

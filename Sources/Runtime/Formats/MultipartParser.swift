public import Foundation

extension MultipartForm {
  /// What keeps a body from being read as a form, and where.
  public struct ParseError: Error, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// The media type is not `multipart/form-data`.
      case notMultipartForm
      /// `Content-Type` tells no boundary, or one that is empty or longer than 70 bytes.
      case noBoundary
      /// No line is the opening boundary.
      case noOpeningBoundary
      /// The body ends before the closing boundary.
      case noClosingBoundary
      /// A line of a part's header has no colon, or no name before it.
      case malformedHeader
      /// A part's header is longer than 16 KiB.
      case headerTooLong
      /// A part has no `Content-Disposition: form-data` that tells a name.
      case noName
      /// There are more parts than the limit.
      case tooManyParts(limit: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// Where in the body, in bytes from its beginning.
    public let offset: Int

    /// Makes an error.
    public init(_ reason: Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }

    /// What is wrong, in words.
    public var description: String {
      let words =
        switch reason {
        case .notMultipartForm: "the media type is not multipart/form-data"
        case .noBoundary: "Content-Type has no usable boundary parameter"
        case .noOpeningBoundary: "no line is the opening boundary"
        case .noClosingBoundary: "the body ends before the closing boundary"
        case .malformedHeader: "a line of a part's header is not 'name: value'"
        case .headerTooLong: "a part's header is longer than 16 KiB"
        case .noName: "a part has no Content-Disposition with a name"
        case .tooManyParts(let limit): "there are more than \(limit) parts"
        }
      return "multipart body, byte \(offset): \(words)"
    }
  }

  /// Reads a body (RFC 2046, section 5.1.1).
  ///
  /// What stands before the opening boundary and after the closing one is skipped; lines may end in
  /// LF alone. Names are read as ``encode(boundary:)`` writes them, and with `\"` for a quote.
  /// - Parameters:
  ///   - data: The body.
  ///   - contentType: The message's `Content-Type`, which tells the boundary.
  ///   - maximumPartCount: The most parts to read.
  /// - Throws: ``ParseError``.
  public init(
    parsing data: Data, contentType: String, maximumPartCount: Int = 1000
  ) throws(ParseError) {
    let parameters = HeaderParameters(contentType)
    guard parameters.value.equalsIgnoringASCIICase(Self.formType) else {
      throw ParseError(.notMultipartForm, offset: 0)
    }
    let boundary = try Self.boundary(of: parameters)
    self.init(
      try Self.parts(of: data, boundary: boundary, limit: maximumPartCount, isForm: true))
  }

  /// Reads a body of any multipart type. Of `multipart/related` the root comes first, wherever it
  /// stands (RFC 2387, section 3.2).
  ///
  /// - Parameters:
  ///   - data: The body.
  ///   - contentType: The message's `Content-Type`, which tells the boundary.
  /// - Throws: ``ParseError``.
  init(parts data: Data, contentType: String) throws(ParseError) {
    let parameters = HeaderParameters(contentType)
    let boundary = try Self.boundary(of: parameters)
    let isForm = parameters.value.equalsIgnoringASCIICase(Self.formType)
    var parts = try Self.parts(of: data, boundary: boundary, limit: 1000, isForm: isForm)
    if let start = parameters.parameter("start"),
      let root = parts.firstIndex(where: { $0.fields["Content-ID"] == start })
    {
      parts.insert(parts.remove(at: root), at: 0)
    }
    self.init(parts)
    if !isForm { mediaType = parameters.value.lowercased() }
  }

  /// The boundary that a content type tells.
  ///
  /// - Throws: ``ParseError``, where there is none that can be used.
  static func boundary(of parameters: HeaderParameters) throws(ParseError) -> String {
    guard let boundary = parameters.parameter("boundary"), (1...70).contains(boundary.utf8.count)
    else { throw ParseError(.noBoundary, offset: 0) }
    return boundary
  }

  /// Reads a part as it stands between two delimiters, without the line break before the second.
  ///
  /// - Throws: ``ParseError``.
  static func part(_ bytes: Data) throws(ParseError) -> Part {
    // A part without a body ends with the empty line behind its header, which that break may be.
    let text = bytes + Data("\r\n".utf8)
    let parsed = text.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { bytes in
        Result { () throws(ParseError) in
          let parser = MultipartParser(bytes: bytes, boundary: "", limit: 1, isForm: false)
          let (fields, start) = try parser.header(from: 0)
          let body = Data(bytes[start..<max(start, bytes.count - 2)])
          return try parser.part(fields, body: body, at: 0)
        }
      }
    }
    return try parsed.get()
  }

  private static func parts(
    of data: Data, boundary: String, limit: Int, isForm: Bool
  ) throws(ParseError) -> [Part] {
    let parsed = data.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { bytes in
        Result { () throws(ParseError) in
          var parser = MultipartParser(
            bytes: bytes, boundary: boundary, limit: limit, isForm: isForm)
          return try parser.parts()
        }
      }
    }
    return try parsed.get()
  }
}

/// Reads the parts of a body, byte by byte; positions count from the body's beginning.
private struct MultipartParser {
  private static let maximumHeaderSize = 16 << 10

  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: [UInt8]
  private let search: ByteSearch
  private let limit: Int
  /// Whether each part has to have a name.
  private let isForm: Bool
  /// Whether the opening boundary's line ends in CRLF; then a CR before a boundary belongs to it.
  private var usesCRLF = true

  /// A boundary's line: where its two hyphens are, where the next line begins, whether it is the
  /// closing one.
  private struct Delimiter {
    let start: Int
    let next: Int
    let isClosing: Bool
  }

  init(bytes: UnsafeBufferPointer<UInt8>, boundary: String, limit: Int, isForm: Bool) {
    self.bytes = bytes
    self.limit = limit
    self.isForm = isForm
    delimiter = Array("--\(boundary)".utf8)
    search = ByteSearch(delimiter)
  }

  mutating func parts() throws(MultipartForm.ParseError) -> [MultipartForm.Part] {
    guard var current = nextDelimiter(from: 0) else {
      throw MultipartForm.ParseError(.noOpeningBoundary, offset: 0)
    }
    usesCRLF = current.next >= 2 && bytes[current.next - 2] == 0x0D
    var parts: [MultipartForm.Part] = []
    while !current.isClosing {
      guard parts.count < limit else {
        throw MultipartForm.ParseError(.tooManyParts(limit: limit), offset: current.start)
      }
      // Where a boundary follows at once, the part has neither header nor body.
      let isEmpty =
        bytes[current.next...].starts(with: delimiter) && self.delimiter(at: current.next) != nil
      let (fields, bodyStart) =
        isEmpty ? (HTTPFieldList(), current.next) : try header(from: current.next)
      guard let next = nextDelimiter(from: bodyStart) else {
        throw MultipartForm.ParseError(.noClosingBoundary, offset: bytes.count)
      }
      var end = next.start - 1
      if usesCRLF, end > bodyStart, bytes[end - 1] == 0x0D { end -= 1 }
      let body = Data(bytes[bodyStart..<max(bodyStart, end)])
      parts.append(try part(fields, body: body, at: current.next))
      current = next
    }
    return parts
  }

  /// The first boundary at the beginning of a line, at or after a position.
  private func nextDelimiter(from start: Int) -> Delimiter? {
    var from = start
    while let found = search.first(in: bytes, from: from) {
      if found == 0 || bytes[found - 1] == 0x0A, let delimiter = self.delimiter(at: found) {
        return delimiter
      }
      from = found + 1
    }
    return nil
  }

  // A longer boundary, as a form inside the form would have, begins alike and is not ours.
  private func delimiter(at start: Int) -> Delimiter? {
    var position = start + delimiter.count
    if position + 1 < bytes.count, bytes[position] == 0x2D, bytes[position + 1] == 0x2D {
      return Delimiter(start: start, next: position + 2, isClosing: true)
    }
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    guard position < bytes.count, bytes[position] == 0x0A else { return nil }
    return Delimiter(start: start, next: position + 1, isClosing: false)
  }

  func header(
    from start: Int
  ) throws(MultipartForm.ParseError) -> (fields: HTTPFieldList, bodyStart: Int) {
    var lines: [(text: String, offset: Int)] = []
    var position = start
    while true {
      let bound = min(bytes.count, start + Self.maximumHeaderSize)
      guard let end = bytes[position..<max(position, bound)].firstIndex(of: 0x0A) else {
        throw bound < bytes.count
          ? MultipartForm.ParseError(.headerTooLong, offset: start)
          : MultipartForm.ParseError(.noClosingBoundary, offset: bytes.count)
      }
      let lineEnd = end > position && bytes[end - 1] == 0x0D ? end - 1 : end
      let text = String(decoding: bytes[position..<lineEnd], as: UTF8.self)
      if text.isEmpty { break }
      // A line that begins with a blank goes on with the one before it (RFC 822, section 3.1.1).
      if let first = text.utf8.first, first == 0x20 || first == 0x09, !lines.isEmpty {
        lines[lines.count - 1].text += text
      } else {
        lines.append((text, position))
      }
      position = end + 1
    }
    var fields = HTTPFieldList()
    for (text, offset) in lines {
      guard let colon = text.utf8.firstIndex(of: 0x3A), colon > text.startIndex else {
        throw MultipartForm.ParseError(.malformedHeader, offset: offset)
      }
      fields.append(String(text[text.index(after: colon)...]), for: String(text[..<colon]))
    }
    let lineBreak = bytes[position] == 0x0D ? 2 : 1
    return (fields, position + lineBreak)
  }

  func part(
    _ fields: HTTPFieldList, body: Data, at offset: Int
  ) throws(MultipartForm.ParseError) -> MultipartForm.Part {
    let disposition = HeaderParameters(fields["Content-Disposition"] ?? "")
    let name = disposition.parameter("name").map(MultipartForm.unescaping)
    let isField = disposition.value.equalsIgnoringASCIICase("form-data") && name != nil
    guard isField || !isForm else {
      throw MultipartForm.ParseError(.noName, offset: offset)
    }
    let filename = disposition.parameter("filename").map(MultipartForm.unescaping)
    return MultipartForm.Part(
      name: name ?? "", filename: filename, contentType: fields["Content-Type"],
      fields: HTTPFieldList(fields.filter { !MultipartForm.isOwn($0.name) }), body: body)
  }
}

internal import ConcordText
public import Foundation

/// A form of several parts, files among them: `multipart/form-data` (RFC 7578, on RFC 2046,
/// section 5.1).
public struct MultipartForm: Hashable, Sendable {
  /// One value of a form.
  public struct Part: Hashable, Sendable {
    /// The name of the form's field. Several parts may have the same one.
    public var name: String
    /// The name of the file, where the value is one.
    public var filename: String?
    /// The media type; nil for plain text (RFC 7578, section 4.4).
    public var contentType: String?
    /// Fields besides `Content-Disposition` and `Content-Type`, which are left out in writing, as
    /// the properties above say what they say.
    public var fields: HTTPFieldList
    /// Where the value's bytes are; at hand, in a form that was read.
    public var content: FilePart.Content

    /// Makes a part of bytes.
    ///
    /// - Parameters:
    ///   - name: The name of the form's field.
    ///   - filename: The name of the file, where the value is one.
    ///   - contentType: The media type; nil for plain text.
    ///   - fields: Fields besides `Content-Disposition` and `Content-Type`.
    ///   - body: The value's bytes.
    public init(
      name: String, filename: String? = nil, contentType: String? = nil,
      fields: HTTPFieldList = [:],
      body: Data
    ) {
      self.init(
        name: name, filename: filename, contentType: contentType, fields: fields,
        content: .data(body))
    }

    /// Makes a part.
    ///
    /// - Parameters:
    ///   - name: The name of the form's field.
    ///   - filename: The name of the file, where the value is one.
    ///   - contentType: The media type; nil for plain text.
    ///   - fields: Fields besides `Content-Disposition` and `Content-Type`.
    ///   - content: The value's bytes, or a file on disk that holds them.
    public init(
      name: String, filename: String? = nil, contentType: String? = nil,
      fields: HTTPFieldList = [:],
      content: FilePart.Content
    ) {
      self.name = name
      self.filename = filename
      self.contentType = contentType
      self.fields = fields
      self.content = content
    }

    /// The value's bytes; those of a file on disk are read whole.
    ///
    /// - Throws: `CocoaError`, where the file cannot be read.
    public func data() throws -> Data { try content.data() }
  }

  /// A form as a message carries it.
  public struct Encoded: Sendable {
    /// What goes between the parts, after two hyphens.
    public let boundary: String
    /// The body: bytes at hand, where there is no file and they are 1 MiB at the most. It can be
    /// read any number of times, and its length is known.
    public let body: HTTPBody

    /// The media type without its boundary.
    let mediaType: String

    /// The value for `Content-Type`, which tells the boundary.
    public var contentType: String { "\(mediaType); boundary=\(boundary)" }
  }

  /// The media type of a form.
  static let formType = "multipart/form-data"

  /// The parts in their order.
  public var parts: [Part]
  /// The media type, with its parameters but the boundary. A part of another type than a form needs
  /// no name; without one, its name is empty.
  var mediaType = MultipartForm.formType

  /// Whether it is a form, and not another sequence of parts.
  var isForm: Bool { HeaderParameters(mediaType).value.equalsIgnoringASCIICase(Self.formType) }

  /// Makes a form.
  public init(_ parts: [Part] = []) { self.parts = parts }

  /// The first part of a name; nil when there is none.
  public func part(named name: String) -> Part? { parts.first { $0.name == name } }

  /// Writes the form as a message carries it.
  ///
  /// Line breaks, NUL and `"` in names are percent-encoded, as browsers do (WHATWG HTML, section
  /// 4.10.22.8), so that a name cannot make a header or a part of its own.
  /// - Parameter boundary: The boundary, a random one unless it is given, as tests want it. Of a
  ///   given one letters, digits and `-._` of ASCII are used, 60 at most. One that stands in a part
  ///   gets a number, the first that stands in none; files are searched for it, too.
  /// - Returns: The body, and the boundary it has.
  /// - Throws: `CocoaError`, where a file on disk cannot be read.
  public func encode(boundary: String? = nil) throws -> Encoded {
    let boundary = try boundary.map(unusedBoundary) ?? MultipartForm.randomBoundary()
    var body = BodySegments()
    for part in parts { try part.append(to: &body, boundary: boundary, isForm: isForm) }
    body.append("--\(boundary)--\r\n")
    return Encoded(boundary: boundary, body: HTTPBody(body), mediaType: mediaType)
  }

  private func unusedBoundary(_ boundary: String) throws -> String {
    let base = MultipartForm.usable(boundary)
    let contents = try parts.flatMap { part in
      [part.header(isForm: isForm), try part.content.data(options: .alwaysMapped)]
    }
    var candidate = base
    var number = 1
    while contents.contains(where: candidate.stands) {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate
  }

  // Only what needs no quotes in `Content-Type`, since not every server takes them off.
  static func usable(_ boundary: String) -> String {
    let bytes = boundary.utf8.prefix(60).filter {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    return bytes.isEmpty ? "boundary" : String(decoding: bytes, as: UTF8.self)
  }

  // Of 128 random bits: no content has them by chance, and nobody can guess them.
  static func randomBoundary() -> String {
    let digits = Array("0123456789abcdef")
    return "form-" + String((0..<32).map { _ in digits[Int.random(in: 0..<16)] })
  }
}

extension String {
  fileprivate func stands(in data: Data) -> Bool {
    let search = ByteSearch(Array(utf8))
    return data.withUnsafeBytes {
      $0.withMemoryRebound(to: UInt8.self) { search.first(in: $0, from: 0) != nil }
    }
  }
}

extension MultipartForm.Part {
  /// Writes the part behind the delimiter that begins it (RFC 2046, section 5.1.1).
  ///
  /// - Parameters:
  ///   - body: What it is written to.
  ///   - boundary: The boundary.
  ///   - isForm: Whether it is part of a form.
  /// - Throws: `CocoaError`, where a file on disk cannot be read.
  func append(to body: inout BodySegments, boundary: String, isForm: Bool) throws {
    body.append("--\(boundary)\r\n")
    body.append(header(isForm: isForm))
    body.append("\r\n")
    switch content {
    case .data(let data): body.append(data)
    case .file(let file): try body.append(contentsOf: file)
    }
    body.append("\r\n")
  }

  /// The lines before the empty one, each with its line break.
  fileprivate func header(isForm: Bool) -> Data {
    // Elsewhere than in a form a part needs no name, and one with a name is written as in a form: no
    // other disposition has names (OpenAPI 3.2, section 4.14.5.1).
    let isNamed = isForm || !name.isEmpty
    var disposition = isNamed ? "form-data; name=\"\(MultipartForm.escaping(name))\"" : "attachment"
    if let filename { disposition += "; filename=\"\(MultipartForm.escaping(filename))\"" }
    var lines = HTTPFieldList()
    if isNamed || filename != nil { lines.append(disposition, for: "Content-Disposition") }
    if let contentType { lines.append(contentType, for: "Content-Type") }
    for field in fields where !MultipartForm.isOwn(field.name) { lines.append(field) }
    return Data(lines.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
  }
}

extension MultipartForm {
  /// Whether a field says what properties of a part say.
  static func isOwn(_ name: String) -> Bool {
    name.equalsIgnoringASCIICase("Content-Disposition")
      || name.equalsIgnoringASCIICase("Content-Type")
  }

  fileprivate static func escaping(_ name: String) -> String {
    // Scalars, as a line break of two characters is one `Character`.
    name.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case "\"": result += "%22"
      case "\0": result += "%00"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The name that a quoted one stands for. Nothing else is decoded, since `%` itself is never
  /// encoded.
  static func unescaping(_ name: String) -> String {
    guard name.utf8.contains(0x25) else { return name }
    let bytes = Array(name.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let triplet = bytes[index] == 0x25 ? PercentTriplet.byte(in: bytes, at: index) : nil
      if let triplet, [0x0D, 0x0A, 0x22, 0].contains(triplet) {
        result.append(triplet)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

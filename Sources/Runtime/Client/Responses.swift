/// Which status codes a documented response is for (OpenAPI 3.1, section 4.8.16).
public enum _ResponseStatus: ExpressibleByIntegerLiteral, Sendable {
  /// One status code.
  case code(Int)
  /// All status codes with this first digit: `4XX`.
  case range(Int)
  /// All that no other response is for.
  case any

  /// One status code.
  public init(integerLiteral value: Int) {
    self = .code(value)
  }

  var exact: Int? {
    if case .code(let code) = self { code } else { nil }
  }

  func contains(_ status: Int) -> Bool {
    switch self {
    case .code(let code): status == code
    case .range(let digit): status / 100 == digit
    case .any: true
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .code: 0
    case .range: 1
    case .any: 2
    }
  }
}

/// One documented response: its status and how its case is read and written.
public struct _Response<Output: Sendable>: Sendable {
  let status: _ResponseStatus
  /// The media types that its body can have.
  let names: BodyNames
  /// How fields of forms are written that are not written as usual, by media type and name.
  let encodings: [String: [String: _FieldEncoding]]
  /// Whether its body is read as it comes, by its content type.
  let isStreamed: @Sendable (String?) -> Bool
  let read: @Sendable (_MessageReader, Int) throws -> Output
  let write: @Sendable (any Sendable, inout _MessageWriter) throws -> Void

  /// A response whose body is all that counts.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - embed: The output's case, as a function.
  ///   - body: The form of the body.
  ///   - contentType: The body's media type.
  ///   - encodings: How fields of forms are written that are not written as usual, by media type and
  ///     name.
  public init<Body: _MessagePart>(
    _ status: _ResponseStatus, _ embed: @escaping @Sendable (Body.Stored) -> Output,
    _ body: Body.Type, _ contentType: String,
    encodings: [String: [String: _FieldEncoding]] = [:]
  ) {
    self.init(
      status, statusCode: { _, value in embed(value) }, body, contentType, encodings: encodings)
  }

  /// A response for several status codes whose body is all that counts.
  ///
  /// - Parameters:
  ///   - status: The status codes.
  ///   - embed: The output's case, as a function.
  ///   - body: The form of the body.
  ///   - contentType: The body's media type.
  ///   - encodings: How fields of forms are written that are not written as usual, by media type and
  ///     name.
  public init<Body: _MessagePart>(
    _ status: _ResponseStatus,
    statusCode embed: @escaping @Sendable (Int, Body.Stored) -> Output,
    _ body: Body.Type, _ contentType: String,
    encodings: [String: [String: _FieldEncoding]] = [:]
  ) {
    self.status = status
    self.encodings = encodings
    names = BodyNames(contentType)
    let part = body as? any BodyPart.Type
    isStreamed = { part?.isStreamed($0, name: contentType) ?? false }
    read = { reader, code in
      var reader = reader
      reader.encodings = encodings
      return embed(code, try Body.read(name: contentType, from: reader))
    }
    write = { value, writer in
      guard let value = value as? Body.Stored else { return }
      writer.encodings = encodings
      try Body.write(value, name: contentType, to: &writer)
    }
  }

  /// A response with header fields.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - embed: The output's case, as a function.
  ///   - content: The struct of the header fields and the body.
  ///   - contentType: The body's media type; `nil` for none.
  public init<Content: ResponseContent>(
    _ status: _ResponseStatus, _ embed: @escaping @Sendable (Content) -> Output,
    content: Content.Type, _ contentType: String? = nil
  ) {
    self.init(status, statusCode: { _, value in embed(value) }, content: content, contentType)
  }

  /// A response for several status codes with header fields.
  public init<Content: ResponseContent>(
    _ status: _ResponseStatus, statusCode embed: @escaping @Sendable (Int, Content) -> Output,
    content: Content.Type, _ contentType: String? = nil
  ) {
    self.status = status
    encodings = Content._parts.encodings
    names = BodyNames(contentType ?? "")
    isStreamed = { Content._parts.isStreamed($0) }
    read = { reader, code in embed(code, try Content._parts.read(Content.self, from: reader)) }
    write = { value, writer in
      guard let value = value as? Content else { return }
      try Content._parts.write(value, to: &writer)
    }
  }

  /// A response with nothing in it.
  public init(_ status: _ResponseStatus, _ output: Output) {
    self.init(status, statusCode: { _ in output })
  }

  /// A response for several status codes with nothing in it.
  public init(_ status: _ResponseStatus, statusCode embed: @escaping @Sendable (Int) -> Output) {
    self.status = status
    encodings = [:]
    names = BodyNames("")
    isStreamed = { _ in false }
    read = { _, code in embed(code) }
    write = { _, _ in }
  }
}

extension _Response {
  /// Whether it is for successful statuses, and no others.
  var isSuccess: Bool {
    switch status {
    case .code(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .any: false
    }
  }

  /// Looks whether what came can be of the described media type: a page or XML is no JSON, whatever
  /// the status says.
  ///
  /// - Throws: ``MessageError/contentType(expected:found:)``.
  func checkContentType(_ found: String?) throws {
    guard let found, let other = MediaRange(found), names.form(for: found) == nil else { return }
    let isMarkup =
      other.subtype == "html" || other.subtype == "xml" || other.subtype.hasSuffix("+xml")
    let expected = names.all.compactMap { MediaRange($0) }
    // Events and items have a syntax of their own, and any text can look like some.
    let isStrict = expected.contains { $0.subtype == "event-stream" }
    if expected.contains(where: \.isJSON) && isMarkup || isStrict {
      throw MessageError.contentType(
        expected: names.all.joined(separator: ", "), found: "\(other.type)/\(other.subtype)")
    }
  }
}

/// The documented responses of an operation, in the order of the output's cases.
public struct _Responses<Output: Sendable>: Sendable {
  let list: [_Response<Output>]
  let accept: String?

  /// Makes the list.
  public init(_ list: [_Response<Output>]) {
    self.list = list
    var types: [String] = []
    for type in list.flatMap(\.names.all) where !types.contains(type) { types.append(type) }
    accept = types.isEmpty ? nil : types.joined(separator: ", ")
  }

  /// The response for a status code: by its code, then by its range, then the default.
  func match(_ status: Int) -> _Response<Output>? {
    list.filter { $0.status.contains(status) }.min { $0.status.rank < $1.status.rank }
  }
}

internal import Foundation

/// What can stand in a message table: where in an HTTP message a stored value goes, and how.
///
/// The markers that implement it (``_Path``, ``_Query``, ``_Header``, ``_JSONBody``…) are never stored;
/// the stored property has the type that they wrap.
public protocol _MessagePart: Sendable {
  /// The type of the stored property.
  associatedtype Stored: Sendable

  /// Puts the value into the message.
  ///
  /// - Throws: `EncodingError`, or what the value's own coding throws.
  static func write(_ value: Stored, name: String, to message: inout _MessageWriter) throws

  /// Takes the value out of the message.
  ///
  /// - Throws: ``MessageError``, `DecodingError`, or what the value's own coding throws.
  static func read(name: String, from message: _MessageReader) throws -> Stored
}

/// A part that is the body. Its name in the message table is its media types.
protocol BodyPart: Sendable {
  /// Whether it reads the body as it comes, so that the body must not be collected before.
  ///
  /// - Parameters:
  ///   - contentType: The `Content-Type` of the message.
  ///   - name: Its name in the message table.
  /// - Returns: Whether it does.
  static func isStreamed(_ contentType: String?, name: String) -> Bool
}

extension BodyPart {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { false }
}

/// The parts of a message in the order of the stored properties.
public struct _MessageParts<each Part: _MessagePart>: _MessagePartList {
  /// Calls `visit` with each type in turn.
  public static func forEach(_ visit: (any _MessagePart.Type) -> Void) {
    repeat visit((each Part).self)
  }
}

// The formatter would join `<` and `>`, which the compiler takes for an operator.
// swift-format-ignore
/// A message without parts.
public typealias _NoMessageParts = _MessageParts< >

/// Any ``_MessageParts``.
public protocol _MessagePartList {
  /// Calls `visit` with each type in turn.
  static func forEach(_ visit: (any _MessagePart.Type) -> Void)
}

/// The stored properties of an operation's input or of a response: where each goes in the message.
public final class _MessageTable: Sendable {
  private let parts: [Part]
  /// The names of the parameters in the query.
  private let queryNames: Set<String>
  /// The values of parameters that are not given.
  private let defaults: [String: JSONValue]
  /// How fields of forms are written that are not written as usual, by media type and name.
  let encodings: [String: [String: _FieldEncoding]]

  /// Makes the table of a message.
  ///
  /// - Parameters:
  ///   - message: The type whose stored properties these are.
  ///   - types: Their places, in the order of their declaration.
  ///   - names: Their names in the message in the same order, joined by the separator; a body has
  ///     its media type.
  ///   - separator: A scalar that is in none of the names.
  ///   - encodings: How fields of forms are written that are not written as usual, by media type and
  ///     name.
  /// - Precondition: Parts and names are as many as the stored properties and lie as they do.
  public convenience init<M: Sendable, Types: _MessagePartList>(
    _ message: M.Type, _ types: Types.Type, names: String, separator: Unicode.Scalar = " ",
    encodings: [String: [String: _FieldEncoding]] = [:]
  ) {
    self.init(
      message, types, names: names, separator: separator, defaults: [:], encodings: encodings)
  }

  /// Makes the table of a request, with the JSON of parameters that are not given.
  init<M: Sendable, Types: _MessagePartList>(
    _ message: M.Type, _ types: Types.Type, names: String, separator: Unicode.Scalar,
    defaults: [String: String], encodings: [String: [String: _FieldEncoding]] = [:]
  ) {
    self.encodings = encodings
    let names = NameList.split(names, at: separator)
    var layout = StructLayout()
    var parts: [Part] = []
    types.forEach { type in
      let name = names.indices.contains(parts.count) ? names[parts.count] : ""
      parts.append(Part.make(type, name: name, layout: &layout))
    }
    precondition(
      layout.fits(M.self) && (parts.isEmpty || parts.count == names.count),
      "the table of \(M.self) does not name its stored properties in their order")
    self.parts = parts
    queryNames = Set(parts.filter(\.isInQuery).map(\.name))
    self.defaults = defaults.compactMapValues { try? JSONValue(parsing: Data($0.utf8)) }
  }

  /// The media types that the body can have; none where there is no body.
  var bodyNames: BodyNames { BodyNames(parts.last { $0.isBody }?.name ?? "") }

  /// Whether the body is read as it comes.
  func isStreamed(_ contentType: String?) -> Bool {
    parts.last { $0.isBody }?.isStreamed(contentType) ?? false
  }

  /// Whether the message has a body.
  var hasBody: Bool { parts.contains(where: \.isBody) }

  /// Where a parameter stands; `nil` where none has the name, or several in different places.
  func place(ofParameter name: String) -> HTTPProblem.ParameterPlace? {
    let places = Set(parts.filter { $0.name == name }.compactMap(\.place))
    return places.count == 1 ? places.first : nil
  }

  func write<M>(_ message: M, to writer: inout _MessageWriter) throws {
    writer.encodings = encodings
    try StructAddress.with(message) { message in
      for part in parts {
        try part.access.write(
          message.property(at: part.offset), name: part.name, to: &writer)
      }
    }
  }

  /// The body of a message; nothing where it has none.
  func body<M>(of message: M) -> any Sendable {
    guard let part = parts.last, part.isBody else { return () }
    return StructAddress.with(message) { part.access.value(at: $0.property(at: part.offset)) }
  }

  /// Checks what of a message can be checked: its models, and the one that a choice of forms holds.
  ///
  /// - Throws: ``ValidationError``.
  func validate<M>(_ message: M) throws {
    var violations: [Violation] = []
    for part in parts {
      var value = StructAddress.with(message) {
        part.access.value(at: $0.property(at: part.offset))
      }
      if let choice = value as? any _BodyChoice { value = choice._payload.value }
      do {
        try (value as? any Validated)?.validate()
      } catch {
        violations += error.violations
      }
    }
    if !violations.isEmpty { throw ValidationError(violations: violations) }
  }

  func read<M>(_ message: M.Type, from reader: _MessageReader) throws -> M {
    var reader = reader
    reader.queryNames = queryNames
    reader.encodings = encodings
    return try parts.make(M.self) { part, place in
      reader.defaultValue = defaults[part.name]
      try part.access.read(name: part.name, from: reader, into: place)
    }
  }
}

private struct Part: StoredProperty {
  let name: String
  let offset: Int
  let storedType: Any.Type
  let access: any PartAccess.Type
  let body: (any BodyPart.Type)?
  let isInQuery: Bool
  let place: HTTPProblem.ParameterPlace?

  var isBody: Bool { body != nil }

  func isStreamed(_ contentType: String?) -> Bool {
    body?.isStreamed(contentType, name: name) ?? false
  }

  static func make(
    _ type: any _MessagePart.Type, name: String, layout: inout StructLayout
  ) -> Part {
    func open<T: _MessagePart>(_ type: T.Type) -> Part {
      Part(
        name: name, offset: layout.place(T.Stored.self), storedType: T.Stored.self,
        access: Access<T>.self, body: T.self as? any BodyPart.Type,
        isInQuery: T.self is any QueryPart.Type,
        place: (T.self as? any PlacedPart.Type)?.place)
    }
    return open(type)
  }
}

private protocol PartAccess: Sendable {
  static func write(
    _ address: PropertyAddress, name: String, to writer: inout _MessageWriter
  ) throws
  static func read(name: String, from reader: _MessageReader, into place: PropertyPlace) throws
  static func value(at address: PropertyAddress) -> any Sendable
}

private enum Access<T: _MessagePart>: PartAccess {
  static func write(
    _ address: PropertyAddress, name: String, to writer: inout _MessageWriter
  ) throws {
    try T.write(address.load(as: T.Stored.self), name: name, to: &writer)
  }

  static func read(
    name: String, from reader: _MessageReader, into place: PropertyPlace
  ) throws {
    place.initialize(to: try T.read(name: name, from: reader))
  }

  static func value(at address: PropertyAddress) -> any Sendable {
    address.load(as: T.Stored.self)
  }
}

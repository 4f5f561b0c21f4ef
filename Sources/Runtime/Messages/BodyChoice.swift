/// A body that can have several forms: an enum with a case for each.
public protocol _BodyChoice: Sendable {
  /// How each case is told and coded, in the order of the cases.
  static var _forms: [_BodyForm<Self>] { get }
  /// The position of this value's case, and what it holds.
  var _payload: _BodyPayload { get }
}

/// The value of one case of a body.
public struct _BodyPayload: Sendable {
  let index: Int
  let value: any Sendable

  /// The case at a position, with its value.
  public init(_ index: Int, _ value: any Sendable) {
    self.index = index
    self.value = value
  }
}

/// A form that a body can have.
public struct _BodyForm<Choice: Sendable>: Sendable {
  let body: (any BodyPart.Type)?
  let read: @Sendable (String, _MessageReader) throws -> Choice
  let write: @Sendable (any Sendable, String, inout _MessageWriter) throws -> Void

  /// Makes a form.
  ///
  /// - Parameters:
  ///   - embed: Its case, as a function.
  ///   - body: How it is coded.
  public init<Body: _MessagePart>(
    _ embed: @escaping @Sendable (Body.Stored) -> Choice, _ body: Body.Type
  ) {
    self.body = body as? any BodyPart.Type
    read = { name, reader in embed(try Body.read(name: name, from: reader)) }
    write = { value, name, writer in
      guard let value = value as? Body.Stored else { return }
      try Body.write(value, name: name, to: &writer)
    }
  }
}

/// A body of several forms that are of different types. Its name in the message table is that of all
/// forms.
public enum _ChoiceBody<Choice: _BodyChoice>: _MessagePart, BodyPart {
  /// Writes the form that was chosen.
  public static func write(
    _ value: Choice, name: String, to message: inout _MessageWriter
  ) throws {
    let payload = value._payload
    try Choice._forms[payload.index].write(payload.value, self.name(payload.index, name), &message)
  }

  /// Reads the form that the content type says.
  public static func read(name: String, from message: _MessageReader) throws -> Choice {
    let index = try form(name, message.fields["Content-Type"])
    return try Choice._forms[index].read(self.name(index, name), message)
  }

  static func isStreamed(_ contentType: String?, name: String) -> Bool {
    guard let index = try? form(name, contentType) else { return false }
    return Choice._forms[index].body?.isStreamed(contentType, name: self.name(index, name)) ?? false
  }

  private static func form(_ name: String, _ contentType: String?) throws -> Int {
    let names = BodyNames(name)
    guard let index = names.form(for: contentType), Choice._forms.indices.contains(index) else {
      throw MessageError.contentType(
        expected: names.all.joined(separator: ", "), found: contentType ?? "nothing")
    }
    return index
  }

  private static func name(_ index: Int, _ name: String) -> String {
    let forms = name.split(separator: "|")
    return forms.indices.contains(index) ? String(forms[index]) : name
  }
}

/// A body of several forms that are of one type: sent in the first, read in each.
public enum _EitherBody<First: _MessagePart, Second: _MessagePart>: _MessagePart, BodyPart
where First.Stored == Second.Stored {
  /// Writes the first form.
  public static func write(
    _ value: First.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    try First.write(value, name: BodyNames.split(name).first, to: &message)
  }

  /// Reads the form that the content type says.
  public static func read(name: String, from message: _MessageReader) throws -> First.Stored {
    let (first, rest) = BodyNames.split(name)
    return isFirst(name, message.fields["Content-Type"])
      ? try First.read(name: first, from: message) : try Second.read(name: rest, from: message)
  }

  static func isStreamed(_ contentType: String?, name: String) -> Bool {
    let (first, rest) = BodyNames.split(name)
    let isFirst = isFirst(name, contentType)
    let body = isFirst ? First.self as? any BodyPart.Type : Second.self as? any BodyPart.Type
    return body?.isStreamed(contentType, name: isFirst ? first : rest) ?? false
  }

  private static func isFirst(_ name: String, _ contentType: String?) -> Bool {
    BodyNames(name).form(for: contentType) ?? 0 == 0
  }
}

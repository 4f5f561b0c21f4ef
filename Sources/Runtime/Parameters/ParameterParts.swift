internal import Foundation

/// A place of a message that parameters have: the path, the query, a header field or a cookie.
public protocol _ParameterPart: _MessagePart {
  /// The type of the value.
  associatedtype Value: _FieldType where Value.Stored == Stored

  /// The style that holds where the description names none.
  static var defaultStyle: _StyleOptions { get }

  /// Puts the value into the message.
  ///
  /// - Throws: `EncodingError`, or ``MessageError``.
  static func write(
    _ value: Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter) throws

  /// Takes the value out of the message.
  ///
  /// - Throws: ``MessageError``.
  static func read(name: String, style: _StyleOptions, from message: _MessageReader) throws
    -> Stored
}

extension _ParameterPart {
  /// Puts the value into the message, in the default style.
  public static func write(
    _ value: Stored, name: String, to message: inout _MessageWriter
  ) throws {
    try write(value, name: name, style: defaultStyle, to: &message)
  }

  /// Takes the value out of the message, in the default style.
  public static func read(name: String, from message: _MessageReader) throws -> Stored {
    try read(name: name, style: defaultStyle, from: message)
  }

  /// The value in the form that styles write.
  fileprivate static func parameterValue(
    _ value: Stored, _ style: _StyleOptions
  ) throws -> ParameterValue {
    guard style.style == .json else { return try ParameterValue(Value.self, value) }
    let data = try JSONCoding.encode(Value.self, value)
    return data == Data("null".utf8) ? .none : .text(String(decoding: data, as: UTF8.self))
  }

  /// The value of what a message says; `nil` for nothing.
  fileprivate static func value(
    of content: TextContent?, name: String, style: _StyleOptions, default json: JSONValue? = nil
  ) throws -> Stored {
    if content == nil, let coded = try? json?.decoded(as: Value.Coded.self) {
      return Value.value(ofCoded: coded)
    }
    do {
      if style.style == .json, let text = content?.single {
        return try JSONCoding.decode(Value.self, Data(text.utf8))
      }
      let content = content ?? .parameter(single: nil, elements: [], members: [])
      return Value.value(ofCoded: try TextDecoder(content).decode(Value.Coded.self))
    } catch {
      guard let content else { throw MessageError.missingParameter(name: name) }
      let text = content.single ?? content.elements.compactMap(\.single).joined(separator: ",")
      throw MessageError.invalidParameter(name: name, text: text)
    }
  }
}

/// A parameter in another style than the one that its place has by default.
public enum _Styled<Place: _ParameterPart, Style: _ParameterStyle>: _MessagePart {
  /// Puts the value into the message.
  public static func write(
    _ value: Place.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    try Place.write(value, name: name, style: Style.options, to: &message)
  }

  /// Takes the value out of the message.
  public static func read(name: String, from message: _MessageReader) throws -> Place.Stored {
    try Place.read(name: name, style: Style.options, from: message)
  }
}

extension _Styled: QueryPart where Place: QueryPart {}

/// A part that stands in the query.
protocol QueryPart {}

/// A path parameter, in the style `simple`.
public enum _Path<Value: _FieldType>: _ParameterPart {
  /// What is stored.
  public typealias Stored = Value.Stored

  /// `simple`, without `explode`.
  public static var defaultStyle: _StyleOptions { _StyleOptions(.simple) }

  /// Puts the value's text where the path template names it.
  public static func write(
    _ value: Value.Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter
  ) throws {
    let value = try parameterValue(value, style)
    guard let text = try style.pathText(value, name: name), !text.isEmpty else {
      throw MessageError.invalidParameter(name: name, text: "")
    }
    message.pathValues[name] = text
  }

  /// Takes the value from the path.
  public static func read(
    name: String, style: _StyleOptions, from message: _MessageReader
  ) throws -> Value.Stored {
    let content = message.pathValues[name].flatMap { style.pathContent($0, name: name) }
    return try value(
      of: content, name: name, style: style, default: message.defaultValue)
  }
}

/// A query parameter, in the style `form` with `explode`: a list repeats its name.
public enum _Query<Value: _FieldType>: _ParameterPart, QueryPart {
  /// What is stored.
  public typealias Stored = Value.Stored

  /// `form`, with `explode`.
  public static var defaultStyle: _StyleOptions { _StyleOptions(.form, explodes: true) }

  /// Adds the value's pairs to the query.
  public static func write(
    _ value: Value.Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter
  ) throws {
    message.query += try style.queryPairs(parameterValue(value, style), name: name)
  }

  /// Takes the value from all places of the query that have its name, or those of its members.
  public static func read(
    name: String, style: _StyleOptions, from message: _MessageReader
  ) throws -> Value.Stored {
    let content = style.queryContent(
      message.query, name: name, members: ObjectMembers(of: Value.Stored.self),
      others: message.queryNames)
    return try value(
      of: content, name: name, style: style, default: message.defaultValue)
  }
}

/// A header field, in the style `simple`.
public enum _Header<Value: _FieldType>: _ParameterPart {
  /// What is stored.
  public typealias Stored = Value.Stored

  /// `simple`, without `explode`.
  public static var defaultStyle: _StyleOptions { _StyleOptions(.simple) }

  /// Sets the header field, or leaves it out for no value. `Set-Cookie` has a line for each element.
  public static func write(
    _ value: Value.Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter
  ) throws {
    let value = try parameterValue(value, style)
    if case .list(let lines) = value, name.equalsIgnoringASCIICase("Set-Cookie") {
      for line in lines { message.fields.append(line, for: name) }
    } else if let text = try style.headerText(value) {
      message.fields.append(text, for: name)
    }
  }

  /// Takes the value from the header fields of its name. Of a response, an optional one that stands for
  /// no value is `nil`: the rest is worth reading.
  public static func read(
    name: String, style: _StyleOptions, from message: _MessageReader
  ) throws -> Value.Stored {
    let lines = message.fields.values(for: name)
    let content: TextContent? =
      name.equalsIgnoringASCIICase("Set-Cookie") && !lines.isEmpty
      ? .parameter(single: lines.count == 1 ? lines[0] : nil, elements: lines, members: [])
      : style.headerContent(lines)
    do {
      return try value(
        of: content, name: name, style: style, default: message.defaultValue)
    } catch {
      guard message.isResponse, content != nil else { throw error }
      return try value(of: nil, name: name, style: style)
    }
  }
}

/// A cookie, in the style `form` with `explode`.
public enum _Cookie<Value: _FieldType>: _ParameterPart {
  /// What is stored.
  public typealias Stored = Value.Stored

  /// `form`, with `explode`.
  public static var defaultStyle: _StyleOptions { _StyleOptions(.form, explodes: true) }

  /// Adds the value's pairs to the `Cookie` field (RFC 6265, section 4.2.1).
  public static func write(
    _ value: Value.Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter
  ) throws {
    let pairs = try style.cookiePairs(parameterValue(value, style), name: name)
    if pairs.isEmpty { return }
    let cookies = (message.fields["Cookie"].map { [$0] } ?? []) + pairs
    message.fields["Cookie"] = cookies.joined(separator: "; ")
  }

  /// Takes the value from the `Cookie` field.
  public static func read(
    name: String, style: _StyleOptions, from message: _MessageReader
  ) throws -> Value.Stored {
    let pairs = (message.fields["Cookie"] ?? "").split(separator: ";").map { pair in
      let (name, value) = _StyleOptions.pair(pair.drop { $0 == " " })
      return (name: String(name), value: value)
    }
    let content = style.cookieContent(
      pairs, name: name, members: ObjectMembers(of: Value.Stored.self))
    return try value(
      of: content, name: name, style: style, default: message.defaultValue)
  }
}

/// The whole query: the members of an object, or JSON.
public enum _QueryString<Value: _FieldType>: _ParameterPart {
  /// What is stored.
  public typealias Stored = Value.Stored

  /// `form`, with `explode`.
  public static var defaultStyle: _StyleOptions { _StyleOptions(.form, explodes: true) }

  /// Sets the query.
  public static func write(
    _ value: Value.Stored, name: String, style: _StyleOptions, to message: inout _MessageWriter
  ) throws {
    let value = try parameterValue(value, style)
    if case .text(let text) = value {
      message.query.append(PercentEncoding.encode(text))
    } else {
      message.query += try style.queryPairs(value, name: name)
    }
  }

  /// Takes the value from the query.
  public static func read(
    name: String, style: _StyleOptions, from message: _MessageReader
  ) throws -> Value.Stored {
    let text = message.queryText.map { _StyleOptions.query($0[...]) }
    let members = message.query.map { pair in
      (key: pair.name, value: TextContent.text(_StyleOptions.query(pair.value)))
    }
    return try value(
      of: text.map { .parameter(single: $0, elements: [], members: members) }, name: name,
      style: style)
  }
}

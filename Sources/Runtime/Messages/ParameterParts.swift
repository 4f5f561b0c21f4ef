/// A path parameter.
public enum _Path<Value: ParameterCoding>: _MessagePart {
  /// Puts the value's text where the path template names it.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    guard let text = Value.parameterTexts(value).first, !text.isEmpty else {
      throw MessageError.invalidParameter(name: name, text: "")
    }
    message.pathValues[name] = text
  }

  /// Takes the value from the path.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try parameter(Value.self, name, message.pathValues[name].map { [$0] } ?? [])
  }
}

/// A query parameter; a list repeats its name (style `form` with `explode`).
public enum _Query<Value: ParameterCoding>: _MessagePart {
  /// Puts one name and value into the query for each text.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    for text in Value.parameterTexts(value) {
      message.query.append((name: name, value: text))
    }
  }

  /// Takes the value from all places of the query that have its name.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try parameter(Value.self, name, message.query.filter { $0.name == name }.map(\.value))
  }
}

/// A header field.
public enum _Header<Value: ParameterCoding>: _MessagePart {
  /// Sets the header field, or leaves it out for no text.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    for text in Value.parameterTexts(value) {
      message.fields.append(text, for: name)
    }
  }

  /// Takes the value from the header fields of its name.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try parameter(Value.self, name, message.fields.values(for: name))
  }
}

/// A cookie.
public enum _Cookie<Value: ParameterCoding>: _MessagePart {
  /// Adds a pair to the `Cookie` field (RFC 6265, section 4.2.1).
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    for text in Value.parameterTexts(value) {
      let pair = "\(name)=\(PercentEncoding.encode(text))"
      message.fields["Cookie"] = message.fields["Cookie"].map { "\($0); \(pair)" } ?? pair
    }
  }

  /// Takes the value from the `Cookie` field.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    let texts = (message.fields["Cookie"] ?? "").split(separator: ";").compactMap { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isNamed = sides.count == 2 && sides[0].drop { $0 == " " } == name
      return isNamed ? PercentEncoding.decode(String(sides[1])) : nil
    }
    return try parameter(Value.self, name, texts)
  }
}

/// The value of a parameter's texts.
private func parameter<Value: ParameterCoding>(
  _ type: Value.Type, _ name: String, _ texts: [String]
) throws -> Value.Stored {
  if let value = Value.parameterValue(texts) { return value }
  throw texts.isEmpty
    ? MessageError.missingParameter(name: name)
    : MessageError.invalidParameter(name: name, text: texts.joined(separator: ","))
}

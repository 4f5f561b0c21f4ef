internal import Foundation

// How a value is written in each style (the examples of OpenAPI 3.2, section 4.12.9).
extension _StyleOptions {
  /// The text for a path; `nil` for no value.
  ///
  /// - Throws: `EncodingError`.
  func pathText(_ value: ParameterValue, name: String) throws -> String? {
    func encode(_ text: String) -> String {
      PercentEncoding.encode(text, allowing: allowsReserved ? .pathSegment : .unreserved)
    }
    let parts = try parts(of: value, encode)
    switch style {
    case .label:
      return parts.map { "." + $0.texts.joined(separator: explodes ? "." : ",") }
    case .matrix:
      guard let parts else { return nil }
      let name = encode(name)
      if parts.areNamed, explodes { return parts.texts.map { ";" + $0 }.joined() }
      let texts = explodes ? parts.texts : [parts.texts.joined(separator: ",")]
      return texts.map { $0.isEmpty ? ";\(name)" : ";\(name)=\($0)" }.joined()
    default: return parts?.texts.joined(separator: ",")
    }
  }

  /// The pairs for a query, percent-encoded.
  ///
  /// - Throws: `EncodingError`.
  func queryPairs(_ value: ParameterValue, name: String) throws -> [String] {
    let allowance: PercentEncoding.Allowance = allowsReserved ? .reservedInQuery : .unreserved
    func encode(_ text: String) -> String { PercentEncoding.encode(text, allowing: allowance) }
    if style == .deepObject, case .object(let members) = value {
      return try members.flatMap { try deepPairs($0.value, name: "\(name)[\($0.key)]", encode) }
    }
    let separator = style == .spaceDelimited ? "%20" : style == .pipeDelimited ? "%7C" : ","
    return try pairs(value, name: PercentEncoding.encode(name), separator: separator, encode)
  }

  /// Looks whether a value can be told from its text in a part, where nothing encodes the separator of
  /// its elements.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - name: Its name.
  /// - Throws: ``MessageError/invalidParameter(name:text:)`` for an element that has the separator in
  ///   it.
  func checkElements(of value: ParameterValue, name: String) throws {
    if explodes || style == .deepObject { return }
    let texts: [String] =
      switch value {
      case .none, .text: []
      case .list(let texts): texts
      case .object(let members):
        try members.flatMap { [$0.key, try ParameterValue.text($0.value)] }
      }
    let separator = style == .spaceDelimited ? " " : style == .pipeDelimited ? "|" : ","
    guard let text = texts.first(where: { $0.contains(separator) }) else { return }
    throw MessageError.invalidParameter(name: name, text: text)
  }

  /// The pairs for a cookie: percent-encoded in the style `form`, as they are in the style `cookie`.
  ///
  /// - Throws: `EncodingError`.
  func cookiePairs(_ value: ParameterValue, name: String) throws -> [String] {
    try pairs(value, name: name, separator: ",") { text in
      style == .cookie ? text : PercentEncoding.encode(text)
    }
  }

  /// The value of a header field, which nothing encodes; `nil` for no value.
  ///
  /// - Throws: `EncodingError`.
  func headerText(_ value: ParameterValue) throws -> String? {
    try parts(of: value) { $0 }?.texts.joined(separator: ",")
  }

  // MARK: Parts

  /// What stands between separators.
  private struct Parts {
    var texts: [String]
    /// Whether each text is a name with its value.
    var areNamed = false
  }

  /// The parts of a value; `nil` for none. A list and an object without anything in it are none, as in
  /// RFC 6570, section 2.3.
  private func parts(
    of value: ParameterValue, _ encode: (String) -> String
  ) throws -> Parts? {
    switch value {
    case .none: return nil
    case .text(let text): return Parts(texts: [encode(text)])
    case .list(let texts): return texts.isEmpty ? nil : Parts(texts: texts.map(encode))
    case .object(let members):
      if members.isEmpty { return nil }
      let texts = try members.flatMap { member in
        let (key, value) = (encode(member.key), encode(try ParameterValue.text(member.value)))
        return explodes ? ["\(key)=\(value)"] : [key, value]
      }
      return Parts(texts: texts, areNamed: explodes)
    }
  }

  private func pairs(
    _ value: ParameterValue, name: String, separator: String, _ encode: (String) -> String
  ) throws -> [String] {
    guard let parts = try parts(of: value, encode) else { return [] }
    if parts.areNamed { return parts.texts }
    if case .list = value, explodes { return parts.texts.map { "\(name)=\($0)" } }
    return ["\(name)=\(parts.texts.joined(separator: separator))"]
  }

  /// The pairs of a value within an object: `color[R]=100`. A list repeats its name.
  private func deepPairs(
    _ value: JSONValue, name: String, _ encode: (String) -> String
  ) throws -> [String] {
    switch value {
    case .null: return []
    case .array(let elements):
      return try elements.flatMap { element -> [String] in
        if case .null = element { return [] }
        return ["\(PercentEncoding.encode(name))=\(encode(try ParameterValue.text(element)))"]
      }
    case .object(let members):
      return try members.sorted { $0.key < $1.key }.flatMap {
        try deepPairs($0.value, name: "\(name)[\($0.key)]", encode)
      }
    case .bool, .number, .string:
      return ["\(PercentEncoding.encode(name))=\(encode(try ParameterValue.text(value)))"]
    }
  }
}

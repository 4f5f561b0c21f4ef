/// A field's value with parameters (RFC 9110, section 5.6.6), such as
/// `form-data; name="photo"; filename="a.png"`.
struct HeaderParameters {
  /// What stands before the first semicolon.
  let value: String
  /// The parameters in their order.
  private(set) var parameters: [(name: String, value: String)] = []

  /// Reads a field's value; what is not a parameter is skipped.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    let end = bytes.firstIndex(of: 0x3B) ?? bytes.endIndex
    value = Self.trimmed(bytes[..<end])
    var rest = bytes[end...]
    while rest.first == 0x3B {
      rest = rest.dropFirst()
      let mark = rest.firstIndex { $0 == 0x3D || $0 == 0x3B } ?? rest.endIndex
      let name = Self.trimmed(rest[..<mark])
      rest = rest[mark...]
      guard rest.first == 0x3D else { continue }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      let value: String
      if rest.first == 0x22 {
        let end = Self.closingQuote(rest.dropFirst())
        value = Self.unescaped(rest.dropFirst()[..<end])
        rest = rest[end...].drop { $0 != 0x3B }
      } else {
        let end = rest.firstIndex(of: 0x3B) ?? rest.endIndex
        value = Self.trimmed(rest[..<end])
        rest = rest[end...]
      }
      parameters.append((name, value))
    }
  }

  /// The value of the first parameter of a name, in any case; of `name*` (RFC 8187) when there is no
  /// other and it is UTF-8.
  func parameter(_ name: String) -> String? {
    if let plain = parameters.first(where: { $0.name.equalsIgnoringASCIICase(name) }) {
      return plain.value
    }
    let extended = parameters.first { $0.name.equalsIgnoringASCIICase(name + "*") }
    guard let text = extended?.value.utf8 else { return nil }
    let pieces = text.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3, String(Substring(pieces[0])).equalsIgnoringASCIICase("utf-8") else {
      return nil
    }
    return PercentEncoding.decode(Substring(pieces[2]))
  }

  /// A value as a parameter has it: a token, or else between quotes (RFC 9110, section 5.6.6).
  static func quoting(_ value: String) -> String {
    if !value.isEmpty, value.utf8.allSatisfy(HTTPToken.isTokenByte) { return value }
    return "\"\(value.replacing("\"", with: "\\\""))\""
  }

  // Senders do not agree on whether a backslash is a character or an escape. A quote ends the value
  // unless a backslash is before it and more of the value after it.
  private static func closingQuote(_ bytes: ArraySlice<UInt8>) -> Int {
    var position = bytes.startIndex
    while let quote = bytes[position...].firstIndex(of: 0x22) {
      let escaped = quote > bytes.startIndex && bytes[quote - 1] == 0x5C
      let next = bytes[(quote + 1)...].first { $0 != 0x20 && $0 != 0x09 }
      if !escaped || next == nil || next == 0x3B { return quote }
      position = quote + 1
    }
    return bytes.endIndex
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0x22, result.last == 0x5C { result.removeLast() }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let blank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var rest = bytes.drop(while: blank)
    while let last = rest.last, blank(last) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}

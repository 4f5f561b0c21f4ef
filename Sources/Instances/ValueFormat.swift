package import ConcordDocuments

/// The formats that are checked (JSON Schema 2020-12, section 7.3, and the registry of OpenAPI).
package enum ValueFormat {
  /// Whether a value is of a format. A format that is not known holds for every value, and one of
  /// strings for all numbers.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - format: The name of the format.
  /// - Returns: Whether it is.
  package static func accepts(_ value: Node, _ format: String) -> Bool {
    switch value.value {
    case .number(let number): accepts(number, format)
    case .string(let text): accepts(Array(text.utf8)[...], format)
    default: true
    }
  }

  private static func accepts(_ number: NumberLiteral, _ format: String) -> Bool {
    switch format {
    case "int8": number.int.flatMap(Int8.init(exactly:)) != nil
    case "int16": number.int.flatMap(Int16.init(exactly:)) != nil
    case "int32": number.int.flatMap(Int32.init(exactly:)) != nil
    case "int64": number.int != nil
    case "uint8": number.int.flatMap(UInt8.init(exactly:)) != nil
    case "uint16": number.int.flatMap(UInt16.init(exactly:)) != nil
    case "uint32": number.int.flatMap(UInt32.init(exactly:)) != nil
    case "float", "double": number.double.isFinite
    default: true
    }
  }

  private static func accepts(_ text: ArraySlice<UInt8>, _ format: String) -> Bool {
    switch format {
    case "date-time": isDateTime(text)
    case "date": isDate(text)
    case "time": isTime(text)
    case "uuid": isUUID(text)
    case "uri", "url", "iri": isURI(text)
    case "email", "idn-email": isEmail(text)
    case "ipv4": isIPv4(text)
    case "byte", "base64": isBase64(text)
    case "hostname": isHostname(text)
    default: true
    }
  }

  // MARK: Dates (RFC 3339, section 5.6)

  private static func isDateTime(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 20, isDate(text.prefix(10)) else { return false }
    let rest = text.dropFirst(10)
    guard let separator = rest.first, [0x54, 0x74, 0x20].contains(separator) else { return false }
    return isTime(rest.dropFirst())
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(text)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var bytes = Array(text)
    guard bytes.count >= 9, isClock(bytes[0..<8], maximumSecond: 60) else { return false }
    bytes.removeFirst(8)
    if bytes.first == 0x2E {
      let digits = bytes.dropFirst().prefix { $0 &- 0x30 < 10 }.count
      guard digits > 0 else { return false }
      bytes.removeFirst(digits + 1)
    }
    if bytes == [0x5A] || bytes == [0x7A] { return true }
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6])
    else { return false }
    return hours < 24 && minutes < 60
  }

  private static func isClock(_ bytes: ArraySlice<UInt8>, maximumSecond: Int) -> Bool {
    let bytes = Array(bytes)
    guard bytes[2] == 0x3A, bytes[5] == 0x3A, let hours = number(bytes[0..<2]),
      let minutes = number(bytes[3..<5]), let seconds = number(bytes[6..<8])
    else { return false }
    return hours < 24 && minutes < 60 && seconds <= maximumSecond
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  // MARK: Names and addresses

  private static func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 36 else { return false }
    return text.enumerated().allSatisfy { position, byte in
      [8, 13, 18, 23].contains(position) ? byte == 0x2D : isHexadecimal(byte)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// A scheme, a colon, and no character that a URI cannot have (RFC 3986); those beyond ASCII
  /// pass, since many call an IRI a URI.
  private static func isURI(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.firstIndex(of: 0x3A), let first = text.first, isLetter(first) else {
      return false
    }
    let scheme = text[..<colon]
    guard
      scheme.allSatisfy({ isLetter($0) || $0 &- 0x30 < 10 || "+-.".utf8.contains($0) })
    else { return false }
    return text.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
  }

  private static func isEmail(_ text: ArraySlice<UInt8>) -> Bool {
    guard let at = text.lastIndex(of: 0x40) else { return false }
    let (local, domain) = (text[..<at], text[text.index(after: at)...])
    return !local.isEmpty && local.count <= 64 && !domain.isEmpty
      && !text.contains { $0 <= 0x20 || $0 == 0x7F } && !domain.contains(0x40)
  }

  private static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard part.count <= 3, let number = number(part) else { return false }
        return number < 256 && (part.count == 1 || part.first != 0x30)
      }
  }

  private static func isHostname(_ text: ArraySlice<UInt8>) -> Bool {
    let labels = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return text.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.count <= 63 && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x2D }
      }
  }

  private static func isBase64(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = text.filter { $0 > 0x20 }
    let padding = bytes.suffix(2).count { $0 == 0x3D }
    return bytes.count % 4 == 0
      && bytes.dropLast(padding).allSatisfy {
        isLetter($0) || $0 &- 0x30 < 10 || "+/-_".utf8.contains($0)
      }
  }
}

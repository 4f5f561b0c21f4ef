internal import Foundation

/// Reads JSON text (RFC 8259) in UTF-8. Of members with one key, the last counts.
struct JSONParser: ~Copyable {
  /// How deep arrays and objects may stand in each other.
  static let maximumDepth = 512

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  /// Reads a whole text.
  ///
  /// - Throws: `DecodingError.dataCorrupted`, with the offset of the first byte at fault.
  static func parse(_ data: Data) throws -> JSONValue {
    try data.withUnsafeBytes { buffer in
      var parser = JSONParser(bytes: buffer.bindMemory(to: UInt8.self))
      return try parser.document()
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func document() throws -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw fault("there is more after the value") }
    return value
  }

  private mutating func value() throws -> JSONValue {
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case let byte? where byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10:
      return .number(try number())
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    case nil: throw fault("a value is missing")
    default: throw fault("this is no JSON value")
    }
  }

  // MARK: Arrays and objects

  private mutating func array() throws -> [JSONValue] {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    if skip(closing: UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value())
      if try endsAfterElement(UInt8(ascii: "]")) { return elements }
    }
  }

  private mutating func object() throws -> [String: JSONValue] {
    try enter()
    defer { depth -= 1 }
    var members: [String: JSONValue] = [:]
    if skip(closing: UInt8(ascii: "}")) { return members }
    while true {
      guard next == UInt8(ascii: "\"") else { throw fault("a key in quotes has to stand here") }
      let key = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fault("a colon has to stand here") }
      position += 1
      skipSpace()
      members[key] = try value()
      if try endsAfterElement(UInt8(ascii: "}")) { return members }
    }
  }

  private mutating func enter() throws {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw fault("arrays and objects stand more than \(Self.maximumDepth) deep in each other")
    }
    position += 1
    skipSpace()
  }

  private mutating func skip(closing byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func endsAfterElement(_ closing: UInt8) throws -> Bool {
    skipSpace()
    if skip(closing: closing) { return true }
    guard next == UInt8(ascii: ",") else {
      throw fault("a comma or '\(Character(Unicode.Scalar(closing)))' has to stand here")
    }
    position += 1
    skipSpace()
    return false
  }

  // MARK: Numbers

  private mutating func number() throws -> JSONNumber {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
      throw fault("this is no JSON number")
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      position += 1
      isWhole = false
      guard digits() > 0 else { throw fault("a digit has to stand here") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      isWhole = false
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw fault("a digit has to stand here") }
    }
    if isWhole, whole <= 18 {
      let isNegative = bytes[start] == UInt8(ascii: "-")
      var value = 0
      for byte in bytes[(position - whole)..<position] {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      if value != 0 || !isNegative { return .integer(isNegative ? -value : value) }
    }
    return JSONNumber(spelled: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, byte &- UInt8(ascii: "0") < 10 { position += 1 }
    return position - start
  }

  // MARK: Strings

  private mutating func string() throws -> String {
    position += 1
    let start = position
    var isASCII = true
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(start..<(position - 1), isASCII: isASCII)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw fault("a control character in a string has to be escaped")
      case 0x80...: isASCII = false
      default: break
      }
      position += 1
    }
    throw fault("a string does not end")
  }

  private func text(_ range: Range<Int>, isASCII: Bool) throws -> String {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    let text = String(decoding: part, as: UTF8.self)
    guard isASCII || text.utf8.elementsEqual(part) else {
      throw fault("a string is not in UTF-8", at: range.lowerBound)
    }
    return text
  }

  private mutating func escapedString(from start: Int) throws -> String {
    var text = try text(start..<position, isASCII: false)
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"): text.unicodeScalars.append(try escape())
      case 0..<0x20: throw fault("a control character in a string has to be escaped")
      default:
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
          position += 1
        }
        text += try self.text(start..<position, isASCII: false)
      }
    }
    throw fault("a string does not end")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    position += 1
    guard let byte = next else { throw fault("a string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw fault("this escape is not known", at: position - 2)
    }
    let start = position - 2
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Half of a surrogate pair: the other half has to follow.
    if (0xD800..<0xDC00).contains(first), skip("\\u") {
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw fault("half of a surrogate pair stands alone", at: start)
  }

  private mutating func hexadecimal() throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits have to stand here")
      }
      value = value << 4 + UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Bytes

  @inline(__always)
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  private func fault(_ message: String, at offset: Int? = nil) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: [], debugDescription: "not JSON: \(message), at byte \(offset ?? position)"))
  }
}

import ConcordDiagnostics
/// Reads the text of a query (RFC 9535, section 2 and appendix A).
struct JSONPathParser {
  /// The greatest number that a position may be (section 2.1).
  private static let integerLimit = (1 << 53) - 1

  private let bytes: [UInt8]
  /// The offset of the next byte.
  var position = 0
  private var depth = 0
  /// How many constants there are in the filters.
  private var constants = 0

  private let allowsHyphens: Bool
  /// The offset of the first `-` in a name without quotation marks.
  private(set) var hyphen: Int?

  init(_ text: String, allowsHyphens: Bool) {
    bytes = Array(text.utf8)
    self.allowsHyphens = allowsHyphens
  }

  /// Reads all of it.
  mutating func query() throws(JSONPath.Fault) -> [JSONPathSegment] {
    guard take("$") else { throw fault(.rootExpected) }
    let segments = try segments()
    guard position == bytes.count else { throw fault(.segmentExpected) }
    return segments
  }

  // MARK: Segments

  /// Reads the segments that follow a `$` or `@`; blanks after the last one are left.
  mutating func segments() throws(JSONPath.Fault) -> [JSONPathSegment] {
    var segments: [JSONPathSegment] = []
    while true {
      let start = position
      skipBlanks()
      if take("..") {
        let selectors: [JSONPathSelector] =
          peek == UInt8(ascii: "[") ? try bracketed() : [try shorthand()]
        segments.append(JSONPathSegment(isDescendant: true, selectors: selectors))
      } else if take(".") {
        segments.append(JSONPathSegment(isDescendant: false, selectors: [try shorthand()]))
      } else if peek == UInt8(ascii: "[") {
        segments.append(JSONPathSegment(isDescendant: false, selectors: try bracketed()))
      } else {
        position = start
        return segments
      }
    }
  }

  private mutating func shorthand() throws(JSONPath.Fault) -> JSONPathSelector {
    if take("*") { return .wildcard }
    let start = position
    while let byte = peek {
      if allowsHyphens, byte == UInt8(ascii: "-"), position > start {
        hyphen = hyphen ?? position
      } else if !Self.isNameByte(byte, isFirst: position == start) {
        break
      }
      position += 1
    }
    guard position > start else {
      throw fault(.plainNameExpected)
    }
    return .name(text(from: start))
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
      || !isFirst && byte &- 0x30 < 10
  }

  private mutating func bracketed() throws(JSONPath.Fault) -> [JSONPathSelector] {
    position += 1
    var selectors: [JSONPathSelector] = []
    while true {
      skipBlanks()
      selectors.append(try selector())
      skipBlanks()
      if take("]") { return selectors }
      guard take(",") else { throw fault(.commaOrBracketExpected) }
    }
  }

  private mutating func selector() throws(JSONPath.Fault) -> JSONPathSelector {
    switch peek {
    case UInt8(ascii: "*"):
      position += 1
      return .wildcard
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .name(try string())
    case UInt8(ascii: "?"):
      position += 1
      skipBlanks()
      return .filter(try nested { (parser) throws(JSONPath.Fault) in try parser.condition() })
    default: return try indexOrSlice()
    }
  }

  private mutating func indexOrSlice() throws(JSONPath.Fault) -> JSONPathSelector {
    let start = try integer()
    let end = position
    skipBlanks()
    guard take(":") else {
      guard let start else {
        throw fault(.selectorExpected)
      }
      position = end
      return .index(start)
    }
    skipBlanks()
    let stop = try integer()
    skipBlanks()
    var step: Int?
    if take(":") {
      skipBlanks()
      step = try integer()
    }
    return .slice(start: start, end: stop, step: step ?? 1)
  }

  /// Reads an integer; `nil` where there is none.
  private mutating func integer() throws(JSONPath.Fault) -> Int? {
    let start = position
    let isNegative = take("-")
    let digits = position
    while let byte = peek, byte &- 0x30 < 10 { position += 1 }
    guard position > digits else {
      if isNegative { throw fault(.digitExpected) }
      return nil
    }
    let hasLeadingZero = bytes[digits] == UInt8(ascii: "0") && (position > digits + 1 || isNegative)
    guard !hasLeadingZero, let number = Int(text(from: start)),
      number.magnitude <= Self.integerLimit
    else {
      position = start
      throw fault(.positionMalformed)
    }
    return number
  }

  // MARK: Characters

  /// The next byte.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips a text where it comes next.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
    if matches { position += count }
    return matches
  }

  /// Skips blanks (appendix A, `S`).
  mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// The text from a position up to the next byte.
  func text(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A fault at the next byte.
  func fault(_ reason: Phrase) -> JSONPath.Fault {
    JSONPath.Fault(offset: position, reason: reason)
  }

  /// A fault at a place read before.
  func fault(_ reason: Phrase, at offset: Int) -> JSONPath.Fault {
    JSONPath.Fault(offset: offset, reason: reason)
  }

  /// Reads something that may hold itself.
  mutating func nested<Result>(
    _ body: (inout JSONPathParser) throws(JSONPath.Fault) -> Result
  ) throws(JSONPath.Fault) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= JSONPath.depthLimit else {
      throw fault(.filtersTooDeep(JSONPath.depthLimit))
    }
    return try body(&self)
  }

  /// A number for a constant of a filter, which is worked out once.
  mutating func nextConstant() -> Int {
    constants += 1
    return constants
  }

  // MARK: Strings

  /// Reads a string in single or double quotes (section 2.3.1.1).
  mutating func string() throws(JSONPath.Fault) -> String {
    let start = position
    let quote = bytes[position]
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case quote: return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(quote, into: &content)
      case 0..<0x20:
        position -= 1
        throw fault(.controlCharacter)
      default: content.append(byte)
      }
    }
    throw fault(.stringUnclosed, at: start)
  }

  private mutating func escape(
    _ quote: UInt8, into content: inout [UInt8]
  ) throws(JSONPath.Fault) {
    let start = position - 1
    let byte = peek
    position += 1
    switch byte {
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "/"), UInt8(ascii: "\\"): content.append(byte ?? 0)
    case quote: content.append(quote)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(start)
      if code & 0xFC00 == 0xD800 {
        guard take("\\u") else { throw fault(.surrogateAlone, at: start) }
        let low = try hexadecimal(start)
        guard low & 0xFC00 == 0xDC00 else { throw fault(.surrogateAlone, at: start) }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw fault(.surrogateAlone, at: start)
      }
      content.append(contentsOf: String(Character(scalar)).utf8)
    default:
      throw fault(.escapeUnknown, at: start)
    }
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONPath.Fault) -> UInt32 {
    let digits = bytes[min(position, bytes.count)..<min(position + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault(.hexadecimalDigitsExpected, at: start) }
    position += 4
    return code
  }
}

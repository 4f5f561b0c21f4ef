internal import Foundation

/// The bytes of XML in UTF-8, whatever encoding they came in (XML 1.0, appendix F; RFC 7303,
/// section 3).
enum MarkupText {
  /// The text in UTF-8, without a byte order mark and without the name of an encoding.
  ///
  /// - Parameters:
  ///   - data: The text as it came.
  ///   - charset: What the content type says of it. A byte order mark says more, and the
  ///     declaration in the text less.
  /// - Returns: The bytes; a wrong UTF-8 is left for the parser to find.
  /// - Throws: ``XMLError``, for an encoding that is not known, and for bytes that are not of it.
  static func utf8(of data: Data, charset: String? = nil) throws -> [UInt8] {
    let bytes = [UInt8](data)
    var text: [UInt8]
    switch try encoding(of: bytes, charset: charset) {
    case (.utf8, _): text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    case (let encoding, let name):
      guard let string = String(data: data, encoding: encoding) else {
        throw XMLError(.encoding(name), line: 1, column: 1)
      }
      text = Array(string.utf8)
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    }
    // The parser would else read the text in the encoding that it had.
    if let range = declaredEncoding(in: text)?.whole {
      for index in range { text[index] = UInt8(ascii: " ") }
    }
    return text
  }

  private static func encoding(
    of bytes: [UInt8], charset: String?
  ) throws -> (String.Encoding, name: String) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, "utf-8") }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      return (.utf16, "utf-16")
    }
    if bytes.starts(with: [0, 0x3C]) { return (.utf16BigEndian, "utf-16") }
    if bytes.starts(with: [0x3C, 0]) { return (.utf16LittleEndian, "utf-16") }
    let declared = declaredEncoding(in: bytes).map {
      String(decoding: bytes[$0.name], as: UTF8.self)
    }
    guard let name = charset ?? declared else { return (.utf8, "utf-8") }
    guard let encoding = Charset.encoding(named: name) else {
      throw XMLError(.encoding(String(name.prefix(40))), line: 1, column: 1)
    }
    // A declaration that can be read byte by byte is in no encoding of two bytes or four.
    if charset == nil, [.utf16, .utf16BigEndian, .utf16LittleEndian, .utf32].contains(encoding) {
      throw XMLError(.encoding(name), line: 1, column: 1)
    }
    return (encoding, name)
  }

  /// Where the declaration at the start of a text names the encoding: the whole pseudo-attribute,
  /// and the name in it.
  private static func declaredEncoding(
    in bytes: [UInt8]
  ) -> (whole: Range<Int>, name: Range<Int>)? {
    guard bytes.starts(with: Array("<?xml".utf8)), bytes.count > 5, bytes[5].isMarkupSpace else {
      return nil
    }
    let head = bytes.prefix(1024)
    guard let end = head.firstRange(of: Array("?>".utf8))?.lowerBound,
      let start = head[..<end].firstRange(of: Array("encoding".utf8))
    else { return nil }
    var position = start.upperBound
    func skipSpace() {
      while position < end, bytes[position].isMarkupSpace { position += 1 }
    }
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: "=") else { return nil }
    position += 1
    skipSpace()
    guard position < end, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
      return nil
    }
    let name = position + 1
    guard let close = bytes[name..<end].firstIndex(of: bytes[position]) else { return nil }
    return (start.lowerBound..<(close + 1), name..<close)
  }

  /// Where a document type declaration stands before the first element; `nil` where none does.
  static func documentType(in bytes: [UInt8]) -> Int? {
    var position = 0
    func skip(from start: String, to end: String) -> Bool {
      guard bytes[position...].starts(with: start.utf8) else { return false }
      let rest = bytes[(position + start.utf8.count)...]
      position = rest.firstRange(of: Array(end.utf8))?.upperBound ?? bytes.count
      return true
    }
    while position < bytes.count {
      if bytes[position].isMarkupSpace {
        position += 1
      } else if !skip(from: "<!--", to: "-->"), !skip(from: "<?", to: "?>") {
        return bytes[position...].starts(with: "<!DOCTYPE".utf8) ? position : nil
      }
    }
    return nil
  }

  /// The line and the column of an offset.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line + 1, offset - start + 1)
  }
}

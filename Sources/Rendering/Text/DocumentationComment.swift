import ConcordSwiftIR

/// Documentation comments: the one place where text from a document is put behind `///`.
enum DocumentationComment {
  /// The widest line, its indentation and slashes included, in Unicode scalars.
  static let width = 100

  /// The lines of a comment as they stand behind `///`: empty, or with a space in front.
  ///
  /// Line breaks of every kind end a line, so that none of the text can leave the comment; long
  /// lines are wrapped at spaces, but for code between fences. Scalars that are not plainly visible
  /// are shown by their number. The indentation is the columns in front of the slashes.
  static func lines(_ documentation: Documentation, indentation: Int) -> [String] {
    var result = lines(documentation.text, indentation: indentation)
    if let deprecation = documentation.deprecation {
      if !result.isEmpty { result.append("") }
      result += lines("- Warning: Deprecated. \(deprecation)", indentation: indentation)
    }
    return result
  }

  /// The lines of a text as they stand behind `///`.
  ///
  /// It works on bytes of UTF-8: comments are most of what is written, and a String that grows by
  /// scalars takes ten times as long.
  static func lines(_ text: String, indentation: Int) -> [String] {
    let room = max(width - indentation - 4, 40)
    let (bytes, ends) = visible(text)
    var result: [String] = []
    var isCode = false
    var start = 0
    for end in ends {
      let line = trimmedEnd(bytes[start..<end])
      start = end
      if line.isEmpty {
        if result.last?.isEmpty == false { result.append("") }
        continue
      }
      let isFence = line.drop { $0 == space }.starts(with: "```".utf8)
      if isFence { isCode.toggle() }
      if isCode || isFence || columns(line) <= room {
        result.append(commentLine(line))
      } else {
        wrap(line, room: room, into: &result)
      }
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  private static let space = UInt8(ascii: " ")

  /// What is seen of a text, and where in it the lines end, whatever ends them.
  private static func visible(_ text: String) -> (bytes: [UInt8], ends: [Int]) {
    if let plain = text.utf8.withContiguousStorageIfAvailable(visible) ?? nil { return plain }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: ends.append(bytes.count)
      case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x09: bytes.append(contentsOf: [space, space])
      case 0xA0: bytes.append(space)
      default: appendUnusual(scalar, to: &bytes)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    ends.append(bytes.count)
    return (bytes, ends)
  }

  /// The same of a text of nothing but visible ASCII and line feeds, as most are; `nil` for others.
  private static func visible(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (bytes: [UInt8], ends: [Int])? {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    bytes.reserveCapacity(text.count)
    var start = 0
    for (index, byte) in text.enumerated() {
      if byte &- 0x20 < 0x5F { continue }
      guard byte == UInt8(ascii: "\n") else { return nil }
      bytes.append(contentsOf: text[start..<index])
      ends.append(bytes.count)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
    ends.append(bytes.count)
    return (bytes, ends)
  }

  private static func appendUnusual(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if SwiftLiteral.isPlain(scalar) {
      bytes.append(contentsOf: String(scalar).utf8)
    } else if scalar.properties.generalCategory == .spaceSeparator {
      bytes.append(space)
    } else if scalar.value != 0x200D, scalar.value != 0xFEFF {
      bytes.append(contentsOf: "U+\(String(scalar.value, radix: 16, uppercase: true))".utf8)
    }
  }

  private static func trimmedEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while line.last == space { line.removeLast() }
    return line
  }

  /// How many scalars the bytes are.
  private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private static func commentLine(_ bytes: some Collection<UInt8>) -> String {
    var line = [space]
    line.reserveCapacity(bytes.count + 1)
    line.append(contentsOf: bytes)
    return String(decoding: line, as: UTF8.self)
  }

  private static func wrap(_ line: ArraySlice<UInt8>, room: Int, into lines: inout [String]) {
    let indentation = line.prefix { $0 == space }.prefix(8)
    // What goes on below a list item stands below its text.
    let rest = line.dropFirst(indentation.count)
    let isItem = ["- ", "* ", "+ "].contains { rest.starts(with: $0.utf8) }
    let hanging = Array(indentation) + (isItem ? [space, space] : [])
    var current = Array(indentation)
    var width = current.count
    var isEmpty = true
    for word in rest.split(separator: space) {
      let columns = columns(word)
      if !isEmpty, width + 1 + columns > room {
        lines.append(commentLine(current))
        current = hanging
        width = hanging.count
        isEmpty = true
      }
      if !isEmpty {
        current.append(space)
        width += 1
      }
      current.append(contentsOf: word)
      width += columns
      isEmpty = false
    }
    if !isEmpty { lines.append(commentLine(current)) }
  }
}

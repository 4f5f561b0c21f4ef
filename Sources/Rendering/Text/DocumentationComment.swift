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
    if let lines = text.utf8.withContiguousStorageIfAvailable({ bytes in
      isPlain(bytes) ? CommentLines(bytes, room: room).lines : nil
    }) ?? nil {
      return lines
    }
    return visible(text).withUnsafeBufferPointer { CommentLines($0, room: room).lines }
  }

  /// Whether a text is nothing but visible ASCII and line feeds, as most are.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { $0 &- 0x20 < 0x5F || $0 == UInt8(ascii: "\n") }
  }

  /// What is seen of a text, with a line feed for each end of a line, whatever it was.
  private static func visible(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: "\n"))
      case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x09: bytes.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: " ")])
      case 0xA0: bytes.append(UInt8(ascii: " "))
      default: appendUnusual(scalar, to: &bytes)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    return bytes
  }

  private static func appendUnusual(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if SwiftLiteral.isPlain(scalar) {
      bytes.append(contentsOf: String(scalar).utf8)
    } else if scalar.properties.generalCategory == .spaceSeparator {
      bytes.append(UInt8(ascii: " "))
    } else if scalar.value != 0x200D, scalar.value != 0xFEFF {
      bytes.append(contentsOf: "U+\(String(scalar.value, radix: 16, uppercase: true))".utf8)
    }
  }
}

import ConcordMustache
import ConcordSwiftIR

/// A documentation comment: the one place where text from a document is put behind `///`.
///
/// Line breaks of every kind end a line, so that none of the text can leave the comment. Scalars
/// that are not plainly visible are shown by their number.
struct DocumentationComment: Sendable {
  private let text: String

  /// Makes a comment of what it says, its deprecation last.
  init(_ documentation: Documentation) {
    guard let deprecation = documentation.deprecation else {
      text = documentation.text
      return
    }
    let warning = "- Warning: Deprecated. \(deprecation)"
    text = documentation.text.isEmpty ? warning : "\(documentation.text)\n\n\(warning)"
  }

  /// A text on one line, as it can stand within a comment.
  static func line(_ text: String) -> String {
    DocumentationComment(Documentation(text)).lines(room: WrappedText.Room(.max)).joined(
      separator: " ")
  }

  /// Whether there is nothing to see.
  var isEmpty: Bool {
    if text.utf8.allSatisfy({ $0 <= 0x20 }) { return true }
    // Of a text without HTML and unusual characters something is seen.
    return text.utf8.withContiguousStorageIfAvailable(Self.isPlain) != true
      && lines(room: WrappedText.Room(.max)).isEmpty
  }

  /// The lines of the comment, each as it stands behind `/// `.
  ///
  /// It works on bytes of UTF-8: comments are most of what is written, and a String that grows by
  /// scalars takes ten times as long.
  func lines(room: WrappedText.Room) -> [String] {
    let room = WrappedText.Room(first: max(room.first, 20), rest: max(room.rest, 20))
    if let lines = text.utf8.withContiguousStorageIfAvailable({ bytes in
      Self.isPlain(bytes) ? CommentLines(bytes, room: room).lines : nil
    }) ?? nil {
      return lines
    }
    let markdown = Self.visible(HTMLText.markdown(Array(text.utf8)))
    return markdown.withUnsafeBufferPointer { CommentLines($0, room: room).lines }
  }

  /// Whether a text is nothing but visible ASCII and line feeds, and without HTML, as most are.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { byte in
      byte &- 0x20 < 0x5F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
        || byte == UInt8(ascii: "\n")
    }
  }

  /// What is seen of a text, with a line feed for each end of a line, whatever it was.
  private static func visible(_ markdown: [UInt8]) -> [UInt8] {
    let text = String(decoding: markdown, as: UTF8.self)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(markdown.count)
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

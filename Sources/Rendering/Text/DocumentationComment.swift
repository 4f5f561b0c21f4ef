import ConcordMustache
import ConcordSwiftIR

/// A documentation comment: the one place where text from a document is put behind `///`.
///
/// Line breaks of every kind end a line, so that none of the text can leave the comment. Scalars
/// that are not plainly visible are shown by their number.
struct DocumentationComment: Sendable {
  /// Markdown of nothing but visible characters and line feeds, in UTF-8.
  private let markdown: String

  /// Makes a comment of what it says, its deprecation last.
  init(_ documentation: Documentation) {
    var text = documentation.text
    if let deprecation = documentation.deprecation {
      let warning = "- Warning: Deprecated. \(deprecation)"
      text = text.isEmpty ? warning : "\(text)\n\n\(warning)"
    }
    let isPlain = text.utf8.withContiguousStorageIfAvailable(Self.isPlain) == true
    markdown =
      isPlain
      ? text
      : String(decoding: Self.visible(HTMLText.markdown(Array(text.utf8))), as: UTF8.self)
  }

  /// A text on one line, as it can stand within a comment.
  static func line(_ text: String) -> String {
    var output: [UInt8] = []
    DocumentationComment(Documentation(text)).write(room: WrappedText.Room(.max), to: &output)
    for index in output.indices where output[index] == UInt8(ascii: "\n") {
      output[index] = UInt8(ascii: " ")
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether there is nothing to see.
  var isEmpty: Bool {
    markdown.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  /// Appends the lines of the comment, each as it stands behind `/// `, with a line feed between
  /// them.
  ///
  /// It works on bytes of UTF-8: comments are most of what is written, and a String that grows by
  /// scalars takes ten times as long.
  func write(room: WrappedText.Room, to output: inout [UInt8]) {
    let room = WrappedText.Room(first: max(room.first, 20), rest: max(room.rest, 20))
    var markdown = markdown
    markdown.withUTF8 { CommentLines.fill($0, room: room, into: &output) }
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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(markdown.count)
    var index = 0
    while index < markdown.count {
      let start = index
      index += 1
      switch markdown[start] {
      case 0x20..<0x7F: bytes.append(markdown[start])
      case 0x0A where start > 0 && markdown[start - 1] == 0x0D: break
      case 0x0A...0x0D: bytes.append(UInt8(ascii: "\n"))
      case 0x09: bytes.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: " ")])
      case ..<0x80: appendUnusual(Unicode.Scalar(markdown[start]), to: &bytes)
      default:
        while index < markdown.count, markdown[index] >= 0x80 { index += 1 }
        for scalar in String(decoding: markdown[start..<index], as: UTF8.self).unicodeScalars {
          switch scalar.value {
          case 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: "\n"))
          case 0xA0: bytes.append(UInt8(ascii: " "))
          default: appendUnusual(scalar, to: &bytes)
          }
        }
      }
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

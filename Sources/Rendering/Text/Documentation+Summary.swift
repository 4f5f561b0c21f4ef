import ConcordSwiftIR

extension Documentation {
  /// The first sentence of the first paragraph, with the deprecation.
  var summary: Documentation {
    var text = text
    let end = text.withUTF8(Self.summaryEnd)
    guard end < text.utf8.count else { return self }
    return Documentation(
      String(decoding: text.utf8.prefix(end), as: UTF8.self), deprecation: deprecation)
  }

  /// Where the first paragraph ends, or the first full stop that a space and a capital letter follow.
  /// Those behind short words, as in "e.g. This", end no sentence.
  private static func summaryEnd(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var wordStart = 0
    for (index, byte) in text.enumerated() {
      let next = index + 1
      switch byte {
      case UInt8(ascii: "\n") where next < text.count && text[next] == UInt8(ascii: "\n"):
        return index
      case UInt8(ascii: " "), UInt8(ascii: "\n"): wordStart = next
      case UInt8(ascii: ".") where index - wordStart > 3 && next + 1 < text.count:
        if text[next] == UInt8(ascii: " ") || text[next] == UInt8(ascii: "\n"),
          text[next + 1] &- UInt8(ascii: "A") < 26
        {
          return next
        }
      default: break
      }
    }
    return text.count
  }
}

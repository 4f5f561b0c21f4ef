import ConcordSwiftIR

extension Documentation {
  /// The first sentence of the first paragraph, with the deprecation.
  var summary: Documentation {
    let paragraph = text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? text[...]
    var result = self
    result.text = String(Self.sentence(paragraph))
    return result
  }

  /// What comes before the first full stop that a space and a capital letter follow. Those behind
  /// short words, as in "e.g. This", end no sentence.
  private static func sentence(_ text: Substring) -> Substring {
    let bytes = text.utf8
    var index = bytes.startIndex
    var wordStart = index
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "."):
        if bytes.distance(from: wordStart, to: index) > 3, next < bytes.endIndex,
          bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\n")
        {
          let after = bytes.index(after: next)
          if after < bytes.endIndex, bytes[after] &- UInt8(ascii: "A") < 26 { return text[..<next] }
        }
      case UInt8(ascii: " "), UInt8(ascii: "\n"): wordStart = next
      default: break
      }
      index = next
    }
    return text
  }
}

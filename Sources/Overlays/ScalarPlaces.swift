import ConcordDiagnostics

/// Finds the place in a file of a byte of a string that was read from it.
struct ScalarPlaces {
  private let range: SourceRange
  /// The offset in the file of each byte of the text, and of its end; `nil` where the text is
  /// spelled in a way that is not followed, such as over several lines.
  private let offsets: [Int]?

  /// Prepares for a text that stands at a range, with its quotation marks if it has any.
  init(of text: String, at range: SourceRange, in file: SourceFile) {
    self.range = range
    let start = Int(range.start)
    let end = min(Int(range.end), file.bytes.count)
    offsets = start < end ? Self.offsets(text, file.bytes[start..<end]) : nil
  }

  private static func offsets(_ text: String, _ source: ArraySlice<UInt8>) -> [Int]? {
    let quote = source.first.flatMap { byte in
      byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") ? byte : nil
    }
    var position = source.startIndex + (quote == nil ? 0 : 1)
    var offsets: [Int] = []
    for byte in text.utf8 {
      offsets.append(position)
      guard position < source.endIndex else { return nil }
      let isEscape =
        quote == UInt8(ascii: "'") && source[position] == UInt8(ascii: "'")
        || quote == UInt8(ascii: "\"") && source[position] == UInt8(ascii: "\\")
      if isEscape { position += 1 }
      guard position < source.endIndex, source[position] == byte else { return nil }
      position += 1
    }
    return offsets + [position]
  }

  /// The place of one byte of the text; the whole range where it is not known.
  func range(at offset: Int) -> SourceRange {
    guard let offsets, offsets.indices.contains(offset) else { return range }
    return SourceRange(range.source, offsets[offset], offsets[offset] + 1)
  }
}

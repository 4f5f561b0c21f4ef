/// The line of a file that a diagnostic is about, quoted with a caret line below it.
package struct Excerpt {
  /// How many characters of a line are shown; a longer one is cut to a window around the place.
  package static let window = 100

  /// The two lines with their gutters, each ended by a line feed.
  package let text: String

  /// Quotes the line that holds the start of a range. Tabs stay, in both lines, so that the
  /// caret stands below its character; hidden characters are made visible.
  package init(_ range: SourceRange, in file: SourceFile, index: LineIndex) {
    let bytes = file.bytes
    let line = index.lineBounds(at: Int(range.start))
    let place = min(max(Int(range.start), line.lowerBound), line.upperBound)

    // Both walks are bounded, so that a file of one long line costs no more than another.
    let left = Self.walk(from: place, back: true, in: bytes, within: line)
    let right = Self.walk(from: place, back: false, in: bytes, within: line)
    let shownRight = min(right.count, max(Self.window - left.count, Self.window / 3))
    let shownLeft = min(left.count, Self.window - shownRight)
    let start = left[safe: shownLeft - 1] ?? place
    let end = right[safe: shownRight - 1] ?? place

    let opening = start > line.lowerBound ? "…" : ""
    let closing = end < line.upperBound ? "…" : ""
    let before = opening + Self.shown(bytes[start..<place])
    let after = Self.shown(bytes[place..<end]) + closing

    let marked = min(max(Int(range.end), place), end)
    let markedWidth = VisibleText.width(Self.shown(bytes[place..<marked]))
    let number = String(index.position(at: place).line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    var caret = ""
    for scalar in before.unicodeScalars {
      caret +=
        scalar == "\t" ? "\t" : String(repeating: " ", count: VisibleText.width(String(scalar)))
    }
    caret += "^" + String(repeating: "~", count: max(0, markedWidth - 1))
    text = " \(number) | \(before)\(after)\n \(gutter) | \(caret)\n"
  }

  /// The offsets of up to a window's worth of character boundaries before or after a place,
  /// nearest first.
  private static func walk(
    from place: Int, back: Bool, in bytes: [UInt8], within line: Range<Int>
  ) -> [Int] {
    var offsets: [Int] = []
    var offset = place
    while offsets.count < window, back ? offset > line.lowerBound : offset < line.upperBound {
      offset += back ? -1 : 1
      while back ? offset > line.lowerBound : offset < line.upperBound,
        bytes[offset] & 0xC0 == 0x80
      {
        offset += back ? -1 : 1
      }
      offsets.append(offset)
    }
    return offsets
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    VisibleText.escape(String(decoding: bytes, as: UTF8.self), keepsTabs: true)
  }
}

extension Array {
  /// The element at a position, or `nil` outside the array.
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}

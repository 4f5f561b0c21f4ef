/// Lists that are longer than a line: as many elements on each as there is room for.
enum LineFill {
  /// Puts elements on lines.
  ///
  /// - Parameters:
  ///   - widths: The columns that each element takes, with what stands between it and the next.
  ///   - room: The columns of a line. An element that is wider has a line of its own.
  /// - Returns: The elements of each line.
  static func lines(_ widths: [Int], room: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var used = 0
    for (index, width) in widths.enumerated() {
      if let last = lines.last, used + width <= room {
        lines[lines.count - 1] = last.lowerBound..<index + 1
        used += width
      } else {
        lines.append(index..<index + 1)
        used = width
      }
    }
    return lines
  }
}

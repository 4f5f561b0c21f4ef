/// The difference between two contents of a file in the unified format, as `diff -u` and `git diff`
/// write it and `patch` reads it.
package struct UnifiedDiff: Sendable {
  /// How many unchanged lines are shown before and after each change.
  package static let context = 3

  /// The text with its header; empty where the contents are equal. It holds lines of the contents
  /// as they are, whatever their encoding. Contents with a NUL byte are only said to differ.
  package let bytes: [UInt8]

  /// Compares two contents, `nil` for a file that does not exist, of the file at a path.
  package init(from old: [UInt8]?, to new: [UInt8]?, path: String) {
    guard old != new else {
      bytes = []
      return
    }
    // `patch` strips one part of each name, so that an absolute path must not begin with two.
    let path = path.drop { $0 == "/" }
    let oldName = old == nil ? "/dev/null" : "a/\(path)"
    let newName = new == nil ? "/dev/null" : "b/\(path)"
    let (left, right) = (old ?? [], new ?? [])
    guard !left.contains(0), !right.contains(0) else {
      bytes = Array("Binary files \(oldName) and \(newName) differ\n".utf8)
      return
    }
    var output = Array("--- \(oldName)\n+++ \(newName)\n".utf8)
    let (oldLines, newLines) = (Self.lines(left), Self.lines(right))
    let numbers = Self.number(left, oldLines, right, newLines)
    let edits = LineDiff.edits(from: numbers.old, to: numbers.new)
    for hunk in Self.hunks(edits) {
      Self.append(hunk, (left, oldLines), (right, newLines), to: &output)
    }
    bytes = output
  }

  /// The ranges of the lines, their line feeds included.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    bytes.withUnsafeBufferPointer { bytes in
      for position in bytes.indices where bytes[position] == UInt8(ascii: "\n") {
        lines.append(start..<position + 1)
        start = position + 1
      }
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// Numbers the lines of both sides so that equal lines have equal numbers.
  private static func number(
    _ left: [UInt8], _ oldLines: [Range<Int>], _ right: [UInt8], _ newLines: [Range<Int>]
  ) -> (old: [Int32], new: [Int32]) {
    left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        var known: [LineText: Int32] = [:]
        func number(_ line: Range<Int>, of bytes: UnsafeRawBufferPointer) -> Int32 {
          let text = LineText(bytes: UnsafeRawBufferPointer(rebasing: bytes[line]))
          if let number = known[text] { return number }
          let number = Int32(clamping: known.count)
          known[text] = number
          return number
        }
        return (oldLines.map { number($0, of: left) }, newLines.map { number($0, of: right) })
      }
    }
  }

  /// Groups edits whose contexts touch.
  private static func hunks(_ edits: [LineDiff.Edit]) -> [[LineDiff.Edit]] {
    var hunks: [[LineDiff.Edit]] = []
    for edit in edits {
      if let last = hunks.last?.last, edit.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(edit)
      } else {
        hunks.append([edit])
      }
    }
    return hunks
  }

  private static func append(
    _ hunk: [LineDiff.Edit], _ old: (bytes: [UInt8], lines: [Range<Int>]),
    _ new: (bytes: [UInt8], lines: [Range<Int>]), to output: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.lines.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    output.append(contentsOf: "@@ -\(span(oldRange)) +\(span(newRange)) @@\n".utf8)
    var position = oldRange.lowerBound
    for edit in hunk {
      append(" ", position..<edit.old.lowerBound, old, to: &output)
      append("-", edit.old, old, to: &output)
      append("+", edit.new, new, to: &output)
      position = edit.old.upperBound
    }
    append(" ", position..<oldRange.upperBound, old, to: &output)
  }

  private static func append(
    _ mark: Unicode.Scalar, _ range: Range<Int>, _ side: (bytes: [UInt8], lines: [Range<Int>]),
    to output: inout [UInt8]
  ) {
    for line in side.lines[range] {
      output.append(UInt8(ascii: mark))
      output.append(contentsOf: side.bytes[line])
      if output.last != UInt8(ascii: "\n") {
        output.append(contentsOf: "\n\\ No newline at end of file\n".utf8)
      }
    }
  }

  /// Lines count from one; an empty range names the line before it, and a count of one is left
  /// out.
  private static func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}

/// A line compared by its bytes, which outlive it.
private struct LineText: Hashable {
  let bytes: UnsafeRawBufferPointer

  static func == (left: LineText, right: LineText) -> Bool {
    left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: bytes)
  }
}

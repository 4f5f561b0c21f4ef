/// Maps byte offsets of one file to lines and columns, quickly however many are asked for.
///
/// It agrees with ``SourceFile/position(at:)``, which scans the file from its start each time.
/// Making it costs one pass over the file; a question costs a binary search and a count over at
/// most one block of 1,024 bytes, so that files of a single long line are no slower.
package struct LineIndex: Sendable {
  private static let blockSize = 1024

  private let file: SourceFile
  /// The offset of the first byte of each line, before any byte-order mark is skipped.
  private let lineStarts: [Int32]
  /// How many UTF-8 continuation bytes come before each block; empty for an ASCII file.
  private let continuationsBefore: [Int32]

  /// Reads the line breaks of a file: CR, LF and CRLF each end a line.
  package init(_ file: SourceFile) {
    self.file = file
    var starts: [Int32] = [0]
    var counts: [Int32] = []
    var isASCII = true
    file.bytes.withUnsafeBufferPointer { bytes in
      var continuations: Int32 = 0
      counts.reserveCapacity(bytes.count / Self.blockSize + 1)
      var index = 0
      while index < bytes.count {
        counts.append(continuations)
        let end = min(index + Self.blockSize, bytes.count)
        while index < end {
          // Most bytes are neither a control character nor beyond ASCII: one test skips up to
          // eight of them. What it takes for the first of the others is that.
          if end - index >= 8 {
            let eight = UnsafeRawBufferPointer(bytes)
              .loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let others = ((eight &- 0x2020_2020_2020_2020) | eight) & 0x8080_8080_8080_8080
            index += others.trailingZeroBitCount / 8
            if others == 0 { continue }
          }
          let byte = bytes[index]
          index += 1
          if byte &- 0x20 < 0x60 { continue }
          if byte >= 0x80 {
            isASCII = false
            if byte & 0xC0 == 0x80 { continuations += 1 }
          } else if byte == UInt8(ascii: "\n") {
            starts.append(Int32(clamping: index))
          } else if byte == UInt8(ascii: "\r"),
            index == bytes.count || bytes[index] != UInt8(ascii: "\n")
          {
            starts.append(Int32(clamping: index))
          }
        }
      }
    }
    lineStarts = starts
    continuationsBefore = isASCII ? [] : counts
  }

  /// How many lines the file has; an empty file has one, and a line break at the end opens one.
  package var lineCount: Int { lineStarts.count }

  /// The line and column of a byte offset; offsets past the end count as the end.
  package func position(at offset: Int) -> SourcePosition {
    let offset = clamped(offset)
    let line = lineNumber(at: offset)
    let start = contentStart(ofLine: line, notAfter: offset)
    let column = offset - start - (continuations(before: offset) - continuations(before: start))
    return SourcePosition(line: line, column: column + 1)
  }

  /// The byte range of the line that holds an offset, without its line break and without a
  /// byte-order mark.
  package func lineBounds(at offset: Int) -> Range<Int> {
    let offset = clamped(offset)
    let line = lineNumber(at: offset)
    let start = contentStart(ofLine: line, notAfter: file.bytes.count)
    var end = line < lineStarts.count ? Int(lineStarts[line]) : file.bytes.count
    while end > start, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  private func clamped(_ offset: Int) -> Int { min(max(offset, 0), file.bytes.count) }

  /// The number, from one, of the line that holds an offset.
  private func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func contentStart(ofLine line: Int, notAfter offset: Int) -> Int {
    guard line == 1 else { return Int(lineStarts[line - 1]) }
    return file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : 0
  }

  private func continuations(before offset: Int) -> Int {
    guard !continuationsBefore.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, continuationsBefore.count - 1)
    var count = Int(continuationsBefore[block])
    for index in block * Self.blockSize..<offset where file.bytes[index] & 0xC0 == 0x80 {
      count += 1
    }
    return count
  }
}

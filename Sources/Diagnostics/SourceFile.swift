/// The bytes of one file with the path that a user knows it by.
package struct SourceFile: Sendable {
  /// Its number in the registry that made it.
  package let id: SourceID
  /// The path as the user wrote it, or relative to the document's folder.
  package let path: String
  /// The whole file as read, a byte-order mark included.
  package let bytes: [UInt8]

  /// The range of the whole file.
  package var range: SourceRange { SourceRange(id, 0, bytes.count) }

  /// The line and column of a byte offset; offsets past the end count as the end.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    var index = 0
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
        if index >= offset { break }
        index += 1
        line += 1
        lineStart = index
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        line += 1
        lineStart = index
      }
    }
    if lineStart == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = min(3, offset) }
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return SourcePosition(line: line, column: column)
  }

  /// The text of the line that holds a byte offset, without its line break; bytes that are not
  /// UTF-8 come as U+FFFD.
  package func lineText(at offset: Int) -> String {
    func isBreak(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    let offset = min(max(offset, 0), bytes.count)
    var start = offset
    while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, bytes.count) }
    var end = max(offset, start)
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  fileprivate init(id: SourceID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
  }
}

/// All files that one run has read, by number. A ``SourceRange`` means something only together
/// with the registry that numbered its file.
package struct SourceFiles: Sendable {
  /// The files in the order in which they were added.
  package private(set) var files: [SourceFile] = []

  /// Makes an empty registry.
  package init() {}

  /// Adds a file and gives it the next number.
  package mutating func add(path: String, bytes: [UInt8]) -> SourceFile {
    let file = SourceFile(id: SourceID(index: Int32(files.count)), path: path, bytes: bytes)
    files.append(file)
    return file
  }

  /// The file of a number that this registry gave.
  package subscript(id: SourceID) -> SourceFile { files[Int(id.index)] }
}

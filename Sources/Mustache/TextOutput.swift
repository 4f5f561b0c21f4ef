// How text becomes bytes of output.
extension Array<UInt8> {
  /// Appends a stretch of other bytes.
  @inline(__always)
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer {
      append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// Appends the UTF-8 of a text.
  @inline(__always)
  mutating func append(utf8Of text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if isDone == nil { append(contentsOf: text.utf8) }
  }

  /// Appends a text with HTML's entities in place of `&`, `<`, `>` and `"`.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  /// Appends bytes of UTF-8 with HTML's entities in place of `&`, `<`, `>` and `"`.
  mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): append(utf8Of: "&amp;")
      case UInt8(ascii: "<"): append(utf8Of: "&lt;")
      case UInt8(ascii: ">"): append(utf8Of: "&gt;")
      case UInt8(ascii: "\""): append(utf8Of: "&quot;")
      default: append(byte)
      }
    }
  }
}

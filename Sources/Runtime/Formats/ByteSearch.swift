/// Finds a short run of bytes in a long one, by Horspool's algorithm: it looks at every n-th byte of
/// ordinary content, n being the length sought.
struct ByteSearch {
  private let pattern: [UInt8]
  private let skips: [Int]

  /// Prepares a search for a pattern, which is not empty.
  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var skips = [Int](repeating: max(pattern.count, 1), count: 256)
    for (index, byte) in pattern.dropLast().enumerated() {
      skips[Int(byte)] = pattern.count - 1 - index
    }
    self.skips = skips
  }

  /// The first place at or after a position where the pattern stands; nil when it does not.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let count = pattern.count
    guard count > 0, start >= 0 else { return nil }
    return pattern.withUnsafeBufferPointer { pattern in
      skips.withUnsafeBufferPointer { skips in
        var position = start
        while position <= bytes.count - count {
          let last = bytes[position + count - 1]
          if last == pattern[count - 1] {
            var index = 0
            while index < count - 1, bytes[position + index] == pattern[index] { index += 1 }
            if index == count - 1 { return position }
          }
          position += skips[Int(last)]
        }
        return nil
      }
    }
  }
}

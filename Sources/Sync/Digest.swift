import ConcordText

/// A SHA-256 digest (FIPS 180-4).
package struct Digest: Hashable, Sendable {
  /// Its 64 lower-case hexadecimal digits.
  package let hexadecimal: String

  /// Reads 64 lower-case hexadecimal digits; `nil` for any other text.
  package init?(hexadecimal: String) {
    guard hexadecimal.utf8.count == 64,
      hexadecimal.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 6 })
    else { return nil }
    self.hexadecimal = hexadecimal
  }

  /// Digests bytes.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    self.init(words: hash.finish())
  }

  /// Digests named contents, such as the files of a folder: names and contents cannot run into
  /// each other, and the order given counts.
  package init(of parts: [(name: String, bytes: [UInt8])]) {
    var hash = SHA256()
    for part in parts {
      for bytes in [Array(part.name.utf8), part.bytes] {
        var length = UInt64(bytes.count).bigEndian
        withUnsafeBytes(of: &length) { hash.update($0) }
        bytes.withUnsafeBytes { hash.update($0) }
      }
    }
    self.init(words: hash.finish())
  }

  private init(words: [UInt32]) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for word in words {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int(word >> UInt32(shift)) & 15])
      }
    }
    hexadecimal = String(decoding: text, as: UTF8.self)
  }
}

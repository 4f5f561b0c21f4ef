internal import Foundation

/// Cuts bytes into the texts of items as they come. Each byte is looked at once.
protocol ItemSplitter {
  /// Takes a chunk. The one before it has to be read.
  mutating func append(_ chunk: Data)

  /// The text of the next item; nil where more bytes are needed.
  ///
  /// - Throws: ``StreamError``.
  mutating func next() throws -> Data?

  /// The text of the last item, after all others are read and no more bytes come; nil for none.
  ///
  /// - Throws: ``StreamError``.
  mutating func finish() throws -> Data?
}

/// White space between the tokens of JSON (RFC 8259, section 2).
enum JSONWhitespace {
  static func contains(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

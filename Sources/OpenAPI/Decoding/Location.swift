import ConcordDocuments

/// Locations of parts of a document: a file's path, `#`, and a pointer as a fragment spells it (RFC
/// 6901, section 6).
enum Location {
  /// The location of a part: that of the whole with one more token.
  static func joined(_ whole: String, _ token: String) -> String {
    var whole = whole
    var token = token
    let place = token.withUTF8 { token -> String? in
      let isPlain = token.allSatisfy { byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2D
          || byte == 0x2E
      }
      guard isPlain else { return nil }
      // There are tens of thousands of places: each is one piece of memory, written once.
      return whole.withUTF8 { whole in
        let length = whole.count + 1 + token.count
        return String(unsafeUninitializedCapacity: length) { place in
          _ = place.initialize(fromContentsOf: whole)
          place.initializeElement(at: whole.count, to: UInt8(ascii: "/"))
          _ = UnsafeMutableBufferPointer(rebasing: place[(whole.count + 1)...]).initialize(
            fromContentsOf: token)
          return length
        }
      }
    }
    return place ?? whole + JSONPointer(tokens: [token]).fragment
  }
}

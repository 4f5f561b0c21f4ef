import ConcordDocuments
import ConcordText

/// Locations of parts of a document: a file's path, `#`, and a pointer as a fragment spells it (RFC
/// 6901, section 6).
enum Location {
  /// The most bytes of a location that is spelt out.
  private static let limit = 1_024

  /// The location of a part: that of the whole with one more token, as a fragment spells it.
  ///
  /// A longer one is replaced by a digest that no pointer can be mistaken for, so that deep nesting
  /// below long keys costs no more than its size.
  static func part(_ token: String, of whole: String) -> String {
    guard whole.utf8.count > limit || token.utf8.count > limit else {
      return joined(whole, token)
    }
    let digest = SHA256.digest(of: Array((whole + "/" + token).utf8))
    return "#~" + digest.map { String($0, radix: 16) }.joined(separator: ".")
  }

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

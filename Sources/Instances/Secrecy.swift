/// What of a message may be shown.
///
/// Recordings hold passwords, tokens and people's data. Only names of the description are shown,
/// and of a recording only what looks like a name that a program's author has chosen.
package enum Secrecy {
  /// The most characters that a shown name has.
  package static let lengthLimit = 40
  /// The most digits that a shown name has: keys and tokens have more.
  private static let digitLimit = 4

  /// Words in names of members, parameters and headers that suggest a secret.
  private static let words = [
    "password", "passwd", "passphrase", "pwd", "token", "secret", "key", "auth", "credential",
    "cookie", "session", "signature", "otp", "pin", "cvv", "cvc", "ssn", "private", "bearer",
    "nonce", "csrf", "xsrf", "jwt", "hash", "salt", "certificate",
  ]
  /// Short words count only by themselves: `pinned` is no `pin`.
  private static let wholeWords: Set<String> = ["pin", "otp", "key", "ssn", "cvv", "cvc", "pwd"]

  /// Whether a name suggests that its value is a secret.
  package static func isSuggested(by name: String) -> Bool {
    let parts = parts(of: name)
    let joined = parts.joined()
    return words.contains { word in
      wholeWords.contains(word)
        ? parts.contains { $0 == word || $0 == word + "s" } || joined == word
          || joined.hasSuffix(word) && word == "key"
        : joined.contains(word)
    }
  }

  /// Whether a text of a recording looks like a name: at most 40 letters, digits, `_`, `-`, `.`,
  /// `:` and `/` of ASCII, the first of them a letter, with at most four digits.
  package static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= lengthLimit, isLetter(first) else {
      return false
    }
    var digits = 0
    for byte in bytes {
      if byte &- 0x30 < 10 { digits += 1 }
      guard isLetter(byte) || byte &- 0x30 < 10 || "_-.:/".utf8.contains(byte) else {
        return false
      }
    }
    return digits <= digitLimit && !isMixed(bytes)
  }

  /// Whether letters change their case as they do in no word: keys in base64 do.
  private static func isMixed(_ bytes: String.UTF8View) -> Bool {
    var changes = 0
    var wasLower: Bool?
    for byte in bytes where isLetter(byte) {
      let isLower = byte & 0x20 != 0
      if let wasLower, wasLower != isLower { changes += 1 }
      wasLower = isLower
    }
    return changes > 10
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The words of a name in small letters: `apiKey`, `api_key` and `API-Key` are of the same two.
  private static func parts(of name: String) -> [String] {
    var parts: [[UInt8]] = [[]]
    var wasLower = false
    for byte in name.utf8 {
      let isCapital = byte &- 0x41 < 26
      guard isLetter(byte) || byte &- 0x30 < 10 else {
        parts.append([])
        wasLower = false
        continue
      }
      if isCapital, wasLower { parts.append([]) }
      parts[parts.count - 1].append(isCapital ? byte | 0x20 : byte)
      wasLower = !isCapital
    }
    return parts.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}

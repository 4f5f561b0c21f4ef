/// The words that a name in a document is made of.
///
/// `organizationId` has two, `HTTPServer2` two, `created_at` two, `C#` two: `C` and `Sharp`.
struct Words {
  /// One word with how it was found.
  struct Word: Equatable {
    /// Its letters and digits, in the case that the document has.
    var text: String
    /// Whether it stood apart by a separator and not by case alone.
    var isSeparated: Bool
  }

  private(set) var list: [Word] = []

  init(_ name: String) {
    var name = name
    if !name.withUTF8({ readASCII($0) }) { read(name) }
    softenMethods()
  }

  private mutating func read(_ name: String) {
    var current = ""
    var isSeparated = true
    let scalars = Array(name.unicodeScalars)
    func flush() {
      if !current.isEmpty { list.append(Word(text: current, isSeparated: isSeparated)) }
      current = ""
    }
    for (index, scalar) in scalars.enumerated() {
      if Self.isWordScalar(scalar) {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        let previous = current.unicodeScalars.last
        if let previous, Self.startsWord(scalar, after: previous, before: next) {
          flush()
          isSeparated = false
        }
        current.unicodeScalars.append(scalar)
      } else {
        flush()
        isSeparated = true
        if let word = Self.symbol(scalar, isFirst: index == 0, isLast: index + 1 == scalars.count) {
          list.append(Word(text: word, isSeparated: true))
        }
      }
    }
    flush()
    // `ON_MEDIA_END` shouts; its words are those of `on_media_end`.
    if list.count > 1, name.unicodeScalars.contains(where: \.isUppercase),
      !name.unicodeScalars.contains(where: \.isLowercase)
    {
      list = list.map { Word(text: $0.text.lowercased(), isSeparated: $0.isSeparated) }
    }
  }

  /// HTTP's methods, which are words and no acronyms: `DELETE_pets` is `deletePets`.
  private static let methods: Set<String> = [
    "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE",
  ]

  /// Writes a method at the start as a word.
  private mutating func softenMethods() {
    guard list.count > 1, let first = list.first, first.text.utf8.count <= 7,
      Self.methods.contains(first.text)
    else { return }
    list[0].text = first.text.lowercased()
  }

  /// Reads a name of nothing but ASCII, as most are, in a fraction of the time; `false` for others.
  private mutating func readASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    var start: Int?
    var isSeparated = true
    var hasUpper = false
    var hasLower = false
    func word(_ end: Int) -> Word? {
      start.map { start in
        Word(text: String(decoding: bytes[start..<end], as: UTF8.self), isSeparated: isSeparated)
      }
    }
    for (index, byte) in bytes.enumerated() {
      let isUppercase = isUpper(byte)
      hasUpper = hasUpper || isUppercase
      hasLower = hasLower || isLower(byte)
      if isUppercase || isLower(byte) || byte &- 0x30 < 10 {
        if start == nil {
          start = index
        } else if isUppercase,
          !isUpper(bytes[index - 1]) || index + 1 < bytes.count && isLower(bytes[index + 1])
        {
          if let word = word(index) { list.append(word) }
          start = index
          isSeparated = false
        }
      } else {
        if let word = word(index) { list.append(word) }
        start = nil
        isSeparated = true
        if let text = Self.symbol(
          Unicode.Scalar(byte), isFirst: index == 0, isLast: index + 1 == bytes.count)
        {
          list.append(Word(text: text, isSeparated: true))
        }
      }
    }
    if let word = word(bytes.count) { list.append(word) }
    if list.count > 1, hasUpper, !hasLower {
      list = list.map { Word(text: $0.text.lowercased(), isSeparated: $0.isSeparated) }
    }
    return true
  }

  /// `organizationId`, `createdAt`, `htmlURL`
  var lowerCamelCase: String {
    guard let first = list.first else { return "" }
    var name = Self.lowercased(first.text)
    for word in list.dropFirst() { name += Self.capitalized(word) }
    return name
  }

  /// `OrganizationId`, `CreatedAt`, `HTMLURL`
  var upperCamelCase: String {
    var name = ""
    for word in list { name += Self.capitalized(word) }
    return name
  }

  /// Words that Swift writes in capitals throughout when they are not the first.
  private static let acronyms: Set<String> = [
    "api", "css", "csv", "dns", "ftp", "gpu", "cpu", "html", "http", "https", "id", "ids", "ip",
    "json", "jwt", "pdf", "ram", "rest", "rgb", "rpc", "rss", "sdk", "sha", "sms", "sql", "ssh",
    "ssl", "svg", "tls", "ttl", "udp", "uri", "url", "urls", "utc", "uuid", "xml", "yaml",
  ]

  /// The longest of ``acronyms``, in bytes.
  private static let longestAcronym = 5

  private static func capitalized(_ word: Word) -> String {
    // What is of ASCII and cannot be an acronym needs no look into Unicode's tables.
    if let first = word.text.utf8.first, word.text.utf8.allSatisfy({ $0 < 0x80 }),
      !word.isSeparated || word.text.utf8.count > longestAcronym
    {
      return first &- 0x61 < 26 ? cased(word.text, first &- 0x20) : word.text
    }
    let lower = word.text.lowercased()
    if word.isSeparated, word.text == lower, acronyms.contains(lower) {
      return lower.hasSuffix("s") && acronyms.contains(String(lower.dropLast()))
        ? lower.dropLast().uppercased() + "s" : lower.uppercased()
    }
    return word.text.prefix(1).uppercased() + word.text.dropFirst()
  }

  private static func lowercased(_ text: String) -> String {
    if let first = text.utf8.first, text.utf8.allSatisfy({ $0 < 0x80 }),
      text.utf8.contains(where: { $0 &- 0x61 < 26 })
    {
      return first &- 0x41 < 26 ? cased(text, first | 0x20) : text
    }
    if text == text.uppercased() { return text.lowercased() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A word of ASCII with another first letter.
  private static func cased(_ text: String, _ first: UInt8) -> String {
    var bytes = Array(text.utf8)
    bytes[0] = first
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a scalar can stand in an identifier of Swift.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isXIDContinue && !scalar.properties.isEmojiPresentation
      && scalar.properties.generalCategory != .format
  }

  private static func startsWord(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar, before next: Unicode.Scalar?
  ) -> Bool {
    guard scalar.isUppercase else { return false }
    if !previous.isUppercase { return true }
    guard let next else { return false }
    return next.isLowercase
  }

  /// The word for a scalar that no identifier can hold; `nil` for a mere separator.
  private static func symbol(
    _ scalar: Unicode.Scalar, isFirst: Bool, isLast: Bool
  ) -> String? {
    switch scalar {
    case "+": return "Plus"
    case "-" where isFirst: return "Minus"
    case "#": return "Sharp"
    case "*": return "Asterisk"
    case "<": return "LessThan"
    case ">": return "GreaterThan"
    case "=": return "Equal"
    case "!": return "Not"
    case "%": return "Percent"
    case "&": return "And"
    case "|": return "Or"
    case "@": return "At"
    case "$": return isFirst ? nil : "Dollar"
    case "^": return "Caret"
    case "~": return "Tilde"
    case "?": return isLast && !isFirst ? nil : "Question"
    default:
      guard !scalar.isASCII, scalar.properties.generalCategory != .format,
        !scalar.properties.isWhitespace, let name = scalar.properties.name
      else { return nil }
      return name.split { !($0.isLetter || $0.isNumber) }
        .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is a lower-case letter; the property is looked up only beyond ASCII.
  var isLowercase: Bool { isASCII ? ("a"..."z").contains(self) : properties.isLowercase }

  /// Whether this is an upper-case letter.
  var isUppercase: Bool { isASCII ? ("A"..."Z").contains(self) : properties.isUppercase }
}

/// The words that a name in a document is made of.
///
/// `organizationId` has two, `HTTPServer2` two, `created_at` two, `C#` two: `C` and `Sharp`.
struct Words {
  /// The words, in the case that the document has.
  private(set) var list: [String] = []

  init(_ name: String) {
    var name = name
    if !name.withUTF8({ readASCII($0) }) { read(name) }
    softenMethods()
  }

  /// The names of the characters of a name that has nothing else: `/` is `slash`. An empty name is
  /// `empty`.
  init(spelling name: String) {
    for scalar in name.unicodeScalars {
      let text = Self.characters[scalar] ?? scalar.properties.name ?? "character"
      for word in text.split(whereSeparator: { !$0.isLetter }) {
        list.append(word.lowercased())
      }
    }
    if list.isEmpty { list = ["empty"] }
  }

  /// Names that people use where Unicode has others.
  private static let characters: [Unicode.Scalar: String] = [
    "/": "slash", "\\": "backslash", ".": "dot", "-": "dash", "_": "underscore",
  ]

  private mutating func read(_ name: String) {
    var current = ""
    let scalars = Array(name.unicodeScalars)
    func flush() {
      if !current.isEmpty { list.append(current) }
      current = ""
    }
    for (index, scalar) in scalars.enumerated() {
      if Self.isWordScalar(scalar) {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        let previous = current.unicodeScalars.last
        if let previous, Self.startsWord(scalar, after: previous, before: next) {
          flush()
        }
        current.unicodeScalars.append(scalar)
      } else {
        flush()
        if let word = Self.symbol(scalar, isFirst: index == 0, isLast: index + 1 == scalars.count) {
          list.append(word)
        }
      }
    }
    flush()
    // `ON_MEDIA_END` shouts; its words are those of `on_media_end`.
    if list.count > 1, name.unicodeScalars.contains(where: \.isUppercase),
      !name.unicodeScalars.contains(where: \.isLowercase)
    {
      list = list.map { $0.lowercased() }
    }
  }

  /// HTTP's methods, which are words and no acronyms: `DELETE_pets` is `deletePets`.
  private static let methods: Set<String> = [
    "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE",
  ]

  /// Writes a method at the start as a word.
  private mutating func softenMethods() {
    guard list.count > 1, let first = list.first, first.utf8.count <= 7,
      Self.methods.contains(first)
    else { return }
    list[0] = first.lowercased()
  }

  /// Reads a name of nothing but ASCII, as most are, in a fraction of the time; `false` for others.
  private mutating func readASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    var start: Int?
    var hasUpper = false
    var hasLower = false
    func word(_ end: Int) -> String? {
      start.map { String(decoding: bytes[$0..<end], as: UTF8.self) }
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
        }
      } else {
        if let word = word(index) { list.append(word) }
        start = nil
        if let text = Self.symbol(
          Unicode.Scalar(byte), isFirst: index == 0, isLast: index + 1 == bytes.count)
        {
          list.append(text)
        }
      }
    }
    if let word = word(bytes.count) { list.append(word) }
    if list.count > 1, hasUpper, !hasLower {
      list = list.map { $0.lowercased() }
    }
    return true
  }

  /// `organizationId`, `createdAt`, `htmlUrl`
  var lowerCamelCase: String {
    guard let first = list.first else { return "" }
    var name = Self.lowercased(first)
    for word in list.dropFirst() { name += Self.capitalized(word) }
    return name
  }

  /// `OrganizationId`, `CreatedAt`, `HtmlUrl`
  var upperCamelCase: String {
    var name = ""
    for word in list { name += Self.capitalized(word) }
    return name
  }

  private static func capitalized(_ word: String) -> String {
    // What is of ASCII needs no look into Unicode's tables.
    if let first = word.utf8.first, word.utf8.allSatisfy({ $0 < 0x80 }) {
      return first &- 0x61 < 26 ? cased(word, first &- 0x20) : word
    }
    return word.prefix(1).uppercased() + word.dropFirst()
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

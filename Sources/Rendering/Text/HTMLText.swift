/// HTML in a document's text: what has a form in Markdown takes it, other tags go, and their
/// contents stay. Code is left alone, and so is what only looks like a tag.
struct HTMLText {
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var index = 0
  /// The addresses of the links that are open.
  private var links: [[UInt8]] = []

  /// A text of Markdown without HTML.
  ///
  /// - Parameter bytes: The text in UTF-8.
  /// - Returns: The text in UTF-8; the same where there is no HTML in it.
  static func markdown(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return bytes
    }
    var text = HTMLText(bytes: bytes)
    text.read()
    return text.output
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  private mutating func read() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "`"): copyCode()
      case UInt8(ascii: "<"):
        if !readComment(), !readTag() { copy() }
      case UInt8(ascii: "&"):
        if !readEntity() { copy() }
      default: copyText()
      }
    }
  }

  private mutating func copyText() {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "`"), bytes[index] != UInt8(ascii: "<"),
      bytes[index] != UInt8(ascii: "&")
    {
      index += 1
    }
    output += bytes[start..<index]
  }

  private mutating func copy() {
    output.append(bytes[index])
    index += 1
  }

  /// Copies a code span or code between fences; without an end, the backticks alone.
  private mutating func copyCode() {
    var run = 0
    while index + run < bytes.count, bytes[index + run] == UInt8(ascii: "`") { run += 1 }
    var end = index + run
    while end < bytes.count {
      guard bytes[end] == UInt8(ascii: "`") else {
        end += 1
        continue
      }
      var closing = 0
      while end + closing < bytes.count, bytes[end + closing] == UInt8(ascii: "`") { closing += 1 }
      end += closing
      if closing == run {
        output += bytes[index..<end]
        index = end
        return
      }
    }
    output += bytes[index..<index + run]
    index += run
  }

  private mutating func readComment() -> Bool {
    guard bytes[index...].starts(with: Array("<!--".utf8)) else { return false }
    var end = index + 4
    while end < bytes.count, !bytes[end...].starts(with: Array("-->".utf8)) { end += 1 }
    guard end < bytes.count else { return false }
    index = end + 3
    return true
  }

  // MARK: Tags

  /// Reads a tag of HTML and writes what stands for it.
  private mutating func readTag() -> Bool {
    var cursor = index + 1
    let closes = cursor < bytes.count && bytes[cursor] == UInt8(ascii: "/")
    if closes { cursor += 1 }
    let nameStart = cursor
    while cursor < bytes.count, Self.isNameByte(bytes[cursor]) { cursor += 1 }
    let name = String(decoding: bytes[nameStart..<cursor], as: UTF8.self).lowercased()
    guard let element = Element.named[name], cursor < bytes.count,
      [UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "\n")]
        .contains(bytes[cursor])
    else { return false }
    guard let end = bytes[cursor...].firstIndex(of: UInt8(ascii: ">")) else { return false }
    let attributes = bytes[cursor..<end]
    index = end + 1
    write(element, closes: closes, attributes: attributes)
    return true
  }

  private mutating func write(_ element: Element, closes: Bool, attributes: ArraySlice<UInt8>) {
    switch element {
    case .nothing: break
    case .mark(let mark): output += mark.utf8
    case .paragraph: startParagraph()
    case .lineBreak:
      if output.last != UInt8(ascii: "\n") { output += "  \n".utf8 }
      skipBlanks()
    case .cell: output.append(UInt8(ascii: " "))
    case .item:
      endLine()
      if !closes { output += "- ".utf8 }
    case .heading:
      startParagraph()
      if !closes { output += "### ".utf8 }
    case .code:
      if closes { endLine() } else { startParagraph() }
      output += (closes ? "```\n\n" : "```\n").utf8
    case .link:
      if !closes {
        links.append(Self.address(attributes))
        if links.last?.isEmpty == false { output.append(UInt8(ascii: "[")) }
      } else if let link = links.popLast(), !link.isEmpty {
        output += "](".utf8 + link + ")".utf8
      }
    }
  }

  private mutating func endLine() {
    while output.last == UInt8(ascii: " ") { output.removeLast() }
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    skipBlanks()
  }

  /// Passes over blanks, which would make code of what follows a line break.
  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
  }

  private mutating func startParagraph() {
    endLine()
    if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
  }

  /// The value of `href`.
  private static func address(_ attributes: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: attributes, as: UTF8.self)
    guard let name = text.firstRange(of: "href=") else { return [] }
    let rest = text[name.upperBound...]
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      return Array(rest.prefix { $0 != " " }.utf8)
    }
    return Array(rest.dropFirst().prefix { $0 != quote }.utf8)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  // MARK: Entities

  /// Reads a character reference of those that texts have.
  private mutating func readEntity() -> Bool {
    let end = min(index + 9, bytes.count)
    guard let semicolon = bytes[index..<end].firstIndex(of: UInt8(ascii: ";")) else { return false }
    let name = String(decoding: bytes[index + 1..<semicolon], as: UTF8.self)
    guard let text = Self.entities[name] else { return false }
    output += text.utf8
    index = semicolon + 1
    return true
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "#x27": "'",
    "nbsp": " ", "mdash": "—", "ndash": "–", "hellip": "…", "rarr": "→", "larr": "←", "ge": "≥",
    "le": "≤", "times": "×", "copy": "©", "reg": "®", "trade": "™", "bull": "•",
  ]

  /// What becomes of an element.
  private enum Element {
    case nothing
    case mark(String)
    case paragraph
    case lineBreak
    case cell
    case item
    case heading
    case code
    case link

    static let named: [String: Element] = {
      var elements: [String: Element] = [
        "a": .link, "b": .mark("**"), "strong": .mark("**"), "i": .mark("*"), "em": .mark("*"),
        "code": .mark("`"), "tt": .mark("`"), "kbd": .mark("`"), "br": .lineBreak, "p": .paragraph,
        "ul": .paragraph, "ol": .paragraph, "li": .item, "pre": .code, "td": .cell, "th": .cell,
        "tr": .lineBreak, "hr": .paragraph, "div": .paragraph, "table": .paragraph,
        "blockquote": .paragraph, "dl": .paragraph, "dt": .lineBreak, "dd": .lineBreak,
        "summary": .paragraph, "details": .paragraph, "section": .paragraph,
      ]
      for level in 1...6 { elements["h\(level)"] = .heading }
      for name in [
        "span", "font", "u", "s", "small", "big", "sup", "sub", "img", "thead", "tbody", "tfoot",
        "caption", "center", "col", "colgroup", "abbr", "mark", "ins", "del", "label", "wbr",
      ] {
        elements[name] = .nothing
      }
      return elements
    }()
  }
}

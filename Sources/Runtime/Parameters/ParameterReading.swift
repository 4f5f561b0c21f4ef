internal import ConcordText

// How a value is read in each style. A text is cut before it is decoded: a delimiter that is
// percent-encoded is part of a value.
extension _StyleOptions {
  /// What the text of a path says.
  func pathContent(_ text: String, name: String) -> TextContent? {
    switch style {
    case .label:
      guard text.hasPrefix(".") else { return nil }
      return content(text.dropFirst(), separator: explodes ? "." : ",", Self.plain)
    case .matrix:
      guard text.hasPrefix(";") else { return nil }
      let pairs = text.dropFirst().split(separator: ";").map(Self.pair)
      let own = pairs.filter { Self.plain($0.name) == name }
      if explodes {
        return .parameter(
          single: own.count == 1 ? Self.plain(own[0].value) : nil,
          elements: own.map { Self.plain($0.value) },
          members: pairs.map { (Self.plain($0.name), .text(Self.plain($0.value))) })
      }
      return own.first.map { content($0.value, separator: ",", Self.plain) }
    default: return content(text[...], separator: ",", Self.plain)
    }
  }

  /// What the pairs of a query say, which are percent-encoded; `nil` where none is the parameter's.
  ///
  /// - Parameters:
  ///   - pairs: All pairs.
  ///   - name: The parameter's name.
  ///   - members: The names of the members that stand by themselves.
  ///   - others: The names of all parameters, whose pairs are no members of this one.
  /// - Returns: What the pairs say.
  func queryContent(
    _ pairs: [(name: String, value: Substring)], name: String, members: ObjectMembers,
    others: Set<String>
  ) -> TextContent? {
    if style == .deepObject { return deepContent(pairs, name: name) }
    let own = pairs.filter { $0.name == name }.map(\.value)
    if explodes {
      let members = pairs.filter { pair in
        members.contains(pair.name)
          && (pair.name == name || !others.contains(String(pair.name.prefix { $0 != "[" })))
      }
      if own.isEmpty, members.isEmpty { return nil }
      return .parameter(
        single: own.count == 1 ? Self.query(own[0]) : nil, elements: own.map(Self.query),
        members: members.map { ($0.name, .text(Self.query($0.value))) })
    }
    guard let text = own.first else { return nil }
    switch style {
    case .spaceDelimited:
      return content(text.replacing("%20", with: "+")[...], separator: "+", Self.query)
    case .pipeDelimited:
      let bars = text.replacing("%7C", with: "|").replacing("%7c", with: "|")
      return content(bars[...], separator: "|", Self.query)
    default: return content(text, separator: ",", Self.query)
    }
  }

  /// What the pairs of a cookie say; `nil` where none is the parameter's.
  func cookieContent(
    _ pairs: [(name: String, value: Substring)], name: String, members: ObjectMembers
  ) -> TextContent? {
    let decode: (Substring) -> String = style == .cookie ? { String($0) } : { Self.plain($0) }
    let own = pairs.filter { $0.name == name }.map(\.value)
    if explodes {
      let members = pairs.map { (name: decode($0.name[...]), value: $0.value) }
        .filter { members.contains($0.name) }
      if own.isEmpty, members.isEmpty { return nil }
      return .parameter(
        single: own.count == 1 ? decode(own[0]) : nil, elements: own.map(decode),
        members: members.map { ($0.name, .text(decode($0.value))) })
    }
    return own.first.map { content($0, separator: ",", decode) }
  }

  /// What the lines of a header field say; `nil` for no line.
  func headerContent(_ lines: [String]) -> TextContent? {
    if lines.isEmpty { return nil }
    let text = lines.joined(separator: ", ")
    return content(text[...], separator: ",") { part in
      var part = part.drop { $0 == " " || $0 == "\t" }
      while let last = part.last, last == " " || last == "\t" { part.removeLast() }
      return String(part)
    }
  }

  // MARK: Texts

  private func content(
    _ text: Substring, separator: Character, _ decode: (Substring) -> String
  ) -> TextContent {
    let parts =
      text.isEmpty ? [] : text.split(separator: separator, omittingEmptySubsequences: false)
    var members: [(String, TextContent)] = []
    if explodes {
      members = parts.map(Self.pair).map { (decode($0.name[...]), .text(decode($0.value))) }
    } else {
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        members.append((decode(parts[index]), .text(decode(parts[index + 1]))))
      }
    }
    return .parameter(single: decode(text), elements: parts.map(decode), members: members)
  }

  private func deepContent(
    _ pairs: [(name: String, value: Substring)], name: String
  ) -> TextContent? {
    var tree = TextTree()
    for pair in pairs where pair.name.hasPrefix(name + "[") && pair.name.hasSuffix("]") {
      let keys = pair.name.dropFirst(name.count + 1).dropLast().split(
        separator: "][", maxSplits: TextTree.maximumDepth, omittingEmptySubsequences: false)
      guard keys.count <= TextTree.maximumDepth else { continue }
      tree.insert(Self.query(pair.value), at: keys[...])
    }
    return tree.isEmpty ? nil : tree.content
  }

  /// A name and a value at the sides of `=`.
  static func pair(_ text: Substring) -> (name: Substring, value: Substring) {
    guard let mark = text.firstIndex(of: "=") else { return (text, "") }
    return (text[..<mark], text[text.index(after: mark)...])
  }

  /// A text without its percent-encoding.
  static func plain(_ text: Substring) -> String {
    decoded(text, plusIsSpace: false)
  }

  /// The text of a part as a query would have it: in a part nothing is percent-encoded, and the commas
  /// between elements are as they are.
  static func encoded(_ text: String) -> Substring {
    PercentEncoding.encode(text).replacing("%2C", with: ",")[...]
  }

  /// A text of a query, in which `+` is a space, as browsers write it.
  static func query(_ text: Substring) -> String { decoded(text, plusIsSpace: true) }

  /// A text without its percent-encoding. What is no triplet stays as it is.
  private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
    let bytes = Array(text.utf8)[...]
    let decoded = PercentTriplet.decode(bytes, plusIsSpace: plusIsSpace, strict: false)
    return String(decoding: decoded ?? [], as: UTF8.self)
  }
}

/// The members of an object whose names say their place, as in `color[R]`.
private struct TextTree {
  /// How deep members nest; a name that goes deeper is passed over.
  static let maximumDepth = 64

  private var texts: [String] = []
  private var members: [(key: String, tree: TextTree)] = []
  private var positions: [String: Int] = [:]

  var isEmpty: Bool { texts.isEmpty && members.isEmpty }

  mutating func insert(_ text: String, at keys: ArraySlice<Substring>) {
    // `list[]` repeats the list's name, as some write it.
    guard let key = keys.first, !(key.isEmpty && keys.count == 1) else {
      texts.append(text)
      return
    }
    let position = positions[String(key)] ?? members.count
    if position == members.count {
      positions[String(key)] = position
      members.append((String(key), TextTree()))
    }
    members[position].tree.insert(text, at: keys.dropFirst())
  }

  var content: TextContent {
    .parameter(
      single: texts.count == 1 ? texts[0] : nil, elements: texts,
      members: members.map { ($0.key, $0.tree.content) })
  }
}

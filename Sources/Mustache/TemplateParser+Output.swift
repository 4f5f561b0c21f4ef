import ConcordDiagnostics

// What the parser writes into its tables: text, names, references and diagnostics.
extension TemplateParser {
  /// Appends an instruction.
  mutating func append(
    _ operation: Instruction.Operation, at range: Range<Int>, startsLine: Bool = false
  ) {
    tables.instructions.append(
      Instruction(
        operation: operation, startsLine: startsLine, start: Int32(clamping: range.lowerBound),
        end: Int32(clamping: range.upperBound)))
  }

  /// Whether the tag at hand is the first of its line; what follows it then is not.
  mutating func takeLineStart() -> Bool {
    defer { startsLine = false }
    return startsLine
  }

  /// Writes the text before a tag that may stand alone on its line, and moves past the tag. If it
  /// does stand alone, its whole line is left out.
  mutating func writeLine(around tag: Tag) -> Bool {
    if let line = scanner.lineStart(before: tag.range.lowerBound),
      let next = scanner.nextLine(after: tag.range.upperBound)
    {
      writeText(to: max(line, cursor))
      startsLine = true
      cursor = next
      return true
    }
    writeText(to: tag.range.lowerBound)
    cursor = tag.range.upperBound
    return false
  }

  /// Writes the text from the cursor to an offset, each of its lines without the blanks that a
  /// block takes away.
  mutating func writeText(to end: Int) {
    let text = cursor..<max(cursor, end)
    cursor = text.upperBound
    guard !text.isEmpty, open.last?.kind != .parent else { return }
    let start = tables.literals.count
    let first = startsLine
    if dedent == 0 {
      tables.literals += file.bytes[text]
    } else {
      writeDedented(text)
    }
    guard tables.literals.count > start else { return }
    startsLine = tables.literals.last == UInt8(ascii: "\n")
    let span = Span(start..<tables.literals.count)
    let hasNewline = tables.literals[span.range].contains(UInt8(ascii: "\n"))
    append(.text(span, startsLine: first, hasNewline: hasNewline), at: text)
  }

  private mutating func writeDedented(_ text: Range<Int>) {
    // Not `startsLine`: the contents of a block begin a line of output, not one of the file.
    var isLineStart = scanner.isLineStart(text.lowerBound)
    var index = text.lowerBound
    while index < text.upperBound {
      if isLineStart {
        let limit = min(index + dedent, text.upperBound)
        while index < limit, TagScanner.isBlank(file.bytes[index]) { index += 1 }
        isLineStart = false
      } else {
        tables.literals.append(file.bytes[index])
        isLineStart = file.bytes[index] == UInt8(ascii: "\n")
        index += 1
      }
    }
  }

  /// Keeps the blanks that begin a line, without those that a block takes away.
  mutating func literal(indentation: Range<Int>) -> Span {
    let start = tables.literals.count
    tables.literals += file.bytes[indentation].dropFirst(dedent)
    return Span(start..<tables.literals.count)
  }

  /// The template that a partial or parent tag names.
  mutating func reference(_ tag: Tag) -> Int32 {
    if file.bytes[tag.content].first == UInt8(ascii: "*") {
      let name = scanner.trimmed(tag.content.lowerBound + 1..<tag.content.upperBound)
      tables.references.append(.dynamic(contextName(name, of: tag)))
    } else {
      tables.references.append(.named(checked(tag.content, of: tag)))
    }
    return Int32(tables.references.count - 1)
  }

  /// What a tag asks the context for.
  mutating func contextName(_ range: Range<Int>, of tag: Tag) -> Name {
    let text = checked(range, of: tag)
    if text == "." { return .current }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { return .key(Key(text)) }
    if !text.isEmpty, parts.contains(where: \.isEmpty) {
      diagnostics.append(Diagnostic(.templateBadName, at: self.range(tag), text))
    }
    let start = tables.keys.count
    tables.keys += parts.map { Key(String($0)) }
    return .dotted(Span(start..<tables.keys.count))
  }

  /// A name, reported where it is empty or holds white space.
  mutating func checked(_ range: Range<Int>, of tag: Tag) -> String {
    let text = scanner.text(range)
    if range.isEmpty {
      let opening = tag.range.lowerBound..<max(tag.range.lowerBound, tag.content.lowerBound)
      diagnostics.append(
        Diagnostic(
          .templateEmptyName, at: self.range(tag), scanner.text(scanner.trimmed(opening))))
    } else if file.bytes[range].contains(where: TagScanner.isSpace) {
      diagnostics.append(Diagnostic(.templateBadName, at: self.range(tag), text))
    }
    return text
  }

  /// The contents of a tag without any white space, by which a closing tag finds its opening one.
  func compact(_ content: Range<Int>) -> String {
    let bytes = file.bytes[content]
    return String(decoding: bytes.filter { !TagScanner.isSpace($0) }, as: UTF8.self)
  }

  /// The tag that would close an open one.
  func closingTag(of tag: OpenTag) -> String {
    let delimiters = scanner.delimiters
    return String(decoding: delimiters.open, as: UTF8.self)
      + (tag.kind == .group ? "]" : "/" + tag.name)
      + String(decoding: delimiters.close, as: UTF8.self)
  }

  /// Reports a closing tag that comes while another tag is open.
  mutating func reportMismatch(_ tag: Tag, _ opened: OpenTag) {
    let position = file.position(at: opened.tag.range.lowerBound)
    diagnostics.append(
      Diagnostic(
        .templateMismatchedClose, at: range(tag), scanner.text(tag.range),
        scanner.text(opened.tag.range), position.line, position.column,
        closingTag(of: opened)))
  }

  /// Where a tag stands, as diagnostics say it.
  func range(_ tag: Tag) -> SourceRange { range(tag.range) }

  /// A stretch of the file; in what a lambda returned, the place of the lambda's tag.
  func range(_ range: Range<Int>) -> SourceRange {
    origin ?? SourceRange(file.id, range.lowerBound, range.upperBound)
  }
}

import ConcordDiagnostics

/// Turns the bytes of a template into instructions, in one pass.
///
/// Which tags are alone on their line, and what that does to the white space around them, is the
/// specification's *standalone* rules; for parents and blocks, those of its module *inheritance*:
/// a block's contents lose the indentation of their first line and get that of the place where
/// they are written.
struct TemplateParser {
  /// The most errors that are reported of one template.
  static let maximumErrors = 20

  /// A section, inverted section, parent or block that is still to be closed.
  struct OpenTag {
    enum Kind { case section, inverted, parent, block, group }

    let kind: Kind
    let tag: Tag
    let name: String
    let instruction: Int
    /// The number of leading blanks that lines lost before this tag opened.
    let outerDedent: Int
    /// Of a parent: the blanks before it on its line as they were written to the literals, if
    /// nothing else comes before it.
    var indentation: Span?
  }

  let file: SourceFile
  let origin: SourceRange?
  var scanner: TagScanner
  var tables = Template.Tables()
  var diagnostics: [Diagnostic] = []
  var open: [OpenTag] = []
  /// Whether what comes next is the first of its line.
  var startsLine = true
  /// The number of leading blanks that each line loses, at most.
  var dedent = 0
  /// The end of what has been turned into instructions.
  var cursor = 0

  /// Prepares for parsing a file, with or without the line feeds that end it.
  init(
    _ file: SourceFile, delimiters: Delimiters, origin: SourceRange?, dropsFinalNewlines: Bool
  ) {
    self.file = file
    self.origin = origin
    var bytes = file.bytes[...]
    while dropsFinalNewlines, let last = bytes.last, last == 0x0A || last == 0x0D {
      bytes.removeLast()
    }
    scanner = TagScanner(bytes: bytes, delimiters: delimiters)
  }

  /// Parses the whole file; the results are the properties.
  mutating func parse() {
    cursor = scanner.textStart
    scanning: while diagnostics.count < Self.maximumErrors {
      switch scanner.tag(from: cursor) {
      case .none:
        break scanning
      case .unclosed(let start, let opening, let closing):
        diagnostics.append(
          Diagnostic(
            .templateUnclosedTag, at: range(start..<start + opening.utf8.count), opening, closing))
        return
      case .tag(let tag):
        add(tag)
      }
    }
    writeText(to: scanner.bytes.count)
    for tag in open where diagnostics.count < Self.maximumErrors {
      diagnostics.append(
        Diagnostic(
          .templateUnclosedSection, at: range(tag.tag), scanner.text(tag.tag.range),
          closingTag(of: tag)))
    }
    append(.templateEnd, at: scanner.bytes.count..<scanner.bytes.count)
  }

  private mutating func add(_ tag: Tag) {
    switch tag.kind {
    case .variable, .unescaped:
      writeText(to: tag.range.lowerBound)
      cursor = tag.range.upperBound
      let name = contextName(tag.content, of: tag)
      append(
        .variable(name, isEscaped: tag.kind == .variable), at: tag.range,
        startsLine: takeLineStart())
    case .comment:
      _ = writeLine(around: tag)
    case .delimiters:
      _ = writeLine(around: tag)
      setDelimiters(tag)
    case .section, .inverted:
      openSection(tag)
    case .partial:
      addPartial(tag)
    case .parent:
      openParent(tag)
    case .block:
      openBlock(tag)
    case .close:
      close(tag)
    case .group:
      openGroup(tag)
    case .groupEnd:
      closeGroup(tag)
    }
  }

  // MARK: Tags

  private mutating func setDelimiters(_ tag: Tag) {
    let parts = file.bytes[tag.content].split(whereSeparator: TagScanner.isSpace)
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      diagnostics.append(
        Diagnostic(.templateBadDelimiters, at: range(tag), scanner.text(tag.content)))
      return
    }
    scanner.delimiters = Delimiters(open: Array(parts[0]), close: Array(parts[1]))
  }

  private mutating func openSection(_ tag: Tag) {
    let isStandalone = writeLine(around: tag)
    let name = contextName(tag.content, of: tag)
    let isSection = tag.kind == .section
    push(isSection ? .section : .inverted, tag)
    let flag = isStandalone ? false : takeLineStart()
    if isSection {
      append(
        .section(name, details: Int32(tables.sections.count), end: 0), at: tag.range,
        startsLine: flag)
      tables.sections.append(
        Template.Section(
          contents: cursor..<cursor, delimiters: scanner.delimiters, isStandalone: isStandalone))
    } else {
      append(.inverted(name, end: 0), at: tag.range, startsLine: flag)
    }
  }

  private mutating func addPartial(_ tag: Tag) {
    let reference = reference(tag)
    if let line = scanner.lineStart(before: tag.range.lowerBound),
      let next = scanner.nextLine(after: tag.range.upperBound)
    {
      writeText(to: line)
      let indentation = literal(indentation: line..<tag.range.lowerBound)
      append(.partial(reference: reference, .standalone(indentation: indentation)), at: tag.range)
      startsLine = true
      cursor = next
    } else {
      writeText(to: tag.range.lowerBound)
      let line = scanner.blanks(ofLineAt: tag.range.lowerBound)
      append(
        .partial(reference: reference, .inline(indentation: literal(indentation: line))),
        at: tag.range, startsLine: takeLineStart())
      cursor = tag.range.upperBound
    }
  }

  /// Whether a parent is alone on its line shows only at its end: until then its blanks are text.
  private mutating func openParent(_ tag: Tag) {
    let reference = reference(tag)
    writeText(to: tag.range.lowerBound)
    cursor = tag.range.upperBound
    var indentation: Span?
    if let line = scanner.lineStart(before: tag.range.lowerBound) {
      let isWritten = open.last?.kind != .parent
      let count = isWritten ? max(0, tag.range.lowerBound - line - dedent) : 0
      indentation = Span(tables.literals.count - count..<tables.literals.count)
    }
    push(.parent, tag, indentation: indentation)
    append(
      .parent(
        reference: reference, arguments: Int32(tables.arguments.count), end: 0,
        .inline(indentation: .empty)),
      at: tag.range, startsLine: takeLineStart())
    tables.arguments.append([])
  }

  private mutating func openBlock(_ tag: Tag) {
    let isArgument = open.last?.kind == .parent
    let start = tag.range.lowerBound
    let line = scanner.lineStart(before: start)
    // What stands between a parent and its blocks is not written: it does not share their line.
    let next = line != nil || isArgument ? scanner.nextLine(after: tag.range.upperBound) : nil
    let own = (line ?? start)..<start
    var blanks = own
    if let next {
      writeText(to: own.lowerBound)
      blanks = scanner.contentIndentation(from: next) ?? own
    } else {
      writeText(to: start)
    }
    cursor = next ?? tag.range.upperBound
    let key = Key(checked(tag.content, of: tag))
    push(.block, tag)
    append(
      .block(key, indentation: literal(indentation: blanks), isStandalone: next != nil, end: 0),
      at: tag.range, startsLine: next == nil ? takeLineStart() : false)
    dedent = max(dedent, blanks.count)
    startsLine = true
  }

  private mutating func close(_ tag: Tag) {
    guard let opened = matchingTag(tag) else {
      _ = writeLine(around: tag)
      return
    }
    let index = Int32(tables.instructions.count)
    switch tables.instructions[opened.instruction].operation {
    case .section(let name, let details, _):
      let contentsStart = tables.sections[Int(details)].contents.lowerBound
      let isStandalone = writeLine(around: tag)
      let line = scanner.lineStart(before: tag.range.lowerBound)
      let contentsEnd = isStandalone ? line ?? tag.range.lowerBound : tag.range.lowerBound
      tables.sections[Int(details)].contents = contentsStart..<max(contentsStart, contentsEnd)
      tables.instructions[opened.instruction].operation = .section(
        name, details: details, end: Int32(tables.instructions.count))
      append(
        .sectionEnd(start: Int32(opened.instruction)), at: tag.range,
        startsLine: isStandalone ? false : takeLineStart())
    case .inverted(let name, _):
      let isStandalone = writeLine(around: tag)
      tables.instructions[opened.instruction].operation = .inverted(
        name, end: Int32(tables.instructions.count))
      append(
        .invertedEnd, at: tag.range, startsLine: isStandalone ? false : takeLineStart())
    case .parent(let reference, let arguments, _, _):
      closeParent(tag, opened, reference: reference, arguments: arguments, end: index)
    case .block(let key, let indentation, let isStandalone, _):
      closeBlock(tag, opened, key)
      tables.instructions[opened.instruction].operation = .block(
        key, indentation: indentation, isStandalone: isStandalone,
        end: Int32(tables.instructions.count - 1))
    default:
      break
    }
    open.removeLast()
  }

  private mutating func closeParent(
    _ tag: Tag, _ opened: OpenTag, reference: Int32, arguments: Int32, end: Int32
  ) {
    var placement = Placement.inline(
      indentation: literal(indentation: scanner.blanks(ofLineAt: opened.tag.range.lowerBound)))
    startsLine = false
    cursor = tag.range.upperBound
    if let indentation = opened.indentation,
      let next = scanner.nextLine(after: tag.range.upperBound)
    {
      placement = .standalone(indentation: indentation)
      if opened.instruction > 0,
        case .text(var span, let isFirst, let hasNewline) =
          tables.instructions[opened.instruction - 1].operation
      {
        span.count -= min(span.count, indentation.count)
        tables.instructions[opened.instruction - 1].operation = .text(
          span, startsLine: isFirst, hasNewline: hasNewline)
      }
      tables.instructions[opened.instruction].startsLine = false
      startsLine = true
      cursor = next
    }
    tables.instructions[opened.instruction].operation = .parent(
      reference: reference, arguments: arguments, end: end, placement)
    append(.parentEnd, at: tag.range)
  }

  private mutating func closeBlock(_ tag: Tag, _ opened: OpenTag, _ key: Key) {
    if open.count > 1, case .parent = open[open.count - 2].kind,
      case .parent(_, let list, _, _) = tables.instructions[open[open.count - 2].instruction]
        .operation
    {
      // What follows on the line is not written, so blanks before the tag are all of its line.
      writeText(
        to: scanner.lineStart(before: tag.range.lowerBound).map { max($0, cursor) }
          ?? tag.range.lowerBound)
      cursor = tag.range.upperBound
      tables.arguments[Int(list)].append(
        Template.Argument(name: key, body: Int32(opened.instruction + 1)))
      startsLine = false
    } else if !writeLine(around: tag) {
      startsLine = startsLine && tables.instructions.count > opened.instruction + 1
    }
    append(.blockEnd, at: tag.range)
    dedent = opened.outerDedent
  }

  private mutating func openGroup(_ tag: Tag) {
    writeText(to: tag.range.lowerBound)
    cursor = tag.range.upperBound
    if let style = LineLayout.Style(rawValue: scanner.text(tag.content)) {
      push(.group, tag)
      append(.group(style), at: tag.range, startsLine: takeLineStart())
    } else {
      diagnostics.append(
        Diagnostic(.templateBadGroup, at: range(tag), scanner.text(tag.content)))
    }
  }

  private mutating func closeGroup(_ tag: Tag) {
    writeText(to: tag.range.lowerBound)
    cursor = tag.range.upperBound
    if let top = open.last, top.kind == .group {
      open.removeLast()
      guard case .group(let style) = tables.instructions[top.instruction].operation else { return }
      append(.groupEnd(style), at: tag.range, startsLine: takeLineStart())
    } else if let top = open.last {
      reportMismatch(tag, top)
    } else {
      diagnostics.append(
        Diagnostic(.templateStrayClose, at: range(tag), scanner.text(tag.range)))
    }
  }

  /// The open tag that a closing tag closes, once those inside that are still open are reported.
  private mutating func matchingTag(_ tag: Tag) -> OpenTag? {
    let name = compact(tag.content)
    guard let top = open.last,
      let match = open.lastIndex(where: { $0.name == name && $0.kind != .group })
    else {
      if let top = open.last {
        reportMismatch(tag, top)
      } else {
        diagnostics.append(
          Diagnostic(.templateStrayClose, at: range(tag), scanner.text(tag.range)))
      }
      return nil
    }
    if match < open.count - 1 {
      reportMismatch(tag, top)
      dedent = open[match + 1].outerDedent
      open.removeSubrange((match + 1)...)
    }
    return open[match]
  }

  private mutating func push(_ kind: OpenTag.Kind, _ tag: Tag, indentation: Span? = nil) {
    open.append(
      OpenTag(
        kind: kind, tag: tag, name: compact(tag.content), instruction: tables.instructions.count,
        outerDedent: dedent, indentation: indentation))
  }
}

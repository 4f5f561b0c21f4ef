internal import CLibYAML
internal import ConcordDiagnostics

/// What libyaml found wrong, in words that say what to do.
struct YAMLProblem {
  private let problem: String
  private let context: String
  /// Where the problem is, in bytes.
  private let place: Int
  /// Where the thing that it is a problem of starts, in bytes.
  private let origin: Int
  private let character: Unicode.Scalar?
  private let value: Int
  private let isReaderError: Bool
  private let end: Int

  /// Takes the fault of a parser that has stopped.
  init(
    _ parser: yaml_parser_t, in bytes: UnsafeBufferPointer<UInt8>, start: Int,
    cursor: inout CharacterCursor
  ) {
    problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    context = parser.context.map { String(cString: $0) } ?? ""
    isReaderError = parser.error == YAML_READER_ERROR
    // The reader counts bytes, everything above it characters.
    let place =
      isReaderError
      ? min(start + parser.problem_offset, bytes.count)
      : cursor.offset(ofCharacter: parser.problem_mark.index)
    origin =
      context.isEmpty || isReaderError
      ? place : cursor.offset(ofCharacter: parser.context_mark.index)
    var last = place
    if last < bytes.count { last += 1 }
    while last < bytes.count, bytes[last] & 0xC0 == 0x80 { last += 1 }
    self.place = place
    value = Int(parser.problem_value)
    character = String(decoding: bytes[place..<last], as: UTF8.self).unicodeScalars.first
    end = last
  }

  /// The diagnostic; the log says which line an offset is on.
  func diagnostic(log: inout ParseLog) -> Diagnostic {
    let range = log.range(place, end)
    let origin = log.place(self.origin)
    if isReaderError { return readerFault(at: range) }
    switch problem {
    case "found character that cannot start any token":
      guard let character, character != "\t" else { return Diagnostic(.yamlTab, at: range) }
      return Diagnostic(.yamlReservedCharacter, at: range, [String(character)])
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return Diagnostic(.yamlTab, at: range)
    case "mapping values are not allowed in this context":
      return Diagnostic(.yamlUnexpectedColon, at: range)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(.yamlUnexpectedDash, at: range)
    case "did not find expected key":
      return character == "\t"
        ? Diagnostic(.yamlTab, at: range)
        : Diagnostic(.yamlExpectedKey, at: range, origin.line, origin.column)
    case "did not find expected '-' indicator":
      return Diagnostic(.yamlExpectedDash, at: range, origin.line, origin.column)
    case "could not find expected ':'":
      return Diagnostic(.yamlExpectedColon, at: range, origin.line, origin.column)
    case "did not find expected node content":
      return Diagnostic(.yamlExpectedValue, at: range)
    case "did not find expected ',' or ']'":
      return Diagnostic(
        .yamlUnclosedBracket, at: range, Phrase.commaOrBracket, origin.line, origin.column)
    case "did not find expected ',' or '}'":
      return Diagnostic(
        .yamlUnclosedBracket, at: range, Phrase.commaOrBrace, origin.line, origin.column)
    case "found unexpected end of stream" where context == "while scanning a quoted scalar",
      "found unexpected document indicator" where context == "while scanning a quoted scalar":
      return Diagnostic(.yamlUnclosedQuote, at: log.range(self.origin, self.origin + 1))
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return Diagnostic(.yamlBadEscape, at: range)
    case "found undefined tag handle":
      return Diagnostic(.yamlUndefinedTagHandle, at: range)
    case "did not find expected <document start>":
      return Diagnostic(
        .yamlSyntax, at: range,
        Phrase.yamlDocumentEnded)
    default:
      let origin = context.isEmpty ? "" : " \(context) of line \(origin.line)"
      return Diagnostic(.yamlSyntax, at: range, problem + origin)
    }
  }

  private func readerFault(at range: SourceRange) -> Diagnostic {
    guard problem == "control characters are not allowed" else {
      return Diagnostic(.yamlSyntax, at: range, problem)
    }
    let digits = String(max(0, value), radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return Diagnostic(.yamlControlCharacter, at: range, padding + digits)
  }
}

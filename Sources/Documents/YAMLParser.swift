internal import CLibYAML
internal import ConcordDiagnostics

/// Reads YAML through libyaml's events and hands them to a ``YAMLTreeBuilder``.
///
/// libyaml reads YAML 1.1 with most of 1.2's syntax; what its scalars mean is decided here, by
/// the core schema of YAML 1.2.2. It takes U+0085, U+2028 and U+2029 for line breaks.
struct YAMLParser: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private var cursor: CharacterCursor
  private var builder: YAMLTreeBuilder

  /// Reads `bytes` of `file`, which must be UTF-8, from a position after any byte-order mark.
  init(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool,
    limits: Limits
  ) {
    self.bytes = bytes
    self.start = start
    cursor = CharacterCursor(bytes, start: start, isASCII: isASCII)
    builder = YAMLTreeBuilder(file, limits: limits)
  }

  /// What there was to say so far.
  var log: ParseLog { builder.log }

  /// The root, or `nil` where there is none; the caller looks at the log for errors.
  mutating func parse() -> Node? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      builder.log.report(Diagnostic(.yamlSyntax, at: nil, Phrase.yamlOutOfMemory))
      return nil
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let content = UnsafeBufferPointer(rebasing: bytes[start...])
    yaml_parser_set_input_string(parser, content.baseAddress, content.count)

    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer { event.deallocate() }
    var secondDocument: Int?
    while !builder.hasGivenUp {
      guard yaml_parser_parse(parser, event) == 1 else {
        let problem = YAMLProblem(parser.pointee, in: bytes, start: start, cursor: &cursor)
        builder.log.report(problem.diagnostic(log: &builder.log))
        return nil
      }
      defer { yaml_event_delete(event) }
      switch event.pointee.type {
      case YAML_STREAM_END_EVENT:
        if builder.root == nil { builder.log.report(emptyDocument) }
        return builder.root
      case YAML_DOCUMENT_START_EVENT where builder.root != nil:
        secondDocument = offset(event.pointee.start_mark)
      case YAML_DOCUMENT_END_EVENT where secondDocument != nil:
        secondDocument = nil
      default:
        if let place = secondDocument {
          guard isEmptyScalar(event.pointee) else {
            let range = builder.log.range(place, min(place + 3, bytes.count))
            builder.log.report(Diagnostic(.yamlSecondDocument, at: range))
            return nil
          }
          let range = builder.log.range(place, min(place + 3, bytes.count))
          builder.log.report(Diagnostic(.yamlEmptyDocument, at: range))
        } else {
          receive(event.pointee)
        }
      }
    }
    return nil
  }

  private var emptyDocument: Diagnostic {
    Diagnostic(.documentEmpty, at: builder.log.range(start, start))
  }

  private func isEmptyScalar(_ event: yaml_event_t) -> Bool {
    event.type == YAML_SCALAR_EVENT && event.data.scalar.length == 0
      && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
  }

  @inline(__always)
  private mutating func offset(_ mark: yaml_mark_t) -> Int {
    cursor.offset(ofCharacter: mark.index)
  }

  @inline(__always)
  private mutating func receive(_ event: yaml_event_t) {
    let start = offset(event.start_mark)
    let end = offset(event.end_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      builder.scalar(
        YAMLTreeBuilder.Scalar(
          text: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, tag: Self.text(scalar.tag),
          anchor: Self.text(scalar.anchor)),
        start, end)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      builder.open(
        isObject: true, tag: Self.text(mapping.tag), anchor: Self.text(mapping.anchor), start, end)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      builder.open(
        isObject: false, tag: Self.text(sequence.tag), anchor: Self.text(sequence.anchor), start,
        end)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      // A closing bracket has a length; the end of a block is where the next token starts, which
      // says nothing about the block.
      builder.close(at: end > start ? end : nil)
    case YAML_ALIAS_EVENT:
      builder.alias(Self.text(event.data.alias.anchor) ?? "", start, end)
    default: break
    }
  }

  @inline(__always)
  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer else { return nil }
    return String(decodingCString: pointer, as: UTF8.self)
  }
}

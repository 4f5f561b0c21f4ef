internal import ConcordDiagnostics

/// Reads JSON as RFC 8259 has it, nothing looser, in one pass over the bytes.
///
/// Containers live on a stack of the parser's own, so that no nesting can exhaust the thread's.
/// It stops at the first fault of syntax; keys that stand twice are all reported.
struct JSONParser: ~Copyable {
  /// An object or array that is still open.
  private struct Frame {
    let isObject: Bool
    let start: Int
    /// The height of the stack that its content lies on.
    let base: Int
    var key = ""
    var keyStart = 0
    var keyEnd = 0
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  private var position: Int
  private var frames: [Frame] = []
  private var elements = MoveStack<Node>()
  private var members = MoveStack<Member>()
  private var scratch: [UInt8] = []
  /// What there was to say so far.
  private(set) var log: ParseLog
  /// Whether the file is not JSON, rather than JSON that is refused.
  private(set) var foundSyntaxError = false

  /// Reads `bytes` of `file`, which must be UTF-8, from a position after any byte-order mark.
  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, start: Int, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    position = start
    log = ParseLog(file)
    frames.reserveCapacity(32)
  }

  /// The root, or `nil` after a fault; the caller looks at the log for other errors.
  mutating func parse() -> Node? {
    skipBlanks()
    guard position < bytes.count else {
      foundSyntaxError = true
      log.report(Diagnostic(.documentEmpty, at: log.range(position, position)))
      return nil
    }
    while true {
      guard var node = parseScalarOrOpen() else {
        if foundSyntaxError || tooDeep { return nil }
        continue
      }
      // Puts the finished value into what it stands in, which may finish that in turn.
      delivering: while true {
        guard let frame = frames.last else { return finish(node) }
        if frame.isObject {
          members.push(
            Member(
              key: frame.key, keyRange: log.range(frame.keyStart, frame.keyEnd), value: node))
        } else {
          elements.push(node)
        }
        skipBlanks()
        let close = UInt8(ascii: frame.isObject ? "}" : "]")
        switch current {
        case UInt8(ascii: ","):
          let comma = position
          position += 1
          skipBlanks()
          if current == close {
            failTrailingComma(at: comma, close: close)
            return nil
          }
          if frame.isObject {
            guard parseKey() else { return nil }
          }
          break delivering
        case close:
          position += 1
          node = closeContainer(frame)
        default:
          failInsideContainer(frame, close: close)
          return nil
        }
      }
    }
  }

  /// The byte at the position, or zero at the end of the file; a real NUL is told apart by the
  /// position where that matters.
  @inline(__always)
  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private var tooDeep: Bool { frames.count > limits.depth }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  // MARK: Values

  /// Reads a scalar or an empty container; or opens a container, or fails, and gives `nil`.
  private mutating func parseScalarOrOpen() -> Node? {
    skipBlanks()
    let start = position
    switch current {
    case UInt8(ascii: "\""):
      guard let text = parseString() else { return nil }
      return Node(.string(text), at: log.range(start, position))
    case UInt8(ascii: "{"): return open(isObject: true)
    case UInt8(ascii: "["): return open(isObject: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return parseNumber()
    case UInt8(ascii: "t") where word("true"): return Node(.bool(true), at: passed(start))
    case UInt8(ascii: "f") where word("false"): return Node(.bool(false), at: passed(start))
    case UInt8(ascii: "n") where word("null"): return Node(.null, at: passed(start))
    default:
      if position >= bytes.count, let frame = frames.last {
        failUnclosed(frame)
      } else {
        fail(.jsonExpectedValue, found)
      }
      return nil
    }
  }

  private func passed(_ start: Int) -> SourceRange { log.range(start, position) }

  /// Moves past a word when it stands here.
  private mutating func word(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[position + offset] != text.utf8Start[offset] {
      return false
    }
    position += length
    return true
  }

  private mutating func open(isObject: Bool) -> Node? {
    let start = position
    position += 1
    frames.append(
      Frame(isObject: isObject, start: start, base: isObject ? members.count : elements.count))
    if tooDeep {
      log.report(Diagnostic(.nestingTooDeep, at: log.range(start, start + 1), limits.depth))
      return nil
    }
    skipBlanks()
    if current == UInt8(ascii: isObject ? "}" : "]") {
      position += 1
      frames.removeLast()
      return Node(isObject ? .object([]) : .array([]), at: log.range(start, position))
    }
    if isObject { _ = parseKey() }
    return nil
  }

  private mutating func closeContainer(_ frame: Frame) -> Node {
    frames.removeLast()
    let range = log.range(frame.start, position)
    guard frame.isObject else { return Node(.array(elements.take(from: frame.base)), at: range) }
    let content = members.take(from: frame.base)
    if content.count > 1 { log.reportDuplicateKeys(content) }
    return Node(.object(content), at: range)
  }

  /// Reads a key and its colon into the innermost frame.
  private mutating func parseKey() -> Bool {
    let start = position
    guard current == UInt8(ascii: "\"") else {
      if position >= bytes.count, let frame = frames.last {
        failUnclosed(frame)
      } else {
        fail(.jsonExpectedKey, found)
      }
      return false
    }
    guard let key = parseString() else { return false }
    let end = position
    skipBlanks()
    guard current == UInt8(ascii: ":") else {
      fail(.jsonExpectedColon, found)
      return false
    }
    position += 1
    let top = frames.count - 1
    frames[top].key = key
    frames[top].keyStart = start
    frames[top].keyEnd = end
    return true
  }

  private mutating func parseNumber() -> Node? {
    let start = position
    let scan = JSONNumberGrammar.scan(bytes, from: start)
    position = scan.end
    if let fault = scan.fault {
      fail(.jsonBadNumber, fault.phrase)
      return nil
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Node(.number(NumberLiteral(parsed: text)), at: log.range(start, position))
  }

  private mutating func finish(_ node: Node) -> Node? {
    skipBlanks()
    guard position < bytes.count else { return node }
    fail(.jsonTrailingText, found)
    return nil
  }

  // MARK: Strings

  /// Reads the string that opens here; `nil` after a fault.
  private mutating func parseString() -> String? {
    let open = position
    let start = open + 1
    position = JSONString.plainEnd(bytes, from: start)
    if current == UInt8(ascii: "\""), position < bytes.count {
      let text = String(
        decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
      position += 1
      return text
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[start..<position])
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: scratch, as: UTF8.self)
      case UInt8(ascii: "\\"):
        let escape = JSONString.escape(bytes, at: position)
        guard let scalar = escape.scalar else {
          fail(.jsonBadEscape, length: escape.end - position)
          return nil
        }
        if escape.isLoneSurrogate {
          log.report(Diagnostic(.jsonLoneSurrogate, at: log.range(position, escape.end)))
        }
        scratch.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        position = escape.end
      case 0..<0x20:
        let digits = String(bytes[position], radix: 16, uppercase: true)
        let code = String(repeating: "0", count: 4 - digits.utf8.count) + digits
        fail(.jsonControlCharacter, code, JSONString.escapeText(of: bytes[position], code: code))
        return nil
      default:
        let end = JSONString.plainEnd(bytes, from: position)
        scratch.append(contentsOf: bytes[position..<end])
        position = end
      }
    }
    position = open
    fail(.jsonUnclosedString)
    return nil
  }

  // MARK: Faults

  /// What stands at the position, for a message.
  private var found: DiagnosticArgument {
    guard position < bytes.count else { return .phrase(.endOfFile) }
    let end = min(position + 4, bytes.count)
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    return text.unicodeScalars.first.map { .names([String($0)]) } ?? .phrase(.this)
  }

  private mutating func fail(_ kind: DiagnosticKind, length: Int) {
    foundSyntaxError = true
    log.report(Diagnostic(kind, at: faultRange(length)))
  }

  private mutating func fail(
    _ kind: DiagnosticKind, _ arguments: any DiagnosticArgumentConvertible...
  ) {
    foundSyntaxError = true
    log.report(Diagnostic(kind, at: faultRange(1), arguments: arguments))
  }

  private func faultRange(_ length: Int) -> SourceRange {
    log.range(position, min(position + length, bytes.count))
  }

  private mutating func failTrailingComma(at comma: Int, close: UInt8) {
    position = comma
    fail(.jsonTrailingComma, String(Unicode.Scalar(close)))
  }

  private mutating func failInsideContainer(_ frame: Frame, close: UInt8) {
    if position >= bytes.count {
      failUnclosed(frame)
    } else {
      fail(.jsonExpectedComma, String(Unicode.Scalar(close)), found)
    }
  }

  private mutating func failUnclosed(_ frame: Frame) {
    foundSyntaxError = true
    let place = log.place(frame.start)
    log.report(
      Diagnostic(
        .jsonUnclosed, at: faultRange(0), frame.isObject ? "{" : "[", place.line, place.column,
        frame.isObject ? "}" : "]"))
  }
}

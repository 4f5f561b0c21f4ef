import ConcordDiagnostics

/// How the lines of the output start.
struct LineStarts {
  /// The indentation in force is a stretch at the end of these blanks.
  var blanks: [UInt8] = []
  var indentation = 0..<0
  /// The next line start is not one in the output: a block's contents begin within a line.
  var skipsNext = false
}

// What instructions write.
extension Renderer {
  @inline(__always)
  mutating func write(
    _ value: Value, _ name: Name, isEscaped: Bool, for instruction: Instruction
  ) throws(Diagnostic) {
    switch value {
    case .string(let text):
      if isEscaped, options.escaping == .html {
        output.append(escaping: text)
      } else {
        output.append(utf8Of: text)
      }
    case .wrapped(let text): write(text, isEscaped: isEscaped)
    case .null: break
    case .bool(let value): output.append(utf8Of: value ? "true" : "false")
    case .int(let number): output.append(utf8Of: "\(number)")
    case .list, .object:
      guard options.missingKeys == .error else { return }
      throw Diagnostic(
        .templateNotText, at: template.range(of: instruction), template.text(of: name),
        value.kindName)
    case .lambda(let lambda):
      let kind = Call.Kind.lambdaVariable(start: output.count, isEscaped: isEscaped)
      try call(lambda.body(nil), .standard, kind, for: instruction)
      indent(.inline(indentation: .empty))
    }
  }

  mutating func writeIndented(_ span: Span, startsLine: Bool) {
    current.takeUnretainedValue().literals.withUnsafeBufferPointer {
      writeIndented($0, span, startsLine: startsLine)
    }
  }

  private mutating func writeIndented(
    _ literals: UnsafeBufferPointer<UInt8>, _ span: Span, startsLine: Bool
  ) {
    let newline = UInt8(ascii: "\n")
    let end = span.range.upperBound
    var lineStart = span.range.lowerBound
    var isFirst = startsLine
    // Where the output becomes too large, the next instruction says so.
    while lineStart < end, output.count <= outputLimit {
      var lineEnd = lineStart
      while lineEnd < end, literals[lineEnd] != newline { lineEnd += 1 }
      // A line without anything on it stays so.
      let length = lineEnd - lineStart
      let isEmpty = length == 0 || (length == 1 && literals[lineStart] == UInt8(ascii: "\r"))
      if isFirst, lines.skipsNext || !(isEmpty && lineEnd < end) { startLine() }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[lineStart..<lineEnd]))
      if lineEnd < end {
        endLine()
        lineEnd += 1
      }
      lineStart = lineEnd
      isFirst = true
    }
  }

  @inline(__always)
  mutating func startLine() {
    if lines.skipsNext {
      lines.skipsNext = false
    } else if !lines.indentation.isEmpty {
      output.append(lines.blanks, lines.indentation)
    }
  }

  /// Ends a line of a template: where groups are open, a line that may be joined with the next.
  mutating func endLine() {
    if layout != nil {
      if layout?.depth == 0 {
        layout?.finishLine(in: &output)
      } else {
        layout?.lineBreak(isHard: false, at: output.count)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ text: WrappedText, isEscaped: Bool) {
    var lineStart = output.count
    while lineStart > 0, output[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    let repeated = repeatedStart(of: lineStart)
    var room = WrappedText.Room(.max)
    if let lineLength = layout?.lineLength {
      let columns = output.withUnsafeBufferPointer { LineLayout.columns($0, lineStart..<$0.count) }
      room = WrappedText.Room(
        first: max(0, lineLength - columns), rest: max(0, lineLength - repeated.count))
    }
    wrapped.removeAll(keepingCapacity: true)
    text.write(room, &wrapped)
    var start = 0
    while true {
      let end = wrapped[start...].firstIndex(of: UInt8(ascii: "\n")) ?? wrapped.count
      if start > 0 {
        if layout?.depth == 0 {
          layout?.finishLine(in: &output)
        } else {
          layout?.lineBreak(isHard: true, at: output.count)
        }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeated)
      }
      if isEscaped, options.escaping == .html {
        wrapped[start..<end].withUnsafeBufferPointer { output.append(escaping: $0) }
      } else {
        output.append(wrapped, start..<end)
      }
      if start == end {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
      }
      guard end < wrapped.count else { break }
      start = end + 1
    }
  }

  /// What further lines of a wrapped text begin with where the first one begins at an offset: the
  /// blanks and slashes, and a blank for the dash of a list.
  private func repeatedStart(of lineStart: Int) -> [UInt8] {
    var repeated: [UInt8] = []
    for index in lineStart..<output.count {
      switch output[index] {
      case UInt8(ascii: " "), UInt8(ascii: "/"): repeated.append(output[index])
      case UInt8(ascii: "-"):
        // The dash of an arrow is none of a list.
        let next = index + 1
        guard next == output.count || output[next] != UInt8(ascii: ">") else { return repeated }
        repeated.append(UInt8(ascii: " "))
      default: return repeated
      }
    }
    return repeated
  }

  mutating func indent(_ placement: Placement) {
    switch placement {
    case .inline(let added):
      guard layout != nil else {
        lines.indentation = lines.blanks.count..<lines.blanks.count
        return
      }
      if added.count > 0 {
        lines.blanks += calls[calls.count - 1].caller.takeUnretainedValue().literals[added.range]
      }
      lines.indentation = lines.indentation.lowerBound..<lines.blanks.count
      lines.skipsNext = true
    case .standalone(let added):
      if layout != nil { calls[calls.count - 1].lineStart = output.count }
      if added.count > 0 {
        lines.blanks += calls[calls.count - 1].caller.takeUnretainedValue().literals[added.range]
      }
      lines.indentation = lines.indentation.lowerBound..<lines.blanks.count
    }
  }
}

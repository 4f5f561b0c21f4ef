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
    let newline = UInt8(ascii: "\n")
    let literals = current.takeUnretainedValue().literals
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
      output.append(literals, lineStart..<lineEnd)
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
    var start = output.count
    while start > 0, output[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let columns = output.withUnsafeBufferPointer { LineLayout.columns($0, start..<$0.count) }
    var lineStart = output[start...].prefix(while: Self.isRepeated).map { byte in
      byte == UInt8(ascii: "-") ? UInt8(ascii: " ") : byte
    }
    // Of an arrow, unlike of the dash of a list, nothing is repeated.
    if start + lineStart.count < output.count, output[start + lineStart.count] == UInt8(ascii: ">")
    {
      lineStart.removeLast()
    }
    let room = layout.map { layout in
      WrappedText.Room(
        first: max(0, layout.lineLength - columns),
        rest: max(0, layout.lineLength - lineStart.count))
    }
    var isFirst = true
    for line in text.lines(room ?? WrappedText.Room(.max)) {
      if !isFirst {
        if layout?.depth == 0 {
          layout?.finishLine(in: &output)
        } else {
          layout?.lineBreak(isHard: true, at: output.count)
        }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: lineStart)
      }
      isFirst = false
      if isEscaped, options.escaping == .html {
        output.append(escaping: line)
      } else {
        output.append(utf8Of: line)
      }
      if line.isEmpty {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
      }
    }
  }

  /// Whether further lines of a wrapped text begin with a byte where the first one does.
  private static func isRepeated(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
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

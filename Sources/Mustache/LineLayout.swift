/// The layout of lines: the extension of Mustache by which a template says where a line may break.
///
/// A *group*, `{{[}}…{{]}}`, is written in the template as it looks on several lines. Where all of
/// it has room on one line, its line breaks are left out instead: nothing takes their place after
/// an opening bracket, before a closing one, before the dot of a member and between braces, a space
/// does elsewhere, and the comma before a closing square bracket goes. It counts all the same, as it
/// does for swift-format: what is laid out here stays as it is there.
///
/// A group has all of its line breaks or none of them. A group that fills, `{{[fill}}…{{]}}`, has
/// those that it needs: a line break is written where what follows it, up to the next one, has no
/// room on the line. Groups are decided from the outside in, so that an inner one stays on a line as
/// long as it can.
///
/// This is the algorithm of Oppen (*Prettyprinting*, 1980) in the form of Wadler (*A prettier
/// printer*, 2003). It takes time in proportion to the text: the width of what follows a place up
/// to the next possible break is the difference of two sums that are made once for each line.
struct LineLayout {
  /// How a group breaks.
  enum Style: String, Sendable {
    /// All line breaks or none.
    case consistent = ""
    /// Each line break only where what follows it has no room on the line.
    case fill
  }

  /// A place in the output of which the layout knows.
  struct Mark {
    enum Kind { case open(Style), close(Style), softBreak, hardBreak }

    let kind: Kind
    /// The offset in the output; for a break, that of its line feed.
    let offset: Int
  }

  /// How many Unicode scalars a line may have.
  let lineLength: Int
  /// How many groups are open.
  private(set) var depth = 0
  /// The marks of the line at hand.
  private(set) var marks: [Mark] = []

  private var steps: [Step] = []
  private var laidOut: [UInt8] = []
  /// While breaks are connected: the next break at each depth, this one and those around it.
  private var nextBreaks: [Int] = []
  /// While breaks are connected: the ends of the open groups.
  private var closes: [Int] = []

  init(lineLength: Int) {
    self.lineLength = lineLength
  }

  /// A mark with the text behind it.
  private struct Step {
    var kind: Mark.Kind
    /// The text up to the next mark, without the indentation that follows a break.
    var text: Range<Int>
    /// How many columns the text takes.
    var columns: Int
    /// What the line break is where it is left out: a number of spaces, or -1 where the comma in
    /// front of it goes.
    var join = 0
    /// Of a break: the indentation behind it as the template has it.
    var indentation = 0
    /// Of a break: whether another follows it, or it stands between two brackets without contents.
    var isNeverTaken = false
    /// Of an opening, its close; else the next break that can be taken once this place is passed.
    var next = 0
    /// How many columns come before it if nothing breaks.
    var start = 0
    /// How many hard breaks come before it.
    var hardBreaks = 0
  }

  /// A group that is being written.
  private struct Group {
    let style: Style
    let isFlat: Bool
    /// How much farther to the right than in the template its lines stand.
    let shift: Int
  }

  // MARK: Marking

  mutating func open(_ style: Style, at offset: Int) {
    depth += 1
    marks.append(Mark(kind: .open(style), offset: offset))
  }

  mutating func close(_ style: Style, at offset: Int) {
    depth -= 1
    marks.append(Mark(kind: .close(style), offset: offset))
  }

  mutating func lineBreak(isHard: Bool, at offset: Int) {
    marks.append(Mark(kind: isHard ? .hardBreak : .softBreak, offset: offset))
  }

  // MARK: Laying out

  /// Lays out the line at hand, which ends where the output ends, in its place.
  mutating func finishLine(in output: inout [UInt8]) {
    guard let first = marks.first else { return }
    let end = output.count
    laidOut.removeAll(keepingCapacity: true)
    output.withUnsafeBufferPointer { bytes in
      var start = first.offset
      while start > 0, bytes[start - 1] != Self.newline { start -= 1 }
      if joinAll(bytes, lineStart: start, end: end) { return }
      laidOut.removeAll(keepingCapacity: true)
      collect(from: bytes, end: end)
      connect(bytes)
      write(bytes, lineStart: start, contentStart: first.offset)
    }
    output.replaceSubrange(first.offset..., with: laidOut)
    marks.removeAll(keepingCapacity: true)
    depth = 0
  }

  /// Joins all lines where they have room on one, as most have, and decides as the general way
  /// does, without its steps; `false` where they have none.
  private mutating func joinAll(
    _ bytes: UnsafeBufferPointer<UInt8>, lineStart: Int, end: Int
  ) -> Bool {
    var columns = Self.columns(bytes, lineStart..<marks[0].offset)
    var textStart = marks[0].offset
    // Of the line breaks behind the last text, the last counts.
    var lineFeed: Int?
    for index in 0...marks.count {
      var textEnd = end
      if index < marks.count {
        switch marks[index].kind {
        case .open, .close: continue
        case .hardBreak: return false
        case .softBreak: textEnd = marks[index].offset
        }
      }
      if textStart < textEnd {
        if let lineFeed {
          switch Self.join(bytes, at: lineFeed, nextByte: bytes[textStart]) {
          case ..<0: laidOut.removeLast()
          case 0: break
          default:
            laidOut.append(Self.space)
            columns += 1
          }
        }
        laidOut.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[textStart..<textEnd]))
        columns += Self.columns(bytes, textStart..<textEnd)
        guard columns <= lineLength else { return false }
      }
      lineFeed = textEnd
      textStart = textEnd + 1
      let indentationEnd = index + 1 < marks.count ? marks[index + 1].offset : end
      while textStart < indentationEnd, bytes[textStart] == Self.space { textStart += 1 }
    }
    return true
  }

  /// Makes a step of each mark.
  private mutating func collect(from bytes: UnsafeBufferPointer<UInt8>, end: Int) {
    steps.removeAll(keepingCapacity: true)
    steps.reserveCapacity(marks.count)
    var lastBreak = -1
    for index in marks.indices {
      let mark = marks[index]
      let textEnd = index + 1 < marks.count ? marks[index + 1].offset : end
      var textStart = mark.offset
      var step = Step(kind: mark.kind, text: textStart..<textStart, columns: 0)
      switch mark.kind {
      case .open, .close: break
      case .softBreak, .hardBreak:
        textStart += 1
        while textStart < textEnd, bytes[textStart] == Self.space { textStart += 1 }
        step.indentation = textStart - mark.offset - 1
        if case .softBreak = mark.kind {
          // Of breaks with nothing between them, the last is taken.
          if lastBreak >= 0 { steps[lastBreak].isNeverTaken = true }
          lastBreak = index
        }
      }
      step.text = textStart..<textEnd
      step.columns = Self.columns(bytes, step.text)
      if step.columns > 0 { lastBreak = -1 }
      steps.append(step)
    }
  }

  /// Finds what each break joins and which break comes after each place, and adds up the columns.
  private mutating func connect(_ bytes: UnsafeBufferPointer<UInt8>) {
    nextBreaks.removeAll(keepingCapacity: true)
    nextBreaks.append(steps.count)
    closes.removeAll(keepingCapacity: true)
    // The next break of any group.
    var nextBreak = steps.count
    var nextByte: UInt8 = 0
    for index in steps.indices.reversed() {
      if let byte = bytes[steps[index].text].first { nextByte = byte }
      switch steps[index].kind {
      case .close(let style):
        // What fills looks no farther than to the next break, whatever group this is in.
        steps[index].next =
          style == .fill ? nextBreak : nextBreaks[nextBreaks.count - 1]
        nextBreaks.append(steps[index].next)
        closes.append(index)
      case .open:
        nextBreaks.removeLast()
        steps[index].next = closes.removeLast()
      case .softBreak:
        steps[index].next = nextBreaks[nextBreaks.count - 1]
        join(index, bytes, nextByte: nextByte)
        if !steps[index].isNeverTaken {
          nextBreaks[nextBreaks.count - 1] = index
          nextBreak = index
        }
      case .hardBreak:
        nextBreak = index
        for depth in nextBreaks.indices { nextBreaks[depth] = index }
      }
    }
    steps.append(Step(kind: .hardBreak, text: 0..<0, columns: 0, next: steps.count))
    var (column, hardBreaks) = (0, 0)
    for index in steps.indices {
      steps[index].start = column
      steps[index].hardBreaks = hardBreaks
      column += max(0, steps[index].join) + steps[index].columns
      if case .hardBreak = steps[index].kind { hardBreaks += 1 }
    }
  }

  private mutating func join(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, nextByte: UInt8
  ) {
    let lineFeed = steps[index].text.lowerBound - steps[index].indentation - 1
    let previous = Self.lastByte(bytes, before: lineFeed)
    if nextByte == 0 || Self.isOpening(previous) && Self.isClosing(nextByte) {
      steps[index].isNeverTaken = true
    }
    if steps[index].isNeverTaken { return }
    steps[index].join = Self.join(bytes, at: lineFeed, nextByte: nextByte)
  }

  /// Writes the steps to ``laidOut``.
  private mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, lineStart: Int, contentStart: Int
  ) {
    var groups: [Group] = []
    var indentation = 0
    while lineStart + indentation < contentStart, bytes[lineStart + indentation] == Self.space {
      indentation += 1
    }
    // The indentation of the line as it is written, and as the template has it.
    var lineIndentation = indentation
    var column = Self.columns(bytes, lineStart..<contentStart)
    for index in steps.indices.dropLast() {
      let step = steps[index]
      switch step.kind {
      case .open(let style):
        let end = steps[step.next]
        let fits =
          end.hardBreaks == step.hardBreaks
          && column + steps[end.next].start - step.start <= lineLength
        groups.append(
          Group(
            style: style, isFlat: groups.last?.isFlat == true || fits,
            shift: lineIndentation - indentation))
      case .close:
        groups.removeLast()
      case .softBreak:
        indentation = step.indentation
        guard let group = groups.last else { break }
        let isTaken =
          !group.isFlat && !step.isNeverTaken
          && (group.style == .consistent || isHardBreak(step.next)
            || column + steps[step.next].start - step.start > lineLength)
        if isTaken {
          while laidOut.last == Self.space { laidOut.removeLast() }
          lineIndentation = max(0, indentation + group.shift)
          column = startLine(lineIndentation)
        } else if step.join > 0 {
          laidOut.append(Self.space)
          column += 1
        } else if step.join < 0 {
          laidOut.removeLast()
          column -= 1
        }
      case .hardBreak:
        indentation = step.indentation
        lineIndentation = max(0, indentation + (groups.last?.shift ?? 0))
        column = startLine(step.columns == 0 ? 0 : lineIndentation)
      }
      laidOut.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[step.text]))
      column += step.columns
    }
  }

  /// Whether a step is a break that is always taken. What comes before one stands on a line of its
  /// own.
  private func isHardBreak(_ index: Int) -> Bool {
    if case .hardBreak = steps[index].kind { index < steps.count - 1 } else { false }
  }

  private mutating func startLine(_ indentation: Int) -> Int {
    laidOut.append(Self.newline)
    laidOut.append(contentsOf: repeatElement(Self.space, count: indentation))
    return indentation
  }
}

import ConcordDiagnostics

/// Runs the instructions of templates.
///
/// Nothing here calls itself: sections, partials, parents, blocks and lambdas each have a stack of
/// their own in memory, so that no template and no value can exhaust the thread's.
///
/// Templates are held unowned, because counting references at every call and instruction is what
/// takes the most time otherwise: those of the library are kept alive by it, those that lambdas
/// returned by ``returned`` until their call ends.
struct Renderer {
  /// What is resumed when a template, block or lambda ends.
  struct Call {
    enum Kind {
      case template, parent, block, lambdaSection
      /// The output from `start` on is the value of a variable.
      case lambdaVariable(start: Int, isEscaped: Bool)
    }

    let kind: Kind
    let caller: Unmanaged<LinkedTemplate>
    let counter: Int
    let indentation: Range<Int>
    let arguments: Int
    /// Where the output of a partial or parent begins that stands alone on its line.
    var lineStart: Int?
  }

  /// What a section goes through. For a value that is no list there are no items.
  private struct Iteration {
    let items: [Value]
    var next: Int
  }

  private let library: TemplateLibrary
  let options: RenderingOptions
  var output: [UInt8]
  /// What the output may grow to.
  let outputLimit: Int

  private(set) var current: Unmanaged<LinkedTemplate>
  /// The templates that lambdas returned whose calls have not ended.
  private var returned: [LinkedTemplate] = []
  private var counter = 0
  private var contexts: ContextStack
  private var iterations: [Iteration] = []
  var calls: [Call] = []
  private var arguments = ParentArguments()
  /// How lines start.
  var lines = LineStarts()
  /// The lines of a wrapped text, between their making and their writing.
  var wrapped: [UInt8] = []
  /// How lines break; without a line length, not at all.
  var layout: LineLayout?

  init(
    _ library: TemplateLibrary, _ entry: LinkedTemplate, _ value: Value,
    options: RenderingOptions, output: consuming [UInt8]
  ) {
    self.library = library
    self.options = options
    outputLimit = output.count + options.maximumOutput
    self.output = output
    current = Unmanaged.passUnretained(entry)
    contexts = ContextStack(value)
    layout = library.lineLength.map { LineLayout(lineLength: $0) }
  }

  /// Renders until the first template ends.
  mutating func run() throws(Diagnostic) {
    var stepsLeft = options.maximumSteps
    while true {
      let instruction = current._withUnsafeGuaranteedRef { $0.instructions[counter] }
      counter += 1
      stepsLeft -= 1
      if stepsLeft < 0 || output.count > outputLimit {
        throw overrun(at: instruction, isOutput: output.count > outputLimit)
      }
      if instruction.startsLine { startLine() }
      switch instruction.operation {
      case .text(let span, let startsLine, let hasNewline):
        if !startsLine && !hasNewline
          || lines.indentation.isEmpty && !lines.skipsNext && !hasMarks
        {
          current._withUnsafeGuaranteedRef { output.append($0.literals, span.range) }
        } else {
          writeIndented(span, startsLine: startsLine)
        }
      case .variable(let name, let isEscaped):
        let value = try resolve(name, for: instruction)
        try write(value, name, isEscaped: isEscaped, for: instruction)
      case .section(let name, let details, let end):
        let value = try resolve(name, for: instruction)
        try open(value, details: Int(details), end: Int(end), for: instruction)
      case .sectionEnd(let start):
        repeatSection(from: Int(start))
      case .inverted(let name, let end):
        if isTrue(try resolve(name, for: instruction)) { counter = Int(end) + 1 }
      case .partial(let reference, let placement):
        if let next = try find(reference, for: instruction) {
          try call(next, .template, for: instruction)
          indent(placement)
        }
      case .parent(let reference, let list, let end, let placement):
        counter = Int(end)
        if let next = try find(reference, for: instruction) {
          let owner = current
          try call(next, .parent, for: instruction)
          indent(placement)
          arguments.push(owner, list: Int(list))
        }
      case .block(let key, let span, let isStandalone, let end):
        try openBlock(key, span, isStandalone: isStandalone, end: Int(end), for: instruction)
      case .group(let style):
        layout?.open(style, at: output.count)
      case .groupEnd(let style):
        layout?.close(style, at: output.count)
      case .templateEnd, .blockEnd:
        guard let call = calls.popLast() else {
          layout?.finishLine(in: &output)
          return
        }
        end(call)
      case .invertedEnd, .parentEnd:
        break
      }
    }
  }

  private func overrun(at instruction: Instruction, isOutput: Bool) -> Diagnostic {
    let range = template.range(of: instruction)
    return isOutput
      ? Diagnostic(.templateOutputTooLarge, at: range, options.maximumOutput)
      : Diagnostic(.templateTooManySteps, at: range, options.maximumSteps)
  }

  // MARK: Sections

  private mutating func open(
    _ value: Value, details: Int, end: Int, for instruction: Instruction
  ) throws(Diagnostic) {
    switch value {
    case .list(let items):
      guard let first = items.first else { break }
      contexts.push(first)
      iterations.append(Iteration(items: items, next: 1))
      return
    case .lambda(let lambda):
      counter = end + 1
      let section = template.tables.sections[details]
      let file = template.file
      let text = lambda.body(String(decoding: file.bytes[section.contents], as: UTF8.self))
      try call(text, section.delimiters, .lambdaSection, for: instruction)
      lines.skipsNext = !section.isStandalone
      return
    default:
      guard isTrue(value) else { break }
      contexts.push(value)
      iterations.append(Iteration(items: [], next: 0))
      return
    }
    counter = end + 1
  }

  private mutating func repeatSection(from start: Int) {
    let last = iterations.count - 1
    let next = iterations[last].next
    if next < iterations[last].items.count {
      contexts.replaceTop(with: iterations[last].items[next])
      iterations[last].next = next + 1
      counter = start + 1
    } else {
      iterations.removeLast()
      contexts.pop()
    }
  }

  private func isTrue(_ value: Value) -> Bool {
    switch value {
    case .null: false
    case .bool(let value): value
    case .string(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .int, .object, .lambda, .wrapped: true
    }
  }

  // MARK: Calls

  var template: Template { current.takeUnretainedValue().template }

  /// Whether the line at hand has groups.
  @inline(__always)
  var hasMarks: Bool { layout?.marks.isEmpty == false }

  private mutating func call(
    _ next: Unmanaged<LinkedTemplate>, _ kind: Call.Kind, for instruction: Instruction
  ) throws(Diagnostic) {
    guard calls.count < options.maximumDepth else {
      throw Diagnostic(
        .templateRecursion, at: template.range(of: instruction), options.maximumDepth)
    }
    calls.append(
      Call(
        kind: kind, caller: current, counter: counter, indentation: lines.indentation,
        arguments: arguments.current))
    current = next
    counter = 0
  }

  /// Calls what a lambda returned.
  mutating func call(
    _ text: String, _ delimiters: Delimiters, _ kind: Call.Kind, for instruction: Instruction
  ) throws(Diagnostic) {
    let origin = template.range(of: instruction)
    var files = SourceFiles()
    let file = files.add(path: template.file.path, bytes: Array(text.utf8))
    var diagnostics: [Diagnostic] = []
    guard
      let result = Template.parse(
        file, delimiters: delimiters, origin: origin, dropsFinalNewlines: false,
        reporting: &diagnostics)
    else {
      let message = diagnostics.first?.message ?? ""
      throw Diagnostic(.templateLambdaSyntax, at: origin, message)
    }
    let linked = library.link(result)
    try call(Unmanaged.passUnretained(linked), kind, for: instruction)
    returned.append(linked)
  }

  private mutating func end(_ call: Call) {
    switch call.kind {
    case .template:
      if layout != nil { lines.skipsNext = false }
    case .parent:
      arguments.pop()
      if layout != nil { lines.skipsNext = false }
    case .block: lines.skipsNext = false
    case .lambdaSection:
      lines.skipsNext = false
      returned.removeLast()
    case .lambdaVariable(let start, let isEscaped):
      lines.skipsNext = false
      returned.removeLast()
      if isEscaped, options.escaping == .html {
        let value = Array(output[start...])
        output.removeLast(value.count)
        value.withUnsafeBufferPointer { output.append(escaping: $0) }
      }
    }
    if let start = call.lineStart, output.count > start, output.last != UInt8(ascii: "\n") {
      endLine()
    }
    current = call.caller
    counter = call.counter
    arguments.current = call.arguments
    lines.indentation = call.indentation
    let surplus = lines.blanks.count - lines.indentation.upperBound
    if surplus > 0 { lines.blanks.removeLast(surplus) }
  }

  private mutating func openBlock(
    _ key: Key, _ span: Span, isStandalone: Bool, end: Int, for instruction: Instruction
  ) throws(Diagnostic) {
    let added = template.tables.literals[span.range]
    let body = counter
    counter = end + 1
    if let match = arguments.match(key) {
      try call(match.frame.owner, .block, for: instruction)
      counter = match.body
      // What stands in an argument is text of the template around the parent tag, and can be
      // overridden only by what that template can be overridden by.
      arguments.current = match.frame.outer
    } else {
      try call(current, .block, for: instruction)
      counter = body
    }
    lines.blanks += added
    lines.indentation = lines.indentation.lowerBound..<lines.blanks.count
    lines.skipsNext = !isStandalone
  }

  /// The template that a tag names, or `nil` if there is none and none is needed.
  private func find(
    _ reference: Int32, for instruction: Instruction
  ) throws(Diagnostic) -> Unmanaged<LinkedTemplate>? {
    let link = current._withUnsafeGuaranteedRef { $0.links[Int(reference)] }
    if link >= 0 { return Unmanaged.passUnretained(library.entries[Int(link)]) }
    let name: String
    switch template.tables.references[Int(reference)] {
    case .named(let text):
      name = text
    case .dynamic(let path):
      switch try resolve(path, for: instruction) {
      case .string(let text):
        name = text
      case .int(let number):
        name = "\(number)"
      case .null, .bool(false):
        return nil
      case let value:
        guard options.missingKeys == .error else { return nil }
        throw Diagnostic(
          .templateNotText, at: template.range(of: instruction), template.text(of: path),
          value.kindName)
      }
    }
    if let number = library.number(of: name) {
      return Unmanaged.passUnretained(library.entries[Int(number)])
    }
    guard options.missingKeys == .error else { return nil }
    throw Diagnostic(.templateMissing, at: template.range(of: instruction), name)
  }

  // MARK: The context

  @inline(__always)
  private func resolve(_ name: Name, for instruction: Instruction) throws(Diagnostic) -> Value {
    switch name {
    case .key(let key):
      if let value = contexts.value(of: key) { return value }
    case .current:
      return contexts.top
    case .dotted(let span):
      if let value = contexts.value(of: template.tables.keys[span.range]) { return value }
    }
    if options.missingKeys == .empty { return .null }
    let names = contexts.names
    throw Diagnostic(
      .templateMissingKey, at: template.range(of: instruction), template.text(of: name),
      names.isEmpty ? DiagnosticArgument.phrase(.none) : .names(Array(names.prefix(20))))
  }
}

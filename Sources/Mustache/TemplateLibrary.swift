package import ConcordDiagnostics

/// Templates by name. Partials and parents name others of the same library.
///
/// All of them are parsed, and the names in their tags looked up, when the library is made.
package struct TemplateLibrary: Sendable {
  let entries: [LinkedTemplate]
  private let numbers: [String: Int32]

  /// How many Unicode scalars a line of output may have; `nil` if templates are rendered as the
  /// Mustache specification has it. See ``LineLayout``.
  let lineLength: Int?

  /// The names of all templates, sorted.
  package let names: [String]

  /// A reference, for each one that names a template that the library does not have.
  ///
  /// They are no errors yet: a tag that is never reached, or that is rendered with
  /// ``RenderingOptions/MissingKeys/empty``, does no harm.
  package let unresolved: [Diagnostic]

  /// Parses the templates, in the order of their names, and reports every error in each of them.
  /// A template with an error is left out.
  ///
  /// - Parameters:
  ///   - files: The templates by name.
  ///   - overrides: Templates by name that take the place of those in `files`, or join them. Where
  ///     one names itself, it means the template whose place it takes, so that it can extend it.
  ///   - lineLength: How many Unicode scalars a line of output may have. With a line length, the
  ///     engine lays out the lines that have groups, a line feed at the end of a template is not
  ///     part of it, a partial alone on its line ends that line, and one that shares a line is
  ///     indented as that line is.
  ///   - diagnostics: Where the errors are appended.
  package init(
    _ files: [String: SourceFile], overrides: [String: SourceFile] = [:], lineLength: Int? = nil,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let originals = files.filter { overrides[$0.key] != nil }
    let files = files.merging(overrides) { $1 }
    var templates: [Template] = []
    var names: [String] = []
    var numbers: [String: Int32] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      let template = Template.parse(
        file, delimiters: .standard, origin: nil, dropsFinalNewlines: lineLength != nil,
        reporting: &diagnostics)
      guard let template else { continue }
      numbers[name] = Int32(templates.count)
      names.append(name)
      templates.append(template)
    }
    self.names = names
    self.lineLength = lineLength
    self.numbers = numbers
    var originalNumbers: [String: Int32] = [:]
    for (name, file) in originals.sorted(by: { $0.key < $1.key }) {
      let template = Template.parse(
        file, delimiters: .standard, origin: nil, dropsFinalNewlines: lineLength != nil,
        reporting: &diagnostics)
      guard let template else { continue }
      originalNumbers[name] = Int32(templates.count)
      templates.append(template)
    }
    let ownNames = names
    entries = templates.enumerated().map { index, template in
      let name = index < ownNames.count ? ownNames[index] : ""
      return LinkedTemplate(
        template, in: numbers, original: originalNumbers[name].map { (name, $0) })
    }
    unresolved = entries.flatMap { entry in
      entry.template.tables.instructions.compactMap { instruction in
        let reference: Int32
        switch instruction.operation {
        case .partial(let number, _): reference = number
        case .parent(let number, _, _, _): reference = number
        default: return nil
        }
        guard case .named(let name) = entry.template.tables.references[Int(reference)],
          files[name] == nil
        else { return nil }
        return Diagnostic(.templateMissing, at: entry.template.range(of: instruction), name)
      }
    }
  }

  /// The names that partials and parents reach from some of the templates, those included. A tag
  /// whose name the context gives reaches all of them.
  package func reached(from roots: Set<String>) -> Set<String> {
    var reached: Set<String> = []
    var open = Array(roots)
    while let name = open.popLast() {
      guard let number = numbers[name], reached.insert(name).inserted else { continue }
      for reference in entries[Int(number)].template.tables.references {
        switch reference {
        case .named(let name): open.append(name)
        case .dynamic: return Set(names)
        }
      }
    }
    return reached
  }

  /// Renders a template into bytes of UTF-8.
  ///
  /// - Throws: The first error: a template or key that does not exist, a recursion without an end,
  ///   a value without text. Its range is that of the tag.
  package func render(
    _ name: String, _ value: Value, options: RenderingOptions = RenderingOptions()
  ) throws(Diagnostic) -> [UInt8] {
    var output: [UInt8] = []
    try render(name, value, options: options, into: &output)
    return output
  }

  /// Renders a template and appends its bytes; if it throws, nothing is appended. See
  /// ``render(_:_:options:)``.
  package func render(
    _ name: String, _ value: Value, options: RenderingOptions = RenderingOptions(),
    into output: inout [UInt8]
  ) throws(Diagnostic) {
    guard let number = number(of: name) else {
      throw Diagnostic(.templateMissing, at: nil, name)
    }
    var renderer = Renderer(
      self, entries[Int(number)], value, options: options, output: consumeBytes(&output))
    let start = renderer.output.count
    do {
      try renderer.run()
      output = renderer.output
    } catch {
      output = renderer.output
      output.removeLast(max(0, output.count - start))
      throw error
    }
  }

  /// The number of the template of a name.
  func number(of name: String) -> Int32? { numbers[name] }

  /// A template that is not of this library, linked to those that are.
  func link(_ template: Template) -> LinkedTemplate {
    LinkedTemplate(template, in: numbers)
  }

  /// Takes the bytes out of a variable, so that there is one owner and appending copies nothing.
  private func consumeBytes(_ bytes: inout [UInt8]) -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }
}

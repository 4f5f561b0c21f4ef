package import ConcordDiagnostics

/// A parsed template: a flat array of instructions with the tables that they point into.
package final class Template: Sendable {
  /// The largest template that is parsed, in bytes (16 MiB).
  package static let maximumSize = 16 << 20

  /// A template that a partial or parent tag names.
  enum Reference: Sendable {
    case named(String)
    /// The context names it (`{{>*name}}`).
    case dynamic(Name)
  }

  /// What a section keeps for the case that its value is a lambda.
  struct Section: Sendable {
    /// The unrendered contents: offsets in the file.
    var contents: Range<Int>
    let delimiters: Delimiters
    let isStandalone: Bool
  }

  /// A block inside a parent tag: what takes the place of a block of the same name.
  struct Argument: Sendable {
    let name: Key
    /// The index of the first instruction of its contents.
    let body: Int32
  }

  /// What parsing gives: the instructions, and what they name by position.
  struct Tables: Sendable {
    var instructions: [Instruction] = []
    /// The bytes of all text.
    var literals: [UInt8] = []
    /// The parts of all dotted names.
    var keys: [Key] = []
    var references: [Reference] = []
    var sections: [Section] = []
    /// The blocks of each parent tag.
    var arguments: [[Argument]] = []
  }

  let file: SourceFile
  /// The tag whose lambda returned this template, where one did. All ranges are then this one.
  let origin: SourceRange?
  let tables: Tables

  init(_ parser: TemplateParser) {
    file = parser.file
    origin = parser.origin
    tables = parser.tables
  }

  /// Parses a template by the Mustache specification 1.4 with its optional modules inheritance,
  /// dynamic names and lambdas, and throws the first error.
  package static func parse(_ file: SourceFile) throws(Diagnostic) -> Template {
    var diagnostics: [Diagnostic] = []
    if let template = parse(file, reporting: &diagnostics) { return template }
    throw diagnostics.first ?? Diagnostic(.templateUnclosedTag, at: file.range)
  }

  /// Parses a template and reports all its errors, up to ``TemplateParser/maximumErrors``; `nil`
  /// if there is one.
  package static func parse(
    _ file: SourceFile, reporting diagnostics: inout [Diagnostic]
  ) -> Template? {
    parse(
      file, delimiters: .standard, origin: nil, dropsFinalNewlines: false, reporting: &diagnostics)
  }

  static func parse(
    _ file: SourceFile, delimiters: Delimiters, origin: SourceRange?, dropsFinalNewlines: Bool,
    reporting diagnostics: inout [Diagnostic]
  ) -> Template? {
    guard file.bytes.count <= maximumSize else {
      diagnostics.append(
        Diagnostic(.templateTooLarge, at: file.range.startOnly, maximumSize))
      return nil
    }
    var parser = TemplateParser(
      file, delimiters: delimiters, origin: origin, dropsFinalNewlines: dropsFinalNewlines)
    parser.parse()
    diagnostics += parser.diagnostics
    return parser.diagnostics.isEmpty ? Template(parser) : nil
  }

  /// Where the tag of an instruction stands.
  func range(of instruction: Instruction) -> SourceRange {
    origin ?? SourceRange(file.id, Int(instruction.start), Int(instruction.end))
  }

  /// A name as the tag writes it.
  func text(of name: Name) -> String {
    switch name {
    case .current: "."
    case .key(let key): key.name
    case .dotted(let span): tables.keys[span.range].map(\.name).joined(separator: ".")
    }
  }
}

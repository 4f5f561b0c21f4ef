/// A template of a library, with its references looked up there.
final class LinkedTemplate: Sendable {
  /// The number of a template that does not exist, or that only the context names.
  static let missing: Int32 = -1

  let template: Template
  /// The template's own, one step nearer.
  let instructions: [Instruction]
  /// The template's own, one step nearer.
  let literals: [UInt8]
  /// For each of ``Template/references``, the number of the template in the library, or
  /// ``missing``.
  let links: [Int32]

  init(_ template: Template, in numbers: [String: Int32]) {
    self.template = template
    instructions = template.tables.instructions
    literals = template.tables.literals
    links = template.tables.references.map { reference in
      if case .named(let name) = reference { numbers[name] ?? Self.missing } else { Self.missing }
    }
  }
}

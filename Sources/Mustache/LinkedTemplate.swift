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

  /// Links a template.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - numbers: The numbers of all templates by their names.
  ///   - original: The template that this one takes the place of: where its name stands in this one,
  ///     it stands for the original.
  init(
    _ template: Template, in numbers: [String: Int32],
    original: (name: String, number: Int32)? = nil
  ) {
    self.template = template
    instructions = template.tables.instructions
    literals = template.tables.literals
    links = template.tables.references.map { reference in
      guard case .named(let name) = reference else { return Self.missing }
      if let original, original.name == name { return original.number }
      return numbers[name] ?? Self.missing
    }
  }
}

import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSwiftIR

/// Gives every type its name, once all types are known (the second of two passes: gather, then
/// name).
///
/// A schema under `components` whose name is fit for Swift keeps it whatever else there is; then
/// come other schemas under `components`, then inline schemas, each group in document order. So a
/// name changes only when a schema that has a better claim to it appears.
struct NamePass {
  private let options: LoweringOptions
  private(set) var scope: NameScope
  private(set) var diagnostics: [Diagnostic] = []
  /// The names in the order of the types.
  private(set) var names: [Identifier] = []

  /// Names the types that a builder has made so far, and after them operations that have names.
  init(_ builder: TypeBuilder, options: LoweringOptions, operations: [String] = []) {
    let hints = builder.hints
    let typeNames = builder.typeNames
    self.options = options
    let reserved = ReservedNames.types.union(ReservedNames.generated)
      .union(options.moduleName.isEmpty ? [] : [options.moduleName])
    scope = NameScope(reserved: reserved)
    var texts = [String?](repeating: nil, count: hints.count)
    let ownNames = hints.indices.map { index in
      ownName(hints[index], typeName: typeNames[index], builder.swiftNames[index])
    }
    let ranks = hints.indices.map { index in
      rank(hints[index], typeName: typeNames[index], own: ownNames[index])
    }
    for rank in 0...4 {
      // Below `Operations`, the types of the operations hide others of their names. They were named
      // after the schemas under `components`, and before inline ones.
      if rank == 3 { scope.reserve(operations) }
      for (index, hint) in hints.enumerated() where ranks[index] == rank {
        let wanted = ownNames[index] ?? typeNames[index]
        let taken = scope.take(candidates(wanted, hint))
        texts[index] = taken
        if taken != wanted, hint.isComponent {
          diagnostics.append(
            Diagnostic(
              .nameTaken, at: builder.schemas[index].range, hint.parts[0], taken, wanted))
        }
      }
    }
    names = texts.map { .type($0 ?? "Unnamed") }
  }

  /// A name that the user or the document chose.
  private func ownName(
    _ hint: NameHint, typeName: String, _ swiftName: String?
  ) -> String? {
    if !options.schemaNames.isEmpty {
      let key = hint.parts.joined(separator: ".")
      if let name = options.schemaNames[key] ?? options.schemaNames[typeName] {
        return SwiftName.type(name)
      }
    }
    return swiftName.map(SwiftName.type)
  }

  private func rank(_ hint: NameHint, typeName: String, own: String?) -> Int {
    guard hint.isComponent else { return own == nil ? 4 : 3 }
    if own != nil { return 0 }
    return typeName == hint.parts[0] ? 1 : 2
  }

  private func candidates(_ wanted: String, _ hint: NameHint) -> [String] {
    if hint.isComponent || hint.parts.count == 1 { return [wanted, wanted + "Model"] }
    return [wanted]
  }

  /// Takes a name for the struct of a response.
  mutating func takeResponseName(_ name: String) -> Identifier {
    .type(scope.take([SwiftName.type(name), SwiftName.type(name) + "Response"]))
  }
}

import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The types of a module as operations ask about them.
struct DeclaredTypes {
  private let types: SchemaTypes
  private let declarations: [TypeDeclaration]

  init(_ types: SchemaTypes, _ declarations: [TypeDeclaration]) {
    self.types = types
    self.declarations = declarations
  }

  /// What a schema of an operation becomes.
  func use(_ schema: Schema) -> TypeUse { types.use(types.graph.use(of: schema)) }

  /// Whether a type is a struct with properties.
  func isStruct(_ type: TypeReference) -> Bool {
    guard case .structure(let declaration)? = declaration(of: type) else { return false }
    return declaration.form == .object
  }

  private func declaration(of type: TypeReference) -> TypeDeclaration? {
    guard case .named(let id)? = target(of: type) else { return nil }
    return declarations[Int(id.index)]
  }

  /// The type that an alias stands for, through all aliases; `nil` where they lead to one another.
  private func target(of type: TypeReference) -> TypeReference? {
    var type = type
    for _ in 0...declarations.count {
      guard case .named(let id) = type, case .alias(let alias) = declarations[Int(id.index)] else {
        return type
      }
      type = alias.target
    }
    return nil
  }
}

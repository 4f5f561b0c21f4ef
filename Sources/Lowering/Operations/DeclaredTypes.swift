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

  /// Whether a type is a struct that holds files.
  func hasFiles(_ type: TypeReference) -> Bool {
    guard case .structure(let declaration)? = declaration(of: type) else { return false }
    return declaration.properties.contains { formValue($0.key, of: type)?.value == .file }
  }

  /// Whether a schema is one of text or of anything, so that bytes say all of it.
  func isText(_ schema: Schema) -> Bool {
    switch use(schema).element {
    case .primitive(.string), .primitive(.filePart), .primitive(.data), .primitive(.json): true
    default: false
    }
  }

  /// How a field of a form is written.
  enum FormValue {
    /// As a file, with the content type that it is given.
    case file
    /// As JSON.
    case json
    /// As text.
    case text
  }

  /// How the field of a form is written that a property is, and whether it repeats its name; `nil`
  /// where a struct has no such property.
  func formValue(_ key: String, of type: TypeReference) -> (value: FormValue, isList: Bool)? {
    guard case .structure(let declaration)? = self.declaration(of: type),
      let property = declaration.properties.first(where: { $0.key == key })
    else { return nil }
    switch target(of: property.type) {
    case .array(let element): return (formValue(of: element), true)
    case let type?: return (formValue(of: type), false)
    case nil: return (.json, false)
    }
  }

  private func formValue(of type: TypeReference) -> FormValue {
    switch target(of: type) {
    case .primitive(.filePart): .file
    case .primitive(.json), .array, .dictionary, nil: .json
    case .primitive, .external: .text
    case .optional(let wrapped): formValue(of: wrapped)
    case .named(let id):
      if case .enumeration = declarations[Int(id.index)] { .text } else { .json }
    }
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

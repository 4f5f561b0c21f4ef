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

  /// Whether a form is a struct that holds files.
  func hasFiles(_ form: Endpoint.Body.Form) -> Bool {
    guard case .structure(let declaration)? = declaration(of: form.type) else { return false }
    let headed = Set(form.encodings.filter { !$0.headers.isEmpty }.map(\.key))
    return declaration.properties.contains { property in
      let hasHeaders = headed.contains(property.key)
      return formValue(property.key, of: form.type, hasHeaders: hasHeaders)?.value == .file
    }
  }

  /// Whether a schema is one of text or of anything, so that bytes say all of it.
  func isText(_ schema: Schema) -> Bool {
    switch use(schema).element {
    case .primitive(.string), .primitive(.filePart), .primitive(.data), .primitive(.json): true
    default: false
    }
  }

  /// Whether a schema names its element in XML, so that text of it is one.
  func isNamedInXML(_ schema: Schema) -> Bool { schema.annotations.xml?.name != nil }

  /// The root element of a body of XML, where its type does not say it.
  func xmlRoot(_ schema: Schema) -> XMLTable.Field? {
    let use = types.graph.use(of: schema)
    let type = types.use(use).type
    if isStruct(type) { return nil }
    let itemsAreNamed = element(of: type).map(isStruct) ?? false
    return XMLNames(graph: types.graph).root(use, itemsAreNamed: itemsAreNamed)
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
  ///
  /// - Parameters:
  ///   - key: The property's key.
  ///   - type: The struct.
  ///   - hasHeaders: Whether the property is a part with header fields, of which its body is looked
  ///     at.
  /// - Returns: How it is written.
  func formValue(
    _ key: String, of type: TypeReference, hasHeaders: Bool = false
  ) -> (value: FormValue, isList: Bool)? {
    guard let type = property(key, of: type) else { return nil }
    switch target(of: type) {
    case .array(let element): return (formValue(of: element, hasHeaders: hasHeaders), true)
    case let type?: return (formValue(of: type, hasHeaders: hasHeaders), false)
    case nil: return (.json, false)
    }
  }

  /// What parts are that have positions and no names.
  ///
  /// - Parameter type: The type of all of them.
  /// - Returns: The types of the first parts, and of the others; `nil` where there are no others. Nothing
  ///   where parts have names.
  func parts(of type: TypeReference) -> (first: [TypeReference], other: TypeReference?)? {
    if case .array(let element)? = target(of: type) { return ([], element) }
    guard case .structure(let declaration)? = declaration(of: type), declaration.form == .array
    else { return nil }
    return (declaration.properties.map(\.type), declaration.additionalProperties?.type)
  }

  /// The element of a list; `nil` for what is none.
  func element(of type: TypeReference) -> TypeReference? {
    if case .array(let element)? = target(of: type) { element } else { nil }
  }

  /// The type of a struct's property.
  private func property(_ key: String, of type: TypeReference) -> TypeReference? {
    guard case .structure(let declaration)? = self.declaration(of: type) else { return nil }
    return declaration.properties.first { $0.key == key }?.type
  }

  /// How a value in a form, or a part, is written.
  ///
  /// - Parameters:
  ///   - type: Its type.
  ///   - hasHeaders: Whether it is a part with header fields, of which its body is looked at.
  /// - Returns: How it is written.
  func formValue(of type: TypeReference, hasHeaders: Bool) -> FormValue {
    if hasHeaders, let body = property("body", of: type) { return formValue(of: body) }
    return formValue(of: type)
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

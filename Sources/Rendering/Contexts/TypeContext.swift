import ConcordMustache
import ConcordSwiftIR

/// Writes uses of types where they stand.
struct TypeContext: Sendable {
  let module: SwiftModule
  /// What stands before the names of the module's outermost types, outside of the namespace: its name
  /// with a point, or nothing.
  let qualifier: String
  /// The names that lead to each type, joined by points.
  private let paths: [String]
  /// The first of the names that lead to each type.
  private let roots: [String]
  /// The names of the types themselves.
  private let names: [String]
  /// The declaration that the code stands in.
  private var place: TypeParent?
  /// Whether that is in nothing but the namespace, where other types are found without its name.
  private var isInNamespace = false
  /// Names of types in that declaration, or in what is around it or in it: there, what is in a type
  /// of such a name that is in nothing itself is written with the module's name.
  private var hidden: Set<String> = []

  init(module: SwiftModule) {
    self.module = module
    qualifier = module.namespace.map { $0 + "." } ?? ""
    names = module.types.map { Self.spelled($0.name) }
    let paths = module.types.indices.map { module.path(of: TypeID(index: $0)) }
    roots = paths.map { $0[0].text }
    self.paths = paths.map { $0.map(Self.spelled).joined(separator: ".") }
  }

  /// The context of code in a declaration.
  ///
  /// - Parameters:
  ///   - place: The declaration.
  ///   - hidden: The names of all types of the file that are in others.
  /// - Returns: The context.
  func inside(_ place: TypeParent, hiding hidden: Set<String>) -> TypeContext {
    var context = self
    context.place = place
    if case .type(let id) = place { context.isInNamespace = module.parent(of: id) == nil }
    context.hidden = hidden
    return context
  }

  /// A type.
  func text(_ type: TypeReference) -> String {
    switch type {
    case .primitive(let primitive): primitive.rawValue
    case .external(let name): name
    case .named(let id): text(id)
    case .array(let inner): "[\(text(inner))]"
    case .dictionary(let inner): "[String: \(text(inner))]"
    case .optional(let inner): "\(text(inner))?"
    }
  }

  private func text(_ id: TypeID) -> String {
    let index = Int(id.index)
    if let parent = module.parent(of: id), parent == place { return names[index] }
    if hidden.contains(roots[index]) {
      return "\(module.namespace ?? module.name).\(paths[index])"
    }
    return isInNamespace ? paths[index] : qualifier + paths[index]
  }

  /// The names that lead to a type from anywhere, joined by points.
  func path(_ id: TypeID) -> String { qualifier + paths[Int(id.index)] }

  /// A generic type of the runtime.
  func generic(_ name: String, _ arguments: String...) -> String {
    "\(name)<\(arguments.joined(separator: ", "))>"
  }

  /// Whether a type needs Foundation.
  func needsFoundation(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive(let primitive): primitive.home == .foundation
    case .external: true
    case .named: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): needsFoundation(inner)
    }
  }

  /// A name with backticks where it needs them.
  static func spelled(_ name: Identifier) -> String {
    name.isKeyword ? "`\(name.text)`" : name.text
  }

  /// A name in front of an argument, where one keyword alone needs backticks.
  static func label(_ name: Identifier) -> String {
    name.text == "inout" ? "`\(name.text)`" : name.text
  }
}

extension Value {
  /// A list whose elements know whether they are the last.
  static func listed<T>(_ elements: [T], _ make: (T, Bool) -> Value) -> Value {
    .list(elements.enumerated().map { make($0.element, $0.offset == elements.count - 1) })
  }

  /// A comment; `null` where it says nothing.
  static func comment(_ documentation: Documentation) -> Value {
    let comment = DocumentationComment(documentation)
    return comment.isEmpty ? .null : .wrapped(WrappedText(writing: comment.write(room:to:)))
  }
}

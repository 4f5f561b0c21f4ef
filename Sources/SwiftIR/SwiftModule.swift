/// A Swift module that is to be written: what the templates are given, and nothing of the document
/// that it came from but source ranges.
package struct SwiftModule: Sendable {
  /// The module's own name; empty where it is not known.
  package var name = ""
  /// The enum that everything is declared in; `nil` where declarations are the module's own.
  package var namespace: String?
  /// What the API is called.
  package var title: String
  /// The version of the description.
  package var version: String
  /// What the API is for.
  package var documentation: Documentation
  /// All types, each at the position that its ``TypeID`` holds, in document order.
  package var types: [TypeDeclaration] = []
  /// What each of ``types`` is declared in; `nil` for a type that is in nothing, as for those past
  /// the end of the list.
  package var parents: [TypeParent?] = []
  /// Constraints that those of types refer to by key: schemas that refer to themselves, or that
  /// several refer to.
  package var constraintDefinitions: [Constraint.Member] = []
  /// The structs of responses that have header fields or are errors and are shared by operations.
  package var responseContents: [ResponseContent] = []
  /// All operations, in document order.
  package var endpoints: [Endpoint] = []
  /// The groups of operations, in the order of their first operations.
  package var groups: [EndpointGroup] = []
  /// Where the API is served, the default first, with variables filled in.
  package var servers: [ServerAddress] = []
  /// How bodies say that a call failed, though the status of the response says success.
  package var failures: [FailureRule] = []
  /// The servers whose addresses have variables, in document order.
  package var variableServers: [VariableServer] = []
  /// The ways to prove who calls, in document order.
  package var securitySchemes: [SecurityScheme] = []
  /// What operations ask for that say nothing else: one of these.
  package var security: [SecurityRequirement] = []

  /// Makes a module without types or operations.
  package init(title: String, version: String, documentation: Documentation) {
    self.title = title
    self.version = version
    self.documentation = documentation
  }

  /// The type of an id of this module.
  package subscript(id: TypeID) -> TypeDeclaration {
    get { types[Int(id.index)] }
    set { types[Int(id.index)] = newValue }
  }
}

extension SwiftModule {
  /// What a type is declared in; `nil` for one that is in nothing.
  package func parent(of id: TypeID) -> TypeParent? {
    let index = Int(id.index)
    return index < parents.count ? parents[index] : nil
  }

  /// The names that lead to a type, from the outermost on.
  package func path(of id: TypeID) -> [Identifier] {
    let own = self[id].name
    return switch parent(of: id) {
    case nil: [own]
    case .type(let parent): path(of: parent) + [own]
    case .operation(let index): [Identifier("Operations"), endpoints[index].typeName, own]
    }
  }

  /// A type's name with those of what it is declared in, as in `Event.Source`.
  package func qualifiedName(of id: TypeID) -> String {
    path(of: id).map(\.text).joined(separator: ".")
  }
}

/// What a type is declared in.
package enum TypeParent: Hashable, Sendable {
  /// Another type.
  case type(TypeID)
  /// The type of the operation at this position of ``SwiftModule/endpoints``.
  case operation(Int)
}

/// The number of a type in its module.
package struct TypeID: Hashable, Sendable {
  /// The position in ``SwiftModule/types``, from zero.
  package let index: Int32

  /// Wraps a position.
  package init(index: Int) {
    self.index = Int32(index)
  }
}

/// Where in a document something was said: a file's number in the run's registry, and a half-open
/// range of UTF-8 byte offsets.
package struct Origin: Hashable, Sendable {
  /// The file's number.
  package var source: Int32
  /// The offset of the first byte.
  package var start: Int32
  /// The offset after the last byte.
  package var end: Int32

  /// Makes an origin of its parts.
  package init(source: Int32, start: Int32, end: Int32) {
    self.source = source
    self.start = start
    self.end = end
  }
}

/// A name that is fit for Swift: the name pass made it. It has no backticks; the templates put them
/// where ``isKeyword`` asks for them.
package struct Identifier: Hashable, Sendable {
  /// The name.
  package let text: String
  /// Whether it needs backticks where it is declared.
  package let isKeyword: Bool

  /// Wraps a name. Only the name pass calls it.
  package init(_ text: String, isKeyword: Bool = false) {
    self.text = text
    self.isKeyword = isKeyword
  }
}

/// What a documentation comment says.
package struct Documentation: Hashable, Sendable {
  /// Paragraphs of CommonMark; line breaks within one are kept.
  package var text: String
  /// The deprecation message; `nil` where it is not deprecated.
  package var deprecation: String?

  /// Makes a comment; an empty text means none.
  package init(_ text: String = "", deprecation: String? = nil) {
    self.text = text
    self.deprecation = deprecation
  }
}

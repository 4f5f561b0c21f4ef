import ConcordDiagnostics
import ConcordSwiftIR

/// The types of a module as paginations ask about them: the members of pages and of bodies, by
/// their names in the description.
struct PageTypes {
  let declarations: [TypeDeclaration]

  /// The type that an alias stands for, through all aliases; `nil` where they lead to one another.
  func target(of type: TypeReference) -> TypeReference? {
    var type = type
    for _ in 0...declarations.count {
      guard case .named(let id) = type, case .alias(let alias) = declarations[Int(id.index)] else {
        return type
      }
      type = alias.target
    }
    return nil
  }

  /// The properties of a struct that is an object; empty for other types.
  func properties(of type: TypeReference) -> [Property] {
    guard case .named(let id)? = target(of: type),
      case .structure(let declaration) = declarations[Int(id.index)], declaration.form == .object
    else { return [] }
    return declaration.properties
  }

  /// Whether a type is a list.
  func isList(_ type: TypeReference) -> Bool {
    if case .array? = target(of: type) { true } else { false }
  }

  /// Whether a type is one of whole numbers.
  func isInteger(_ type: TypeReference) -> Bool {
    switch target(of: type) {
    case .primitive(.int), .primitive(.int32), .primitive(.int64), .primitive(.uint64): true
    default: false
    }
  }

  /// The properties of a page that are lists.
  func lists(in type: TypeReference) -> [Property] {
    properties(of: type).filter { isList($0.type) }
  }

  /// The member of a page that a property is.
  func member(_ properties: [Property]) -> PageMember? {
    guard let last = properties.last else { return nil }
    return PageMember(
      steps: properties.map { property in
        PageMember.Step(
          name: property.name, isOptional: property.isOptional,
          isNullable: property.presence == .optionalNullable)
      }, type: last.type)
  }

  /// The member of a page that a path leads to.
  ///
  /// - Parameters:
  ///   - path: The names.
  ///   - page: The type of the page.
  ///   - operation: The operation, for messages.
  /// - Returns: The member.
  /// - Throws: That there is none.
  func member(
    _ path: MemberPath, of page: TypeReference, operation: String
  ) throws(Diagnostic) -> PageMember {
    var type = page
    var way: [Property] = []
    for name in path.names {
      let properties = properties(of: type)
      guard let property = properties.first(where: { $0.key == name }) else {
        throw Diagnostic(
          .paginationMemberUnknown, at: path.range, operation, path.text,
          NearestName.advice(name, among: properties.map(\.key)))
      }
      way.append(property)
      type = property.type
    }
    guard let member = member(way) else {
      throw Diagnostic(
        .paginationMemberUnknown, at: path.range, operation, path.text, Phrase.thereAreNone)
    }
    return member
  }
}

extension Property {
  /// Whether the property's type is an optional.
  var isOptional: Bool {
    switch presence {
    case .required, .defaulted: false
    case .nullable, .optional, .optionalNullable, .defaultedNullable: true
    }
  }

  /// Whether a value of the struct can be made without it.
  var mayBeLeftOut: Bool {
    switch presence {
    case .required, .nullable: false
    case .optional, .optionalNullable, .defaulted, .defaultedNullable: true
    }
  }
}

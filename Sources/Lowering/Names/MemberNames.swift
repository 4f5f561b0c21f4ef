import ConcordDocuments
import ConcordSchemaGraph
import ConcordSwiftIR

/// Names for what stands in a declaration: properties and cases.
struct MemberNames {
  private let options: LoweringOptions

  /// Prepares to name members.
  init(_ options: LoweringOptions) {
    self.options = options
  }

  /// The scope of a declaration, in which the members that the runtime's protocols bring are taken.
  func scope(for kind: ReservedNames.Declaration, capacity: Int = 0) -> NameScope {
    NameScope(
      reserved: ReservedNames.members(of: kind, validation: options.validation),
      capacity: capacity)
  }

  /// The name in Swift of a member with a name in the document.
  func member(_ name: String) -> String { SwiftName.member(name) }

  // MARK: Properties

  /// Names for the properties of a struct: one whose key is fit as it stands keeps it; of two that would
  /// have one name, the later gets a number.
  func properties(
    _ properties: [ObjectShape.Property], in scope: inout NameScope
  ) -> [Identifier] {
    var names = [Identifier?](repeating: nil, count: properties.count)
    let wanted = properties.map { wantedName($0) }
    for pass in 0...1 {
      for (index, property) in properties.enumerated() where names[index] == nil {
        let (name, isChosen) = wanted[index]
        guard pass == 1 || isChosen || name == property.name else { continue }
        names[index] = .member(scope.take([name]))
      }
    }
    return names.map { $0 ?? Identifier("unnamed") }
  }

  /// What a property is to be called, and whether the user or the document chose that name.
  private func wantedName(_ property: ObjectShape.Property) -> (name: String, isChosen: Bool) {
    if !options.propertyNames.isEmpty {
      let owner = TypeNameParts(property.owner).words.joined(separator: ".")
      if let name = options.propertyNames["\(owner).\(property.name)"] { return (name, true) }
    }
    if let name = property.use.extensions.first(where: { $0.key == "x-swift-name" })?.value.string {
      return (SwiftName.member(name), true)
    }
    return (SwiftName.member(property.name), false)
  }

  // MARK: Cases

  /// Names for the values of an enumeration. A value that is its own name keeps it, so that `asc` stays
  /// `asc` beside `ASC`.
  func cases(_ values: [EnumerationShape.Value]) -> [Identifier] {
    var scope = scope(for: .enumeration, capacity: values.count)
    var names = [Identifier?](repeating: nil, count: values.count)
    let wanted = values.map { value in
      let text = value.name ?? Self.spelling(value.node)
      return (name: SwiftName.member(text), text: text)
    }
    for pass in 0...1 {
      for (index, (name, text)) in wanted.enumerated() where names[index] == nil {
        guard pass == 1 || name == text else { continue }
        names[index] = .member(
          scope.take(scope.isFree(name) ? [name] : Self.others(name, text)))
      }
    }
    return names.map { $0 ?? Identifier("unnamed") }
  }

  private static func others(_ name: String, _ text: String) -> [String] {
    let upper = Words(text).list.joined()
    return upper == text.uppercased() ? ["uppercase\(upper)"] : [name]
  }

  /// A value as a name: `minus1`, `1.5` as `_1point5`.
  private static func spelling(_ value: Node) -> String {
    if let text = value.string { return text }
    return JSONWriter().text(value).replacing(".", with: "point")
  }
}

/// The names that the members of a parameter's type have, where they stand beside other parameters.
enum ObjectMembers {
  /// It has no members.
  case none
  /// These, and no others.
  case named(Set<String>)
  /// Any.
  case any

  init(of type: Any.Type) {
    switch type {
    case let optional as any OptionalValue.Type: self = ObjectMembers(of: optional.wrapped)
    case let model as any Model.Type:
      let fields = model._fields
      self = fields.hasAdditionalProperties ? .any : .named(Set(fields.keys.map(\.stringValue)))
    case is any DictionaryValue.Type: self = .any
    default: self = .none
    }
  }

  func contains(_ name: String) -> Bool {
    switch self {
    case .none: false
    case .named(let names): names.contains(name)
    case .any: true
    }
  }
}

private protocol OptionalValue {
  static var wrapped: Any.Type { get }
}

extension Optional: OptionalValue {
  static var wrapped: Any.Type { Wrapped.self }
}

private protocol DictionaryValue {}

extension Dictionary: DictionaryValue {}

/// A value that is validated, looked at as JSON, with its place.
///
/// Each value inside is looked at once, however many constraints are about it: what was found out
/// about it is kept with it.
final class Instance {
  /// What the value is without boxes and unions around it.
  let value: Any
  let form: JSONForm
  /// The members; empty for what is no object.
  let members: [ModelMember]
  /// What the types around the value and its own ask of it.
  let types: TypesOfValue
  /// What the parent asks of it, a list each.
  var listsOfParent: [[_Constraint]] = []
  /// What definitions were found to say about the value.
  var outcomes: [DefinitionUse: DefinitionOutcome] = [:]

  private let step: String
  private unowned let parent: Instance?
  private var children: [Int: Instance] = [:]

  /// Looks at a value.
  ///
  /// - Parameters:
  ///   - value: The value of Swift.
  ///   - step: The key or the position in the parent.
  ///   - parent: What it is in.
  init(_ value: Any, at step: String = "", in parent: Instance? = nil) {
    self.step = step
    self.parent = parent
    var types = TypesOfValue()
    var value = value
    var members: [ModelMember] = []
    var form: JSONForm?
    while form == nil {
      switch value {
      case let box as any JSONBox:
        if let content = box.content { value = content } else { form = .null }
      case let json as any HasJSONForm: form = json.jsonForm
      case let tuple as any TupleModel:
        types.note(tuple)
        let (items, declared) = tuple.presentItems
        types.declaredItemCount = declared
        form = .array(items)
      case let model as any Model:
        types.note(model)
        members = model.presentMembers
        form = .object(members.map { ($0.key, $0.value) })
      case let union as any Union:
        let payload = union._payload
        types.note(union, alternative: payload.index)
        value = payload.value.wrapped
      default:
        if let enumeration = value as? any OpenEnumeration & Validated {
          types.isUnlisted = !enumeration.isListed
        }
        if value is any Validated { types.note(value) }
        form = JSONForm(value)
      }
    }
    self.value = value
    self.form = form ?? .none
    if case .object(let list)? = form, members.isEmpty {
      members = list.map {
        ModelMember(
          key: $0.key, value: $0.value, isDeclared: false, isScalar: $0.value is any JSONScalar)
      }
    }
    self.members = members
    self.types = parent?.types.isComplete == true ? TypesOfValue(isComplete: true) : types
  }

  /// Whether there is a member with a key.
  func hasMember(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// The value in the member or the element at a position, kept from now on.
  func child(at index: Int) -> Instance {
    if let known = children[index] { return known }
    let made = makeChild(at: index)
    children[index] = made
    return made
  }

  /// The value in the member or the element at a position, with what the type of this one asks of
  /// it; `nil` where nothing is asked of it nor of what is in it.
  func childToCheck(at index: Int) -> Instance? {
    let isDeclared: Bool
    let isScalar: Bool
    let key: String
    switch form {
    case .array(let elements):
      key = String(index)
      isDeclared = index < types.declaredItemCount
      isScalar = elements.areScalars
    default:
      key = members[index].key
      isDeclared = members[index].isDeclared
      isScalar = members[index].isScalar
    }
    let list =
      types.parts.map { isDeclared ? $0.properties[key] ?? [] : $0.additionalProperties }
      ?? []
    let known = children[index]
    if known == nil, list.isEmpty, isScalar { return nil }
    let child = known ?? makeChild(at: index)
    if !list.isEmpty { child.listsOfParent.insert(list, at: 0) }
    return child
  }

  /// Whether nothing is asked of the elements, which hold no values themselves.
  var hasOnlyFreeScalars: Bool {
    guard case .array(let elements) = form else { return false }
    return elements.areScalars && children.isEmpty && types.parts == nil
  }

  private func makeChild(at index: Int) -> Instance {
    if case .array(let elements) = form {
      return Instance(elements.element(at: index), at: String(index), in: self)
    }
    return Instance(members[index].value, at: members[index].key, in: self)
  }

  /// The place as a JSON Pointer (RFC 6901).
  var path: String {
    var steps: [String] = []
    var instance = self
    while let parent = instance.parent {
      steps.append(
        "/" + instance.step.replacing("~", with: "~0").replacing("/", with: "~1"))
      instance = parent
    }
    return steps.reversed().joined()
  }
}

/// What the types of one value ask of it and of what is in it.
struct TypesOfValue {
  /// What is asked of the value, a list for each type.
  private(set) var lists: [[_Constraint]] = []
  /// The constraints of a model's members or a tuple's items.
  private(set) var parts: _Constraints?
  /// How many items of a tuple can have a property of their own.
  var declaredItemCount = 0
  /// Whether the value is none of those of an enumeration that keeps unknown ones.
  var isUnlisted = false
  /// Whether the constraints of a type around the value say all there is about what is in it.
  private(set) var isComplete = false

  init(isComplete: Bool = false) {
    self.isComplete = isComplete
  }

  /// Notes what the type of a model, a tuple or an enumeration asks.
  mutating func note(_ value: Any) {
    guard !isComplete, let validated = value as? any Validated else { return }
    let constraints = type(of: validated)._constraints
    if !constraints.whole.isEmpty { lists.append(constraints.whole) }
    if constraints.isComplete { isComplete = true } else { parts = constraints }
  }

  /// Notes what a union asks.
  mutating func note(_ union: some Union, alternative: Int) {
    guard !isComplete, let validated = union as? any Validated else { return }
    let constraints = type(of: validated)._constraints
    if !constraints.whole.isEmpty { lists.append(constraints.whole) }
    if constraints.alternatives.indices.contains(alternative) {
      lists.append(constraints.alternatives[alternative])
    }
    isComplete = constraints.isComplete
  }
}

/// A definition that a value is checked against.
struct DefinitionUse: Hashable {
  let table: ObjectIdentifier
  let key: String
  /// How it is checked.
  let mode: EvaluationMode
}

/// What a definition says about a value.
enum DefinitionOutcome {
  /// It is being found out.
  case open
  case known(isValid: Bool, EvaluatedParts)
}

/// How constraints are checked.
struct EvaluationMode: Hashable {
  /// Whether violations are reported, or only told from values that are right.
  var reports: Bool
  /// Whether it matters which members and elements constraints are about.
  var tracks: Bool
}

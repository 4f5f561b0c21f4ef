/// A member of the object that a model is written as.
struct ModelMember {
  let key: String
  let value: Any
  /// Whether the model declares it, or has it among its additional properties.
  let isDeclared: Bool
  /// Whether it can hold no other values.
  let isScalar: Bool
}

/// Marks what is written as `null` rather than left out.
private protocol WritesNull {}

extension _NullWhenNil: WritesNull {}

/// Marks what is left out while it is the default.
private protocol LeavesOutDefault {
  func isLeftOut(_ absent: (any Sendable)?) -> Bool
}

extension Defaulted: LeavesOutDefault {}

extension _FieldTable.Description {
  /// Whether an encoder writes the field with this value.
  fileprivate func isWritten(_ value: any Sendable) -> Bool {
    if let value = value as? any LeavesOutDefault { return !value.isLeftOut(defaultValue) }
    return type is any WritesNull.Type || (value as? any JSONBox)?.isAbsent != true
  }
}

/// Marks the items after those with a property of their own.
private protocol RemainingItems {}

extension _AdditionalItems: RemainingItems {}

extension TupleModel {
  /// The items that an encoder writes, and how many of them can have a property of their own.
  var presentItems: (items: [Any], declared: Int) {
    var items: [Any] = []
    var declared = 0
    var count = 0
    Self._fields.forEachField(of: self) { field, value in
      if field.type is any RemainingItems.Type {
        guard case .array(let others) = JSONForm(value), others.count > 0 else { return }
        for index in 0..<others.count { items.append(others.element(at: index)) }
        count = items.count
      } else {
        items.append(value)
        declared += 1
        if field.isWritten(value) { count = items.count }
      }
    }
    items.removeLast(items.count - count)
    return (items, declared)
  }
}

extension Model {
  /// The members that an encoder writes, in their order, additional ones sorted by key.
  var presentMembers: [ModelMember] {
    var members: [ModelMember] = []
    Self._fields.forEachField(of: self) { field, value in
      if field.isAdditional {
        guard case .object(let others) = JSONForm(value) else { return }
        for (key, value) in others {
          members.append(
            ModelMember(
              key: key, value: value, isDeclared: false, isScalar: value is any JSONScalar))
        }
      } else if field.isWritten(value) {
        members.append(
          ModelMember(
            key: field.key, value: value, isDeclared: true, isScalar: field.isScalar))
      }
    }
    return members
  }
}

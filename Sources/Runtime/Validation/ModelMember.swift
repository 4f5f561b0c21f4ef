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

extension NullWhenNil: WritesNull {}

extension Model {
  /// The members that an encoder writes, in their order, additional ones sorted by key.
  var presentMembers: [ModelMember] {
    var members: [ModelMember] = []
    Self.fields.forEachField(of: self) { field, value in
      if field.isAdditional {
        guard case .object(let others) = JSONForm(value) else { return }
        for (key, value) in others {
          members.append(
            ModelMember(
              key: key, value: value, isDeclared: false, isScalar: value is any JSONScalar))
        }
      } else if field.type is any WritesNull.Type || (value as? any JSONBox)?.isAbsent != true {
        members.append(
          ModelMember(
            key: field.key, value: value, isDeclared: true, isScalar: field.isScalar))
      }
    }
    return members
  }
}

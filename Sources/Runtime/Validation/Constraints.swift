/// What a description asks of the values of one type beyond what the type says.
public struct _Constraints: Sendable {
  let whole: [_Constraint]
  let properties: [String: [_Constraint]]
  let additionalProperties: [_Constraint]
  let alternatives: [[_Constraint]]
  /// Whether ``whole`` says all there is about a value and what is in it, whatever the types in it
  /// say.
  let isComplete: Bool

  /// Puts constraints together.
  ///
  /// - Parameters:
  ///   - whole: Constraints of the value itself.
  ///   - properties: Constraints of a model's members, by their JSON key; of a TupleModel's items,
  ///     by their position.
  ///   - additionalProperties: Constraints of each of a model's members, or items, that are not
  ///     declared.
  ///   - alternatives: Constraints of a union's value, for each case in turn.
  public init(
    _ whole: [_Constraint] = [], properties: [String: [_Constraint]] = [:],
    additionalProperties: [_Constraint] = [], alternatives: [[_Constraint]] = []
  ) {
    self.whole = whole
    self.properties = properties
    self.additionalProperties = additionalProperties
    self.alternatives = alternatives
    isComplete = false
  }

  /// Takes constraints that say all there is about a value and what is in it: those of the types in
  /// it count for nothing.
  ///
  /// - Parameter whole: Constraints of the value itself.
  public init(complete whole: [_Constraint]) {
    self.whole = whole
    properties = [:]
    additionalProperties = []
    alternatives = []
    isComplete = true
  }
}

import ConcordSwiftIR

/// Leaves of what tells alternatives apart only what is needed for it: the first of discriminator,
/// JSON type, constants and required members that does.
enum RecognitionPass {
  /// The recognitions of a union's alternatives without what all of them ask for, and without what
  /// comes after that which tells all of them apart.
  static func run(
    _ recognitions: [UnionDeclaration.Recognition]
  ) -> [UnionDeclaration.Recognition] {
    let places = recognitions.indices.filter { index in
      if case .object = recognitions[index] { true } else { false }
    }
    var objects = places.compactMap { index -> UnionDeclaration.ObjectRecognition? in
      if case .object(let object) = recognitions[index] { object } else { nil }
    }
    removeCommonMembers(from: &objects)
    if objects.count < 2 || tellApart(objects.map(\.discriminator)) {
      for index in objects.indices {
        objects[index].constants = []
        objects[index].required = []
      }
    } else if let key = objects[0].constants.map(\.key).first(where: { key in
      tellApart(objects.map { object in object.constants.first { $0.key == key } })
    }) {
      for index in objects.indices {
        objects[index].constants.removeAll { $0.key != key }
        objects[index].required = []
      }
    }
    var result = recognitions
    for (place, object) in zip(places, objects) { result[place] = .object(object) }
    return result
  }

  /// What all alternatives ask for tells none of them from another.
  private static func removeCommonMembers(
    from objects: inout [UnionDeclaration.ObjectRecognition]
  ) {
    guard objects.count > 1 else { return }
    let required = objects.dropFirst().reduce(Set(objects[0].required)) {
      $0.intersection($1.required)
    }
    let constants = objects.dropFirst().reduce(Set(objects[0].constants)) {
      $0.intersection($1.constants)
    }
    for index in objects.indices {
      objects[index].required.removeAll { required.contains($0) }
      objects[index].constants.removeAll { constants.contains($0) }
    }
  }

  /// Whether each alternative has values of its own there.
  private static func tellApart(
    _ constants: [UnionDeclaration.ObjectRecognition.Constant?]
  ) -> Bool {
    var seen: Set<Literal> = []
    for constant in constants {
      guard let constant, !constant.values.isEmpty else { return false }
      for value in constant.values where !seen.insert(value).inserted { return false }
    }
    return true
  }
}

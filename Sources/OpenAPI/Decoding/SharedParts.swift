import ConcordDocuments

/// The parameters, headers, bodies and responses that references name: each is decoded once, however
/// many references there are.
final class SharedParts {
  /// The parts of one type by location; `nil` for those that cannot be read.
  typealias Table<Part> = ReferenceWritableKeyPath<SharedParts, [String: Part?]>

  var parameters: [String: Parameter?] = [:]
  var headers: [String: Parameter?] = [:]
  var requestBodies: [String: RequestBody?] = [:]
  var responses: [String: Response?] = [:]
  var callbacks: [String: Callback?] = [:]

  /// The part at a location. What is found in it is returned with the first reference to it.
  fileprivate func part<Part>(
    in table: Table<Part>, at location: String, _ decode: () -> Decoded<Part?>
  ) -> Decoded<Part?> {
    if let known = self[keyPath: table][location] { return Decoded(value: known) }
    let decoded = decode()
    self[keyPath: table].updateValue(decoded.value, forKey: location)
    return decoded
  }
}

extension DecodingContext {
  /// Decodes a part, or the one that references in its place lead to.
  ///
  /// - Parameters:
  ///   - node: The part or the reference.
  ///   - location: Its location.
  ///   - kind: What it has to be.
  ///   - table: Those that have been decoded already.
  ///   - isComponent: Whether references may name the part where it stands.
  ///   - identity: What a part at a location is known by.
  ///   - decode: Decodes a part that is no reference.
  /// - Returns: The part with what the references to it say; `nil` where there is none, which is
  ///   reported.
  func part<Part>(
    _ node: Node, at location: String, to kind: ComponentKind, in table: SharedParts.Table<Part>,
    isComponent: Bool, identity: (String) -> String = { $0 },
    _ decode: (Node, String) -> Decoded<Part?>
  ) -> Decoded<(part: Part, found: ReferenceFollower.Found)?> {
    let log = DecodingLog()
    guard let found = log.take(ReferenceFollower.follow(node, at: location, to: kind, self)) else {
      return log.decoded(nil)
    }
    let decoded =
      isComponent || found.isReferenced
      ? shared.part(in: table, at: identity(found.location)) { decode(found.node, found.location) }
      : decode(node, location)
    return log.decoded(log.take(decoded).map { ($0, found) })
  }
}

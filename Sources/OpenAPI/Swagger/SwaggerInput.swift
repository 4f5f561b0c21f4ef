import ConcordDocuments

/// A parameter of Swagger 2.0 that stands in the body: the body itself, or a field of a form.
struct SwaggerInput {
  /// The parameter's object.
  let node: Node
  /// Where it is.
  let location: String
  /// Its name under `parameters`, where the operation refers to it.
  let componentName: String?
  /// Whether it is the whole body.
  let isBody: Bool
  /// Its name.
  let name: String

  /// Follows the references of a parameter; `nil` for one that is no such parameter.
  init?(_ node: Node, at location: String, _ session: DecodingSession) {
    // What is wrong with the reference is reported by whoever reads it as a parameter next.
    let reported = session.diagnostics.count
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(node, at: location, to: .parameter) else {
      session.diagnostics.removeSubrange(reported...)
      return nil
    }
    guard Self.isInput(found.node) else { return nil }
    self.node = found.node
    self.location = found.location
    componentName = found.componentName
    isBody = found.node["in"]?.string == "body"
    name = found.node["name"]?.string ?? ""
  }

  /// Whether an object says that it is one.
  static func isInput(_ node: Node) -> Bool {
    let location = node["in"]?.string
    return location == "body" || location == "formData"
  }

  /// Whether another one takes the place of this one.
  func isReplaced(by other: SwaggerInput) -> Bool {
    isBody == other.isBody && (isBody || name == other.name)
  }
}

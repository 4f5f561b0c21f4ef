import ConcordDocuments

/// A parameter of Swagger 2.0 that stands in the body: the body itself, or a field of a form.
struct SwaggerInput: Sendable {
  /// The element of `parameters`: the parameter, or the reference to it.
  let element: Node
  /// Where the element is.
  let elementLocation: String
  /// The parameter's object.
  let node: Node
  /// Where it is.
  let location: String

  /// Whether it is the whole body.
  var isBody: Bool { node["in"]?.string == "body" }

  /// Whether an object says that it is one.
  static func isInput(_ node: Node) -> Bool {
    let location = node["in"]?.string
    return location == "body" || location == "formData"
  }

  /// Whether another one takes the place of this one.
  func isReplaced(by other: SwaggerInput) -> Bool {
    isBody == other.isBody && (isBody || node["name"]?.string == other.node["name"]?.string)
  }
}

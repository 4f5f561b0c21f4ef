// Why a body or a parameter has no type of its own in Swift, and why a link has no function.
extension Phrase {
  package static let bodyWithoutProperties = Phrase(
    "has a schema that is not an object with properties")
  package static let bodyWithoutSchema = Phrase("has no schema")
  package static let bodyUntyped = Phrase("has no typed form")

  package static func parameterContent(_ mediaType: String) -> Phrase {
    Phrase("has content of '\(mediaType)'")
  }

  package static let linkEmpty = Phrase("it gives no value for a parameter or the body")
  package static let linkServer = Phrase("it has a server of its own")
  package static let linkTarget = Phrase("it names no operation of this description's paths")
  package static let linkBody = Phrase("the operation that it names has no body in JSON alone")

  package static func linkParameter(_ name: String) -> Phrase {
    Phrase("the operation that it names has no parameter '\(name)'")
  }
}

// Why a body or a parameter has no type of its own in Swift.
extension Phrase {
  package static let bodyWithoutProperties = Phrase(
    "has a schema that is not an object with properties")
  package static let bodyWithoutSchema = Phrase("has no schema")
  package static let bodyUntyped = Phrase("has no typed form")

  package static func parameterContent(_ mediaType: String) -> Phrase {
    Phrase("has content of '\(mediaType)'")
  }
}

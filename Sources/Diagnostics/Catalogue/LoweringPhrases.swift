// Why a body or a parameter has no type of its own in Swift, and why a link has no function.
extension Phrase {
  package static let bodyWithoutProperties = Phrase(
    "has a schema that is not an object with properties")
  package static let bodyWithoutSchema = Phrase("has no schema")
  package static let bodyWithoutParts = Phrase(
    "has a schema that is neither an object with properties nor a list")
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

  package static let encodingOfNoPart = Phrase("the schema has no part that it is for")
  package static let encodingOfStyle = Phrase(
    "parts have styles in 'multipart/form-data' alone, and from OpenAPI 3.1 on; "
      + "each element of a list is a part, and an object is JSON")
  package static let encodingOfStyleWithHeaders = Phrase(
    "a part with header fields has no style; each element of a list is a part, and an object is JSON"
  )
  package static let encodingOfParts = Phrase(
    "a part within which there are parts is not typed; "
      + "it is bytes where its schema is binary, and JSON where it is not")
  package static let encodingOfHeaders = Phrase(
    "its header fields are left out, since the part has no schema among the 'properties', "
      + "'prefixItems' or 'items' of the body's own schema")

  package static func encodingOfObject(_ mediaType: String) -> Phrase {
    Phrase("an object or a list in a field or a part is JSON, and not '\(mediaType)'")
  }
}

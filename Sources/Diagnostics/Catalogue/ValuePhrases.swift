// What values are called, with their articles.
extension Phrase {
  package static let none = Phrase("none")
  package static let null = Phrase("null")
  package static let boolean = Phrase("a boolean")
  package static let trueOrFalse = Phrase("true or false")
  package static let number = Phrase("a number")
  package static let string = Phrase("a string")
  package static let scalar = Phrase("null, a boolean, a number or a string")
  package static let list = Phrase("a list")
  package static let array = Phrase("an array")
  package static let object = Phrase("an object")
  package static let lambda = Phrase("a lambda")
  package static let listOfObjects = Phrase("a list of objects")
  package static let listOfStrings = Phrase("a list of strings")
  package static let mapOfObjects = Phrase("a map of objects")
  package static let version = Phrase("a version")
  package static let jsonPath = Phrase("a JSONPath")
}

// What is wrong or missing in YAML and JSON.
extension Phrase {
  package static let commaOrBracket = Phrase("',' or ']'")
  package static let commaOrBrace = Phrase("',' or '}'")
  package static let yamlDocumentEnded = Phrase(
    "the document ended before this place; check the indentation, or put the text in quotes")
  package static let yamlOutOfMemory = Phrase("there is no memory left to read it")
  package static let leadingZero = Phrase("it may not start with a zero; remove the zero")
  package static let noDigit = Phrase("a digit is missing")
  package static let noFraction = Phrase("a digit must follow the '.'")
  package static let noExponent = Phrase("a digit must follow the exponent's sign")
  package static let endOfFile = Phrase("the end of the file")
  package static let this = Phrase("this")
}

// What the values of a configuration and of options have to be.
extension Phrase {
  package static let configurationText = Phrase("a text")
  package static let emptyText = Phrase("an empty one")
  package static let listOfTexts = Phrase("a list of texts")
  package static let listOrObjectOfLists = Phrase("a list of texts, or an object of such lists")
  package static let listOfParts = Phrase("a list such as [models, client]")
  package static let listOfFailures = Phrase(
    "a list of objects such as {member: success, equals: false}")
  package static let listOfDocuments = Phrase(
    "a list of objects with 'document', 'output' and so on")
  package static let objectOfTexts = Phrase("an object whose values are texts")
  package static let objectOfNames = Phrase(
    "an object with 'schemas', 'operations', 'properties' or 'tags'")
  package static let objectOfSelections = Phrase(
    "an object with 'operations', 'paths', 'tags' or 'schemas'")

  package static let operationNoun = Phrase("operation")
  package static let propertyNoun = Phrase("property")
  package static let pathNoun = Phrase("path")
  package static let operationWithTagNoun = Phrase("operation with the tag")
  package static let tagNoun = Phrase("tag")
  package static let schemaNoun = Phrase("schema")

  package static func number(in range: ClosedRange<Int>) -> Phrase {
    Phrase("a number from \(range.lowerBound) to \(range.upperBound)")
  }

  package static func itIsANumber(in range: ClosedRange<Int>) -> Phrase {
    Phrase("it is \(number(in: range).text)")
  }

  package static func documentSuchAs(_ names: [String]) -> Phrase {
    Phrase("a document, such as \(DiagnosticArgument.names(names).words)")
  }
}

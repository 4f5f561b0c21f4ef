// What to do about a name that is not known.
extension Phrase {
  package static let correctIt = Phrase("correct it or leave it out")
  package static let removeIt = Phrase("remove it")

  package static let idsAreInBrackets = Phrase(
    "'concord lint DOCUMENT' shows the ids in square brackets")
  package static let thereAreNone = Phrase("there are none")

  /// Names the first twenty.
  package static func thereAre(_ names: [String]) -> Phrase {
    let few = DiagnosticArgument.names(Array(names.prefix(20))).words
    return Phrase("there are \(few)" + (names.count > 20 ? " and others" : ""))
  }

  package static func didYouMean(_ name: String) -> Phrase {
    Phrase("did you mean '\(name)'?")
  }

  package static func needsOverlayVersion(_ version: String) -> Phrase {
    Phrase("it needs 'overlay: \(version)'")
  }
}

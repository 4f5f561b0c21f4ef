// The wording of what can be wrong with choosing a part of a description, and with bundling it.
extension DiagnosticKind {
  package static let bundleTooLarge = DiagnosticKind(
    "bundle-too-large", .error,
    "more than {0} references name parts of other files; move these parts into the components")
  package static let bundleOverInput = DiagnosticKind(
    "bundle-over-input", .error,
    "'{0}' is one of the files that are read; write to another one")
  package static let selectionMatchesNothing = DiagnosticKind(
    "selection-matches-nothing", .warning, "the document has no {0} '{1}'; {2}")
  package static let selectionNothingDeprecated = DiagnosticKind(
    "selection-nothing-deprecated", .warning,
    "nothing in the document is deprecated; leave this out")
  package static let selectionStillNeeded = DiagnosticKind(
    "selection-still-needed", .warning,
    "'{0}' is excluded, but what is generated needs it, so it is kept; exclude what needs it as"
      + " well")
}

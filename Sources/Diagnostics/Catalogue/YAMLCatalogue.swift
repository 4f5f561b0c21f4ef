// The wording of what can be wrong with a YAML file.
extension DiagnosticKind {
  // MARK: Syntax, as libyaml finds it

  package static let yamlSyntax = DiagnosticKind(
    "yaml-syntax", .error, "this is not YAML: {0}")
  package static let yamlTab = DiagnosticKind(
    "yaml-tab", .error, "a tab where YAML wants spaces; indent with spaces")
  package static let yamlReservedCharacter = DiagnosticKind(
    "yaml-reserved-character", .error,
    "plain text may not start with {0}; put the value in quotes")
  package static let yamlControlCharacter = DiagnosticKind(
    "yaml-control-character", .error,
    "YAML allows no character U+{0} in a file; remove it, or write it as an escape in double"
      + " quotes")
  package static let yamlUnexpectedColon = DiagnosticKind(
    "yaml-unexpected-colon", .error,
    "a ':' cannot stand here; put the text in quotes if the ':' belongs to it, else check the"
      + " indentation")
  package static let yamlUnexpectedDash = DiagnosticKind(
    "yaml-unexpected-dash", .error,
    "a list item cannot start here; put '-' on a line of its own and check the indentation")
  package static let yamlExpectedKey = DiagnosticKind(
    "yaml-expected-key", .error,
    "a key is expected here, in the object that starts at line {0}, column {1}; check the"
      + " indentation and the quotes")
  package static let yamlExpectedDash = DiagnosticKind(
    "yaml-expected-dash", .error,
    "a '-' is expected here, in the list that starts at line {0}, column {1}; check the"
      + " indentation")
  package static let yamlExpectedColon = DiagnosticKind(
    "yaml-expected-colon", .error,
    "a ':' is missing after the key that starts at line {0}, column {1}; add it, or indent the"
      + " text as part of the value before")
  package static let yamlExpectedValue = DiagnosticKind(
    "yaml-expected-value", .error, "a value is expected here; add one, or remove what leads to it")
  package static let yamlUnclosedBracket = DiagnosticKind(
    "yaml-unclosed-bracket", .error,
    "{0} is expected here, in the brackets that open at line {1}, column {2}")
  package static let yamlUnclosedQuote = DiagnosticKind(
    "yaml-unclosed-quote", .error, "the quotes that open here are never closed; close them")
  package static let yamlBadEscape = DiagnosticKind(
    "yaml-bad-escape", .error,
    "this escape means nothing in YAML; write '\\\\' for a backslash, or use single quotes")
  package static let yamlUndefinedTagHandle = DiagnosticKind(
    "yaml-undefined-tag-handle", .error,
    "no %TAG line defines the handle of this tag; define it, or remove the tag")
  package static let yamlSecondDocument = DiagnosticKind(
    "yaml-second-document", .error,
    "a file may hold one document, and a second one starts here; put it in a file of its own")
  package static let yamlEmptyDocument = DiagnosticKind(
    "yaml-empty-document", .warning,
    "an empty second document starts here and is ignored; remove the '---'")

  // MARK: Meaning

  package static let yamlComplexKey = DiagnosticKind(
    "yaml-complex-key", .error, "a key must be text, not {0}; put it in quotes if it is text")
  package static let yamlUnknownAnchor = DiagnosticKind(
    "yaml-unknown-anchor", .error,
    "no anchor '&{0}' stands before this alias; define it, or put the text in quotes")
  package static let yamlRecursiveAlias = DiagnosticKind(
    "yaml-recursive-alias", .error,
    "the alias '*{0}' stands inside its own anchor; a document cannot contain itself")
  package static let yamlAliasBomb = DiagnosticKind(
    "yaml-alias-bomb", .error,
    "aliases and merge keys add more than {0} values to this document; write it with fewer")
  package static let yamlMergeNotObject = DiagnosticKind(
    "yaml-merge-not-object", .error,
    "'<<' merges an object or a list of objects, not {0}; put '<<' in quotes if it is a plain key")
  package static let yamlTagMismatch = DiagnosticKind(
    "yaml-tag-mismatch", .error, "'{0}' is not a value of the tag '{1}'; remove the tag")
  package static let yamlTagIgnored = DiagnosticKind(
    "yaml-tag-ignored", .warning,
    "the tag '{0}' has no meaning in JSON; the value is read as if the tag were not there")
  package static let yamlNotFinite = DiagnosticKind(
    "yaml-not-finite", .warning,
    "'{0}' is a number that JSON cannot say; it is read as a string, so put it in quotes")
  package static let yamlNumberTooLong = DiagnosticKind(
    "yaml-number-too-long", .warning,
    "this number has more than {0} digits; it is read as a string, so put it in quotes")
}

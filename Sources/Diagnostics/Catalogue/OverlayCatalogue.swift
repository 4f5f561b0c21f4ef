// The wording of what can be wrong with an overlay (OpenAPI Overlay 1.0) and its queries.
extension DiagnosticKind {
  package static let overlayNotObject = DiagnosticKind(
    "overlay-not-an-object", .error,
    "an overlay is an object with 'overlay', 'info' and 'actions', not {0}")
  package static let overlayKeyMissing = DiagnosticKind(
    "overlay-key-missing", .error, "'{0}' is missing here; add it")
  package static let overlayWrongType = DiagnosticKind(
    "overlay-wrong-type", .error, "'{0}' must be {1}, not {2}")
  package static let overlayVersion = DiagnosticKind(
    "overlay-version", .error, "overlays of version '{0}' cannot be read; write one of 1.0.0")
  package static let overlayVersionNearest = DiagnosticKind(
    "overlay-version-nearest", .note, "overlays of version '{0}' are read as those of 1.0.0")
  package static let overlayUnknownKey = DiagnosticKind(
    "overlay-unknown-key", .warning, "'{0}' is no key of {1} and is ignored; {2}")
  package static let overlayActionEmpty = DiagnosticKind(
    "overlay-action-empty", .warning,
    "this action changes nothing; add 'update' or 'remove: true'")
  package static let overlayRemovesDocument = DiagnosticKind(
    "overlay-removes-document", .error,
    "'$' is the whole document, which cannot be removed; name a part of it")
  package static let overlaySelectsNothing = DiagnosticKind(
    "overlay-selects-nothing", .warning,
    "'{0}' selects nothing in the document, so nothing is done; correct it or remove the action")
  package static let overlayTooLarge = DiagnosticKind(
    "overlay-too-large", .error,
    "the overlay adds more than {0} values to the document; select fewer places")

  package static let jsonPathMalformed = DiagnosticKind(
    "json-path-malformed", .error, "this is no JSONPath of RFC 9535: {0}")
  package static let jsonPathTooCostly = DiagnosticKind(
    "json-path-too-costly", .error,
    "'{0}' looks at the document's values too often; use '..' once, or name the way to them")
}

// The wording of what can be wrong with an overlay (OpenAPI Overlay 1.0 to 1.2) and its queries.
extension DiagnosticKind {
  package static let overlayNotObject = DiagnosticKind(
    "overlay-not-an-object", .error,
    "an overlay is an object with 'overlay', 'info' and 'actions', not {0}")
  package static let overlayKeyMissing = DiagnosticKind(
    "overlay-key-missing", .error, "'{0}' is missing here; add it")
  package static let overlayWrongType = DiagnosticKind(
    "overlay-wrong-type", .error, "'{0}' must be {1}, not {2}")
  package static let overlayVersion = DiagnosticKind(
    "overlay-version", .error,
    "overlays of version '{0}' cannot be read; write 1.0.0, 1.1.0 or 1.2.0")
  package static let overlayVersionNewer = DiagnosticKind(
    "overlay-version-newer", .note, "overlays of version '{0}' are read as those of 1.2.0")
  package static let overlayUnknownKey = DiagnosticKind(
    "overlay-unknown-key", .error, "'{0}' is not a key of {1}; {2}")
  package static let overlayNoActions = DiagnosticKind(
    "overlay-no-actions", .error, "an overlay has at least one action; add one")
  package static let overlayActionRepeated = DiagnosticKind(
    "overlay-action-repeated", .error, "the same action stands above already; remove one of them")
  package static let overlayUpdateAndCopy = DiagnosticKind(
    "overlay-update-and-copy", .error,
    "an action has either 'update' or 'copy'; write two actions")
  package static let overlayCopyNotOne = DiagnosticKind(
    "overlay-copy-not-one", .error,
    "'{0}' selects {1} values, and one value is copied; correct the query")
  package static let overlayReferenceMissing = DiagnosticKind(
    "overlay-reference-missing", .error,
    "'{0}' is not a reusable action of this overlay; name one as '#/components/actions/NAME'")
  package static let overlayActionEmpty = DiagnosticKind(
    "overlay-action-empty", .warning,
    "this action changes nothing; add 'update', 'copy' or 'remove: true'")
  package static let overlayRemovesDocument = DiagnosticKind(
    "overlay-removes-document", .error,
    "'$' is the whole document, which cannot be removed; name a part of it")
  package static let overlaySelectsNothing = DiagnosticKind(
    "overlay-selects-nothing", .warning,
    "'{0}' selects nothing in the document, so nothing is done; correct it or remove the action")
  package static let overlayTooLarge = DiagnosticKind(
    "overlay-too-large", .error,
    "the overlay adds more than {0} values to the document; this action and those after it are not"
      + " applied; select fewer places")

  package static let jsonPathMalformed = DiagnosticKind(
    "json-path-malformed", .error, "this is not a JSONPath of RFC 9535: {0}")
  package static let jsonPathHyphen = DiagnosticKind(
    "json-path-hyphen", .warning,
    "RFC 9535 has no '-' in names after a '.'; it is read as part of the name; write ['name']")
  package static let jsonPathTooCostly = DiagnosticKind(
    "json-path-too-costly", .error,
    "with '{0}' the queries of this overlay take more than {1} steps; this action and those after it"
      + " are not applied; use '..' less, or name the way to the values")
  package static let jsonPathExpressionMalformed = DiagnosticKind(
    "json-path-expression-malformed", .warning,
    "'{0}' is not a regular expression of RFC 9485, so it matches nothing; correct it")
  package static let jsonPathExpressionTooLarge = DiagnosticKind(
    "json-path-expression-too-large", .error,
    "the regular expression '{0}' needs more than {1} states, repetitions written out; shorten it")
}

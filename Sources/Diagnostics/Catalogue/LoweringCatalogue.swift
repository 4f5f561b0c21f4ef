// The wording of what happens on the way from schemas and operations to Swift.
extension DiagnosticKind {
  package static let unionByOrder = DiagnosticKind(
    "union-by-order", .note,
    "nothing tells '{1}' from '{2}' in {0} but what they decode; of those that fit, the one "
      + "that loses the least is used: give them a discriminator or required members that differ")
  package static let unionByMembers = DiagnosticKind(
    "union-by-members", .note,
    "an object can have the members of both '{1}' and '{2}' in {0}; it is taken for the one that loses "
      + "the least of it, which drops the members of the other: give them a discriminator")
  package static let typeInferred = DiagnosticKind(
    "type-inferred", .note,
    "this schema has no 'type'; '{0}' makes it one of type '{1}', and values of other types do not "
      + "decode: write 'type: {1}'")
  package static let unmatchedMembersTyped = DiagnosticKind(
    "unmatched-members-typed", .note,
    "members that match none of the patterns have to be of this type too; write "
      + "'additionalProperties: false' where there are none")
  package static let unevaluatedItemsTyped = DiagnosticKind(
    "unevaluated-items-typed", .note,
    "all elements have to be of this type, those too that another keyword is about")
  package static let schemaConflict = DiagnosticKind(
    "schema-conflict", .warning,
    "the parts of this 'allOf' contradict each other about {0}; the first is used")
  package static let enumerationValueNotString = DiagnosticKind(
    "enumeration-value-not-string", .warning,
    "the values of this list are strings, and {0} is none; it is read as the text '{0}': put "
      + "quotes around it")
  package static let patternUnusable = DiagnosticKind(
    "pattern-unusable", .warning,
    "'{0}' is not a regular expression of ECMA-262: {1}; it is left out of the validation")
  package static let compositionTooLarge = DiagnosticKind(
    "composition-too-large", .error,
    "the schemas of this description have more parts by 'allOf' and '$ref' than can be put together; "
      + "let schemas extend fewer others, one through the next")
  package static let compositionCycle = DiagnosticKind(
    "composition-cycle", .error,
    "this 'allOf' includes itself; take the schema out of its own parts")
  package static let tooManyAlternatives = DiagnosticKind(
    "too-many-alternatives", .warning,
    "these schemas combine to more than {0} alternatives; any JSON value is taken instead")
  package static let alternativesCycle = DiagnosticKind(
    "alternatives-cycle", .warning,
    "these alternatives lead back to themselves; any JSON value is taken instead")
  package static let notValidated = DiagnosticKind(
    "not-validated", .note, "'{0}' is left out of the validation; values that break it are valid")
  package static let valueNotValidated = DiagnosticKind(
    "value-not-validated", .note,
    "a number in this value has more digits than a literal of Swift holds; the keyword is left out of "
      + "the validation")
  package static let notExpressed = DiagnosticKind(
    "not-expressed", .note,
    "'{0}' has no counterpart in Swift's types; values that break it are taken all the same")
  package static let membersNotExpressed = DiagnosticKind(
    "members-not-expressed", .warning,
    "members that '{0}' alone describes are passed over; declare them under 'properties' too")
  package static let patternsNotExpressed = DiagnosticKind(
    "patterns-not-expressed", .note,
    "members of this object are of a type by their names or of any; they are taken as any JSON "
      + "value")
  package static let defaultNotExpressed = DiagnosticKind(
    "default-not-expressed", .note,
    "no literal of Swift says the default of '{0}'; it stands in the comment only")
  package static let defaultMisspelled = DiagnosticKind(
    "default-misspelled", .warning,
    "the default of '{0}' is of another type than its schema; it is read as the value that its "
      + "text is")
  package static let defaultMismatch = DiagnosticKind(
    "default-mismatch", .warning,
    "the default of '{0}' is not a value of its schema; it stands in the comment only")
  package static let alternativesNotExpressed = DiagnosticKind(
    "alternatives-not-expressed", .note,
    "these alternatives only say which members go together; the properties are optional instead")
  package static let parameterAsText = DiagnosticKind(
    "parameter-as-text", .warning,
    "the parameter '{0}' {1}; it is passed on as text, which you write as the API wants it")
  package static let bodyAsBytes = DiagnosticKind(
    "body-as-bytes", .warning,
    "a body of '{0}' {1}; it is passed on as bytes")
  package static let mediaTypeSkipped = DiagnosticKind(
    "media-type-skipped", .note,
    "'{0}' is not generated; '{1}' stands for the same body")
  package static let duplicateOperationID = DiagnosticKind(
    "duplicate-operation-id", .warning,
    "another operation has the id '{0}' too; this one is called '{1}': give it an id of its own")
  package static let nameTaken = DiagnosticKind(
    "name-taken", .note,
    "'{0}' is called '{1}' in Swift, where '{2}' is taken")
  package static let mediaTypeAsJSON = DiagnosticKind(
    "media-type-as-json", .note,
    "bodies of '{0}' are taken for JSON, as they have a schema; call it '…+json' if they are")
  package static let contentIgnored = DiagnosticKind(
    "content-ignored", .note,
    "a response to HEAD, or of status 1xx, 204, 205 or 304, has no content (RFC 9110); "
      + "'{0}' is left out")
  package static let serverRelative = DiagnosticKind(
    "server-relative", .note,
    "the server '{0}' is relative; a client takes the address that it is seen from")
  package static let serversNotApplied = DiagnosticKind(
    "servers-not-applied", .note,
    "'{0}' is one of several servers of some operations alone, of which the first is called")
  package static let serverOfCallbackIgnored = DiagnosticKind(
    "server-of-callback-ignored", .note,
    "'{0}' is a server of a webhook or a callback, which is called at the address that its receiver "
      + "gave; it is left out")
  package static let linkNotGenerated = DiagnosticKind(
    "link-not-generated", .note, "the link '{0}' is not generated: {1}")
  package static let encodingNotApplied = DiagnosticKind(
    "encoding-not-applied", .warning, "the encoding of '{0}' is not applied: {1}")
  package static let emptyValueNotSent = DiagnosticKind(
    "empty-value-not-sent", .note,
    "'{0}' is sent with a value or not at all: its type has none for `allowEmptyValue`")
  package static let bodyAsText = DiagnosticKind(
    "body-as-text", .note, "a body of '{0}' is passed on as text; its schema is not applied")
  package static let headerIgnored = DiagnosticKind(
    "header-ignored", .note,
    "OpenAPI has no parameters for the header field '{0}'; it is left out, and a middleware of "
      + "yours can set it")
}

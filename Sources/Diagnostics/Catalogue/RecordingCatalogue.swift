// The wording of what recorded exchanges show, and of what is wrong with recordings. `{0}` is a
// phrase such as "the response 200 of 'GET /pets'"; the last argument says how often and where it
// was seen.
extension DiagnosticKind {
  package static let recordingMalformed = DiagnosticKind(
    "recording-malformed", .error,
    "this is not JSON in UTF-8, or has a key twice or too many levels, so it is left out; record it"
      + " again")
  package static let recordingWithoutEntries = DiagnosticKind(
    "recording-without-entries", .error,
    "'{0}' has no list 'log.entries', so it is no HAR; check the path")
  package static let recordingNotRegular = DiagnosticKind(
    "recording-not-regular", .error,
    "'{0}' is a pipe, a device or a socket; name a regular file, or '-' for a recording on standard"
      + " input")
  package static let recordingTooLarge = DiagnosticKind(
    "recording-too-large", .error,
    "'{0}' has more than {1} bytes in one piece; split it, or record an exchange a line")
  package static let recordingExchangeIncomplete = DiagnosticKind(
    "recording-exchange-incomplete", .warning,
    "this exchange has no '{0}', so it is left out; record it again")
  package static let recordingBase64Malformed = DiagnosticKind(
    "recording-base64-malformed", .warning,
    "'{0}' is not base64, so this exchange is left out; record it again")
  package static let recordingOfOthers = DiagnosticKind(
    "recording-of-others", .warning,
    "none of the {0} exchange{0:s} went to a server of the document, but to {1}; name the address"
      + " with --base")

  package static let recordedPathUndocumented = DiagnosticKind(
    "recorded-path-undocumented", .error,
    "'{0}' was called, and the document has no such path; {1}")
  package static let recordedMethodUndocumented = DiagnosticKind(
    "recorded-method-undocumented", .error,
    "'{0}' was called, and the document has no such operation of this path; {1}")
  package static let recordedStatusUndocumented = DiagnosticKind(
    "recorded-status-undocumented", .error,
    "'{0}' was answered with {1}, which the document does not have; {2}")
  package static let recordedFailureUndocumented = DiagnosticKind(
    "recorded-failure-undocumented", .warning,
    "'{0}' was answered with {1}, which the document does not have; {2}")
  package static let recordedMediaTypeUndocumented = DiagnosticKind(
    "recorded-media-type-undocumented", .error,
    "{0} is of {1}, and the document has {2}; {3}")
  package static let recordedBodyUndocumented = DiagnosticKind(
    "recorded-body-undocumented", .error,
    "{0} has a body of {1}, and the document has none; {2}")
  package static let recordedBodyMissing = DiagnosticKind(
    "recorded-body-missing", .error, "{0} has no body, and the document has one; {1}")
  package static let recordedBodyMalformed = DiagnosticKind(
    "recorded-body-malformed", .error,
    "{0} says that it is JSON, and is not, or has a key twice; {1}")
  package static let recordedTypeDiffers = DiagnosticKind(
    "recorded-type-differs", .error,
    "{0} has {1} {2}, where the document has {3}; {4}")
  package static let recordedNull = DiagnosticKind(
    "recorded-null", .error, "{0} has null {1}, which the document does not allow; {2}")
  package static let recordedValueUndocumented = DiagnosticKind(
    "recorded-value-undocumented", .error,
    "{0} has {1} {2}, which the document does not list; {3}")
  package static let recordedMemberMissing = DiagnosticKind(
    "recorded-member-missing", .error,
    "{0} has no member {1} {2}, and the document requires it; {3}")
  package static let recordedMemberUndocumented = DiagnosticKind(
    "recorded-member-undocumented", .warning,
    "{0} has a member {1} {2}, which the document does not have; {3}")
  package static let recordedAlternativeMissing = DiagnosticKind(
    "recorded-alternative-missing", .error,
    "{0} has {1} {2} that fits no alternative of the document; {3}")
  package static let recordedFormatDiffers = DiagnosticKind(
    "recorded-format-differs", .warning, "{0} has {1} {2} that is no '{3}'; {4}")
  package static let recordedLimitBroken = DiagnosticKind(
    "recorded-limit-broken", .warning, "{0} has {1} {2} that '{3}' does not allow; {4}")
  package static let recordedDirectionDiffers = DiagnosticKind(
    "recorded-direction-differs", .warning, "{0} has a value {1}, which is '{2}'; {3}")
  package static let recordedNestingTooDeep = DiagnosticKind(
    "recorded-nesting-too-deep", .warning,
    "{0} is nested too deep {1}, so that what is inside is not looked at; {2}")
  package static let recordedParameterMissing = DiagnosticKind(
    "recorded-parameter-missing", .error,
    "{0} has no parameter '{1}', and the document requires it; {2}")
  package static let recordedParameterUnreadable = DiagnosticKind(
    "recorded-parameter-unreadable", .error,
    "{0} has a parameter '{1}' that is not written as the style '{2}' has it; {3}")
  package static let recordedQueryUndocumented = DiagnosticKind(
    "recorded-query-undocumented", .warning,
    "{0} has a query parameter {1}, which the document does not have; {2}")
  package static let recordedHeaderUndocumented = DiagnosticKind(
    "recorded-header-undocumented", .warning,
    "{0} has a header field {1}, which the document does not have; {2}")
  package static let recordedAnswerHeaderUndocumented = DiagnosticKind(
    "recorded-answer-header-undocumented", .note,
    "{0} has a header field {1}, which the document does not have; {2}")
  package static let recordedHeaderMissing = DiagnosticKind(
    "recorded-header-missing", .warning,
    "{0} has no header field '{1}', and the document requires it; {2}")

  package static let recordedBodyUnchecked = DiagnosticKind(
    "recorded-body-unchecked", .note,
    "{0} is of {1}, of which the content is not looked at; {2}")
  package static let recordedOperationUnseen = DiagnosticKind(
    "recorded-operation-unseen", .note, "'{0}' is not in the recordings")
  package static let recordedElsewhere = DiagnosticKind(
    "recorded-elsewhere", .note,
    "left out: {0} exchange{0:s} to other addresses than those of the document, to {1}")
  package static let recordedFindingsLeftOut = DiagnosticKind(
    "recorded-findings-left-out", .warning,
    "more than {0} findings are not told apart; {1} more sighting{1:s} of others are left out")
  package static let recordedNotSuggested = DiagnosticKind(
    "recorded-not-suggested", .note,
    "the overlay has no action for '{0}' here: {1}")

  /// What recordings show of a document. Each is a finding and no fault that stops a run, so a
  /// configuration may give it any severity.
  package static let recordedFindings: Set<DiagnosticKind> = [
    .recordedPathUndocumented, .recordedMethodUndocumented, .recordedStatusUndocumented,
    .recordedFailureUndocumented, .recordedMediaTypeUndocumented, .recordedBodyUndocumented,
    .recordedBodyMissing, .recordedBodyMalformed, .recordedTypeDiffers, .recordedNull,
    .recordedValueUndocumented, .recordedMemberMissing, .recordedMemberUndocumented,
    .recordedAlternativeMissing, .recordedFormatDiffers, .recordedLimitBroken,
    .recordedDirectionDiffers, .recordedNestingTooDeep, .recordedParameterMissing,
    .recordedParameterUnreadable, .recordedQueryUndocumented, .recordedHeaderUndocumented,
    .recordedAnswerHeaderUndocumented, .recordedHeaderMissing,
  ]
}

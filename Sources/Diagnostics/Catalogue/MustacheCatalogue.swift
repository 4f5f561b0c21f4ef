// The wording of what can be wrong with a template, first when it is parsed, then when it is
// rendered.
extension DiagnosticKind {
  /// `{0}` is the opening delimiter with the sigil, `{1}` the delimiter that is missing.
  package static let templateUnclosedTag = DiagnosticKind(
    "template-unclosed-tag", .error,
    "the tag that '{0}' opens never ends; close it with '{1}'")

  /// `{0}` is the opening tag, `{1}` the closing tag that is missing.
  package static let templateUnclosedSection = DiagnosticKind(
    "template-unclosed-section", .error, "'{0}' is never closed; add '{1}'")

  /// `{0}` is the closing tag, `{1}` the tag still open, `{2}` and `{3}` its line and column,
  /// `{4}` the closing tag that was expected.
  package static let templateMismatchedClose = DiagnosticKind(
    "template-mismatched-close", .error,
    "'{0}' comes while '{1}' of line {2}, column {3} is still open; write '{4}' before it")

  /// `{0}` is the closing tag.
  package static let templateStrayClose = DiagnosticKind(
    "template-stray-close", .error, "'{0}' closes nothing; remove it or open it first")

  /// `{0}` is the text between the equals signs.
  package static let templateBadDelimiters = DiagnosticKind(
    "template-bad-delimiters", .error,
    "'{0}' does not set delimiters; give two, apart by white space, without '=' in them")

  /// `{0}` is the text behind the bracket.
  package static let templateBadGroup = DiagnosticKind(
    "template-bad-group", .error, "there is no group '{0}'; write '[' or '[fill'")

  /// `{0}` is the opening delimiter with the sigil.
  package static let templateEmptyName = DiagnosticKind(
    "template-empty-name", .error, "the tag that '{0}' opens has no name; give it one")

  /// `{0}` is the name.
  package static let templateBadName = DiagnosticKind(
    "template-bad-name", .error,
    "'{0}' is not a name; a name has no white space and no empty part beside a dot")

  /// `{0}` is the largest size in bytes.
  package static let templateTooLarge = DiagnosticKind(
    "template-too-large", .error, "the template is larger than {0} bytes; split it into partials")

  /// `{0}` is the name asked for, `{1}` the keys that the context has.
  package static let templateMissingKey = DiagnosticKind(
    "template-missing-key", .error,
    "the template asks for '{0}', which nothing here provides; use one of: {1}")

  /// `{0}` is the name of the template.
  package static let templateMissing = DiagnosticKind(
    "template-missing", .error, "there is no template '{0}'; add it or correct the name")

  /// `{0}` is the name in the tag, `{1}` the kind of the value.
  package static let templateNotText = DiagnosticKind(
    "template-not-text", .error,
    "'{0}' is {1}, which has no text; open a section with it or name one of its members")

  /// `{0}` is the limit.
  package static let templateRecursion = DiagnosticKind(
    "template-recursion", .error,
    "partials, parents, blocks and lambdas are nested more than {0} deep; end the recursion")

  /// `{0}` is the limit.
  package static let templateTooManySteps = DiagnosticKind(
    "template-too-many-steps", .error,
    "the template takes more than {0} steps up to here; let partials and sections repeat less")

  /// `{0}` is the limit in bytes.
  package static let templateOutputTooLarge = DiagnosticKind(
    "template-output-too-large", .error,
    "the template writes more than {0} bytes up to here; let partials and sections repeat less")

  /// `{0}` is the message of what is wrong with the text.
  package static let templateLambdaSyntax = DiagnosticKind(
    "template-lambda-syntax", .error, "the text that this lambda returned is not a template: {0}")
  package static let templateNameUnknown = DiagnosticKind(
    "template-name-unknown", .error, "there is no template '{0}'; {1}")
  package static let templateUnused = DiagnosticKind(
    "template-unused", .warning,
    "nothing uses a template of the name '{0}'; give it the name of one of ours to replace it")
}

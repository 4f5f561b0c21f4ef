// The wording of what can be wrong with a template.
extension DiagnosticKind {
  package static let templateMissingKey = DiagnosticKind(
    "template-missing-key", .error, "the template asks for '{0}', which nothing here provides")
}

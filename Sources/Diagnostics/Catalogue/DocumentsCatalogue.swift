// The wording of what can be wrong with a file before anybody asks what it means.
extension DiagnosticKind {
  package static let yamlSyntax = DiagnosticKind(
    "yaml-syntax", .error, "this is not YAML: {0}")
}

// The wording of what can be wrong with a configuration, and with finding one.
extension DiagnosticKind {
  package static let configurationNotAnObject = DiagnosticKind(
    "configuration-not-an-object", .error,
    "a configuration is an object with keys such as 'document' and 'output', not {0}")
  package static let configurationUnknownKey = DiagnosticKind(
    "configuration-unknown-key", .error, "'{0}' is not a key of a configuration; {1}")
  package static let configurationWrongType = DiagnosticKind(
    "configuration-wrong-type", .error, "'{0}' must be {1}, not {2}")
  package static let configurationUnknownValue = DiagnosticKind(
    "configuration-unknown-value", .error, "'{0}' is not a value of '{1}'; {2}")
  package static let configurationNotAnIdentifier = DiagnosticKind(
    "configuration-not-an-identifier", .error,
    "'{0}' is not a name in Swift; write letters, digits and '_', not starting with a digit")
  package static let configurationNotATypeName = DiagnosticKind(
    "configuration-not-a-type-name", .error,
    "'{0}' is not a name of a Swift type; write names joined by '.', such as 'Foundation.Date'")
  /// `{0}` is the text, `{1}` the key.
  package static let configurationNotAnAddition = DiagnosticKind(
    "configuration-not-an-addition", .error,
    "'{0}' does not belong under '{1}'; write names of protocols there, such as 'Identifiable', or "
      + "attributes, such as '@MainActor'")
  /// `{0}` is the pattern, `{1}` what to do.
  package static let configurationAdditionUnused = DiagnosticKind(
    "configuration-addition-unused", .warning, "no model is called '{0}'; {1}")
  package static let configurationPropertyName = DiagnosticKind(
    "configuration-property-name", .error,
    "'{0}' names no property; write the schema and the property, as in 'Schema.property'")
  package static let configurationNoDocument = DiagnosticKind(
    "configuration-no-document", .error,
    "no document is named and none lies beside the configuration; add 'document: FILE', or put one"
      + " of {0} in its folder")

  package static let configurationKeyOfOneDocument = DiagnosticKind(
    "configuration-key-of-one-document", .error,
    "'{0}' is about one document; move it into the entries of 'documents'")
  package static let configurationDocumentMissing = DiagnosticKind(
    "configuration-document-missing", .error, "this entry names no document; add 'document: FILE'")
  package static let configurationShardsUnused = DiagnosticKind(
    "configuration-shards-unused", .error,
    "'shards' has no meaning with 'files: {0}'; leave it out, or write 'files: sharded'")

  package static let moduleNameMissing = DiagnosticKind(
    "module-name-missing", .error,
    "neither the output folder nor the document's title is a name for a module; add 'module: NAME'"
      + " to the configuration, or pass --module NAME")
  package static let outputShared = DiagnosticKind(
    "output-shared", .error,
    "'{0}' and '{1}' both write to the folder '{2}'; give each a folder of its own")
  package static let folderUnreadable = DiagnosticKind(
    "folder-unreadable", .error, "the folder '{0}' cannot be read ({1}); check its permissions")
  package static let folderMissing = DiagnosticKind(
    "folder-missing", .error, "there is no folder '{0}'; check the path")

  package static let configurationOutOfRange = DiagnosticKind(
    "configuration-out-of-range", .error, "'{0}' must be {1}, not {2}")
  package static let configurationUnknownDiagnostic = DiagnosticKind(
    "configuration-unknown-diagnostic", .error, "there is no diagnostic '{0}'; {1}")
  package static let configurationErrorLowered = DiagnosticKind(
    "configuration-error-lowered", .error,
    "'{0}' is an error, and what it is about cannot be generated; leave it out here, and pass"
      + " --keep-going to write what no error touches")
  package static let configurationNameUnused = DiagnosticKind(
    "configuration-name-unused", .warning,
    "the document has no {0} '{1}', so this name is not used; {2}")
  package static let configurationFailureIncomplete = DiagnosticKind(
    "configuration-failure-incomplete", .error,
    "a failure has 'member' and one of 'equals' and 'unless', as in"
      + " '{member: success, equals: false, messages: errors}'")
  package static let configurationFailureUnused = DiagnosticKind(
    "configuration-failure-unused", .warning,
    "no body of a successful response has a member '{0}' that can have this value, so no call fails"
      + " by it; compare it with the document's schemas, or remove it")
  package static let configurationFormatUnused = DiagnosticKind(
    "configuration-format-unused", .warning,
    "no schema of the document has the format '{0}', so this type is not used; {1}")
}

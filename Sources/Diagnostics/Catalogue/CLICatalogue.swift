// The wording of what can be wrong with a command line.
extension DiagnosticKind {
  package static let commandMissing = DiagnosticKind(
    "command-missing", .error, "a command is missing; there are {0}")
  package static let commandUnknown = DiagnosticKind(
    "command-unknown", .error, "there is no command '{0}'; {1}")
  package static let optionUnknown = DiagnosticKind(
    "option-unknown", .error, "'{1}' has no option '{0}'; {2}")
  package static let optionWithoutValue = DiagnosticKind(
    "option-without-value", .error, "the option '{0}' needs a value: {0} {1}")
  package static let optionWithValue = DiagnosticKind(
    "option-with-value", .error, "the option '{0}' takes no value; leave out '={1}'")
  package static let optionTwice = DiagnosticKind(
    "option-twice", .error, "the option '{0}' is given twice; leave out one of them")
  package static let optionValueUnknown = DiagnosticKind(
    "option-value-unknown", .error, "'{0}' is not a value of the option '{1}'; {2}")
  package static let argumentUnexpected = DiagnosticKind(
    "argument-unexpected", .error, "'{0}' is one argument too many; '{1}' takes {2}")
  package static let argumentMissing = DiagnosticKind(
    "argument-missing", .error, "'{0}' needs {1}")
  package static let shellUnknown = DiagnosticKind(
    "shell-unknown", .error, "there are no completions for the shell '{0}'; {1}")

  package static let inputMissing = DiagnosticKind(
    "input-missing", .error,
    "there is no configuration below '{0}', and none with an 'output' below '{1}'; name a document"
      + " or a configuration")
  package static let inputFolderMissing = DiagnosticKind(
    "input-folder-missing", .error,
    "without an argument, configurations are looked for below '{0}' and '{1}', and there are no such"
      + " folders; name a document or a configuration")
  package static let inputPathMissing = DiagnosticKind(
    "input-path-missing", .error, "there is no file or folder '{0}'; check the path")
  package static let outputMissing = DiagnosticKind(
    "output-missing", .error, "where to write '{0}' to is not said; pass --output DIR{1}")
  package static let optionForOneDocument = DiagnosticKind(
    "option-for-one-document", .error,
    "the option '{0}' is for one document, and {1} configurations were found; name one of them")
  package static let optionsExclude = DiagnosticKind(
    "options-exclude", .error,
    "'{0}' is a configuration already; leave out --config, or name a document")
  package static let couldKeepGoing = DiagnosticKind(
    "could-keep-going", .note,
    "nothing is written because of these errors; --keep-going writes what they do not touch")
  package static let notesLeftOut = DiagnosticKind(
    "notes-left-out", .note,
    "{0} more note{0:s} of these kinds; 'concord lint FILE' prints them all")
  package static let initSeveralDocuments = DiagnosticKind(
    "init-several-documents", .error,
    "there are several documents here: {0}; name one of them, as in 'concord init {1}'")
  package static let initExists = DiagnosticKind(
    "init-exists", .error, "'{0}' exists already; edit it, or remove it first")
}

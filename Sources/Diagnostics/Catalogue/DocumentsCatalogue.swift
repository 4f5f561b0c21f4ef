// The wording of what can be wrong with a file before anybody asks what it means.
extension DiagnosticKind {
  // MARK: Reading files

  package static let fileMissing = DiagnosticKind(
    "file-missing", .error, "there is no file '{0}'; check the path")
  package static let fileIsDirectory = DiagnosticKind(
    "file-is-directory", .error, "'{0}' is a directory; name a file in it")
  package static let fileNotRegular = DiagnosticKind(
    "file-not-regular", .error,
    "'{0}' is a pipe, a device or a socket; name a regular file, or '-' for a document on standard"
      + " input")
  package static let rootMissing = DiagnosticKind(
    "root-missing", .error,
    "the root folder '{0}' does not exist; correct --root or the configuration's 'root'")
  package static let fileUnreadable = DiagnosticKind(
    "file-unreadable", .error, "'{0}' cannot be read ({1}); check its permissions")
  package static let fileTooLarge = DiagnosticKind(
    "file-too-large", .error,
    "'{0}' is {1} bytes long, more than the limit of {2}; split the document into smaller files")
  package static let fileOutsideRoot = DiagnosticKind(
    "file-outside-root", .error,
    "'{0}' lies outside '{1}', the folder that files are read from; move it there, or name a folder"
      + " that holds both with --root DIR or the configuration's 'root: DIR'")
  package static let referenceToURL = DiagnosticKind(
    "reference-to-url", .error,
    "'{0}' is an address on a network, and nothing is fetched from one; save the document beside"
      + " this one and refer to the file")

  // MARK: Both formats

  package static let notUTF8 = DiagnosticKind(
    "not-utf-8", .error, "the byte 0x{0} here is not UTF-8; save the file as UTF-8")
  package static let documentEmpty = DiagnosticKind(
    "document-empty", .error, "the file holds no document; write one, or name another file")
  package static let documentTooLarge = DiagnosticKind(
    "document-too-large", .error,
    "the document is {0} bytes long, more than the limit of {1}; split it into smaller files")
  package static let nestingTooDeep = DiagnosticKind(
    "nesting-too-deep", .error,
    "objects and arrays are nested more than {0} deep here; flatten the document")
  package static let duplicateKey = DiagnosticKind(
    "duplicate-key", .error,
    "the key '{0}' stands twice in this object, first at line {1}, column {2}; remove one of them")

  // MARK: JSON (RFC 8259)

  package static let jsonExpectedValue = DiagnosticKind(
    "json-expected-value", .error, "a value is expected here, not {0}")
  package static let jsonExpectedKey = DiagnosticKind(
    "json-expected-key", .error, "a key in double quotes is expected here, not {0}")
  package static let jsonExpectedColon = DiagnosticKind(
    "json-expected-colon", .error, "a ':' is expected after the key, not {0}")
  package static let jsonExpectedComma = DiagnosticKind(
    "json-expected-comma", .error, "a ',' or '{0}' is expected after the value, not {1}")
  package static let jsonTrailingComma = DiagnosticKind(
    "json-trailing-comma", .error, "JSON allows no ',' before '{0}'; remove it")
  package static let jsonUnclosed = DiagnosticKind(
    "json-unclosed", .error,
    "the file ends before the '{0}' of line {1}, column {2} is closed; add '{3}'")
  package static let jsonUnclosedString = DiagnosticKind(
    "json-unclosed-string", .error, "this string is never closed; add the '\"' at its end")
  package static let jsonControlCharacter = DiagnosticKind(
    "json-control-character", .error,
    "the character U+{0} may not stand in a string as it is; write it as '{1}'")
  package static let jsonBadEscape = DiagnosticKind(
    "json-bad-escape", .error,
    "'\\' must be followed by one of \" \\ / b f n r t or by u and four hexadecimal digits")
  package static let jsonLoneSurrogate = DiagnosticKind(
    "json-lone-surrogate", .warning,
    "this escape is one half of a surrogate pair and means no character; U+FFFD stands for it")
  package static let jsonBadNumber = DiagnosticKind(
    "json-bad-number", .error, "this is not a JSON number: {0}")
  package static let jsonTrailingText = DiagnosticKind(
    "json-trailing-text", .error, "the document ended before this place; remove {0} and the rest")
}

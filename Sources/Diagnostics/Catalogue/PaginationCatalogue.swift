// The wording of what is said about lists that come in pages.
extension DiagnosticKind {
  /// `{0}` is the operation, `{1}` how it goes on.
  package static let paginationGuessed = DiagnosticKind(
    "pagination-guessed", .note,
    "'{0}' is taken to give its list page by page: {1}; say how under 'pagination' in the "
      + "configuration, or '{0}: none' where it does not")
  package static let paginationOperationUnknown = DiagnosticKind(
    "pagination-operation-unknown", .error, "the document has no operation '{0}'; {1}")
  package static let paginationKeyMissing = DiagnosticKind(
    "pagination-key-missing", .error, "the entry '{0}' lacks the key '{1}'; add it")
  package static let paginationUnknownKey = DiagnosticKind(
    "pagination-unknown-key", .error, "'{0}' is not a key of this style of pagination; {1}")
  package static let paginationNotPossible = DiagnosticKind(
    "pagination-not-possible", .error, "'{0}' cannot be called page by page: {1}")
  /// `{0}` is the operation, `{1}` the name, `{2}` what to do.
  package static let paginationParameterUnknown = DiagnosticKind(
    "pagination-parameter-unknown", .error,
    "neither a parameter of '{0}' nor a member of its body is called '{1}'; {2}")
  /// `{0}` is the operation, `{1}` the name, `{2}` what to do.
  package static let paginationMemberUnknown = DiagnosticKind(
    "pagination-member-unknown", .error,
    "a page of '{0}' has no member '{1}'; {2}")
  /// `{0}` is the name, `{1}` what it has to be.
  package static let paginationWrongType = DiagnosticKind(
    "pagination-wrong-type", .error, "'{0}' has to be {1}; name another")
  /// `{0}` is the operation, `{1}` the names of lists.
  package static let paginationItemsAmbiguous = DiagnosticKind(
    "pagination-items-ambiguous", .error,
    "a page of '{0}' is not a list, and {1}; name the list of items with 'items'")
}

// How a list goes on, and why it cannot.
extension Phrase {
  package static let paginationEntry = Phrase("'none', 'link', or an object with 'style'")
  package static let paginationTable = Phrase("'none', or an object with an entry for an operation")
  package static let nothingForAll = Phrase(
    "'none', which is all that can be said of all operations")
  package static let memberPath = Phrase("a name, names joined by '.', or a list of names")
  package static let startNumber = Phrase("a whole number, 0 or more")

  package static let pagesByLink = Phrase("its responses have the field 'Link'")

  package static func pagesByCursor(_ member: String, parameter: String) -> Phrase {
    Phrase("'\(parameter)' of a call carries '\(member)' of the page before")
  }

  package static func pagesByNumber(parameter: String, start: Int) -> Phrase {
    Phrase("'\(parameter)' is the number of the page, from \(start) on")
  }

  package static func pagesByOffset(parameter: String) -> Phrase {
    Phrase("'\(parameter)' is the number of items to pass over")
  }

  package static let pageWithoutMembers = Phrase(
    "its successful responses do not have one body of one JSON type")
  package static let pageInConstant = Phrase(
    "members of its body are constants; write 'properties: var'")

  package static let listType = Phrase("a list")
  package static let integerType = Phrase("an integer")
  package static let booleanType = Phrase("a boolean")
  package static let sameTypeAsCursor = Phrase("of the type of the cursor")
  package static let sameTypeAsOffset = Phrase("of the type of the offset")
  package static let settableMember = Phrase("a member that no optional object stands before")
  package static let singleNull = Phrase(
    "a member for which absent and null are one; write 'nullable: merged'")
  package static let thereIsNoList = Phrase("has no list in it")

  package static func thereAreLists(_ names: [String]) -> Phrase {
    Phrase("has the lists \(DiagnosticArgument.names(names).words)")
  }
}

package import ConcordLowering
internal import ConcordDiagnostics
internal import ConcordDocuments

extension Configuration {
  /// How an operation gives its list page by page.
  ///
  /// Names are those of the description, a list of them for what stands in an object:
  /// `["meta", "next_cursor"]`. A parameter is one of the operation or, where none has the name, a
  /// member of its body. Items may be left out where a page is a list, or has no other.
  public struct Pagination: Sendable, Hashable {
    /// What it says.
    package let rule: PaginationRule

    /// Wraps what an entry says.
    package init(_ rule: PaginationRule) { self.rule = rule }

    /// There are no pages, whatever the operation looks like.
    public static let none = Pagination(PaginationRule(.none))

    /// The field `Link` of a response (RFC 8288) leads to the next page.
    ///
    /// - Parameters:
    ///   - relation: The relation of the link.
    ///   - items: The list of a page.
    /// - Returns: The pagination.
    public static func link(relation: String = "next", items: [String]? = nil) -> Pagination {
      Pagination(PaginationRule(.link(relation: relation), items: path(items)))
    }

    /// A member of a page is what the call of the next one carries.
    ///
    /// - Parameters:
    ///   - cursor: The member; `null`, an empty text or its absence say that there is no next page.
    ///   - parameter: The parameter that carries it.
    ///   - more: The member that says whether there is a next page, where one does.
    ///   - items: The list of a page.
    /// - Returns: The pagination.
    public static func cursor(
      _ cursor: [String], parameter: [String], more: [String]? = nil, items: [String]? = nil
    ) -> Pagination {
      Pagination(
        PaginationRule(
          .cursor(MemberPath(cursor), parameter: MemberPath(parameter), more: path(more)),
          items: path(items)))
    }

    /// A call has the number of its page. A page without items is the last one.
    ///
    /// - Parameters:
    ///   - parameter: The parameter that is the number.
    ///   - start: The number of the first page; `nil` for the default that the description gives the
    ///     parameter, or else 1.
    ///   - total: The member that says how many pages there are, where one does.
    ///   - items: The list of a page.
    /// - Returns: The pagination.
    public static func page(
      parameter: [String], start: Int? = nil, total: [String]? = nil, items: [String]? = nil
    ) -> Pagination {
      Pagination(
        PaginationRule(
          .page(parameter: MemberPath(parameter), start: start, total: path(total)),
          items: path(items)))
    }

    /// A call says how many items to pass over. A page without items is the last one.
    ///
    /// - Parameters:
    ///   - parameter: The parameter that is the number of items.
    ///   - limit: The parameter that says how many items to give, where a page of fewer is the last.
    ///   - total: The member that says how many items there are in all, where one does.
    ///   - items: The list of a page.
    /// - Returns: The pagination.
    public static func offset(
      parameter: [String], limit: [String]? = nil, total: [String]? = nil,
      items: [String]? = nil
    ) -> Pagination {
      Pagination(
        PaginationRule(
          .offset(parameter: MemberPath(parameter), limit: path(limit), total: path(total)),
          items: path(items)))
    }

    private static func path(_ names: [String]?) -> MemberPath? { names.map { MemberPath($0) } }
  }
}

extension ConfigurationValues {
  /// How operations page: `none` for no guess, or a table in which `'*': none` says so.
  mutating func readPagination(_ member: Member) {
    if member.value.string == "none" {
      configuration.guessesPagination = false
      return
    }
    guard let entries = member.value.object else {
      reportType(member, expected: .paginationTable)
      return
    }
    for entry in entries {
      if entry.key == "*" {
        if entry.value.string == "none" {
          configuration.guessesPagination = false
        } else {
          reportType(entry, expected: .nothingForAll)
        }
        continue
      }
      configuration.keyRanges["pagination/\(entry.key)"] = entry.keyRange
      var reader = PaginationRuleReader()
      let rule = reader.read(entry)
      diagnostics += reader.diagnostics
      if let rule { configuration.pagination[entry.key] = Configuration.Pagination(rule) }
    }
  }
}

package import ConcordDiagnostics

/// What somebody says of how an operation gives its list page by page.
package struct PaginationRule: Hashable, Sendable {
  /// How the call of the next page comes about.
  package enum Style: Hashable, Sendable {
    /// There are no pages.
    case none
    /// The field `Link` of a response leads to the next one, by a link of this relation.
    case link(relation: String)
    /// A member of a page is what the parameter of the next call carries. Another one says whether
    /// there is a next page.
    case cursor(MemberPath, parameter: MemberPath, more: MemberPath?)
    /// The parameter is the number of the page, which is `start` where a call has none. A member of a
    /// page says how many pages there are.
    case page(parameter: MemberPath, start: Int?, total: MemberPath?)
    /// The parameter says how many items to pass over, another one how many to give at most. A member
    /// of a page says how many there are in all.
    case offset(parameter: MemberPath, limit: MemberPath?, total: MemberPath?)
  }

  /// How the call of the next page comes about.
  package var style: Style
  /// Where a page has its items; `nil` where it is a list, or has but one.
  package var items: MemberPath?
  /// Where it is written; `nil` where it was made in code.
  package var range: SourceRange?

  /// Makes a rule of its parts.
  package init(_ style: Style, items: MemberPath? = nil, at range: SourceRange? = nil) {
    self.style = style
    self.items = items
    self.range = range
  }

  /// All that it says, as text.
  package var canonicalText: String {
    func text(_ parts: [(String, String?)]) -> String {
      parts.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ")
    }
    let items = ("items", items?.canonicalText)
    return switch style {
    case .none: "none"
    case .link(let relation): text([("link", JSONText.quoted(relation)), items])
    case .cursor(let cursor, let parameter, let more):
      text([
        ("cursor", cursor.canonicalText), ("parameter", parameter.canonicalText),
        ("more", more?.canonicalText), items,
      ])
    case .page(let parameter, let start, let total):
      text([
        ("page", parameter.canonicalText), ("start", start.map(String.init)),
        ("total", total?.canonicalText), items,
      ])
    case .offset(let parameter, let limit, let total):
      text([
        ("offset", parameter.canonicalText), ("limit", limit?.canonicalText),
        ("total", total?.canonicalText), items,
      ])
    }
  }
}

/// The names that lead to a member of a page or of a body, or the name of a parameter.
package struct MemberPath: Hashable, Sendable {
  /// The names, as the description has them.
  package var names: [String]
  /// Where it is written; `nil` where it was made in code.
  package var range: SourceRange?

  /// Makes a path of names.
  package init(_ names: [String], at range: SourceRange? = nil) {
    self.names = names
    self.range = range
  }

  /// The names, joined by points.
  var text: String { names.joined(separator: ".") }

  fileprivate var canonicalText: String { names.map(JSONText.quoted).joined(separator: ".") }
}

import ConcordDiagnostics
import ConcordSwiftIR

/// Guesses from names and types how an operation gives its list page by page.
///
/// A guess adds a function to a client; who calls it trusts it to give all items, each once. So each
/// style asks for everything that tells it from what only looks like it:
/// - A field `Link` of a response of GET that is a list, or has one. Without a link to the next page
///   there is one page, whatever else the field is for.
/// - A cursor: a parameter and a member that are both named for it, of one type, where the member may
///   say that there is no next page.
/// - A number of the page, only where the description says by its default at which number pages
///   begin: to begin at 1 where a server begins at 0 would leave out a page. The end is a page
///   without items.
/// - An offset, only beside a limit: alone it is as often one of bytes. It grows by the items that came,
///   and a total is not asked, since some APIs count otherwise than they pass over.
///
/// Where an operation has parameters of several styles nothing tells which of them holds, and only the
/// field `Link` counts.
struct PaginationGuess {
  /// A rule, with what it was taken from.
  typealias Guess = (rule: PaginationRule, reason: Phrase)

  private let endpoint: Endpoint
  private let types: PageTypes
  private let contents: [ResponseContent]

  init(_ endpoint: Endpoint, _ types: PageTypes, _ contents: [ResponseContent]) {
    self.endpoint = endpoint
    self.types = types
    self.contents = contents
  }

  private static let cursorParameters: Set<String> = [
    "after", "aftercursor", "continuationtoken", "cursor", "marker", "nextcursor", "nextpagetoken",
    "nexttoken", "pagecursor", "pagetoken", "paginationtoken", "startcursor", "startingafter",
  ]
  private static let cursorMembers: Set<String> = [
    "nextcontinuationtoken", "nextcursor", "nextmarker", "nextpagecursor", "nextpagetoken",
    "nexttoken",
  ]
  /// Objects in a page that say where it stands among others.
  private static let containers: Set<String> = [
    "cursors", "meta", "metadata", "page", "pageinfo", "pagination", "paging", "responsemetadata",
  ]
  private static let limits: Set<String> = [
    "count", "limit", "maxresults", "pagesize", "perpage", "size", "take", "top",
  ]

  /// What was guessed; `nil` for nothing.
  var guess: Guess? {
    guard endpoint.method == "GET", endpoint.body == nil,
      case .value(let page, .json) = endpoint.success
    else { return nil }
    let lists = types.isList(page) ? 1 : types.lists(in: page).count
    guard lists > 0 else { return nil }
    if hasLinks { return (PaginationRule(.link(relation: "next")), .pagesByLink) }
    var cursors: [Endpoint.Parameter] = []
    var numbers: [Endpoint.Parameter] = []
    var offsets: [Endpoint.Parameter] = []
    var hasLimit = false
    for parameter in endpoint.parameters where parameter.location == .query {
      let name = Self.folded(parameter.key)
      if Self.cursorParameters.contains(name) {
        cursors.append(parameter)
      } else if name == "page" || name == "pagenumber" {
        numbers.append(parameter)
      } else if name == "offset" || name == "skip" {
        offsets.append(parameter)
      } else if Self.limits.contains(name), types.isInteger(parameter.type) {
        hasLimit = true
      }
    }
    let found = cursors + numbers + offsets
    guard found.count == 1, let parameter = found.first, !parameter.isRequired else { return nil }
    let path = MemberPath([parameter.key])
    if !offsets.isEmpty {
      guard hasLimit, lists == 1, types.isInteger(parameter.type),
        PaginationLowering.start(path, endpoint) ?? 0 == 0
      else { return nil }
      return (
        PaginationRule(.offset(parameter: path, limit: nil, total: nil)),
        .pagesByOffset(parameter: parameter.key)
      )
    }
    if let rule = cursor(parameter, in: page, isNumber: !numbers.isEmpty) { return rule }
    guard !numbers.isEmpty, lists == 1, types.isInteger(parameter.type),
      let start = PaginationLowering.start(path, endpoint), start <= 1
    else { return nil }
    return (
      PaginationRule(.page(parameter: path, start: start, total: totalPages(in: page))),
      .pagesByNumber(parameter: parameter.key, start: start)
    )
  }

  // MARK: Links

  /// Whether a successful response has the field `Link`.
  private var hasLinks: Bool {
    endpoint.responses.contains { response in
      response.status.isSuccess && response.content(among: contents).map(Self.hasLink) == true
    }
  }

  private static func hasLink(_ content: ResponseContent) -> Bool {
    content.headers.contains { $0.key.lowercased() == "link" }
  }

  // MARK: Cursors

  private func cursor(
    _ parameter: Endpoint.Parameter, in page: TypeReference, isNumber: Bool
  ) -> Guess? {
    guard let type = types.target(of: parameter.type), case .primitive = type else { return nil }
    let members = isNumber ? ["nextpage"] : Self.cursorMembers
    let way = first(in: page) { property in
      // An empty text says that there is no next page, as a number cannot.
      members.contains(Self.folded(property.key)) && types.target(of: property.type) == type
        && (property.isOptional || type == .primitive(.string))
    }
    if let way { return guess(parameter, way, more: nil) }
    guard !isNumber, type == .primitive(.string) else { return nil }
    return lastID(parameter, in: page)
  }

  /// A cursor that is the id of the last item, beside a flag that says whether there are more.
  private func lastID(_ parameter: Endpoint.Parameter, in page: TypeReference) -> Guess? {
    let properties = types.properties(of: page)
    guard Self.folded(parameter.key).contains("after"),
      let last = properties.first(where: { Self.folded($0.key) == "lastid" }),
      types.target(of: last.type) == .primitive(.string),
      let more = properties.first(where: { Self.folded($0.key) == "hasmore" }),
      types.target(of: more.type) == .primitive(.bool)
    else { return nil }
    return guess(parameter, [last.key], more: MemberPath([more.key]))
  }

  private func guess(
    _ parameter: Endpoint.Parameter, _ way: [String], more: MemberPath?
  ) -> Guess {
    let rule = PaginationRule.Style.cursor(
      MemberPath(way), parameter: MemberPath([parameter.key]), more: more)
    return (
      PaginationRule(rule),
      .pagesByCursor(way.joined(separator: "."), parameter: parameter.key)
    )
  }

  private func totalPages(in page: TypeReference) -> MemberPath? {
    first(in: page) { property in
      Self.folded(property.key) == "totalpages" && types.isInteger(property.type)
    }.map { MemberPath($0) }
  }

  /// The names that lead to the first fitting member of a page, or of an object in it that says where
  /// the page stands.
  private func first(in page: TypeReference, where isFit: (Property) -> Bool) -> [String]? {
    let properties = types.properties(of: page)
    if let property = properties.first(where: isFit) { return [property.key] }
    for property in properties where Self.containers.contains(Self.folded(property.key)) {
      if let inner = types.properties(of: property.type).first(where: isFit) {
        return [property.key, inner.key]
      }
    }
    return nil
  }

  /// A name without what spellings of it differ by.
  private static func folded(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { $0 != 0x5F && $0 != 0x2D }, as: UTF8.self)
  }
}

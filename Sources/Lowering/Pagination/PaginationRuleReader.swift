package import ConcordDiagnostics
package import ConcordDocuments

/// Reads how an operation pages, from an entry of a configuration's table or from
/// `x-concord-pagination` of the operation.
package struct PaginationRuleReader {
  /// What is wrong.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Starts reading.
  package init() {}

  /// The styles with their keys.
  private static let keys: KeyValuePairs<String, [String]> = [
    "none": [], "link": ["relation", "items"],
    "cursor": ["cursor", "parameter", "more", "items"],
    "page": ["parameter", "start", "total", "items"],
    "offset": ["parameter", "limit", "total", "items"],
  ]

  /// Reads an entry.
  ///
  /// - Parameter entry: The entry: `none`, `link`, or an object with `style` and the keys of that.
  /// - Returns: What it says; `nil` where a diagnostic says what is wrong.
  package mutating func read(_ entry: Member) -> PaginationRule? {
    if let text = entry.value.string, text == "none" || text == "link" {
      return PaginationRule(text == "none" ? .none : .link(relation: "next"), at: entry.value.range)
    }
    guard let members = entry.value.object else {
      return report(entry, expected: .paginationEntry)
    }
    guard let style = entry.value["style"] else {
      diagnostics.append(Diagnostic(.paginationKeyMissing, at: entry.keyRange, entry.key, "style"))
      return nil
    }
    guard let name = style.string, let keys = Self.keys.first(where: { $0.key == name })?.value
    else {
      let names = Self.keys.map(\.key)
      diagnostics.append(
        Diagnostic(
          .configurationUnknownValue, at: style.range, style.string ?? style.typeName.text, "style",
          NearestName.advice(style.string ?? "", among: names)))
      return nil
    }
    let count = diagnostics.count
    for member in members where member.key != "style" && !keys.contains(member.key) {
      diagnostics.append(
        Diagnostic(
          .paginationUnknownKey, at: member.keyRange, member.key,
          NearestName.advice(member.key, among: keys)))
    }
    let rule = rule(name, entry)
    return diagnostics.count == count ? rule : nil
  }

  private mutating func rule(_ style: String, _ entry: Member) -> PaginationRule? {
    func path(_ key: String) -> MemberPath? { self.path(entry.value.member(key)) }
    switch style {
    case "link":
      var relation = "next"
      if let member = entry.value.member("relation") {
        guard let text = member.value.string, !text.isEmpty else {
          return report(member, expected: .configurationText)
        }
        relation = text
      }
      return PaginationRule(.link(relation: relation), items: path("items"), at: entry.value.range)
    case "cursor":
      let cursor = required("cursor", entry)
      guard let parameter = required("parameter", entry), let cursor else { return nil }
      return PaginationRule(
        .cursor(cursor, parameter: parameter, more: path("more")), items: path("items"),
        at: entry.value.range)
    case "page":
      let start = start(entry.value.member("start"))
      guard let parameter = required("parameter", entry) else { return nil }
      return PaginationRule(
        .page(parameter: parameter, start: start, total: path("total")), items: path("items"),
        at: entry.value.range)
    case "offset":
      guard let parameter = required("parameter", entry) else { return nil }
      return PaginationRule(
        .offset(parameter: parameter, limit: path("limit"), total: path("total")),
        items: path("items"), at: entry.value.range)
    default: return PaginationRule(.none, at: entry.value.range)
    }
  }

  private mutating func required(_ key: String, _ entry: Member) -> MemberPath? {
    guard let member = entry.value.member(key) else {
      diagnostics.append(Diagnostic(.paginationKeyMissing, at: entry.value.range, entry.key, key))
      return nil
    }
    return path(member)
  }

  /// A name, names joined by points, or a list of names, in which a point stands for itself.
  private mutating func path(_ member: Member?) -> MemberPath? {
    guard let member else { return nil }
    var names: [String]?
    if let text = member.value.string {
      names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    } else if let elements = member.value.array {
      let texts = elements.compactMap(\.string)
      names = texts.count == elements.count ? texts : nil
    }
    guard let names, !names.isEmpty, !names.contains("") else {
      report(member, expected: .memberPath)
      return nil
    }
    return MemberPath(names, at: member.value.range)
  }

  private mutating func start(_ member: Member?) -> Int? {
    guard let member else { return nil }
    if let number = member.value.number?.int, number >= 0, number <= 1_000_000 { return number }
    report(member, expected: .startNumber)
    return nil
  }

  @discardableResult
  private mutating func report(_ member: Member, expected: Phrase) -> PaginationRule? {
    let found = member.value.string == "" ? Phrase.emptyText : member.value.typeName
    diagnostics.append(
      Diagnostic(.configurationWrongType, at: member.value.range, member.key, expected, found))
    return nil
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Settles how operations give their lists page by page: what somebody says, or else what the names
/// and types of an operation say (``PaginationGuess``).
struct PaginationLowering {
  /// What is wrong with the rules, and what was guessed.
  private(set) var diagnostics: [Diagnostic] = []
  private let options: LoweringOptions
  private let types: PageTypes
  private let contents: [ResponseContent]

  /// Prepares to settle the operations of a module whose types are complete.
  init(_ module: SwiftModule, options: LoweringOptions) {
    self.options = options
    types = PageTypes(declarations: module.types)
    contents = module.responseContents
  }

  /// How an operation pages; `nil` where it does not. The function has no name yet.
  ///
  /// - Parameters:
  ///   - endpoint: The operation.
  ///   - placed: The operation in the description.
  /// - Returns: How it pages.
  mutating func lower(_ endpoint: Endpoint, _ placed: PlacedOperation) -> Endpoint.Pagination? {
    guard placed.role == .path else { return nil }
    if let rule = rule(for: endpoint, placed) {
      do throws(Diagnostic) {
        return try settle(rule, endpoint, isGuessed: false)
      } catch {
        diagnostics.append(error)
        return nil
      }
    }
    guard options.guessesPagination,
      let guess = PaginationGuess(endpoint, types, contents).guess,
      let pagination = try? settle(guess.rule, endpoint, isGuessed: true)
    else { return nil }
    diagnostics.append(
      Diagnostic(
        .paginationGuessed, at: placed.operation.idRange, endpoint.operationID, guess.reason))
    return pagination
  }

  /// What somebody says of an operation. The configuration goes before the description.
  private mutating func rule(
    for endpoint: Endpoint, _ placed: PlacedOperation
  ) -> PaginationRule? {
    if !options.pagination.isEmpty {
      let rule =
        options.pagination[endpoint.operationID]
        ?? options.pagination["\(endpoint.method) \(placed.item.path)"]
      if let rule { return rule }
    }
    guard
      let entry = placed.operation.extensions.first(where: { $0.key == "x-concord-pagination" })
    else { return nil }
    var reader = PaginationRuleReader()
    let rule = reader.read(entry)
    diagnostics += reader.diagnostics
    return rule ?? PaginationRule(.none)
  }

  // MARK: Rules

  private func settle(
    _ rule: PaginationRule, _ endpoint: Endpoint, isGuessed: Bool
  ) throws(Diagnostic) -> Endpoint.Pagination? {
    let inputs = PageInputs(
      endpoint: endpoint, types: types, hasVariables: options.hasVariableProperties)
    let id = endpoint.operationID
    let (style, items, places): (Endpoint.Pagination.Style, Endpoint.Pagination.Items?, [PageInput])
    switch rule.style {
    case .none: return nil
    case .link(let relation):
      style = .link(relation: relation)
      items = try page(of: endpoint).flatMap { page throws(Diagnostic) in
        try self.items(rule.items, in: page, id)
      }
      if let path = rule.items, items == nil { throw withoutMembers(id, path.range) }
      places = []
    case .cursor(let path, let parameter, let morePath):
      let page = try page(of: endpoint, for: rule)
      let cursor = try types.member(path, of: page, operation: id)
      let input = try inputs.input(parameter)
      guard types.target(of: cursor.type) == types.target(of: input.type) else {
        throw Diagnostic(
          .paginationWrongType, at: parameter.range, parameter.text, Phrase.sameTypeAsCursor)
      }
      let more = try morePath.map { path throws(Diagnostic) in try flag(path, in: page, id) }
      items = try self.items(rule.items, in: page, id)
      style = .cursor(cursor, into: input, more: more)
      places = [input]
    case .page(let parameter, let start, let total):
      let page = try page(of: endpoint, for: rule)
      let input = try number(parameter, inputs)
      let first = start ?? Self.start(parameter, endpoint) ?? 1
      let list = try self.list(rule, in: page, id)
      var last = try total.map { path throws(Diagnostic) in
        try number(path, in: page, like: input, id)
      }
      // What a page says is how many there are.
      last?.addend = first - 1
      items = list
      style = .page(input, start: first, items: list, last: last)
      places = [input]
    case .offset(let parameter, let limitPath, let totalPath):
      let page = try page(of: endpoint, for: rule)
      let input = try number(parameter, inputs)
      let limit = try limitPath.map { path throws(Diagnostic) in try number(path, inputs) }
      if let limit, let path = limitPath,
        types.target(of: limit.type) != types.target(of: input.type)
      {
        throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.sameTypeAsOffset)
      }
      let list = try self.list(rule, in: page, id)
      let total = try totalPath.map { path throws(Diagnostic) in
        try number(path, in: page, like: input, id)
      }
      items = list
      style = .offset(input, limit: limit, items: list, total: total)
      places = [input] + (limit.map { [$0] } ?? [])
    }
    return Endpoint.Pagination(
      functionName: Identifier(""), style: style, items: items,
      firstBody: inputs.firstBody(places), isGuessed: isGuessed)
  }

  /// The number of the page that a server takes where none is given, if the description says so.
  static func start(_ parameter: MemberPath, _ endpoint: Endpoint) -> Int? {
    guard
      case .number(let text)? = endpoint.parameters.first(where: { $0.key == parameter.text })?
        .defaultValue, let start = Int(text), (0...1_000_000).contains(start)
    else { return nil }
    return start
  }

  // MARK: Pages

  /// The type of a page; `nil` where successful responses differ, or are no JSON.
  private func page(of endpoint: Endpoint) -> TypeReference? {
    guard case .value(let type, let coding) = endpoint.success, coding.isOfMembers else {
      return nil
    }
    return type
  }

  private func page(
    of endpoint: Endpoint, for rule: PaginationRule
  ) throws(Diagnostic) -> TypeReference {
    guard let page = page(of: endpoint) else {
      throw withoutMembers(endpoint.operationID, rule.range)
    }
    return page
  }

  private func withoutMembers(_ id: String, _ range: SourceRange?) -> Diagnostic {
    Diagnostic(.paginationNotPossible, at: range, id, Phrase.pageWithoutMembers)
  }

  /// Where a page has its items: at the path, or else where it is a list, or has but one.
  private func items(
    _ path: MemberPath?, in page: TypeReference, _ id: String
  ) throws(Diagnostic) -> Endpoint.Pagination.Items? {
    guard let path else {
      if types.isList(page) { return .page }
      let lists = types.lists(in: page)
      return lists.count == 1 ? types.member(lists).map { .member($0) } : nil
    }
    let member = try types.member(path, of: page, operation: id)
    guard types.isList(member.type) else {
      throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.listType)
    }
    return .member(member)
  }

  /// Where a page has its items, which have to be counted.
  private func list(
    _ rule: PaginationRule, in page: TypeReference, _ id: String
  ) throws(Diagnostic) -> Endpoint.Pagination.Items {
    if let items = try items(rule.items, in: page, id) { return items }
    let lists = types.lists(in: page).map(\.key)
    throw Diagnostic(
      .paginationItemsAmbiguous, at: rule.range, id,
      lists.isEmpty ? Phrase.thereIsNoList : Phrase.thereAreLists(lists))
  }

  private func flag(
    _ path: MemberPath, in page: TypeReference, _ id: String
  ) throws(Diagnostic) -> PageMember {
    let member = try types.member(path, of: page, operation: id)
    guard types.target(of: member.type) == .primitive(.bool) else {
      throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.booleanType)
    }
    return member
  }

  // MARK: Numbers

  private func number(
    _ path: MemberPath, _ inputs: PageInputs
  ) throws(Diagnostic) -> PageInput {
    let input = try inputs.input(path)
    guard types.isInteger(input.type) else {
      throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.integerType)
    }
    return input
  }

  private func number(
    _ path: MemberPath, in page: TypeReference, like input: PageInput, _ id: String
  ) throws(Diagnostic) -> PageMember {
    var member = try types.member(path, of: page, operation: id)
    guard types.isInteger(member.type) else {
      throw Diagnostic(.paginationWrongType, at: path.range, path.text, Phrase.integerType)
    }
    if types.target(of: member.type) != types.target(of: input.type) {
      member.clampedTo = input.type
    }
    return member
  }
}

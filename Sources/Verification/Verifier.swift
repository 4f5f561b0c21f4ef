internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
package import ConcordOpenAPI
package import ConcordRecordings
package import ConcordSchemaGraph

/// Holds recorded exchanges against a description, and counts what they show and it does not say.
///
/// What a request says counts only where it was not refused: a status from 400 to 499 tells that
/// the API holds the request for wrong itself. Of a recording nothing is kept but places, times,
/// names that ``Secrecy`` lets through, and the types of values.
package struct Verifier {
  /// What was looked at.
  package struct Counts: Sendable {
    /// The exchanges that went to the API.
    package var own = 0
    /// The exchanges that went elsewhere.
    package var elsewhere = 0
    /// The exchanges without a response.
    package var unanswered = 0
    /// The operations that were called.
    package var seenOperations = 0
    /// The operations of the document.
    package var operations = 0
  }

  /// An operation that a request is for.
  struct Call {
    /// Its number.
    let number: Int
    let item: PathItem
    let operation: Operation
    /// The method and the path, for messages.
    let label: String
    let sighting: Finding.Sighting
    /// The values in the path, percent-encoding undone.
    let pathValues: [(name: String, value: String)]
    let url: RecordedURL
    let exchange: Exchange
    /// Whether there is no body whatever the document says: the method is `HEAD`.
    let isHead: Bool
  }

  let document: Document
  let values: TextValue
  let check: InstanceCheck
  var log = FindingLog()
  private let index: OperationIndex
  private let bases: [BaseAddress]
  /// The numbers of the operations by the positions of their path and of themselves.
  private var numbers: [[Int]] = []
  private var seen: Set<Int> = []
  /// What was looked at so far.
  package private(set) var counts = Counts()
  private var otherHosts: [String: Int] = [:]
  /// The names of the credentials that security schemes have in the query and in headers.
  let credentialNames: (query: Set<String>, header: Set<String>)

  /// Prepares to hold exchanges against a description.
  ///
  /// - Parameters:
  ///   - document: The description.
  ///   - graph: What its schemas mean.
  ///   - base: The address that the API is called at, or its path; `nil` for the document's
  ///   servers.
  package init(_ document: ResolvedDocument, _ graph: SchemaGraph, base: String? = nil) {
    self.document = document.document
    check = InstanceCheck(graph, of: document)
    values = TextValue(graph: graph, check: check)
    index = OperationIndex(document.document.paths)
    bases = base.map { [BaseAddress($0)] } ?? BaseAddress.all(of: document.document)
    var number = 0
    for item in document.document.paths {
      numbers.append(Array(number..<number + item.operations.count))
      number += item.operations.count
    }
    counts.operations = number
    var names = (query: Set<String>(), header: Set<String>())
    for (_, scheme) in document.document.components.securitySchemes {
      guard case .apiKey(let name, let location) = scheme.kind else { continue }
      if location == .query { names.query.insert(name) }
      if location == .header { names.header.insert(name.lowercased()) }
    }
    credentialNames = names
  }

  /// Looks at an exchange.
  package mutating func note(_ exchange: Exchange) {
    let url = RecordedURL(exchange.url)
    let sighting = Finding.Sighting(place: exchange.place, time: exchange.time)
    let paths = bases.compactMap { $0.path(of: url) }
    guard let longest = paths.first else {
      counts.elsewhere += 1
      let host = Self.shownHost(url.host)
      if otherHosts[host] != nil || otherHosts.count < 100 { otherHosts[host, default: 0] += 1 }
      return
    }
    counts.own += 1
    guard let status = exchange.status else {
      counts.unanswered += 1
      return
    }
    let matches = paths.compactMap { index.match($0, method: exchange.method) }
    guard let match = matches.first(where: { has(exchange.method, $0) }) ?? matches.first else {
      reportPath(longest, exchange, sighting)
      return
    }
    let item = document.paths[match.item]
    var position = item.operations.firstIndex { $0.method == exchange.method }
    var isHead = exchange.method == "HEAD"
    if position == nil, isHead { position = item.operations.firstIndex { $0.method == "GET" } }
    guard let position else {
      reportMethod(item, exchange, sighting)
      return
    }
    isHead = isHead || status == 204 || status == 304 || status / 100 == 1
    let operation = item.operations[position]
    let number = numbers[match.item][position]
    if seen.insert(number).inserted { counts.seenOperations += 1 }
    let call = Call(
      number: number, item: item, operation: operation,
      label: Self.label(operation, item), sighting: sighting, pathValues: match.values, url: url,
      exchange: exchange, isHead: isHead)
    if status / 100 != 4 { checkRequest(call) }
    checkResponse(call, status)
  }

  private func has(_ method: String, _ match: OperationIndex.Match) -> Bool {
    document.paths[match.item].operations.contains { $0.method == method }
  }

  private static func label(_ operation: Operation, _ item: PathItem) -> String {
    "\(operation.method) \(item.path)"
  }

  private static func shownHost(_ host: String?) -> String {
    guard let host else { return "other paths" }
    let isName =
      host.utf8.count <= 100
      && host.utf8.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-.:[]".utf8.contains($0)
      }
    return isName ? host : "a host that is not shown"
  }

  // MARK: What the document lacks as a whole

  private mutating func reportPath(
    _ segments: ArraySlice<String>, _ exchange: Exchange, _ sighting: Finding.Sighting
  ) {
    // Browsers ask whether they may ask.
    guard exchange.method != "OPTIONS" else { return }
    let label = "\(Self.shownMethod(exchange.method)) \(index.shown(segments).path)"
    let key = Finding.Key(
      kind: .recordedPathUndocumented, operation: nil, range: document.range.startOnly,
      detail: label)
    log.note(key, [label], at: sighting, .none(.suggestionNeedsPeople))
  }

  private mutating func reportMethod(
    _ item: PathItem, _ exchange: Exchange, _ sighting: Finding.Sighting
  ) {
    guard exchange.method != "OPTIONS" else { return }
    let label = "\(Self.shownMethod(exchange.method)) \(item.path)"
    let key = Finding.Key(
      kind: .recordedMethodUndocumented, operation: nil, range: item.pathRange, detail: label)
    log.note(key, [label], at: sighting, .none(.suggestionNeedsPeople))
  }

  private static func shownMethod(_ method: String) -> String {
    Secrecy.isName(method) && method.utf8.count <= 16 ? method : "A method"
  }

  // MARK: Results

  /// The operations that no exchange called.
  var unseenOperations: [(range: SourceRange, label: String)] {
    var found: [(SourceRange, String)] = []
    for (item, numbers) in zip(document.paths, numbers) {
      for (operation, number) in zip(item.operations, numbers) where !seen.contains(number) {
        found.append((operation.idRange, Self.label(operation, item)))
      }
    }
    return found
  }

  /// The hosts that exchanges went to which are not of the API, the most frequent first.
  var hostsElsewhere: [String] {
    otherHosts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

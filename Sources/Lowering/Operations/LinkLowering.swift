import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Turns links (OpenAPI 3.1, section 4.8.20) into functions from what an operation was called with and
/// what it answered to the input of the operation that may be called next.
struct LinkLowering {
  /// What keeps links from being generated, each at its place.
  private(set) var diagnostics: [Diagnostic] = []
  private let operations: [PlacedOperation]
  private let endpoints: [Endpoint]
  private var positionsByID: [String: Int] = [:]
  private var positionsByPath: [[String]: Int] = [:]
  private var reported: Set<SourceRange> = []

  /// Prepares to lower the links of operations.
  ///
  /// - Parameters:
  ///   - operations: The operations.
  ///   - endpoints: What they became, in the same order.
  init(_ operations: [PlacedOperation], _ endpoints: [Endpoint]) {
    self.operations = operations
    self.endpoints = endpoints
    for (position, placed) in operations.enumerated() where placed.role == .path {
      if let id = placed.operation.operationID, positionsByID[id] == nil {
        positionsByID[id] = position
      }
      positionsByPath[[placed.item.path, placed.operation.method]] = position
    }
  }

  /// The links of the operation at a position.
  mutating func lower(_ position: Int) -> [Endpoint.Link] {
    var scope = NameScope(reserved: ["init"])
    var links: [Endpoint.Link] = []
    for (number, response) in operations[position].operation.responses.enumerated() {
      for link in response.links {
        let (lowered, reason) = lower(link)
        if var lowered {
          lowered.name = .member(scope.take([SwiftName.member(link.name)]))
          lowered.response = number
          links.append(lowered)
        } else if let reason, reported.insert(link.range).inserted {
          diagnostics.append(Diagnostic(.linkNotGenerated, at: link.range, link.name, reason))
        }
      }
    }
    return links
  }

  private func lower(_ link: Link) -> (link: Endpoint.Link?, reason: Phrase?) {
    if link.hasServer { return (nil, .linkServer) }
    if link.parameters.isEmpty, link.requestBody == nil { return (nil, .linkEmpty) }
    guard let target = target(of: link) else { return (nil, .linkTarget) }
    let endpoint = endpoints[target]
    var values: [Endpoint.Link.Value?] = endpoint.parameters.map { _ in nil }
    for (key, node) in link.parameters {
      guard let index = Self.index(of: key, in: endpoint.parameters) else {
        return (nil, .linkParameter(key))
      }
      values[index] = Self.value(node)
    }
    var body: Endpoint.Link.Value?
    if let node = link.requestBody {
      guard let target = endpoint.body, target.choice == nil, case .json = target.forms[0].coding
      else { return (nil, .linkBody) }
      body = Self.value(node)
    }
    return (
      Endpoint.Link(
        name: Identifier(""), documentation: Documentation(link.description ?? ""), response: 0,
        target: target, parameters: values, body: body), nil
    )
  }

  /// The position of the operation that a link names; `nil` for one of another document, or of none.
  private func target(of link: Link) -> Int? {
    if let id = link.operationID { return positionsByID[id] }
    guard let reference = link.operationReference, reference.hasPrefix("#"),
      let tokens = JSONPointer(fragment: String(reference.dropFirst()))?.tokens, tokens.count == 3,
      tokens[0] == "paths"
    else { return nil }
    return positionsByPath[[tokens[1], tokens[2].uppercased()]]
  }

  /// The position of the parameter of a name, or of a place and a name, as in `path.id`.
  private static func index(of key: String, in parameters: [Endpoint.Parameter]) -> Int? {
    if let dot = key.firstIndex(of: "."),
      let location = Endpoint.Parameter.Location(rawValue: String(key[..<dot])),
      let index = parameters.firstIndex(where: {
        $0.location == location && $0.key == key[key.index(after: dot)...]
      })
    {
      return index
    }
    return parameters.firstIndex { $0.key == key }
  }

  /// What a value is: an expression where it is a string that has one.
  private static func value(_ node: Node) -> Endpoint.Link.Value {
    let beginnings = ["$url", "$method", "$statusCode", "$request.", "$response."]
    guard let text = node.string,
      beginnings.contains(where: text.hasPrefix) || text.contains("{$")
    else { return .constant(Literal(node)) }
    return .expression(text)
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Responses by status (OpenAPI 3.1, sections 4.8.16 and 4.8.17).
extension DocumentComparison {
  mutating func compareResponses(_ before: Placed, _ after: Placed, _ number: Int) {
    let direction = after.output
    let ranges = (old: before.operation.range, new: after.operation.range)
    for response in after.operation.responses {
      let words = response.status.words
      let other = before.operation.responses.first { $0.status == response.status }
      guard let other else {
        // A status that was spoken of by a range or the default is nothing new.
        let isKnown = before.operation.responses.contains { $0.status.covers(response.status) }
        add(
          response.status.isSuccess && !isKnown ? .successAdded : .failureAdded, words, number,
          direction, old: .init(ranges.old, "responses"), new: .init(response.statusRange),
          .newOnly)
        continue
      }
      compare(other, response, words, number, direction)
    }
    for response in before.operation.responses
    where !after.operation.responses.contains(where: { $0.status == response.status }) {
      add(
        response.status.isSuccess ? .successRemoved : .failureRemoved, response.status.words,
        number, direction, old: .init(response.statusRange), new: .init(ranges.new, "responses"),
        .oldOnly)
    }
  }

  private mutating func compare(
    _ before: Response, _ after: Response, _ words: String, _ number: Int,
    _ direction: Flow
  ) {
    let ranges = (old: before.range, new: after.range)
    documentation(
      .description, "description", of: .response, words, before.description, after.description,
      ranges, reaching: [number])
    details(
      before.extensions, after.extensions, of: .response, words, ranges, reaching: [number])
    compareHeaders(before, after, words, number, direction)
    compareContent(
      before.content, after.content, .response, words, ranges: ranges, number, direction)
    compareLinks(before, after, words, number, direction)
  }

  private mutating func compareLinks(
    _ before: Response, _ after: Response, _ words: String, _ number: Int,
    _ direction: Flow
  ) {
    for link in before.links where !after.links.contains(where: { $0.name == link.name }) {
      add(
        .linkRemoved, words, name: link.name, number, direction, old: .init(link.range),
        new: .init(after.range), .oldOnly)
    }
    for link in after.links {
      guard let other = before.links.first(where: { $0.name == link.name }) else {
        add(
          .linkAdded, words, name: link.name, number, direction, old: .init(before.range),
          new: .init(link.range), .newOnly)
        continue
      }
      let ranges = (old: other.range, new: link.range)
      if !link.leadsTheSameWay(as: other) {
        add(
          .linkChanged, words, name: link.name, number, direction, old: .init(ranges.old),
          new: .init(ranges.new))
      }
      let subject = "the link '\(link.name)' of \(words)"
      documentation(
        .description, "description", of: .link, subject, other.description, link.description,
        ranges, reaching: [number])
      details(
        other.details.filter { $0.key != "server" }, link.details.filter { $0.key != "server" },
        of: .link, subject, ranges, reaching: [number])
    }
  }
}

extension Link {
  fileprivate func leadsTheSameWay(as other: Link) -> Bool {
    func isEqual(_ left: Node?, _ right: Node?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return left.isEqual(to: right)
    }
    func server(_ link: Link) -> Node? { link.details.first { $0.key == "server" }?.value }
    return operationID == other.operationID && operationReference == other.operationReference
      && isEqual(requestBody, other.requestBody) && isEqual(server(self), server(other))
      && parameters.count == other.parameters.count
      && parameters.allSatisfy { mine in
        other.parameters.contains { $0.name == mine.name && isEqual($0.value, mine.value) }
      }
  }
}

extension StatusPattern {
  /// What a message calls a response of the status.
  fileprivate var words: String {
    switch self {
    case .code(let code): "the response \(code)"
    case .range(let digit): "the response \(digit)XX"
    case .any: "the default response"
    }
  }

  /// Whether it says that all is well.
  fileprivate var isSuccess: Bool {
    switch self {
    case .code(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .any: false
    }
  }

  /// Whether what is said about it holds for another one.
  fileprivate func covers(_ other: StatusPattern) -> Bool {
    switch (self, other) {
    case (.any, _): true
    case (.range(let digit), .code(let code)): code / 100 == digit
    default: self == other
    }
  }
}

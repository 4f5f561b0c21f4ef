import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Where an API is served (OpenAPI 3.1, sections 4.8.5 and 4.8.6).
extension DocumentComparison {
  /// Compares the servers of an operation, or those of all that have none of their own.
  mutating func compareServers(
    _ before: [Server], _ after: [Server], _ subject: String,
    ranges: (old: SourceRange, new: SourceRange), _ operations: [Int]
  ) {
    func add(
      _ rule: Rule, _ subject: String, name: String? = nil, old oldSide: FoundChange.Side,
      new newSide: FoundChange.Side, _ presence: FoundChange.Presence = .both
    ) {
      log.add(
        FoundChange(rule, subject, name: name, old: oldSide, new: newSide, presence),
        reaching: operations, .request)
    }
    var left = before
    for server in after {
      guard let position = left.firstIndex(where: { $0.key == server.key }) else {
        add(
          .serverAdded, subject, name: server.key, old: .init(ranges.old, "servers"),
          new: .init(server.range, "url", text: server.url), .newOnly)
        continue
      }
      compare(left.remove(at: position), server, operations)
    }
    for server in left {
      add(
        .serverRemoved, subject, name: server.key,
        old: .init(server.range, "url", text: server.url),
        new: .init(ranges.new, "servers"), .oldOnly)
    }
    // Who names no server has the first one.
    if let one = before.first, let other = after.first, one.key != other.key,
      after.contains(where: { $0.key == one.key })
    {
      add(
        .serverOrderChanged, subject, old: .init(one.range, "url", text: one.url),
        new: .init(other.range, "url", text: other.url))
    }
  }

  private mutating func compare(_ before: Server, _ after: Server, _ operations: [Int]) {
    let subject = "the server \(after.url)"
    let ranges = (old: before.range, new: after.range)
    documentation(
      .description, "description", of: .server, subject, before.description, after.description,
      ranges)
    documentation(.name, "name", of: .server, subject, before.name, after.name, ranges)
    details(before.extensions, after.extensions, of: .server, subject, ranges)
    func add(_ rule: Rule, _ name: String, _ texts: (String?, String?)) {
      log.add(
        FoundChange(
          rule, subject, name: name, old: .init(ranges.old, "variables", text: texts.0),
          new: .init(ranges.new, "variables", text: texts.1)),
        reaching: operations, .request)
    }
    for variable in after.variables {
      // Which variables there are is part of the URL.
      guard let other = before.variables.first(where: { $0.name == variable.name }) else {
        add(.variableDefaultChanged, variable.name, ("none", variable.defaultValue))
        continue
      }
      if other.defaultValue != variable.defaultValue {
        add(.variableDefaultChanged, variable.name, (other.defaultValue, variable.defaultValue))
      }
      if variable.allowed.isEmpty != other.allowed.isEmpty {
        let isFree = variable.allowed.isEmpty
        add(
          isFree ? .variableValueAdded : .variableValueRemoved, variable.name,
          (isFree ? nil : "any value", isFree ? "any value" : nil))
      } else {
        for value in other.allowed where !variable.allowed.contains(value) {
          add(.variableValueRemoved, variable.name, (value, nil))
        }
        for value in variable.allowed where !other.allowed.contains(value) {
          add(.variableValueAdded, variable.name, (nil, value))
        }
      }
      documentation(
        .description, "variables", of: .serverVariable, "the variable '\(variable.name)'",
        other.description, variable.description, ranges)
    }
    for variable in before.variables
    where !after.variables.contains(where: { $0.name == variable.name }) {
      add(.variableDefaultChanged, variable.name, (variable.defaultValue, "none"))
    }
  }
}

extension Server {
  /// The URL as URLs are compared: a slash at its end makes no difference.
  fileprivate var key: String {
    url.count > 1 && url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}

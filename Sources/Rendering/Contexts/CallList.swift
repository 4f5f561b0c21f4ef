import ConcordMustache
import ConcordSwiftIR

/// The calls of a module as the templates of clients, server protocols and stubs see them, made once
/// for all three.
struct CallList: Sendable {
  /// A type of the generated code that has calls.
  enum Role: Sendable {
    case client
    case server
    case stub
  }

  private let module: SwiftModule
  /// The operations of each group, then those that are in none.
  private let operations: [[Value]]
  private let groups: [EndpointGroup]

  /// Whether a client is generated.
  private let hasClient: Bool

  /// Whether operations that a server does not implement are answered with 501.
  private let answersUnimplemented: Bool

  init(_ context: EndpointContext, hasClient: Bool, answersUnimplemented: Bool) {
    self.hasClient = hasClient
    self.answersUnimplemented = answersUnimplemented
    module = context.types.module
    groups = module.groups
    let endpoints = module.endpoints
    let ungrouped = groups.count
    var positions: [[Int]] = Array(repeating: [], count: groups.count + 1)
    for (position, endpoint) in endpoints.enumerated() {
      positions[endpoint.group ?? ungrouped].append(position)
    }
    let last = Set(positions.compactMap(\.last))
    let values = Parallel.map(Array(endpoints.indices)) { position in
      context.call(endpoints[position], isLast: last.contains(position))
    }
    operations = positions.map { $0.map { values[$0] } }
  }

  /// Whether operations are in no group.
  var hasUngrouped: Bool { operations.last?.isEmpty == false }

  /// The calls of a group, or of none where they are the API's own.
  ///
  /// - Parameters:
  ///   - group: The position of the group; `nil` for the API's own, with the groups of tags beside
  ///     them.
  ///   - role: The type that they are of.
  ///   - documentation: The comment of the type.
  /// - Returns: The value for a template.
  func value(_ group: Int?, of role: Role, documentation: Documentation = Documentation()) -> Value
  {
    let operations = operations[group ?? groups.count]
    let outer =
      switch role {
      case .client: EndpointGroup.typeSuffixes.client
      case .server: EndpointGroup.typeSuffixes.server
      case .stub: EndpointGroup.typeSuffixes.stub
      }
    let inner = group == nil ? groups.indices.filter { !groups[$0].isOutgoing } : []
    return TemplateContext.calls([
      Keys.name: .string(group.map { groups[$0].name(of: role) } ?? outer),
      Keys.documentation: .comment(documentation),
      Keys.group: group.map { value(of: $0, isLast: true) } ?? nil,
      Keys.groups: .listed(inner) { value(of: $0, isLast: $1) },
      Keys.operations: .list(operations), Keys.hasOperations: .bool(!operations.isEmpty),
      Keys.answersUnimplemented: .bool(answersUnimplemented),
      Keys.hasClient: .bool(hasClient && group == nil),
      Keys.hasRoutes: .bool(!operations.isEmpty || !inner.isEmpty),
    ])
  }

  private func value(of position: Int, isLast: Bool) -> Value {
    let group = groups[position]
    return TemplateContext.group([
      Keys.name: .string(TypeContext.spelled(group.name)),
      Keys.tag: .string(DocumentationComment.line(group.tag)),
      Keys.isOutgoing: .bool(group.isOutgoing),
      Keys.documentation: .comment(group.documentation),
      Keys.client: .string(group.client), Keys.server: .string(group.server),
      Keys.stub: .string(group.stub), Keys.routes: .string("_\(group.name.text)Routes"),
      Keys.isLast: .bool(isLast),
    ])
  }
}

extension EndpointGroup {
  fileprivate func name(of role: CallList.Role) -> String {
    switch role {
    case .client: client
    case .server: server
    case .stub: stub
    }
  }
}

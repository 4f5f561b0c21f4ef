/// Operations that have a client, a server protocol and a stub of their own: those of one tag, the
/// webhooks, or the callbacks.
package struct EndpointGroup: Sendable {
  /// What the operations have in common.
  package enum Role: Sendable {
    /// The tag. The group is a part of the API's own client, server and stub.
    case tag
    /// They are the requests that the API makes, at an address that it was told.
    case webhooks
    /// They are the requests that the API makes, at an address that a request gave.
    case callbacks
  }

  /// What the operations have in common.
  package var role: Role
  /// The tag, in the document's spelling; empty for a group that is none of a tag.
  package var tag: String
  /// The name of the property that leads to it.
  package var name: Identifier
  /// What the names of its types begin with: `Files` for `FilesClient`.
  package var typePrefix: String
  /// What the description says of the tag.
  package var documentation: Documentation

  /// Makes a group of its parts.
  package init(
    _ role: Role = .tag, tag: String = "", name: Identifier, typePrefix: String,
    documentation: Documentation
  ) {
    self.role = role
    self.tag = tag
    self.name = name
    self.typePrefix = typePrefix
    self.documentation = documentation
  }

  /// Whether the API makes these calls itself: the group is no part of the API's own client, server
  /// and stub.
  package var isOutgoing: Bool { if case .tag = role { false } else { true } }

  /// What the names of its types end with: one for its client, its server protocol and its stub.
  package static let typeSuffixes = (client: "Client", server: "Server", stub: "Stub")

  /// The name of its client.
  package var client: String { typePrefix + Self.typeSuffixes.client }
  /// The name of its server protocol.
  package var server: String { typePrefix + Self.typeSuffixes.server }
  /// The name of its stub.
  package var stub: String { typePrefix + Self.typeSuffixes.stub }
}

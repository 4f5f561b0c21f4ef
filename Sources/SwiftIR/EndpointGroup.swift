/// Operations that have a client, a server protocol and a stub of their own: those of one tag.
package struct EndpointGroup: Sendable {
  /// The tag, in the document's spelling.
  package var tag: String
  /// The name of the property that leads to it.
  package var name: Identifier
  /// What the names of its types begin with: `Files` for `FilesClient`.
  package var typePrefix: String
  /// What the description says of the tag.
  package var documentation: Documentation

  /// Makes a group of its parts.
  package init(tag: String, name: Identifier, typePrefix: String, documentation: Documentation) {
    self.tag = tag
    self.name = name
    self.typePrefix = typePrefix
    self.documentation = documentation
  }

  /// What the names of its types end with: one for its client, its server protocol and its stub.
  package static let typeSuffixes = (client: "Client", server: "Server", stub: "Stub")

  /// The name of its client.
  package var client: String { typePrefix + Self.typeSuffixes.client }
  /// The name of its server protocol.
  package var server: String { typePrefix + Self.typeSuffixes.server }
  /// The name of its stub.
  package var stub: String { typePrefix + Self.typeSuffixes.stub }
}

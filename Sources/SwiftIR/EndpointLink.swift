extension Endpoint {
  /// A way from what the operation was called with and what it answered to the input of another one.
  package struct Link: Sendable {
    /// What a part of the input is.
    package enum Value: Sendable {
      /// What a runtime expression names.
      case expression(String)
      /// Always the same.
      case constant(Literal)
    }

    /// The function's name.
    package var name: Identifier
    /// What the description says of it.
    package var documentation: Documentation
    /// The position of the response that has the link.
    package var response: Int
    /// The position of the other operation in ``SwiftModule/endpoints``.
    package var target: Int
    /// The other operation's parameters; `nil` for one that the caller gives.
    package var parameters: [Value?]
    /// The other operation's body; `nil` for one that the caller gives, or for none.
    package var body: Value?

    /// Makes a link of its parts.
    package init(
      name: Identifier, documentation: Documentation, response: Int, target: Int,
      parameters: [Value?], body: Value?
    ) {
      self.name = name
      self.documentation = documentation
      self.response = response
      self.target = target
      self.parameters = parameters
      self.body = body
    }
  }
}

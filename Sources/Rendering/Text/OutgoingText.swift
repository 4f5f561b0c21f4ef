import ConcordSwiftIR

/// What the comments of types for webhooks and callbacks say; nothing for those of tags.
struct OutgoingText {
  private let title: String

  /// Prepares to speak of the API of a name.
  init(_ title: String) {
    self.title = title
  }

  /// What is said of the expression that gives a callback's address.
  static func address(_ expression: String) -> Documentation {
    Documentation(
      "The address that it is sent to, by the request that asks for it: `\(expression)`")
  }

  /// What is said of the client.
  func client(_ role: EndpointGroup.Role) -> Documentation {
    switch role {
    case .tag: Documentation()
    case .webhooks:
      Documentation(
        "Sends the webhooks of \(title): calls that the API makes itself, at an address that its "
          + "user has registered.")
    case .callbacks:
      Documentation(
        """
        Sends the callbacks of \(title): calls that the API makes itself, at an address that a \
        request gave.

        The `callbackURL` of each operation finds the address in what the API was called with, by \
        ``RuntimeExpression/server(for:answeredBy:at:)``. Whoever called has chosen that address.
        """)
    }
  }

  /// What is said of the server protocol.
  func server(_ role: EndpointGroup.Role) -> Documentation {
    switch role {
    case .tag: Documentation()
    case .webhooks:
      Documentation(
        """
        What receives the webhooks of \(title): calls that the API makes itself.

        Each webhook has a path of its own, which is its name; where another one is registered with \
        the API, ``Route/at(_:)`` gives it to the route, and ``Route/at(_:when:is:)`` where several \
        come to one address.
        """)
    case .callbacks:
      Documentation(
        """
        What receives the callbacks of \(title): calls that the API makes itself, at an address \
        that a request gave.

        The path of each is what its description adds to that address; ``Route/at(_:)`` gives the \
        route another one, and ``Route/at(_:when:is:)`` where several come to one address.
        """)
    }
  }

  /// What is said of the stub.
  func stub(_ role: EndpointGroup.Role) -> Documentation {
    switch role {
    case .tag: Documentation()
    case .webhooks:
      Documentation(
        "Answers the webhooks with the description's examples until a closure is replaced.")
    case .callbacks:
      Documentation(
        "Answers the callbacks with the description's examples until a closure is replaced.")
    }
  }
}

import ConcordSchemaGraph

/// Which way values go: in which messages they stand, and who sends them.
struct Flow: Hashable, Sendable {
  /// The messages.
  var messages: Direction
  /// `request` where clients send the values, `response` where servers do: webhooks and callbacks are
  /// requests that the API sends.
  var senders: Direction

  /// Nothing is in messages.
  static let none = Flow(messages: [], senders: [])
  /// Requests of clients.
  static let request = Flow(messages: .request, senders: .request)
  /// Responses of servers.
  static let response = Flow(messages: .response, senders: .response)
  /// Whatever there is.
  static let both = Flow(messages: [.request, .response], senders: [.request, .response])
  /// Requests that the API sends.
  static let outgoingRequest = Flow(messages: .request, senders: .response)
  /// Responses that the API receives.
  static let outgoingResponse = Flow(messages: .response, senders: .request)
}

import ConcordDiagnostics
import ConcordDocuments

/// Reads callbacks (OpenAPI 3.1, section 4.8.18).
struct CallbackDecoder {
  /// Reads the callbacks of an operation.
  static func callbacks(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<[Callback]> {
    let log = DecodingLog()
    let members = ValueReader(log: log).members(member) ?? []
    let callbacks = members.compactMap { member -> Callback? in
      if member.isExtensionOfMap { return nil }
      let place = context.place(location, member.key)
      guard var callback = log.take(self.callback(member.value, at: place, context)) else {
        return nil
      }
      callback.name = member.key
      callback.range = member.keyRange
      return callback
    }
    return log.decoded(callbacks)
  }

  /// Reads a callback or follows the reference to one; `nil` where it cannot be read, which is
  /// reported, and where it is being read already: one of its own operations leads to it. Its name is
  /// for the caller to say.
  static func callback(
    _ node: Node, at location: String, _ context: DecodingContext
  ) -> Decoded<Callback?> {
    // Path items lead to those that are no components: each is read once, wherever it stands.
    context.part(node, at: location, to: .callback, in: \.callbacks, isComponent: true) {
      decode($0, $1, context)
    }.changed { _, _ in }
  }

  private static func decode(
    _ node: Node, _ location: String, _ context: DecodingContext
  ) -> Decoded<Callback?> {
    guard let inner = context.withinCallback(at: location) else { return Decoded(value: nil) }
    let log = DecodingLog()
    guard case .object(let members) = node.value else {
      log.report(
        Diagnostic(.wrongType, at: node.range, "callbacks", Phrase.object, node.typeName))
      return log.decoded(nil)
    }
    var callback = Callback(name: "", range: node.range.startOnly)
    for member in members where !member.isExtension {
      let item = PathItemDecoder.pathItem(
        member, at: inner.place(location, member.key), isWebhook: true, inner)
      if let item = log.take(item) { callback.items.append(item) }
    }
    return log.decoded(callback)
  }
}

public import Foundation

extension HTTPBody {
  /// Makes a body of server-sent events, each of which is taken when the reader asks for it.
  ///
  /// Reading it throws ``StreamError/unwritableEvent(field:)`` for a name, an ID or a delay that
  /// its line cannot hold, and what the events or `encode` throw. A line break of any type in the
  /// data arrives as LF.
  /// - Parameters:
  ///   - events: The events.
  ///   - terminator: The data of one more event that says that none follows; nil for none.
  ///   - encode: Writes the data of an event.
  public init<Value: Sendable>(
    _ events: EventStream<Value>, terminator: String? = nil,
    encode: @escaping @Sendable (Value) throws -> String
  ) {
    self.init(
      EncodedElements(
        base: events, trailer: terminator.map { Data(ServerSentEvent($0).dataLines) }
      ) { event in
        try event.replacingData(encode(event.data)).bytes()
      })
  }

  /// Makes a body of JSON Lines of items, each of which is taken when the reader asks for it.
  ///
  /// Reading it throws ``StreamError/unwritableItem`` for a text with a line break in it, and what
  /// the items or `encode` throw.
  /// - Parameters:
  ///   - items: The items.
  ///   - encode: Writes an item as JSON.
  public init<Item: Sendable>(
    jsonLines items: ItemStream<Item>, encode: @escaping @Sendable (Item) throws -> Data
  ) {
    self.init(
      EncodedElements(base: items, trailer: nil) { item in
        var text = try encode(item)
        guard !text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
          throw StreamError.unwritableItem
        }
        text.append(0x0A)
        return text
      })
  }

  /// Makes a body of a JSON text sequence (RFC 7464) of items, each of which is taken when the
  /// reader asks for it.
  ///
  /// Reading it throws ``StreamError/unwritableItem`` for a text with a record separator in it, and
  /// what the items or `encode` throw.
  /// - Parameters:
  ///   - items: The items.
  ///   - encode: Writes an item as JSON.
  public init<Item: Sendable>(
    jsonSequence items: ItemStream<Item>, encode: @escaping @Sendable (Item) throws -> Data
  ) {
    self.init(
      EncodedElements(base: items, trailer: nil) { item in
        let text = try encode(item)
        guard !text.contains(0x1E) else { throw StreamError.unwritableItem }
        return [0x1E] + text + [0x0A]
      })
  }
}

/// The elements of a stream as bytes, and something after the last of them.
private struct EncodedElements<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Base.Element: Sendable {
  let base: Base
  let trailer: Data?
  let encode: @Sendable (Base.Element) throws -> Data

  struct AsyncIterator: AsyncIteratorProtocol {
    var elements: Base.AsyncIterator
    var trailer: Data?
    let encode: @Sendable (Base.Element) throws -> Data

    mutating func next() async throws -> Data? {
      if let element = try await elements.next() { return try encode(element) }
      defer { trailer = nil }
      return trailer
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(elements: base.makeAsyncIterator(), trailer: trailer, encode: encode)
  }
}

extension ServerSentEvent where Value == String {
  /// The event as a stream has it (WHATWG HTML, section 9.2.5).
  ///
  /// - Throws: ``StreamError/unwritableEvent(field:)``.
  fileprivate func bytes() throws -> Data {
    var bytes: [UInt8] = []
    if let event { try append(event, as: "event", to: &bytes) }
    if let id { try append(id, as: "id", to: &bytes) }
    if let retry {
      let (seconds, attoseconds) = retry.components
      let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
      let (sum, overflowOfSum) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
      guard retry >= .zero, !overflow, !overflowOfSum else {
        throw StreamError.unwritableEvent(field: "retry")
      }
      try append("\(sum)", as: "retry", to: &bytes)
    }
    bytes += dataLines
    return Data(bytes)
  }

  private func append(_ value: String, as field: String, to bytes: inout [UInt8]) throws {
    guard !value.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) else {
      throw StreamError.unwritableEvent(field: field)
    }
    bytes += field.utf8
    bytes += [0x3A, 0x20]
    bytes += value.utf8
    bytes.append(0x0A)
  }

  /// The lines of the data and the empty one after them.
  fileprivate var dataLines: [UInt8] {
    let field = Array("data: ".utf8)
    var lines = field
    lines.reserveCapacity(data.utf8.count + 64)
    var endsInReturn = false
    for byte in data.utf8 {
      switch byte {
      case 0x0A where endsInReturn: break
      case 0x0A, 0x0D:
        lines.append(0x0A)
        lines += field
      default: lines.append(byte)
      }
      endsInReturn = byte == 0x0D
    }
    return lines + [0x0A, 0x0A]
  }
}

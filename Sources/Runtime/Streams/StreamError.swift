/// What is wrong with a stream of events or items, or with the way it is read.
public enum StreamError: Error, Sendable {
  /// The stream ends within an event or an item.
  case incompleteItem
  /// An event or an item has more bytes than are allowed.
  case itemTooLarge(limit: Int)
  /// An event or an item is not what the description says. The stream is not at its end: the next
  /// call goes on behind the item.
  ///
  /// - Parameters:
  ///   - index: How many came before it.
  ///   - text: Its first 64 KiB.
  ///   - underlying: What its type says of it, as a rule a `DecodingError`.
  case undecodableItem(index: Int, text: String, underlying: any Error)
  /// A JSON text sequence has something between two texts, or before the first, that no record
  /// separator begins (RFC 7464, section 2.1).
  case missingSeparator
  /// An event's name or ID has a line break or NUL in it, or its delay is negative or longer than
  /// can be written (WHATWG HTML, section 9.2.5).
  case unwritableEvent(field: String)
  /// The text of an item has a byte in it that separates items.
  case unwritableItem
  /// The stream was cut, and what came instead of it when it was asked for again is no stream.
  case notReopened(status: Int)
  /// A second task reads the stream while a first one waits for an item.
  case readByTwoTasks
}

extension StreamError: CustomStringConvertible {
  /// The fault in one line. The text of an item is not in it: it may hold secrets.
  public var description: String {
    switch self {
    case .incompleteItem: "the stream ends within an item: its connection was cut"
    case .itemTooLarge(let limit): "an item of the stream has more than the \(limit) bytes allowed"
    case .undecodableItem(let index, _, let underlying):
      "item \(index) of the stream, counted from 0, is not what the description says"
        + Self.place(of: underlying)
    case .missingSeparator: "a text of the JSON text sequence does not begin with a separator"
    case .unwritableEvent(let field): "the event's \(field) cannot be written in its line"
    case .unwritableItem: "the text of an item has a separator of items in it"
    case .notReopened(let status):
      "the stream was cut, and its server answered with status \(status) when it was asked again"
    case .readByTwoTasks: "two tasks read the stream at once; let one of them read it"
    }
  }

  private static func place(of error: any Error) -> String {
    let path: [any CodingKey]
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      path = context.codingPath
    case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
    default: return ": \(type(of: error))"
    }
    return path.isEmpty ? "" : ", at \(path.map(\.stringValue).joined(separator: "."))"
  }
}

extension StreamError {
  /// The error for an item, of whose text it keeps the beginning.
  static func undecodable(
    _ text: some Collection<UInt8>, at index: Int, _ error: any Error
  ) -> StreamError {
    .undecodableItem(
      index: index, text: String(decoding: text.prefix(64 << 10), as: UTF8.self),
      underlying: error)
  }
}

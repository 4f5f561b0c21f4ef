internal import Foundation

/// Reads server-sent events out of bytes as they come (WHATWG HTML, section 9.2.6).
///
/// Each byte is looked at once, and an event is given as soon as its last line break is there.
struct ServerSentEventParser {
  private let limit: Int
  private var chunk: [UInt8] = []
  private var position = 0
  /// The beginning of a line whose end has not come.
  private var line: [UInt8] = []
  /// Whether the last line ended in CR, so that LF belongs to it.
  private var skipsLineFeed = false
  private var isFirstLine = true

  /// The lines of data of the event that is being read, each with its LF.
  private var data: [UInt8] = []
  private var event = ""
  private var id = ""
  private var eventRetry: Duration?
  /// Whether a part of an event has come.
  private var isWithinEvent = false

  /// The ID of the last event that was complete; nil for none.
  private(set) var lastEventID: String?
  /// How long the server wants to be waited for before the stream is opened again.
  private(set) var retry: Duration?

  /// Makes a parser for events of so many bytes at the most.
  init(limit: Int) { self.limit = limit }

  /// Takes a chunk. The one before it has to be read.
  mutating func append(_ chunk: Data) {
    self.chunk = [UInt8](chunk)
    position = 0
  }

  /// Begins a new stream, which goes on after the last event.
  mutating func restart() {
    let (lastEventID, retry) = (lastEventID, retry)
    self = ServerSentEventParser(limit: limit)
    self.lastEventID = lastEventID
    self.retry = retry
    id = lastEventID ?? ""
  }

  /// The next event; nil where more bytes are needed.
  ///
  /// - Throws: ``StreamError/itemTooLarge(limit:)``.
  mutating func next() throws -> ServerSentEvent<String>? {
    while position < chunk.count {
      if skipsLineFeed {
        skipsLineFeed = false
        if chunk[position] == 0x0A {
          position += 1
          continue
        }
      }
      let end = chunk[position...].firstIndex { $0 == 0x0A || $0 == 0x0D }
      let piece = chunk[position..<(end ?? chunk.count)]
      guard piece.count <= limit - data.count - line.count else {
        throw StreamError.itemTooLarge(limit: limit)
      }
      guard let end else {
        line += piece
        position = chunk.count
        break
      }
      position = end + 1
      skipsLineFeed = chunk[end] == 0x0D
      let whole = line.isEmpty ? piece : (line + piece)[...]
      line = []
      if let event = read(whole) { return event }
    }
    return nil
  }

  /// Says that no more bytes come.
  ///
  /// - Parameter terminators: The texts that a last event may have though it is not complete.
  /// - Returns: Whether it has one.
  /// - Throws: ``StreamError/incompleteItem``, where the stream ends within an event. The standard
  ///   drops such an event; here its loss is told.
  @discardableResult
  mutating func finish(terminators: Set<String>) throws -> Bool {
    let rest = withoutMark(line[...])
    if !rest.isEmpty, rest.first != 0x3A {
      _ = read(rest)
      isWithinEvent = true
    }
    guard isWithinEvent else { return false }
    if terminators.contains(String(decoding: data.dropLast(), as: UTF8.self)) { return true }
    throw StreamError.incompleteItem
  }

  /// A line without the byte order mark that the first one may have.
  private func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    isFirstLine && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
  }

  private mutating func read(_ whole: ArraySlice<UInt8>) -> ServerSentEvent<String>? {
    let line = withoutMark(whole)
    isFirstLine = false
    guard let first = line.first else { return dispatch() }
    if first == 0x3A { return nil }
    let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == 0x20 { value = value.dropFirst() }
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "data":
      data += value
      data.append(0x0A)
      isWithinEvent = true
    case "event":
      event = String(decoding: value, as: UTF8.self)
      isWithinEvent = true
    case "id" where !value.contains(0):
      id = String(decoding: value, as: UTF8.self)
      isWithinEvent = true
    case "retry" where !value.isEmpty && value.allSatisfy({ (0x30...0x39).contains($0) }):
      let milliseconds = Int(String(decoding: value, as: UTF8.self)) ?? .max
      eventRetry = .milliseconds(milliseconds)
      retry = eventRetry
    default: break
    }
    return nil
  }

  private mutating func dispatch() -> ServerSentEvent<String>? {
    defer {
      data = []
      event = ""
      eventRetry = nil
      isWithinEvent = false
    }
    lastEventID = id.isEmpty ? nil : id
    guard !data.isEmpty else { return nil }
    return ServerSentEvent(
      String(decoding: data.dropLast(), as: UTF8.self), event: event.isEmpty ? nil : event,
      id: lastEventID, retry: eventRetry)
  }
}

internal import Foundation

/// Bytes that tell where they belong, for one reader after another.
struct Goods: AsyncSequence, Sendable {
  typealias Element = Data

  struct BrokenOff: Error {}

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let goods: Goods
    fileprivate var position = 0

    mutating func next() async throws -> Data? {
      let count = Swift.min(Goods.size, goods.count - position)
      guard count > 0 else {
        if goods.failsAtEnd { throw BrokenOff() }
        return nil
      }
      let start = position % Goods.period
      position += count
      return Goods.pattern[start..<start + count]
    }
  }

  var count: Int
  var failsAtEnd = false

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(goods: self) }

  /// Whether a chunk has the bytes of a position.
  static func isRight(_ chunk: Data, at position: Int) -> Bool {
    var (rest, position) = (chunk, position)
    while !rest.isEmpty {
      let start = position % period
      let part = rest.prefix(size)
      guard part == pattern[start..<start + part.count] else { return false }
      position += part.count
      rest = rest.dropFirst(part.count)
    }
    return true
  }

  // No power of two, so that a chunk in another's place is found out.
  private static let period = 251
  private static let size = 64 << 10
  private static let pattern = Data((0..<size + period).map { UInt8($0 % period) })
}

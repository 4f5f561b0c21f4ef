import ConcordRuntime
import Foundation

/// A sequence that asks a closure for each element.
struct Pulled<Element: Sendable>: AsyncSequence, AsyncIteratorProtocol, Sendable {
  let pull: @Sendable () async throws -> Element?

  func makeAsyncIterator() -> Pulled { self }
  func next() async throws -> Element? { try await pull() }
}

/// A sequence that asks a closure for each element by its number.
struct Numbered<Element: Sendable>: AsyncSequence, AsyncIteratorProtocol, Sendable {
  let element: @Sendable (Int) -> Element?
  private var index = 0

  init(_ element: @escaping @Sendable (Int) -> Element?) { self.element = element }

  func makeAsyncIterator() -> Numbered { self }

  mutating func next() async throws -> Element? {
    defer { index += 1 }
    return element(index)
  }
}

/// What breaks a connection.
struct Broken: Error, Equatable {}

/// A body that gives some chunks, and then ends or breaks.
func body(_ chunks: [String], then error: (any Error)? = nil) -> HTTPBody {
  HTTPBody(
    AsyncThrowingStream<Data, any Error> { continuation in
      for chunk in chunks { continuation.yield(Data(chunk.utf8)) }
      continuation.finish(throwing: error)
    })
}

/// All elements of a sequence.
func collect<S: AsyncSequence>(_ stream: S) async throws -> [S.Element] {
  try await stream.reduce(into: []) { $0.append($1) }
}

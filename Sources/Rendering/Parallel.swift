import Dispatch

/// Work on the elements of a list by all cores at once.
enum Parallel {
  /// Below so many elements, the cores are not worth waking.
  private static let least = 32

  /// What each element becomes, in the order of the elements. Where several fail, the failure is
  /// that of the first: it does not depend on which core was faster.
  static func map<Element: Sendable, Result: Sendable, Failure: Error>(
    _ elements: [Element], _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    guard elements.count >= least else {
      var results: [Result] = []
      results.reserveCapacity(elements.count)
      for element in elements { results.append(try transform(element)) }
      return results
    }
    let parts = 32
    let gathered = Gathered<Result, Failure>(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { iteration in
      // The large ones stand last, and are begun first.
      let part = parts - 1 - iteration
      let range = elements.count * part / parts..<elements.count * (part + 1) / parts
      var results: [Result] = []
      results.reserveCapacity(range.count)
      do throws(Failure) {
        for element in elements[range] { results.append(try transform(element)) }
        gathered.put(.success(results), at: part)
      } catch {
        gathered.put(.failure(error), at: part)
      }
    }
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    for part in gathered.parts { results += try part.get() }
    return results
  }

  /// The results of the parts. Each is put by its own thread, one at a time.
  private final class Gathered<Result: Sendable, Failure: Error>: @unchecked Sendable {
    private let queue = DispatchQueue(label: "concord.parallel")
    private(set) var parts: [Swift.Result<[Result], Failure>]

    init(count: Int) {
      parts = Array(repeating: .success([]), count: count)
    }

    func put(_ part: Swift.Result<[Result], Failure>, at index: Int) {
      queue.sync { parts[index] = part }
    }
  }
}

/// A stack whose top elements can be moved out as an array of exactly their number.
///
/// Containers are built on one such stack each for elements and members: an array that grew by
/// doubling would be allocated several times and keep up to half its room unused.
struct MoveStack<Element>: ~Copyable {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  /// How many elements stand on the stack.
  private(set) var count = 0

  init() {
    capacity = 256
    storage = .allocate(capacity: capacity)
  }

  deinit {
    storage.deinitialize(count: count)
    storage.deallocate()
  }

  /// Puts an element on top.
  @inline(__always)
  mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    (storage + count).initialize(to: element)
    count += 1
  }

  /// Moves out the elements from a height on, lowest first.
  @inline(__always)
  mutating func take(from base: Int) -> [Element] {
    let taken = count - base
    guard base >= 0, taken > 0 else { return [] }
    let source = storage + base
    // An array that is made of memory to be initialized looks up its own metadata each time.
    var elements: [Element] = []
    elements.reserveCapacity(taken)
    for index in 0..<taken { elements.append((source + index).move()) }
    count = base
    return elements
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}

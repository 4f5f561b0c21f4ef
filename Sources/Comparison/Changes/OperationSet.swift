/// A set of operations by their numbers, a bit for each: changes of shared schemas reach hundreds.
struct OperationSet: Hashable {
  private var words: [UInt64] = []

  init() {}

  /// Takes bits, the lowest of the first word being the operation zero.
  init(words: [UInt64]) {
    self.words = words
    trim()
  }

  init(_ numbers: some Sequence<Int>) {
    for number in numbers { insert(number) }
  }

  var isEmpty: Bool { words.isEmpty }

  mutating func insert(_ number: Int) {
    let word = number / 64
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(number % 64)
  }

  mutating func formUnion(_ other: OperationSet) {
    while words.count < other.words.count { words.append(0) }
    for (position, word) in other.words.enumerated() { words[position] |= word }
  }

  func isSubset(of other: OperationSet) -> Bool {
    words.enumerated().allSatisfy { position, word in
      word & ~(position < other.words.count ? other.words[position] : 0) == 0
    }
  }

  /// The numbers, in their order.
  var numbers: [Int] {
    var found: [Int] = []
    for (position, word) in words.enumerated() {
      var left = word
      while left != 0 {
        found.append(position * 64 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
    return found
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}

import ConcordSync
import Testing

@Suite struct UnifiedDiffTests {
  private static func diff(_ old: String?, _ new: String?) -> String {
    let diff = UnifiedDiff(
      from: old.map { Array($0.utf8) }, to: new.map { Array($0.utf8) }, path: "f")
    return String(decoding: diff.bytes, as: UTF8.self)
  }

  private static func lines(_ numbers: some Sequence<Int>) -> String {
    numbers.map { "\($0)\n" }.joined()
  }

  @Test func equalContents() {
    #expect(Self.diff("a\n", "a\n") == "")
    #expect(Self.diff("", "") == "")
    #expect(Self.diff(nil, nil) == "")
  }

  @Test func aChangeWithItsContext() {
    let old = Self.lines(1...10)
    let new = old.replacing("5\n", with: "five\n")
    #expect(
      Self.diff(old, new) == """
        --- a/f
        +++ b/f
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func changesSixLinesApartAreOneHunkAndSevenAreTwo() {
    let old = Self.lines(1...20)
    let near = old.replacing("\n5\n", with: "\nx\n").replacing("\n12\n", with: "\ny\n")
    #expect(Self.diff(old, near).ranges(of: "\n@@ ").count == 1)
    let far = old.replacing("\n5\n", with: "\nx\n").replacing("\n13\n", with: "\ny\n")
    #expect(Self.diff(old, far).ranges(of: "\n@@ ").count == 2)
  }

  @Test func newAndRemovedFiles() {
    #expect(Self.diff(nil, "a\n") == "--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n")
    #expect(Self.diff("a\nb\n", nil) == "--- a/f\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n")
    #expect(Self.diff(nil, "") == "--- /dev/null\n+++ b/f\n")
  }

  @Test func filesWithoutALineFeedAtTheirEnd() {
    #expect(
      Self.diff("a\nb", "a\nb\n") == """
        --- a/f
        +++ b/f
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
    #expect(Self.diff("a", "b").ranges(of: "\\ No newline").count == 2)
  }

  @Test func anAddedDeclarationStartsWithItsOwnFirstLine() {
    let old = "struct A {\n}\n\nstruct C {\n}\n"
    let new = "struct A {\n}\n\nstruct B {\n}\n\nstruct C {\n}\n"
    #expect(Self.diff(old, new).contains("\n+struct B {\n+}\n+\n"))
  }

  @Test func binaryContents() {
    #expect(Self.diff("a\u{0}b", "a") == "Binary files a/f and b/f differ\n")
  }

  @Test func carriageReturnsCount() {
    #expect(Self.diff("a\r\n", "a\n").contains("-a\r\n+a\n"))
  }

  /// Applying a difference to the old content gives the new one, and taking it back the old one.
  @Test(arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let alphabet = random.next(below: 6) + 1
    func text(_ random: inout SplitMix) -> String {
      let count = random.next(below: 60)
      let lines = (0..<count).map { _ in "\(random.next(below: alphabet))" }
      return lines.joined(separator: "\n") + (random.next(below: 2) == 0 ? "\n" : "")
    }
    let (old, new) = (text(&random), text(&random))
    let diff = Self.diff(old, new)
    #expect(try Patch.apply(diff, to: old) == new)
  }

  /// What the search gives up on is replaced whole, which is still right, and quick.
  @Test func contentsThatHaveNothingInOrder() throws {
    var random = SplitMix(state: 1)
    let numbers = Array(0..<20_000)
    let old = Self.lines(numbers)
    let new = Self.lines(numbers.shuffled(using: &random))
    #expect(try Patch.apply(Self.diff(old, new), to: old) == new)
  }

  @Test func theShortestDifference() {
    // The example of Myers' paper: five edits from ABCABBA to CBABAC.
    let diff = Self.diff("A\nB\nC\nA\nB\nB\nA\n", "C\nB\nA\nB\nA\nC\n")
    let edits = diff.split(separator: "\n").dropFirst(2).count { "+-".contains($0.first ?? " ") }
    #expect(edits == 5)
  }
}

/// A small, strict reading of the unified format.
enum Patch {
  struct Fault: Error { let line: Substring }

  static func apply(_ diff: String, to old: String) throws -> String {
    guard !diff.isEmpty else { return old }
    let source = split(old)
    var result: [Substring] = []
    var position = 0
    let lines = split(diff).dropFirst(2)
    for (index, line) in zip(lines.indices, lines) {
      let isLast = index + 1 < lines.endIndex && lines[index + 1].hasPrefix("\\")
      let text = isLast ? line.dropFirst().dropLast() : line.dropFirst()
      switch line.first {
      case "@":
        let numbers = line.split(separator: " ")[1].dropFirst().split(separator: ",")
        guard let first = Int(numbers[0]) else { throw Fault(line: line) }
        let start = numbers.last == "0" ? first : first - 1
        guard start >= position else { throw Fault(line: line) }
        result += source[position..<start]
        position = start
      case " ", "-":
        guard position < source.count, source[position] == text else { throw Fault(line: line) }
        if line.first == " " { result.append(text) }
        position += 1
      case "+": result.append(text)
      case "\\": break
      default: throw Fault(line: line)
      }
    }
    return (result + source[position...]).joined()
  }

  private static func split(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: "\n") {
      lines.append(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }
}

/// A generator of random numbers that is the same everywhere (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }
}

import ConcordText
import Testing

@Suite struct ExactNumberTests {
  @Test(arguments: [
    ("1", "1.0"), ("10", "1e1"), ("0", "-0.0"), ("-1.50", "-15e-1"), ("0.10e+2", "10"),
    ("1e999999999999999999999", "1e999999999999999999999"),
  ])
  func equal(left: String, right: String) {
    #expect(ExactNumber(left) == ExactNumber(right))
  }

  @Test(arguments: [
    ("1", "-1"), ("1", "10"), ("0.1234567890123456789012345", "0.1234567890123456789012346"),
    ("1e999999999999999998", "1e999999999999999999"),
    ("1e9999999999999999999", "1e9999999999999999998"),
  ])
  func unequal(left: String, right: String) {
    #expect(ExactNumber(left) != ExactNumber(right))
  }

  @Test func order() {
    let numbers = ["-1e999999999999999999", "-2", "-1.5", "0", "1e-9", "1", "2e3", "1e4"]
    for (left, right) in zip(numbers, numbers.dropFirst()) {
      #expect(ExactNumber(left).isLess(than: ExactNumber(right)))
      #expect(!ExactNumber(right).isLess(than: ExactNumber(left)))
    }
  }
}

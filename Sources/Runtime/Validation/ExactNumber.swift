/// A decimal number of any size, `digits × 10^exponent`, in its one normal form. Nothing is rounded:
/// what JSON spells is what is compared.
public struct ExactNumber: Hashable, Sendable {
  /// The significant digits, without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0
  private(set) var isNegative = false

  /// Reads a number in JSON's spelling (RFC 8259, section 6). What is no digit, point, sign or
  /// exponent is passed over.
  public init(_ text: String) {
    var fraction = 0
    var seenPoint = false
    var power: (isNegative: Bool, value: Int)?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if power == nil { isNegative = true } else { power?.isNegative = true }
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): power = (false, 0)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if let known = power {
          // No number that matters has an exponent of more digits.
          if known.value < 100_000_000_000_000 { power?.value = known.value * 10 + Int(digit) }
        } else {
          if seenPoint { fraction += 1 }
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        }
      default: break
      }
    }
    guard !digits.isEmpty else {
      isNegative = false
      return
    }
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    digits.removeLast(trailing)
    let written = power.map { $0.isNegative ? -$0.value : $0.value } ?? 0
    exponent = written - fraction + trailing
  }

  /// Whether there is no fraction.
  var isInteger: Bool { exponent >= 0 }

  /// Whether this number is less than another.
  func isLess(than other: ExactNumber) -> Bool {
    let (mine, theirs) = (sign, other.sign)
    if mine != theirs { return mine < theirs }
    if mine == 0 { return false }
    return mine > 0 ? magnitudeIsLess(than: other) : other.magnitudeIsLess(than: self)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func magnitudeIsLess(than other: ExactNumber) -> Bool {
    let (mine, theirs) = (digits.count + exponent, other.digits.count + other.exponent)
    if mine != theirs { return mine < theirs }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// Whether this number is a whole multiple of another; `nil` where the other is zero or has more
  /// than 18 significant digits.
  func isMultiple(of other: ExactNumber) -> Bool? {
    guard !other.digits.isEmpty, other.digits.count <= 18 else { return nil }
    guard !digits.isEmpty else { return true }
    // Without zeros at its end, a number is no multiple of one that has some.
    guard exponent >= other.exponent else { return false }
    let divisor = other.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
      divisor.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }
    // Each factor is less than the divisor, so that no quotient overflows.
    var remainder = digits.reduce(UInt64(0)) {
      (product($0, 10 % divisor) + UInt64($1) % divisor) % divisor
    }
    var power = 10 % divisor
    var count = exponent - other.exponent
    while count > 0 {
      if count & 1 == 1 { remainder = product(remainder, power) }
      power = product(power, power)
      count >>= 1
    }
    return remainder == 0
  }
}

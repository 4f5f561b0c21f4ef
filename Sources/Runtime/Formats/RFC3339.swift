public import Foundation

/// Points in time as text: `date-time` of RFC 3339, section 5.6, in the proleptic Gregorian calendar.
public enum RFC3339 {
  /// The point in time that a text names; nil when it names none.
  ///
  /// `T`, `t` or a space stands between date and time. The fraction may have any number of digits, of
  /// which nine count. The offset is `Z`, `z` or `±hh:mm`. A leap second, `60`, is read as the second
  /// after it; it has to be the last second of a month in UTC. Days that do not exist, hour 24, and
  /// anything before or after the date are refused.
  public static func date(_ text: String) -> Date? {
    var text = text
    return text.withUTF8(date(utf8:))
  }

  private static func date(utf8: UnsafeBufferPointer<UInt8>) -> Date? {
    var scanner = DateScanner(utf8)
    let (year, month, day) = scanner.fullDate()
    switch scanner.peek {
    case 0x54, 0x74, 0x20: scanner.expect(scanner.peek)
    default: return nil
    }
    let hour = scanner.digits(2)
    scanner.expect(0x3A)
    let minute = scanner.digits(2)
    scanner.expect(0x3A)
    let second = scanner.digits(2)
    let billionths = scanner.accept(0x2E) ? scanner.billionths() : 0
    let offset = offset(&scanner)
    guard !scanner.failed, scanner.isAtEnd, hour <= 23, minute <= 59, second <= 60 else {
      return nil
    }
    let days = GregorianDay.number(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    if second == 60 {
      // The next second has to be the first one of a month.
      guard seconds % 86_400 == 0, GregorianDay.date(number: seconds / 86_400).day == 1 else {
        return nil
      }
    }
    return Date(timeIntervalSinceReferenceDate: interval(seconds, billionths))
  }

  // Seconds by which the time is ahead of UTC.
  private static func offset(_ scanner: inout DateScanner) -> Int {
    if scanner.accept(0x5A) || scanner.accept(0x7A) { return 0 }
    let behind = scanner.accept(0x2D)
    if !behind { scanner.expect(0x2B) }
    let hours = scanner.digits(2)
    scanner.expect(0x3A)
    let minutes = scanner.digits(2)
    if hours > 23 || minutes > 59 { scanner.fail() }
    return (behind ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  // Parsing and printing share it, so that printing knows what parsing will give.
  private static func interval(_ seconds: Int, _ billionths: Int) -> Double {
    billionths == 0 ? Double(seconds) : Double(seconds) + Double(billionths) / 1e9
  }

  /// The text of a point in time, in UTC, ending in `Z`; nil when it lies outside the years 0000 to
  /// 9999, for which RFC 3339 has no text, or is not finite.
  ///
  /// There is no fraction when it is zero. Otherwise it has three, six or nine digits: the fewest
  /// that ``date(_:)`` makes the same `Date` of, and nine where none do (a `Date` within some weeks
  /// of 2001 can be finer than that).
  public static func string(_ date: Date) -> String? {
    let interval = date.timeIntervalSinceReferenceDate
    // 0000-01-01T00:00:00Z and 10000-01-01T00:00:00Z; a number that is not one fails both.
    guard interval >= -63_145_526_400, interval < 252_423_993_600 else { return nil }
    let whole = interval.rounded(.down)
    let seconds = Int(whole)
    let fraction = interval - whole
    guard fraction != 0 else { return string(seconds, fraction: 0, digits: 0) }
    for (digits, unit) in [(3, 1000), (6, 1_000_000)] {
      let value = Int((fraction * Double(unit)).rounded())
      let billionths = value * (1_000_000_000 / unit)
      if value > 0, value < unit, Self.interval(seconds, billionths) == interval {
        return string(seconds, fraction: value, digits: digits)
      }
    }
    let billionths = Int((fraction * 1e9).rounded())
    switch billionths {
    case 0: return string(seconds, fraction: 0, digits: 0)
    case 1_000_000_000:
      return seconds + 1 < 252_423_993_600 ? string(seconds + 1, fraction: 0, digits: 0) : nil
    default: return string(seconds, fraction: billionths, digits: 9)
    }
  }

  private static func string(_ seconds: Int, fraction: Int, digits: Int) -> String {
    let secondOfDay = (seconds % 86_400 + 86_400) % 86_400
    var printer = DatePrinter(capacity: 30)
    printer.writeFullDate(GregorianDay.date(number: (seconds - secondOfDay) / 86_400))
    printer.write(0x54)
    printer.write(secondOfDay / 3600, digits: 2)
    printer.write(0x3A)
    printer.write(secondOfDay / 60 % 60, digits: 2)
    printer.write(0x3A)
    printer.write(secondOfDay % 60, digits: 2)
    if digits > 0 {
      printer.write(0x2E)
      printer.write(fraction, digits: digits)
    }
    printer.write(0x5A)
    return printer.text
  }
}

/// How descriptions are compared.
package struct ComparisonOptions: Sendable {
  /// The day that dates of `x-sunset` are compared to; `nil` where none is known, and no date has
  /// passed then.
  package var today: CalendarDate?
  /// How many days have to lie between the deprecation of something stable and its end; zero where
  /// no end has to be named.
  package var deprecationDays = 0
  /// The same for something of the level `beta`.
  package var betaDeprecationDays = 0

  /// No day, and no time to keep.
  package init() {}
}

/// A day of the Gregorian calendar (RFC 3339, `full-date`).
package struct CalendarDate: Sendable, Hashable, Comparable {
  /// The days since 1970-01-01.
  package let dayNumber: Int

  /// Counts from the first of January 1970.
  package init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// Reads `2025-01-31`, or the day of an RFC 3339 date with a time. `nil` for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes.count == 10 || bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == 0x20
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      let digits = bytes[range]
      guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    // Years that begin in March have the day that is not always there at their end.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

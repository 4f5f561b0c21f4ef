public import Foundation

/// A day of the calendar, of no time zone: `full-date` of RFC 3339, section 5.6.
///
/// The calendar is the proleptic Gregorian one, the years 0000 to 9999. As text, in JSON as well, it
/// is `2021-11-26`.
public struct CalendarDate: Hashable, Sendable {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= GregorianDay.daysInMonth(month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes the day that a point in time falls on in UTC; nil outside the years 0000 to 9999.
  public init?(utc date: Date) {
    let days = (date.timeIntervalSinceReferenceDate / 86_400).rounded(.down)
    // Ten thousand years either way, which the next check narrows.
    guard abs(days) < 4_000_000 else { return nil }
    let (year, month, day) = GregorianDay.date(number: Int(days))
    self.init(year: year, month: month, day: day)
  }

  /// The first point in time of the day in UTC.
  public var utcStart: Date {
    let days = GregorianDay.number(year: year, month: month, day: day)
    return Date(timeIntervalSinceReferenceDate: Double(days * 86_400))
  }
}

extension CalendarDate: LosslessStringConvertible {
  /// Reads `2021-11-26`; nil when the text is anything else or there is no such day.
  public init?(_ description: String) {
    var text = description
    let date = text.withUTF8 { utf8 -> (year: Int, month: Int, day: Int)? in
      var scanner = DateScanner(utf8)
      let date = scanner.fullDate()
      return scanner.failed || !scanner.isAtEnd ? nil : date
    }
    guard let date else { return nil }
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// The day as `2021-11-26`.
  public var description: String {
    var printer = DatePrinter(capacity: 10)
    printer.writeFullDate((year, month, day))
    return printer.text
  }
}

extension CalendarDate: Comparable {
  /// Whether the left day comes before the right one.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: Codable {
  /// Reads a text such as `2021-11-26`.
  ///
  /// - Throws: `DecodingError` when there is no text or it names no day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a date written as 2021-11-26")
    }
    self = date
  }

  /// Writes a text such as `2021-11-26`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

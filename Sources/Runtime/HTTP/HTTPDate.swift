internal import Foundation

/// Points in time as header fields have them: `HTTP-date` (RFC 9110, section 5.6.7).
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longDays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The point in time that a text names; nil when it names none.
  ///
  /// All three forms are read: `Sun, 06 Nov 1994 08:49:37 GMT`, and the old ones,
  /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. Whether the day of the week
  /// is that of the date is not looked at.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - now: The time that tells the century of two digits, which is at most 50 years ahead of it.
  /// - Returns: The point in time.
  static func date(_ text: String, now: Date) -> Date? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    switch words.count {
    case 6:
      guard words[0].hasSuffix(","), days.contains(String(words[0].dropLast())), words[5] == "GMT",
        words[1].utf8.count == 2, words[3].utf8.count == 4, let year = number(words[3])
      else { return nil }
      return date(year, words[2], words[1], words[4])
    case 5:
      guard days.contains(String(words[0])), words[4].utf8.count == 4, let year = number(words[4])
      else { return nil }
      return date(year, words[1], words[2], words[3])
    case 4:
      let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard words[0].hasSuffix(","), longDays.contains(String(words[0].dropLast())),
        words[3] == "GMT", parts.count == 3, parts[2].utf8.count == 2, let digits = number(parts[2])
      else { return nil }
      let current = GregorianDay.date(
        number: Int((now.timeIntervalSinceReferenceDate / 86_400).rounded(.down))
      ).year
      var year = current - current % 100 + digits
      if year > current + 50 { year -= 100 }
      if year <= current - 50 { year += 100 }
      return date(year, parts[1], parts[0], words[2])
    default: return nil
    }
  }

  private static func date(
    _ year: Int, _ month: Substring, _ day: Substring, _ time: Substring
  ) -> Date? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard let index = months.firstIndex(of: String(month)), let day = number(day), day >= 1,
      day <= GregorianDay.daysInMonth(index + 1, of: year), clock.count == 3,
      clock.allSatisfy({ $0.utf8.count == 2 }), let hour = number(clock[0]), hour <= 23,
      let minute = number(clock[1]), minute <= 59, let second = number(clock[2]), second <= 60
    else { return nil }
    let days = GregorianDay.number(year: year, month: index + 1, day: day)
    return Date(
      timeIntervalSinceReferenceDate: Double(
        days * 86_400 + hour * 3600 + minute * 60 + second))
  }

  /// The number of one to four digits.
  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}

import ConcordDocuments
import Foundation

/// What the formats that have a type of their own allow.
enum TextFormats {
  /// What is wrong with a value of a format; `nil` where nothing is, or the format is not known.
  static func fault(of value: Node, as format: String) -> String? {
    if let number = value.number { return fault(of: number, as: format) }
    guard let text = value.string, let pattern = patterns[format] else { return nil }
    if text.range(of: pattern, options: .regularExpression) == nil { return "no \(format)" }
    if ["date", "date-time"].contains(format), !isDay(String(text.prefix(10))) {
      return "no \(format)"
    }
    return nil
  }

  private static let patterns: [String: String] = [
    "date-time":
      #"^\d{4}-\d\d-\d\d[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$"#,
    "date": #"^\d{4}-\d\d-\d\d$"#,
    "uuid": "^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$",
    "uri": #"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$"#,
    "byte": "^[A-Za-z0-9+/\\s]*={0,2}$",
  ]

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return false }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[parts[1] - 1]).contains(parts[2])
  }

  private static func fault(of number: NumberLiteral, as format: String) -> String? {
    switch format {
    case "int32": number.int.flatMap(Int32.init(exactly:)) == nil ? "beyond int32" : nil
    case "int64": number.int == nil ? "beyond int64" : nil
    case "float":
      NumberLiteral("\(Float(number.double))") == number ? nil : "more digits than a float holds"
    default: nil
    }
  }

  /// What two texts that differ have in common.
  static func sameMeaning(_ left: String, _ right: String) -> Bool {
    if let first = moment(left), let second = moment(right) { return abs(first - second) < 1e-6 }
    return false
  }

  /// The seconds of a date and time since 1970.
  private static func moment(_ text: String) -> Double? {
    guard text.utf8.count >= 20, text.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ssXXXXX"
    var whole = text.uppercased().replacing(" ", with: "T")
    var fraction = 0.0
    if let point = whole.firstIndex(of: ".") {
      let end = whole[point...].firstIndex { !"0123456789.".contains($0) } ?? whole.endIndex
      fraction = Double("0" + whole[point..<end]) ?? 0
      whole.removeSubrange(point..<end)
    }
    return formatter.date(from: whole).map { $0.timeIntervalSince1970 + fraction }
  }
}

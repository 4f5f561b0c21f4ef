internal import Foundation

/// The charset of text (RFC 9110, section 8.3.2).
enum Charset {
  private static let encodings: [String: String.Encoding] = [
    "utf-8": .utf8, "utf8": .utf8, "us-ascii": .utf8, "iso-8859-1": .isoLatin1,
    "latin1": .isoLatin1, "iso-8859-2": .isoLatin2, "windows-1252": .windowsCP1252,
    "windows-1251": .windowsCP1251, "windows-1250": .windowsCP1250, "utf-16": .utf16,
    "utf-16be": .utf16BigEndian, "utf-16le": .utf16LittleEndian, "utf-32": .utf32,
    "shift_jis": .shiftJIS, "euc-jp": .japaneseEUC, "iso-2022-jp": .iso2022JP,
  ]

  /// The encoding that a content type names; UTF-8 where it names none that is known.
  static func encoding(of contentType: String) -> String.Encoding {
    guard let name = HeaderParameters(contentType).parameter("charset") else { return .utf8 }
    return encoding(named: name) ?? .utf8
  }

  /// The encoding of a name; `nil` for one that is not known.
  static func encoding(named name: String) -> String.Encoding? { encodings[name.lowercased()] }
}

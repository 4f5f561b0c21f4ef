/// A text with variables in braces: a segment of a path template (OpenAPI 3.1, section 4.8.8.2), or
/// a part of a server's URL (section 4.8.5).
struct SegmentPattern {
  private enum Piece {
    case text([UInt8])
    case variable(String)
  }

  private var pieces: [Piece] = []

  /// Reads a text; a brace without its other half is plain text.
  init(_ text: String) {
    var plain: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "{"), let close = rest.firstIndex(of: UInt8(ascii: "}")) {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = []
        pieces.append(
          .variable(String(decoding: rest[rest.startIndex + 1..<close], as: UTF8.self)))
        rest = rest[(close + 1)...]
      } else {
        plain.append(byte)
        rest.removeFirst()
      }
    }
    if !plain.isEmpty || pieces.isEmpty { pieces.append(.text(plain)) }
  }

  /// The text; `nil` where there are variables.
  var literal: String? {
    guard pieces.count == 1, case .text(let bytes) = pieces[0] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it is one variable and nothing else.
  var isVariable: Bool {
    if pieces.count == 1, case .variable = pieces[0] { true } else { false }
  }

  /// The values that the variables have in a text; `nil` where it does not match. A variable takes
  /// as little as it can, and at least one byte.
  func values(in text: String) -> [(name: String, value: String)]? {
    var found: [(name: String, value: String)] = []
    var rest = Array(text.utf8)[...]
    var open: String?
    for piece in pieces {
      switch piece {
      case .variable(let name):
        // Two variables side by side cannot be told apart: the first takes it all.
        if open == nil { open = name }
      case .text(let bytes):
        guard let name = open else {
          guard rest.starts(with: bytes) else { return nil }
          rest = rest.dropFirst(bytes.count)
          continue
        }
        guard let start = Self.position(of: bytes, in: rest.dropFirst()) else { return nil }
        found.append((name, String(decoding: rest[..<start], as: UTF8.self)))
        rest = rest[(start + bytes.count)...]
        open = nil
      }
    }
    if let open {
      guard !rest.isEmpty else { return nil }
      found.append((open, String(decoding: rest, as: UTF8.self)))
      return found
    }
    return rest.isEmpty ? found : nil
  }

  private static func position(of bytes: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= bytes.count else { return nil }
    return (text.startIndex...text.endIndex - bytes.count).first {
      text[$0...].starts(with: bytes)
    }
  }
}

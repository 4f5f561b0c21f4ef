import ConcordMustache
import ConcordSwiftIR

/// The body of an example as a literal: JSON with a line for each member and element of what has no
/// room on one, other text on a line.
enum ExampleLiteral {
  /// The value for a template.
  static func value(_ body: Endpoint.Example.Body) -> Value {
    switch body {
    case .text(let text): .string(SwiftLiteral.string(text))
    case .json(let value): .wrapped(WrappedText { write(value, room: $0.first, to: &$1) })
    }
  }

  /// Appends the literal of a value, with a line feed between its lines.
  static func write(_ value: Literal, room: Int, to output: inout [UInt8]) {
    // Quotes, number signs and what stands behind the literal take six columns.
    var json = JSONLines(room: room - 6)
    json.append(value)
    let isSingle = !json.text.contains(UInt8(ascii: "\n"))
    let signs = [UInt8](repeating: UInt8(ascii: "#"), count: signCount(for: json.text))
    output += signs
    output += (isSingle ? "\"" : "\"\"\"\n").utf8
    output += json.text
    output += (isSingle ? "\"" : "\n\"\"\"").utf8
    output += signs
  }

  /// A value as JSON on one line.
  static func json(_ value: Literal) -> String {
    var json = JSONLines(room: .max)
    json.append(value)
    return String(decoding: json.text, as: UTF8.self)
  }

  /// How many number signs it takes for nothing in a text to end the literal or to escape.
  private static func signCount(for text: [UInt8]) -> Int {
    // Few texts have a number sign; without one, a quotation mark takes one.
    var signs = 0
    for byte in text { signs &+= byte == UInt8(ascii: "#") ? 1 : 0 }
    if signs == 0 {
      return text.contains(UInt8(ascii: "\"")) || text.contains(UInt8(ascii: "\\")) ? 1 : 0
    }
    var longest = 0
    // One more than the signs behind the last quotation mark or backslash; 0 where other text follows.
    var run = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 1
      case UInt8(ascii: "#"): run += run > 0 ? 1 : 0
      default:
        run = 0
        continue
      }
      longest = max(longest, run)
    }
    return longest
  }

  /// The lines of a value, in UTF-8, with a line feed between them.
  private struct JSONLines {
    /// The room of a line, its indentation included.
    let room: Int
    private(set) var text: [UInt8] = []

    init(room: Int) { self.room = room }

    /// Appends a value to the last line, and further lines to those.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - depth: How many values it is in.
    ///   - lineStart: Where the last line begins.
    mutating func append(_ value: Literal, depth: Int = 0, lineStart: Int = 0) {
      let start = text.count
      if appendOnLine(value, lineStart: lineStart) || isScalar(value) { return }
      text.removeSubrange(start...)
      switch value {
      case .array(let elements):
        text.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
          let lineStart = beginLine(depth + 1)
          append(element, depth: depth + 1, lineStart: lineStart)
          if index < elements.count - 1 { text.append(UInt8(ascii: ",")) }
        }
        _ = beginLine(depth)
        text.append(UInt8(ascii: "]"))
      case .object(let members):
        text.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
          let lineStart = beginLine(depth + 1)
          appendString(member.key)
          text += ": ".utf8
          append(member.value, depth: depth + 1, lineStart: lineStart)
          if index < members.count - 1 { text.append(UInt8(ascii: ",")) }
        }
        _ = beginLine(depth)
        text.append(UInt8(ascii: "}"))
      case .null, .bool, .number, .string: break
      }
    }

    private mutating func beginLine(_ depth: Int) -> Int {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
      return text.count - 2 * depth
    }

    /// Whether a value holds no others.
    private func isScalar(_ value: Literal) -> Bool {
      switch value {
      case .array(let elements): elements.isEmpty
      case .object(let members): members.isEmpty
      case .null, .bool, .number, .string: true
      }
    }

    /// Appends a value on one line, as long as the line has room.
    ///
    /// - Returns: Whether there was room; it looks no farther than that.
    private mutating func appendOnLine(_ value: Literal, lineStart: Int) -> Bool {
      switch value {
      case .null: text += "null".utf8
      case .bool(let value): text += (value ? "true" : "false").utf8
      case .number(let number): text += number.utf8
      case .string(let string): appendString(string)
      case .array(let elements):
        text.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
          if index > 0 { text += ", ".utf8 }
          guard appendOnLine(element, lineStart: lineStart) else { return false }
        }
        text.append(UInt8(ascii: "]"))
      case .object(let members):
        text.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
          if index > 0 { text += ", ".utf8 }
          appendString(member.key)
          text += ": ".utf8
          guard appendOnLine(member.value, lineStart: lineStart) else { return false }
        }
        text.append(UInt8(ascii: "}"))
      }
      return text.count - lineStart <= room
    }

    /// Appends a string of JSON (RFC 8259), in which what is not plainly visible stands by its number.
    private mutating func appendString(_ string: String) {
      // Of visible ASCII, JSON escapes what Swift does.
      if SwiftLiteral.appendASCII(string, to: &text) { return }
      text.append(UInt8(ascii: "\""))
      for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\"".utf8
        case "\\": text += "\\\\".utf8
        case "\n": text += "\\n".utf8
        case "\r": text += "\\r".utf8
        case "\t": text += "\\t".utf8
        default:
          if SwiftLiteral.isPlain(scalar) {
            text += String(scalar).utf8
          } else {
            for unit in String(scalar).utf16 {
              let digits = String(unit, radix: 16, uppercase: true)
              text += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            }
          }
        }
      }
      text.append(UInt8(ascii: "\""))
    }
  }
}

import ConcordMustache
import ConcordSwiftIR

/// The body of an example as a literal: JSON with a line for each member and element of what has no
/// room on one, other text on a line.
enum ExampleLiteral {
  /// The value for a template.
  static func value(_ body: Endpoint.Example.Body) -> Value {
    switch body {
    case .text(let text): .string(SwiftLiteral.string(text))
    case .json(let value): .wrapped(WrappedText { lines(value, room: $0.first) })
    }
  }

  static func lines(_ value: Literal, room: Int) -> [String] {
    // Quotes, number signs and what stands behind the literal take six columns.
    var json = JSONLines(room: room - 6)
    json.append(value)
    let lines = json.lines
    let signs = signs(for: lines)
    if lines.count == 1 { return ["\(signs)\"\(lines[0])\"\(signs)"] }
    return ["\(signs)\"\"\""] + lines + ["\"\"\"\(signs)"]
  }

  /// As many number signs as it takes for nothing in the lines to end the literal or to escape.
  private static func signs(for lines: [String]) -> String {
    var longest = 0
    for line in lines {
      var run: Int?
      for byte in line.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 1
        case UInt8(ascii: "#"): run = run.map { $0 + 1 }
        default: run = nil
        }
        longest = max(longest, run ?? 0)
      }
    }
    return String(repeating: "#", count: longest)
  }

  /// The lines of a value.
  private struct JSONLines {
    /// The room of a line, its indentation included.
    let room: Int
    private(set) var lines: [String] = []

    init(room: Int) { self.room = room }

    /// Appends a value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - label: What stands before it on its first line.
    ///   - indentation: What its lines begin with.
    ///   - comma: What stands behind it.
    mutating func append(
      _ value: Literal, label: String = "", indentation: String = "", comma: String = ""
    ) {
      let start = indentation + label
      var line = start
      if ExampleLiteral.append(value, to: &line, room: room) || ExampleLiteral.isScalar(value) {
        lines.append(line + comma)
        return
      }
      let inner = indentation + "  "
      switch value {
      case .array(let elements):
        lines.append(start + "[")
        for (index, element) in elements.enumerated() {
          append(element, indentation: inner, comma: index < elements.count - 1 ? "," : "")
        }
        lines.append(indentation + "]" + comma)
      case .object(let members):
        lines.append(start + "{")
        for (index, member) in members.enumerated() {
          append(
            member.value, label: "\(ExampleLiteral.quoted(member.key)): ", indentation: inner,
            comma: index < members.count - 1 ? "," : "")
        }
        lines.append(indentation + "}" + comma)
      case .null, .bool, .number, .string: break
      }
    }
  }

  /// Whether a value holds no others.
  private static func isScalar(_ value: Literal) -> Bool {
    switch value {
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .null, .bool, .number, .string: true
    }
  }

  /// Appends a value on one line, as long as the line has room.
  ///
  /// - Returns: Whether there was room; it looks no farther than that.
  private static func append(_ value: Literal, to line: inout String, room: Int) -> Bool {
    switch value {
    case .null: line += "null"
    case .bool(let value): line += value ? "true" : "false"
    case .number(let text): line += text
    case .string(let text): line += quoted(text)
    case .array(let elements):
      line += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { line += ", " }
        guard append(element, to: &line, room: room) else { return false }
      }
      line += "]"
    case .object(let members):
      line += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { line += ", " }
        line += "\(quoted(member.key)): "
        guard append(member.value, to: &line, room: room) else { return false }
      }
      line += "}"
    }
    return line.utf8.count <= room
  }

  /// A string of JSON (RFC 8259), in which what is not plainly visible stands by its number.
  private static func quoted(_ text: String) -> String {
    // Of visible ASCII, JSON escapes what Swift does.
    if let literal = SwiftLiteral.asciiString(text) { return literal }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if SwiftLiteral.isPlain(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16, uppercase: true)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    return result + "\""
  }
}

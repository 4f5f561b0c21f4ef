import ConcordMustache

/// A use of a type, cut at the angle brackets of generic types, or else at the points between names,
/// where it has no room on a line.
enum TypeText {
  /// The value for a template.
  static func value(_ text: String) -> Value {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ".") }) else {
      return .string(text)
    }
    return .wrapped(
      WrappedText { room, output in
        if hasRoom(text[...], room: room.first) {
          output += text.utf8
        } else {
          output += lines(text[...], room: room.first).joined(separator: "\n").utf8
        }
      })
  }

  private static func hasRoom(_ text: Substring, room: Int) -> Bool {
    // Punctuation may come behind the text.
    text.utf8.count + 3 <= room
  }

  private static func lines(_ text: Substring, room: Int) -> [String] {
    if hasRoom(text, room: room) { return [String(text)] }
    guard let open = text.firstIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close
    else { return names(text, room: room) }
    let arguments = arguments(text[text.index(after: open)..<close])
    var lines = [String(text[...open])]
    for (index, argument) in arguments.enumerated() {
      let comma = index < arguments.count - 1 ? "," : ""
      lines += Self.lines(argument, room: max(0, room - 2)).map { "  " + $0 }
      lines[lines.count - 1] += comma
    }
    lines.append(String(text[close...]))
    return lines
  }

  /// Names on as many lines as they need.
  private static func names(_ text: Substring, room: Int) -> [String] {
    var lines = [""]
    for (index, name) in text.split(separator: ".").enumerated() {
      let name = index == 0 ? String(name) : ".\(name)"
      if index > 0, lines[lines.count - 1].utf8.count + name.utf8.count >= room {
        lines.append(name)
      } else {
        lines[lines.count - 1] += name
      }
    }
    return lines
  }

  /// The arguments of a generic type, which commas outside of its own brackets divide.
  private static func arguments(_ text: Substring) -> [Substring] {
    var arguments: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "<", "[": depth += 1
      case ">", "]": depth -= 1
      case "," where depth == 0:
        arguments.append(text[start..<index])
        start = text.index(index, offsetBy: 2)
      default: break
      }
    }
    return arguments + [text[start...]]
  }
}

import ConcordSwiftIR

/// Documentation comments: the one place where text from a document is put behind `///`.
enum DocumentationComment {
  /// The widest line, its indentation and slashes included, in Unicode scalars.
  static let width = 100

  /// The lines of a comment as they stand behind `///`: empty, or with a space in front.
  ///
  /// Line breaks of every kind end a line, so that none of the text can leave the comment; long
  /// lines are wrapped at spaces, but for code between fences. Scalars that are not plainly visible
  /// are shown by their number. The indentation is the columns in front of the slashes.
  static func lines(_ documentation: Documentation, indentation: Int) -> [String] {
    var result = lines(documentation.text, indentation: indentation)
    if let deprecation = documentation.deprecation {
      if !result.isEmpty { result.append("") }
      result += lines("- Warning: Deprecated. \(deprecation)", indentation: indentation)
    }
    return result
  }

  /// The lines of a text as they stand behind `///`.
  static func lines(_ text: String, indentation: Int) -> [String] {
    let room = max(width - indentation - 4, 40)
    var result: [String] = []
    var isCode = false
    for line in split(text) {
      let line = trimmedEnd(visible(line))
      if line.isEmpty {
        if result.last?.isEmpty == false { result.append("") }
        continue
      }
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      if isCode || isFence || line.unicodeScalars.count <= room {
        result.append(" " + line)
      } else {
        result += wrap(line, room: room)
      }
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  /// The lines of a text, whatever ends them.
  private static func split(_ text: String) -> [String.UnicodeScalarView.SubSequence] {
    var lines: [String.UnicodeScalarView.SubSequence] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      switch scalars[index].value {
      case 0x0D where next < scalars.endIndex && scalars[next] == "\n": break
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
        var end = index
        if scalars[index] == "\n", end > start {
          let before = scalars.index(before: end)
          if scalars[before] == "\r" { end = before }
        }
        lines.append(scalars[start..<end])
        start = next
      default: break
      }
      index = next
    }
    lines.append(scalars[start...])
    return lines
  }

  private static func visible(_ line: String.UnicodeScalarView.SubSequence) -> String {
    var result = ""
    for scalar in line {
      if scalar == "\t" {
        result += "  "
      } else if SwiftLiteral.isPlain(scalar) || scalar.value == 0xA0 {
        result.unicodeScalars.append(scalar.value == 0xA0 ? " " : scalar)
      } else if scalar.properties.generalCategory == .spaceSeparator {
        result += " "
      } else if scalar.value == 0x200D || scalar.value == 0xFEFF || scalar.value == 0xFE0F {
        continue
      } else {
        result += "U+\(String(scalar.value, radix: 16, uppercase: true))"
      }
    }
    return result
  }

  private static func trimmedEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func wrap(_ line: String, room: Int) -> [String] {
    let indentation = String(line.prefix { $0 == " " }.prefix(8))
    // What goes on below a list item stands below its text.
    let rest = line.dropFirst(indentation.count)
    let hanging =
      ["- ", "* ", "+ "].contains { rest.hasPrefix($0) } ? indentation + "  " : indentation
    var lines: [String] = []
    var current = indentation
    var isEmpty = true
    for word in rest.split(separator: " ") {
      if !isEmpty, current.unicodeScalars.count + 1 + word.unicodeScalars.count > room {
        lines.append(" " + current)
        current = hanging
        isEmpty = true
      }
      current += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    if !isEmpty { lines.append(" " + current) }
    return lines
  }
}

internal import ConcordKit

/// The manual page, in the language of `man`, made from what the parser knows.
enum ManualPage {
  /// The page.
  static var text: String {
    var text = """
      .TH CONCORD 1 "" "concord \(Generator.version)" "Concord"
      .SH NAME
      concord \\- \(escaped(UsageText.purpose))
      .SH SYNOPSIS

      """
    for command in Command.allCases {
      text +=
        ".B concord \(command.rawValue)\n\(escaped(command.arguments))\n[\\fIoptions\\fR]\n.br\n"
    }
    text += ".B concord help\n[\\fIcommand\\fR | \\fIpage\\fR]\n.SH COMMANDS\n"
    for command in Command.allCases {
      text += ".SS \(command.rawValue)\n\(escaped(command.summary)).\n"
      for paragraph in command.discussion.split(separator: "\n\n") {
        // What is indented stands as it is.
        let (before, after) = paragraph.hasPrefix(" ") ? (".nf\n", "\n.fi") : ("", "")
        text += ".PP\n\(before)\(escaped(String(paragraph)))\(after)\n"
      }
      for option in command.options {
        text += ".TP\n\\fB\(escaped("--\(option.name)"))\\fR"
        if let value = option.value { text += " \\fI\(escaped(value))\\fR" }
        text += "\n\(escaped(option.help)).\n"
      }
    }
    text += ".SH PAGES OF THE HELP\n"
    for topic in HelpTopic.allCases {
      text += ".TP\n.B concord help \(topic.rawValue)\n\(escaped(topic.summary)).\n"
    }
    text += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\n"
    text += "Where it is set and not empty, diagnostics have no colours unless \\fB\\-\\-color\\fR"
    text += " says so.\n.SH EXIT STATUS\n"
    for (code, meaning) in UsageText.exitCodes {
      text += ".TP\n.B \(code)\n\(escaped(meaning)).\n"
    }
    return text
  }

  /// Text that says itself: `man` reads lines that begin with `.` or `'`, backslashes, and hyphens,
  /// and not every one reads more than ASCII.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var escaped = line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : ""
      for scalar in line.unicodeScalars {
        switch scalar {
        case "\\": escaped += "\\e"
        case "-": escaped += "\\-"
        case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
        default:
          let digits = String(scalar.value, radix: 16, uppercase: true)
          escaped += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
      }
      return escaped
    }.joined(separator: "\n")
  }
}

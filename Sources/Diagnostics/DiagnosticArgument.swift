/// What a placeholder of a wording stands for. How each is written is said here, and nowhere else.
package enum DiagnosticArgument: Sendable, Hashable {
  /// Text of the input, or a name in it.
  case text(String)
  /// A number of things, or a limit. `{0:s}` in the wording is the plural's ending.
  case count(Int)
  /// Names, each in quotation marks.
  case names([String])
  /// Words of the catalogue.
  case phrase(Phrase)

  /// The argument in words.
  var words: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .names(let names): names.map { "'\($0)'" }.joined(separator: ", ")
    case .phrase(let phrase): phrase.text
    }
  }

  /// What a noun after the argument ends in.
  var pluralEnding: String { self == .count(1) ? "" : "s" }
}

/// A type whose values are arguments of diagnostics.
package protocol DiagnosticArgumentConvertible {
  /// The value as an argument.
  var diagnosticArgument: DiagnosticArgument { get }
}

extension DiagnosticArgument: DiagnosticArgumentConvertible {
  /// The argument itself.
  package var diagnosticArgument: DiagnosticArgument { self }
}

extension String: DiagnosticArgumentConvertible {
  /// Text of the input.
  package var diagnosticArgument: DiagnosticArgument { .text(self) }
}

extension Int: DiagnosticArgumentConvertible {
  /// A number.
  package var diagnosticArgument: DiagnosticArgument { .count(self) }
}

extension [String]: DiagnosticArgumentConvertible {
  /// Names.
  package var diagnosticArgument: DiagnosticArgument { .names(self) }
}

extension Phrase: DiagnosticArgumentConvertible {
  /// Words of the catalogue.
  package var diagnosticArgument: DiagnosticArgument { .phrase(self) }
}

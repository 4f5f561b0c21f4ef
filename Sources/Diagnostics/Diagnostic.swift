/// How much a diagnostic matters.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Something worth knowing; nothing is wrong.
  case note
  /// A rule is broken, its meaning is clear, and the message says what was done instead.
  case warning
  /// The input cannot be read or refers to nothing; nothing is written.
  case error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One kind of diagnostic: a stable id, a severity and its wording.
///
/// The wording of all kinds stands in the catalogue (`Catalogue…​.swift` in this folder), and
/// nowhere else. `{0}`, `{1}`… in the wording stand for the arguments of a ``Diagnostic``, and `{0:s}`
/// for the ending of a plural: an `s` unless the argument is one.
package struct DiagnosticKind: Sendable, Hashable {
  /// Lower-case words joined by hyphens; it never changes once released.
  package let id: String
  /// How much it matters, unless a run is strict.
  package let severity: Severity
  /// What is wrong and what was done or what to do, with placeholders.
  package let wording: String

  /// Names a kind. Only the catalogue calls it.
  package init(_ id: String, _ severity: Severity, _ wording: String) {
    self.id = id
    self.severity = severity
    self.wording = wording
  }

  package static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool {
    left.id == right.id
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

/// A fault or a note about one place: a value, worded only when it is shown.
package struct Diagnostic: Sendable, Hashable, Error {
  /// What kind of fault it is.
  package let kind: DiagnosticKind
  /// Where it is; `nil` when it is about no file at all (a command-line argument).
  package let range: SourceRange?
  /// What the placeholders in the wording stand for, in their order.
  package let arguments: [DiagnosticArgument]
  /// How much it matters in this run.
  package var severity: Severity

  /// Makes a diagnostic of the kind's own severity.
  package init(
    _ kind: DiagnosticKind, at range: SourceRange?,
    _ arguments: any DiagnosticArgumentConvertible...
  ) {
    self.init(kind, at: range, arguments: arguments)
  }

  /// Makes a diagnostic of the kind's own severity, from a list of arguments.
  package init(
    _ kind: DiagnosticKind, at range: SourceRange?,
    arguments: [any DiagnosticArgumentConvertible]
  ) {
    self.kind = kind
    self.range = range
    self.arguments = arguments.map(\.diagnosticArgument)
    assert(
      kind.argumentCount == arguments.count,
      "\(kind.id) takes \(kind.argumentCount) arguments, not \(arguments.count)")
    self.severity = kind.severity
  }

  /// The wording with its placeholders filled in.
  package var message: String {
    var result = ""
    var rest = kind.wording[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}"),
        let placeholder = Placeholder(rest[rest.index(after: open)..<close]),
        arguments.indices.contains(placeholder.number)
      else {
        result.append("{")
        rest = rest[rest.index(after: open)...]
        continue
      }
      let argument = arguments[placeholder.number]
      result += placeholder.isPluralEnding ? argument.pluralEnding : argument.words
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// What stands between braces in a wording.
private struct Placeholder {
  let number: Int
  let isPluralEnding: Bool

  init?(_ text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let number = Int(parts[0]), parts.count == 1 || parts[1...] == ["s"] else { return nil }
    self.number = number
    isPluralEnding = parts.count > 1
  }
}

extension DiagnosticKind {
  /// How many arguments the wording has a place for.
  package var argumentCount: Int {
    let texts = wording.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    return texts.compactMap { Placeholder($0.prefix { $0 != "}" })?.number }.max().map { $0 + 1 }
      ?? 0
  }
}

import ConcordDiagnostics
import ConcordDocuments

/// How Swagger 2.0 writes the elements of a list, and the style of 3.0 that says the same.
enum CollectionFormat: String {
  case csv, ssv, tsv, pipes, multi

  /// Reads the format of a parameter: `csv` where it has none, or none that is known, which is
  /// reported.
  init(_ fields: FieldReader, _ log: DecodingLog) {
    guard let member = fields.member("collectionFormat"),
      let text = fields.text("collectionFormat")
    else {
      self = .csv
      return
    }
    let format = CollectionFormat(rawValue: text)
    // No style of 3.0 puts tabs between elements.
    if format == nil || format == .tsv {
      log.report(
        Diagnostic(.styleUnknown, at: member.value.range, text, Phrase.list, Self.csv.rawValue))
    }
    self = format ?? .csv
  }

  /// `style` and `explode` of a query parameter or a field of a form.
  var style: (style: ParameterStyle, explode: Bool) {
    switch self {
    case .csv, .tsv: (.form, false)
    case .ssv: (.spaceDelimited, false)
    case .pipes: (.pipeDelimited, false)
    case .multi: (.form, true)
    }
  }

  /// The two as members; a style that is the default is left out.
  func members(at range: SourceRange) -> [Member] {
    let (style, explode) = style
    var members: [Member] = []
    if style != .form { members.append(.made("style", .string(style.rawValue), at: range)) }
    if explode != (style == .form) { members.append(.made("explode", .bool(explode), at: range)) }
    return members
  }
}

extension Member {
  /// A member that an upgrade adds because of what stands at a range.
  static func made(_ key: String, _ value: Node.Value, at range: SourceRange) -> Member {
    Member(key: key, keyRange: range, value: Node(value, at: range))
  }

  /// The member with another value.
  func with(_ value: Node) -> Member {
    Member(key: key, keyRange: keyRange, value: value)
  }

  /// The member with another key.
  func renamed(_ key: String) -> Member {
    Member(key: key, keyRange: keyRange, value: value)
  }
}

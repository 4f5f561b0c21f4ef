import ConcordDiagnostics
import ConcordDocuments

/// How Swagger 2.0 writes the elements of a list, and the style of 3.0 that says the same.
enum CollectionFormat: String {
  case csv, ssv, tsv, pipes, multi

  /// Reads the format of a parameter: `csv` where it has none, or none that is known, which is
  /// reported.
  init(_ fields: FieldReader, _ session: DecodingSession) {
    guard let member = fields.member("collectionFormat"),
      let text = fields.text("collectionFormat")
    else {
      self = .csv
      return
    }
    let format = CollectionFormat(rawValue: text)
    // No style of 3.0 puts tabs between elements.
    if format == nil || format == .tsv {
      session.report(
        Diagnostic(.styleUnknown, at: member.value.range, text, "a list", Self.csv.rawValue))
    }
    self = format ?? .csv
  }

  /// The style for a parameter.
  func style(in location: ParameterLocation) -> (style: ParameterStyle, explode: Bool) {
    guard location == .query else { return (.byDefault(in: location), false) }
    return switch self {
    case .csv, .tsv: (.form, false)
    case .ssv: (.spaceDelimited, false)
    case .pipes: (.pipeDelimited, false)
    case .multi: (.form, true)
    }
  }
}

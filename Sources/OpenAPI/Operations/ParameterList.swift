import ConcordDiagnostics
import ConcordDocuments

/// The parameters that a path or an operation declares, checked against the path's template.
struct ParameterList {
  /// A parameter with the place that declares it or refers to it.
  struct Entry {
    var parameter: Parameter
    var site: SourceRange
  }

  /// The parameters, in document order, each name once for each location.
  private(set) var entries: [Entry] = []

  /// Reads the list of an object. `names` are those of the path's template, `nil` for a webhook.
  static func list(
    _ fields: FieldReader, at location: String, names: [String]?, _ context: DecodingContext
  ) -> Decoded<ParameterList> {
    let log = DecodingLog()
    var list = ParameterList()
    list.read(fields, at: location, names: names, context, log)
    return log.decoded(list)
  }

  private mutating func read(
    _ fields: FieldReader, at location: String, names: [String]?, _ context: DecodingContext,
    _ log: DecodingLog
  ) {
    let place = context.place(location, "parameters")
    for (number, node) in (fields.list("parameters") ?? []).enumerated() {
      let parameter = ParameterDecoder.parameter(
        node, at: context.place(place, String(number)), context)
      guard let parameter = log.take(parameter) else { continue }
      if position(of: parameter) != nil {
        log.report(
          Diagnostic(
            .parameterDuplicate, at: node.range, parameter.name, parameter.location.rawValue))
        continue
      }
      if let names, parameter.location == .path, !names.contains(parameter.name) {
        log.report(Diagnostic(.pathParameterUnused, at: node.range, parameter.name))
        continue
      }
      entries.append(Entry(parameter: parameter, site: node.range))
    }
  }

  /// Those of the path, those of an operation in the place of the ones that they replace, and
  /// then the others of the operation (OpenAPI 3.1, section 4.8.10).
  func replaced(by other: ParameterList) -> ParameterList {
    var result = self
    for entry in other.entries {
      if let position = position(of: entry.parameter) {
        result.entries[position] = entry
      } else {
        result.entries.append(entry)
      }
    }
    return result
  }

  /// Reports what stands beside a parameter that is the whole query (OpenAPI 3.2, section 4.12.1).
  func checkQuery(_ log: DecodingLog) {
    let queries = entries.filter { [.query, .querystring].contains($0.parameter.location) }
    guard let whole = queries.first(where: { $0.parameter.location == .querystring }) else {
      return
    }
    for other in queries where other.site != whole.site {
      log.report(
        Diagnostic(
          .querystringNotAlone, at: other.site, other.parameter.name, whole.parameter.name))
    }
  }

  private func position(of parameter: Parameter) -> Int? {
    entries.firstIndex {
      $0.parameter.location == parameter.location && $0.parameter.name == parameter.name
    }
  }
}

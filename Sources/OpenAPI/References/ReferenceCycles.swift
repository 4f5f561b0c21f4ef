import ConcordDiagnostics
import ConcordDocuments

/// Finds schemas that are references to one another in a cycle, so that none of them ever says
/// anything (JSON Schema 2020-12, section 9.4.1).
struct ReferenceCycles {
  /// A schema that is a reference, and what it refers to.
  struct Step {
    let target: String
    let text: String
    let range: SourceRange
  }

  private var order: [String] = []
  private var steps: [String: Step] = [:]

  /// Notes that the schema at a location is a reference.
  mutating func add(_ step: Step, at location: String) {
    order.append(location)
    steps[location] = step
  }

  /// One diagnostic for each cycle, at the first of its references that was noted.
  func diagnostics() -> [Diagnostic] {
    var done: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for start in order where !done.contains(start) {
      var way: [String] = []
      var positions: [String: Int] = [:]
      var place = start
      while let step = steps[place], !done.contains(place), positions[place] == nil {
        positions[place] = way.count
        way.append(place)
        place = step.target
      }
      if let first = positions[place] { diagnostics.append(diagnostic(Array(way[first...]))) }
      done.formUnion(way)
    }
    return diagnostics
  }

  private func diagnostic(_ cycle: [String]) -> Diagnostic {
    let first = cycle.first.flatMap { steps[$0] }
    let text = first?.text ?? ""
    guard cycle.count > 1 else { return Diagnostic(.referenceToItself, at: first?.range, text) }
    let others = cycle.dropFirst().compactMap { steps[$0]?.text }
    return Diagnostic(.referenceCycle, at: first?.range, text, others)
  }
}

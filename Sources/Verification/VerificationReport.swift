package import ConcordDiagnostics

package import ConcordRecordings

/// What there is to say about recordings when all of them have been looked at.
package struct VerificationReport {
  private let verifier: Verifier
  private let names: [String]

  /// Prepares to say it.
  ///
  /// - Parameters:
  ///   - verifier: What has looked at the exchanges.
  ///   - names: The paths of the recordings.
  package init(_ verifier: Verifier, names: [String]) {
    self.verifier = verifier
    self.names = names
  }

  /// The findings, each at the place in the document that it is about, with how often and where it
  /// was seen, and notes about what was not looked at.
  ///
  /// - Parameter coverage: Whether operations that no exchange called are noted.
  /// - Returns: The diagnostics, in the order in which they were found.
  package func diagnostics(coverage: Bool) -> [Diagnostic] {
    var found = verifier.log.findings.map(diagnostic)
    let counts = verifier.counts
    if verifier.log.leftOut > 0 {
      found.append(
        Diagnostic(.recordedFindingsLeftOut, at: nil, FindingLog.limit, verifier.log.leftOut))
    }
    if counts.elsewhere > 0 {
      let hosts = Phrase.hosts(verifier.hostsElsewhere)
      let kind: DiagnosticKind = counts.own == 0 ? .recordingOfOthers : .recordedElsewhere
      found.append(Diagnostic(kind, at: nil, counts.elsewhere, hosts))
    }
    guard coverage else { return found }
    for (range, label) in verifier.unseenOperations {
      found.append(Diagnostic(.recordedOperationUnseen, at: range, label))
    }
    return found
  }

  private func diagnostic(_ finding: Finding) -> Diagnostic {
    let seen = Phrase.seen(
      finding.count, first: text(finding.first), last: text(finding.last))
    return Diagnostic(
      finding.key.kind, at: finding.key.range, arguments: finding.arguments + [.phrase(seen)])
  }

  private func text(_ sighting: Finding.Sighting) -> String {
    let place = sighting.place
    let name = names.indices.contains(place.recording) ? names[place.recording] : ""
    let time = sighting.time.map { " (\($0))" } ?? ""
    return "\(name):\(place.line):\(place.column)\(time)"
  }

  /// What is wrong with recordings, at their places. The files that the ranges are about hold
  /// blanks in place of the recordings' text, so that whoever quotes a line quotes nothing of them.
  ///
  /// - Parameters:
  ///   - problems: The problems of each recording, in the order of the recordings.
  ///   - files: The registry that gets a file for each recording with a problem.
  /// - Returns: The diagnostics.
  package func diagnostics(
    _ problems: [[RecordingReader.Problem]], in files: inout SourceFiles
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (name, problems) in zip(names, problems) where !problems.isEmpty {
      var places = problems.compactMap(\.place)
      places.sort { ($0.line, $0.column) < ($1.line, $1.column) }
      var blanks: [UInt8] = []
      var line = 1
      var column = 1
      var offsets: [RecordingPlace: Int] = [:]
      for place in places {
        while line < place.line {
          blanks.append(0x0A)
          line += 1
          column = 1
        }
        while column < place.column {
          blanks.append(0x20)
          column += 1
        }
        offsets[place] = blanks.count
      }
      let source = places.isEmpty ? nil : files.add(path: name, bytes: blanks).id
      for problem in problems {
        let offset = problem.place.flatMap { offsets[$0] }
        let range = source.flatMap { source in
          offset.map { SourceRange(source, $0, $0) }
        }
        found.append(
          Diagnostic(problem.kind, at: range, arguments: problem.arguments))
      }
    }
    return found
  }

  /// How much was looked at, in a line.
  package var summary: String {
    let counts = verifier.counts
    let exchanges = "\(counts.own) exchange\(counts.own == 1 ? "" : "s")"
    var text = "\(exchanges), \(counts.seenOperations) of \(counts.operations) operations"
    if counts.unanswered > 0 { text += ", \(counts.unanswered) without a response" }
    if counts.elsewhere > 0 { text += ", \(counts.elsewhere) to other addresses" }
    return text
  }
}

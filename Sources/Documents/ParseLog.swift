internal import ConcordDiagnostics

/// What a parser reports about one file.
struct ParseLog {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private var lines: LineIndex?

  init(_ file: SourceFile) {
    self.file = file
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// A range of the file.
  func range(_ start: Int, _ end: Int) -> SourceRange { SourceRange(file.id, start, end) }

  /// The place of an offset as the arguments of a message: line, then column.
  mutating func place(_ offset: Int) -> (line: String, column: String) {
    // Only faulty files pay for the index.
    let lines = self.lines ?? LineIndex(file)
    self.lines = lines
    let position = lines.position(at: offset)
    return (String(position.line), String(position.column))
  }

  /// Reports the keys that stand twice among the members of one object.
  @inline(__always)
  mutating func reportDuplicateKeys(_ members: [Member]) {
    if members.count <= 8 {
      for later in members.indices.dropFirst() {
        for earlier in 0..<later where ExactText.equal(members[earlier].key, members[later].key) {
          reportDuplicate(members[later], first: members[earlier])
          break
        }
      }
    } else {
      reportDuplicateKeysOfMany(members)
    }
  }

  private mutating func reportDuplicateKeysOfMany(_ members: [Member]) {
    var seen = Set<ExactText>(minimumCapacity: members.count)
    var repeated: [Int] = []
    for (position, member) in members.enumerated()
    where !seen.insert(ExactText(member.key)).inserted {
      repeated.append(position)
    }
    guard !repeated.isEmpty else { return }
    var first: [ExactText: Int] = [:]
    for (position, member) in members.enumerated() where first[ExactText(member.key)] == nil {
      first[ExactText(member.key)] = position
    }
    for position in repeated {
      guard let earlier = first[ExactText(members[position].key)] else { continue }
      reportDuplicate(members[position], first: members[earlier])
    }
  }

  private mutating func reportDuplicate(_ member: Member, first: Member) {
    let place = place(Int(first.keyRange.start))
    report(Diagnostic(.duplicateKey, at: member.keyRange, member.key, place.line, place.column))
  }
}

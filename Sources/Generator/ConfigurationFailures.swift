internal import ConcordDiagnostics
internal import ConcordDocuments

// How the key `failures` is read.
extension ConfigurationValues {
  mutating func readFailures(_ member: Member) {
    guard let elements = member.value.array else {
      reportType(member, expected: .listOfFailures)
      return
    }
    for (position, element) in elements.enumerated() {
      guard let members = element.object else {
        reportType(member.key, element, expected: .listOfFailures)
        continue
      }
      configuration.ranges["failures/\(position)"] = element.range
      if let failure = failure(members, at: element.range) {
        configuration.failures.append(failure)
      }
    }
  }

  private mutating func failure(
    _ members: [Member], at range: SourceRange
  ) -> Configuration.Failure? {
    var name: String?
    var messages: String?
    var conditions: [Configuration.Failure.Condition] = []
    for member in members {
      switch member.key {
      case "member": name = text(member)
      case "messages": messages = text(member)
      case "equals": if let value = value(member) { conditions.append(.equals(value)) }
      case "unless": if let value = value(member) { conditions.append(.unless(value)) }
      default: reportUnknown(member, among: ["member", "equals", "unless", "messages"])
      }
    }
    let keys = Set(members.map(\.key))
    guard keys.contains("member"), keys.contains("equals") != keys.contains("unless") else {
      diagnostics.append(Diagnostic(.configurationFailureIncomplete, at: range))
      return nil
    }
    guard let name, let condition = conditions.first else { return nil }
    return Configuration.Failure(member: name, condition, messages: messages)
  }

  private mutating func value(_ member: Member) -> Configuration.Failure.Value? {
    switch member.value.value {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let number): return .number(number.text)
    case .string(let text): return .string(text)
    case .array, .object:
      reportType(member, expected: .scalar)
      return nil
    }
  }
}

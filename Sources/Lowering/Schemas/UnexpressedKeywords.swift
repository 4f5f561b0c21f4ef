import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

extension TypeBuilder {
  /// Says which keywords of a schema and its parts the type leaves out, unless values are validated.
  mutating func reportUnexpressed(_ flat: FlatSchema) {
    for limit in flat.limits where !options.validation {
      report(Diagnostic(.notExpressed, at: limit.range, limit.keyword))
    }
    reportUnexpressed(flat.unsupported)
  }

  /// Says which keywords the type leaves out.
  mutating func reportUnexpressed(_ members: [Member]) {
    for member in members {
      if options.validation, ConstraintReader.keywords.contains(member.key), !member.bringsMembers {
        continue
      }
      let kind = member.bringsMembers ? DiagnosticKind.membersNotExpressed : .notExpressed
      report(Diagnostic(kind, at: member.keyRange, member.key))
    }
  }
}

extension Member {
  /// Whether this is a condition under which an object has members that it has not otherwise (JSON
  /// Schema 2020-12, section 10.2.2).
  fileprivate var bringsMembers: Bool {
    switch key {
    case "then", "else": Self.bringsMembers(value, depth: 0)
    case "dependentSchemas", "dependencies":
      (value.object ?? []).contains { Self.bringsMembers($0.value, depth: 0) }
    default: false
    }
  }

  private static func bringsMembers(_ schema: Node, depth: Int) -> Bool {
    guard depth < 8 else { return false }
    if schema["properties"] != nil || schema["$ref"] != nil { return true }
    return ["allOf", "anyOf", "oneOf", "then", "else"].contains { key in
      guard let node = schema[key] else { return false }
      return ([node] + (node.array ?? [])).contains { bringsMembers($0, depth: depth + 1) }
    }
  }
}

extension Schema {
  /// Whether the schema is what every name of a member is anyway.
  var isAnyName: Bool { boolean == true || types == [.string] && validation == nil && isPlain }

  private var isPlain: Bool {
    reference == nil && format == nil && enumeration == nil && constant == nil
      && composition == nil && unsupported.isEmpty
  }
}

internal import ConcordDiagnostics

/// What a scalar says, its tag and quotes considered.
enum YAMLScalar {
  private static let prefix = "tag:yaml.org,2002:"

  /// Whether a tag says of a collection what it is anyway.
  static func isTag(_ tag: String, ofObject isObject: Bool) -> Bool {
    tag == "!" || tag == prefix + (isObject ? "map" : "seq")
  }

  /// The value of a scalar that is no key.
  @inline(__always)
  static func value(
    _ scalar: YAMLTreeBuilder.Scalar, at range: SourceRange, limits: Limits, log: inout ParseLog
  ) -> Node.Value {
    if let tag = scalar.tag {
      return value(scalar, tag: tag, at: range, limits: limits, log: &log)
    }
    guard scalar.isPlain else { return .string(scalar.string) }
    return plain(scalar, at: range, limits: limits, log: &log)
  }

  private static func plain(
    _ scalar: YAMLTreeBuilder.Scalar, at range: SourceRange, limits: Limits, log: inout ParseLog
  ) -> Node.Value {
    switch CoreSchema.meaning(scalar.text, radixDigits: limits.radixDigits) {
    case .string: break
    case .null: return .null
    case .bool(let bool): return .bool(bool)
    case .number(let number): return .number(number)
    case .notFinite: log.report(Diagnostic(.yamlNotFinite, at: range, scalar.string))
    case .tooLong:
      log.report(Diagnostic(.yamlNumberTooLong, at: range, limits.radixDigits))
    }
    return .string(scalar.string)
  }

  /// Honours the tags of the core schema, on quoted text too; any other is ignored.
  private static func value(
    _ scalar: YAMLTreeBuilder.Scalar, tag: String, at range: SourceRange, limits: Limits,
    log: inout ParseLog
  ) -> Node.Value {
    guard tag != "!", tag != prefix + "str" else { return .string(scalar.string) }
    let isCore = ["int", "float", "bool", "null"].contains { tag == prefix + $0 }
    guard isCore else {
      log.report(Diagnostic(.yamlTagIgnored, at: range, tag))
      return scalar.isPlain
        ? plain(scalar, at: range, limits: limits, log: &log) : .string(scalar.string)
    }
    let value = plain(scalar, at: range, limits: limits, log: &log)
    let name = tag.dropFirst(prefix.count)
    switch (name, value) {
    case ("null", .null), ("bool", .bool), ("float", .number): return value
    case ("int", .number(let number)) where number.isInteger: return value
    case ("float", .string) where isNotFinite(scalar): return value
    default:
      log.report(Diagnostic(.yamlTagMismatch, at: range, scalar.string, "!!" + name))
      return value
    }
  }

  private static func isNotFinite(_ scalar: YAMLTreeBuilder.Scalar) -> Bool {
    if case .notFinite = CoreSchema.meaning(scalar.text, radixDigits: 0) { true } else { false }
  }
}

internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI

/// What violations of schemas are called, and what would make the document true about them.
extension Verifier {
  /// Notes a violation in a message.
  ///
  /// - Parameters:
  ///   - violation: The violation.
  ///   - call: The call.
  ///   - message: The message.
  ///   - parameter: The parameter or header field that it is in; `nil` for the body.
  mutating func note(
    _ violation: Violation, _ call: Call, _ message: Message, parameter: String?
  ) {
    let phrase = message.phrase(call)
    let pointer = violation.pattern.description
    let place = parameter.map { Phrase.inParameter($0, pointer) } ?? .at(pointer)
    // Values of parameters and header fields are never shown.
    let shown = parameter == nil ? violation.shown : nil
    let found = Phrase.types([violation.found.rawValue])
    func add(
      _ kind: DiagnosticKind, _ detail: String,
      _ arguments: [any DiagnosticArgumentConvertible], _ change: SuggestedChange
    ) {
      note(
        kind, call, at: violation.range, detail: "\(parameter ?? "") \(detail)", arguments,
        change)
    }
    let withoutKeyword = SuggestedChange.without(violation.keyword, in: violation.range)
    switch violation.rule {
    case .type:
      let expected = Phrase.types(violation.expected.map(\.rawValue))
      let change: SuggestedChange =
        violation.keyword == "type"
        ? .type(violation.found, from: violation.expected, in: violation.range)
        : alternative(violation)
      add(
        .recordedTypeDiffers, violation.found.rawValue, [phrase, found, place, expected], change)
    case .null:
      let change: SuggestedChange =
        ["type", "enum"].contains(violation.keyword)
        ? .type(.null, from: violation.expected, in: violation.range)
        : alternative(violation)
      add(.recordedNull, "", [phrase, place], change)
    case .enumValue, .const, .discriminatorValue:
      let value = shown.map { Phrase.theValue($0) } ?? .aValue
      var change = SuggestedChange.none(.suggestionNeedsPeople)
      if violation.rule != .discriminatorValue {
        change =
          shown.map { .value($0, in: violation.range, keyword: violation.keyword) }
          ?? .none(.suggestionTellsTooMuch)
      }
      add(.recordedValueUndocumented, shown ?? "", [phrase, value, place], change)
    case .required:
      let name = violation.detail ?? ""
      add(
        .recordedMemberMissing, name, [phrase, Phrase.quoted(name), place],
        violation.keyword == "required"
          ? .optional(name, in: violation.range, keyword: violation.keyword)
          : .none(.suggestionNeedsPeople))
    case .undocumentedMember:
      let name = violation.detail.flatMap { Secrecy.isName($0) ? $0 : nil }
      add(
        .recordedMemberUndocumented, name ?? "",
        [phrase, name.map { .quoted($0) } ?? Phrase.aName, place],
        name.map { .property($0, InferredSchema(violation.value), in: violation.range) }
          ?? .openMembers(in: violation.range))
    case .union:
      add(
        .recordedAlternativeMissing, violation.found.rawValue, [phrase, found, place],
        alternative(violation))
    case .format:
      add(
        .recordedFormatDiffers, "", [phrase, found, place, violation.detail ?? ""],
        withoutKeyword)
    case .bounds, .length, .items, .memberCount, .uniqueItems, .pattern, .memberName, .excluded:
      add(
        .recordedLimitBroken, violation.keyword, [phrase, found, place, violation.keyword],
        withoutKeyword)
    case .never:
      add(
        .recordedLimitBroken, "", [phrase, found, place, "false"],
        .none(.suggestionNeedsPeople))
    case .readOnly, .writeOnly:
      add(
        .recordedDirectionDiffers, violation.keyword, [phrase, place, violation.keyword],
        withoutKeyword)
    case .depth:
      add(.recordedNestingTooDeep, "", [phrase, place], .none(.suggestionNeedsPeople))
    }
  }

  /// The change that lets a value be one of the alternatives of its schema.
  private func alternative(_ violation: Violation) -> SuggestedChange {
    guard ["oneOf", "anyOf"].contains(violation.keyword) else {
      return .none(.suggestionNeedsPeople)
    }
    return .alternative(
      InferredSchema(violation.value), in: violation.range, keyword: violation.keyword)
  }
}

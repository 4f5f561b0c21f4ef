/// One alternative of a union.
public struct _Alternative<Whole: Union>: Sendable {
  let recognition: _Recognition
  /// What tells the alternative from others although its Swift type does not.
  let checks: [_Constraint]
  /// Whether its type takes values beside the listed ones.
  private let isOpen: Bool
  /// Its type.
  let part: any Sendable.Type
  /// The name of its type, for messages.
  let name: @Sendable () -> String
  let decode: @Sendable (any Decoder) throws -> Whole
  let encode: @Sendable (any Sendable, any Encoder) throws -> Void
  /// The case for objects that belong to no other; `nil` for any other case.
  let keep: (@Sendable (UnrecognizedAlternative) -> Whole)?

  /// Describes an alternative.
  ///
  /// - Parameters:
  ///   - embed: The union's case, as a function.
  ///   - type: The type of the case's value.
  ///   - recognition: By what a JSON value is known to be of this alternative.
  ///   - checks: Constraints that a JSON value of this alternative meets, where Swift's types are
  ///     not enough to tell it from another.
  public init<Part: _FieldType>(
    _ embed: @escaping @Sendable (Part.Stored) -> Whole, _ type: Part.Type = Part.self,
    _ recognition: _Recognition, checking checks: [_Constraint] = []
  ) {
    self.recognition = recognition
    self.checks = checks
    keep = nil
    isOpen = Part.self is any OpenEnumeration.Type
    part = Part.self
    name = { "\(Part.self)" }
    decode = { decoder in
      embed(Part.value(ofCoded: try decoder.singleValueContainer().decode(Part.Coded.self)))
    }
    encode = { value, encoder in
      guard let value = value as? Part.Stored else { return }
      var container = encoder.singleValueContainer()
      try container.encode(Part.coded(of: value))
    }
  }

  /// The last case of a union, for objects whose discriminator is missing or names no other case.
  public init(unrecognized embed: @escaping @Sendable (UnrecognizedAlternative) -> Whole) {
    recognition = .any
    checks = []
    keep = embed
    isOpen = true
    part = UnrecognizedAlternative.self
    name = { "\(UnrecognizedAlternative.self)" }
    decode = { embed(try UnrecognizedAlternative(from: $0)) }
    encode = { value, encoder in
      try (value as? UnrecognizedAlternative)?.encode(to: encoder)
    }
  }

  /// Why a value is not of this alternative, as far as can be said without decoding it; `nil` where
  /// it may be. `leniently` passes over what an object lacks, and over the values of an open
  /// enumeration.
  fileprivate func refusal(of input: UnionInput, leniently: Bool = false) -> Refusal? {
    if let refusal = recognition.refusal(
      of: input.viewed(as: part), lacking: leniently, anyValue: leniently && isOpen)
    {
      return refusal
    }
    // What XML says is known by its type alone: it is checked when it has been read.
    guard !checks.isEmpty, input.markup == nil else { return nil }
    do {
      return violation(of: try input.whole()).map { .violation($0) }
    } catch {
      return .error(error)
    }
  }

  /// Reads a value of this alternative.
  fileprivate func value(of input: UnionInput) throws -> Whole {
    let value = try decode(input.decoder)
    if !checks.isEmpty, input.markup != nil,
      let violation = violation(of: try JSONValue(encoding: value))
    {
      throw DecodingError.dataCorrupted(
        .init(codingPath: input.decoder.codingPath, debugDescription: violation.description))
    }
    return value
  }

  private func violation(of value: JSONValue) -> Violation? {
    var validator = Validator()
    validator.check(value, checks)
    return validator.violations.first
  }
}

/// The alternatives of a union in the order of its cases.
public struct _Alternatives<Whole: Union>: Sendable {
  private let list: [_Alternative<Whole>]
  /// The positions in the order in which they are tried: what asks for more comes first.
  private let order: [Int]
  private let discriminator: String?
  /// The positions by what the discriminator calls them.
  private let named: [JSONValue: [Int]]
  private let unrecognized: (@Sendable (UnrecognizedAlternative) -> Whole)?

  /// Makes the list.
  public init(_ list: [_Alternative<Whole>]) {
    self.list = list
    unrecognized = list.lazy.compactMap(\.keep).first
    order = list.indices.filter { list[$0].keep == nil }.sorted { left, right in
      (list[right].weight, left) < (list[left].weight, right)
    }
    discriminator = list.lazy.compactMap { $0.recognition.discriminator?.key }.first
    named = Dictionary(
      order.flatMap { index in
        Set(list[index].recognition.discriminator?.values ?? []).map { ($0, [index]) }
      }, uniquingKeysWith: +)
  }

  /// Chooses by discriminator; without one, or where it names several alternatives, by JSON type,
  /// `const` and `enum` members, required members and checks together. Where that leaves several
  /// alternatives, the one is taken whose encoding says the same JSON again, or else the one that
  /// loses least of it. Of these, a union that would be unsure of the value comes last.
  func decode(from decoder: any Decoder) throws -> Whole {
    let input = UnionInput(decoder)
    if input.shape == .object {
      if let discriminator { return try decode(input, by: discriminator) }
      if let other = list.first(where: { $0.recognition.isDefault }) {
        return try other.decode(decoder)
      }
    }
    return try choose(among: order, input)
  }

  func encode(_ payload: _Payload, to encoder: any Encoder) throws {
    try list[payload.index].encode(payload.value.wrapped, encoder)
  }
}

// MARK: Choosing

extension _Alternatives {
  private func decode(_ input: UnionInput, by discriminator: String) throws -> Whole {
    let name = member(discriminator, of: input)
    if let places = name.flatMap({ positions(named: $0, input) }) {
      return places.count == 1
        ? try list[places[0]].decode(input.decoder) : try choose(among: places, input)
    }
    if let other = list.first(where: { $0.recognition.isDefault }) {
      return try other.decode(input.decoder)
    }
    // Alternatives that the discriminator has no name for are told by what else they ask for.
    let others = order.filter { list[$0].recognition.discriminator == nil }
    guard let unrecognized else {
      let isApt = others.contains { list[$0].recognition.refusal(of: input) == nil }
      if isApt { return try choose(among: others, input) }
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: input.decoder.codingPath + [_FieldKey(stringValue: discriminator)],
          debugDescription: name == nil
            ? "lacks the member '\(discriminator)', which names the alternative of \(Whole.self)"
            : "the member '\(discriminator)' names no alternative of \(Whole.self)"))
    }
    let whole = try input.whole()
    for index in others where list[index].refusal(of: input) == nil {
      if let (value, loss) = try? decode(index, input), loss.isNone { return value }
    }
    return unrecognized(UnrecognizedAlternative(discriminator: name, value: whole))
  }

  /// The member that names the alternative. In XML, alternatives may call it differently.
  private func member(_ discriminator: String, of input: UnionInput) -> JSONValue? {
    if let name = input.member(discriminator) { return name }
    guard input.markup != nil else { return nil }
    return list.lazy.compactMap { input.viewed(as: $0.part).member(discriminator) }.first
  }

  private func positions(named name: JSONValue, _ input: UnionInput) -> [Int]? {
    if let positions = named[name] { return positions }
    guard input.markup != nil else { return nil }
    return named.first { input.isOne(name, of: CollectionOfOne($0.key)) }?.value
  }

  private func choose(among places: [Int], _ input: UnionInput) throws -> Whole {
    var candidates = places.filter { list[$0].refusal(of: input) == nil }
    if candidates.count == 1 { return try list[candidates[0]].value(of: input) }
    if candidates.isEmpty {
      candidates = places.filter { list[$0].refusal(of: input, leniently: true) == nil }
    }
    var failures: [Int: Refusal] = [:]
    var best: (loss: JSONLoss, value: Whole)?
    for index in candidates {
      do {
        let (value, loss) = try decode(index, input)
        if loss.isNone, !value._payload.isUncertain(of: input) { return value }
        if best.map({ loss < $0.loss }) ?? true { best = (loss, value) }
      } catch {
        failures[index] = .error(error)
      }
    }
    if let best { return best.value }
    for index in places where failures[index] == nil {
      failures[index] = list[index].refusal(of: input)
    }
    throw refusal(failures, input)
  }

  /// Whether an alternative may be what a value is, as far as can be said without decoding it.
  func mayFit(_ decoder: any Decoder) -> Bool {
    let input = UnionInput(decoder)
    return list.contains { $0.refusal(of: input) == nil }
  }

  /// The value as an alternative reads it, and what it loses when it is written again.
  private func decode(_ index: Int, _ input: UnionInput) throws -> (value: Whole, loss: JSONLoss) {
    let value = try list[index].value(of: input)
    if let markup = input.markup { return (value, try markup.loss(of: value)) }
    return (value, JSONLoss(from: try input.whole(), to: try JSONValue(encoding: value)))
  }

  /// Whether more than one alternative says a value again as it came, and no discriminator decides.
  func isAmbiguous(_ input: UnionInput) -> Bool {
    guard discriminator == nil || input.shape != .object else { return false }
    let candidates = order.filter { list[$0].refusal(of: input) == nil }
    guard candidates.count > 1 else { return false }
    let fitting = candidates.lazy.filter { (try? decode($0, input))?.loss.isNone == true }
    return fitting.prefix(2).count > 1
  }

  /// The most alternatives that a message lists, and the most characters that it says of each.
  private static var listedReasons: Int { 16 }
  private static var reasonLength: Int { 200 }

  private func refusal(_ failures: [Int: Refusal], _ input: UnionInput) -> DecodingError {
    let path = input.decoder.codingPath
    let sorted = failures.sorted { $0.key < $1.key }
    var lines = sorted.prefix(Self.listedReasons).map { index, refusal in
      let reason = refusal.reason(below: path).unicodeScalars
      let start = String(String.UnicodeScalarView(reason.prefix(Self.reasonLength)))
      return "\(list[index].name()): \(start)\(reason.count > Self.reasonLength ? "…" : "")"
    }
    if sorted.count > lines.count { lines.append("and \(sorted.count - lines.count) more") }
    return .dataCorrupted(
      .init(
        codingPath: path,
        debugDescription: (["no alternative of \(Whole.self) fits this value:"] + lines)
          .joined(separator: "\n  ")))
  }
}

extension _Alternative {
  /// How much the alternative asks for.
  fileprivate var weight: Int { recognition.weight + (checks.isEmpty ? 0 : 1) }
}

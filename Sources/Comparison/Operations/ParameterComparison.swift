import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Parameters of operations and headers of responses (OpenAPI 3.1, sections 4.8.12 and 4.8.21).
extension DocumentComparison {
  /// A parameter or a header with what compares it needs to know.
  struct NamedValue {
    let part: NamedPart
    let words: String
    let number: Int
    let direction: Flow
  }

  mutating func compareParameters(_ before: Placed, _ after: Placed, _ number: Int) {
    let keys = (Self.keys(before), Self.keys(after))
    var left = Array(zip(keys.0, before.operation.parameters))
    func value(_ parameter: Parameter) -> NamedValue {
      NamedValue(
        part: .parameter, words: parameter.words, number: number, direction: after.input)
    }
    var unmatched: [Parameter] = []
    for (key, parameter) in zip(keys.1, after.operation.parameters) {
      guard let position = left.firstIndex(where: { $0.0 == key }) else {
        unmatched.append(parameter)
        continue
      }
      let other = left.remove(at: position).1
      if other.name != parameter.name, parameter.location == .path {
        add(
          .pathParameterRenamed, after.words, name: parameter.name, number, after.input,
          old: .init(other.range, "name", text: other.name),
          new: .init(parameter.range, "name", text: parameter.name))
      }
      compare(other, parameter, value(parameter))
    }
    for parameter in unmatched {
      if let position = left.firstIndex(where: { $0.1.name == parameter.name }) {
        let other = left.remove(at: position).1
        add(
          .named(.parameter, .moved), parameter.words, number, after.input,
          old: .init(other.range, "in", text: other.location.rawValue),
          new: .init(parameter.range, "in", text: parameter.location.rawValue))
        compare(other, parameter, value(parameter))
      } else {
        addNew(parameter, value(parameter), in: before.operation.range)
      }
    }
    for (_, parameter) in left {
      addRemoved(parameter, value(parameter), in: after.operation.range)
    }
  }

  /// What parameters of an operation are matched by: place and name, in paths the position.
  private static func keys(_ placed: Placed) -> [String] {
    let names = parameterNames(placed.item.path)
    return placed.operation.parameters.map { parameter in
      switch parameter.location {
      case .path:
        "path \(names.firstIndex(of: parameter.name).map(String.init) ?? parameter.name)"
      case .header: "header \(parameter.name.lowercased())"
      case .querystring: "querystring"
      case .query, .cookie: "\(parameter.location.rawValue) \(parameter.name)"
      }
    }
  }

  mutating func compareHeaders(
    _ before: Response, _ after: Response, _ words: String, _ number: Int, _ direction: Flow
  ) {
    func value(_ header: Parameter) -> NamedValue {
      NamedValue(
        part: .header, words: "the header '\(header.name)' of \(words)", number: number,
        direction: direction)
    }
    var left = before.headers
    for header in after.headers {
      let position = left.firstIndex { $0.name.lowercased() == header.name.lowercased() }
      if let position {
        compare(left.remove(at: position), header, value(header))
      } else {
        addNew(header, value(header), in: before.range)
      }
    }
    for header in left { addRemoved(header, value(header), in: after.range) }
  }

  // MARK: New and gone

  private mutating func addNew(
    _ parameter: Parameter, _ value: NamedValue, in range: SourceRange
  ) {
    let fallback = defaultText(parameter)
    let change: NamedPartChange =
      parameter.isRequired
      ? fallback == nil ? .addedRequired : .addedRequiredWithDefault : .addedOptional
    add(
      .named(value.part, change), value.words, name: parameter.name, value.number,
      value.direction, old: .init(range), new: .init(parameter.range, nil, text: fallback),
      .newOnly)
  }

  /// The default of a parameter, in words.
  private func defaultText(_ parameter: Parameter) -> String? {
    guard let schema = parameter.schema else { return nil }
    let conjunction = schemas.tables.new.conjunction(schemas.tables.new.id(of: schema))
    return conjunction.first(\.annotations.defaultValue).flatMap {
      $0.value.isNull ? nil : ValueText.of($0.value)
    }
  }

  private mutating func addRemoved(
    _ parameter: Parameter, _ value: NamedValue, in range: SourceRange
  ) {
    let state = LifecycleState(
      isDeprecated: parameter.isDeprecated, extensions: parameter.extensions)
    var change: NamedPartChange = parameter.isRequired ? .removedRequired : .removedOptional
    switch lifecycle.removal(state) {
    case .unannounced: break
    case .afterDeprecation: change = .removedAfterDeprecation
    case .beforeSunset: change = .removedBeforeSunset
    case .unreadable:
      add(
        .lifecycle(.sunsetInvalid, of: value.part.lifecycle), value.words, value.number,
        value.direction,
        old: .init(parameter.range, LifecycleState.sunsetKey, text: state.sunset),
        new: .init(range, nil, text: state.sunset), .oldOnly)
    }
    add(
      .named(value.part, change), value.words, name: parameter.name, value.number,
      value.direction, old: .init(parameter.range, nil, text: state.sunset), new: .init(range),
      .oldOnly)
  }

  // MARK: Both there

  private mutating func compare(_ before: Parameter, _ after: Parameter, _ value: NamedValue) {
    func change(
      _ change: NamedPartChange, _ key: String, _ texts: (String?, String?) = (nil, nil)
    ) {
      add(
        .named(value.part, change), value.words, name: after.name, value.number,
        value.direction, old: .init(before.range, key, text: texts.0),
        new: .init(after.range, key, text: texts.1))
    }
    if before.isRequired != after.isRequired {
      change(after.isRequired ? .becameRequired : .becameOptional, "required")
    }
    // How a value is written by style says nothing where it is written by a media type.
    if before.contentType == nil, after.contentType == nil {
      if before.style != after.style, before.location == after.location {
        change(.styleChanged, "style", (before.style.rawValue, after.style.rawValue))
      } else if before.explode != after.explode,
        explodes(before, in: .old) || explodes(after, in: .new)
      {
        change(.explodeChanged, "explode", ("\(before.explode)", "\(after.explode)"))
      }
      if before.allowsReserved != after.allowsReserved {
        change(after.allowsReserved ? .reservedAllowed : .reservedForbidden, "allowReserved")
      }
    } else if before.contentType?.lowercased() != after.contentType?.lowercased() {
      change(
        .contentChanged, "content",
        (before.contentType ?? "none", after.contentType ?? "none"))
    }
    if before.allowsEmptyValue != after.allowsEmptyValue {
      change(after.allowsEmptyValue ? .emptyAllowed : .emptyForbidden, "allowEmptyValue")
    }
    compareWords(before, after, value)
    switch (before.schema, after.schema) {
    case (nil, nil): return
    case (nil, _?): change(.schemaAdded, "schema")
    case (_?, nil): change(.schemaRemoved, "schema")
    case (let one?, let other?):
      compareSchemas(one, other, value.words, value.number, value.direction)
    }
  }

  /// Whether `explode` makes a difference: a single value is written in one way.
  private func explodes(_ parameter: Parameter, in side: SchemaComparison.Side) -> Bool {
    guard let schema = parameter.schema else { return true }
    let tables = schemas.tables
    let conjunction =
      side == .old
      ? tables.old.conjunction(tables.old.id(of: schema))
      : tables.new.conjunction(tables.new.id(of: schema))
    return !conjunction.types.isDisjoint(with: [.array, .object])
  }

  private mutating func compareWords(
    _ before: Parameter, _ after: Parameter, _ value: NamedValue
  ) {
    let part: DocumentedPart = value.part == .parameter ? .parameter : .header
    let ranges = (old: before.range, new: after.range)
    documentation(
      .description, "description", of: part, value.words, before.description, after.description,
      ranges, reaching: [value.number])
    compareExamples(
      before.examples, after.examples, of: part, value.words, ranges, value.number)
    details(
      before.extensions, after.extensions, of: part, value.words, ranges,
      reaching: [value.number])
    details(
      before.contentDetails, after.contentDetails, of: .mediaType, value.words, ranges,
      reaching: [value.number])
    let states = (
      LifecycleState(isDeprecated: before.isDeprecated, extensions: before.extensions),
      LifecycleState(isDeprecated: after.isDeprecated, extensions: after.extensions)
    )
    for change in lifecycle.changes(
      value.part.lifecycle, value.words, states.0, states.1, old: .init(before.range),
      new: .init(after.range))
    {
      log.add(change, reaching: [value.number], value.direction)
    }
  }

  /// Compares the examples of a parameter, a header or a media type by name.
  mutating func compareExamples(
    _ before: [Example], _ after: [Example], of part: DocumentedPart, _ subject: String,
    _ ranges: (old: SourceRange, new: SourceRange), _ number: Int
  ) {
    if before.isEmpty, after.isEmpty { return }
    func add(
      _ rule: Rule, _ name: String, _ sides: (SourceRange, SourceRange),
      _ presence: FoundChange.Presence
    ) {
      log.add(
        FoundChange(
          rule, subject, name: name, old: .init(sides.0), new: .init(sides.1), presence),
        reaching: [number], .none)
    }
    for example in before where !after.contains(where: { $0.name == example.name }) {
      add(.exampleRemoved, example.name, (example.range, ranges.new), .oldOnly)
    }
    for example in after {
      guard let other = before.first(where: { $0.name == example.name }) else {
        add(.exampleAdded, example.name, (ranges.old, example.range), .newOnly)
        continue
      }
      let sides = (old: other.range, new: example.range)
      switch (other.value, example.value) {
      case (nil, nil): break
      case (let one?, let two?) where one.isEqual(to: two): break
      default: add(.exampleChanged, example.name, sides, .both)
      }
      let words = "the example '\(example.name)' of \(subject)"
      documentation(
        .summary, "summary", of: .example, words, other.summary, example.summary, sides,
        reaching: [number])
      details(
        other.details, example.details, of: .example, words, sides,
        keys: ["description": .description], reaching: [number])
    }
  }
}

extension NamedPart {
  fileprivate var lifecycle: LifecyclePart { self == .parameter ? .parameter : .header }
}

extension Parameter {
  /// What a message calls a parameter of an operation.
  fileprivate var words: String {
    switch location {
    case .path: "the path parameter '\(name)'"
    case .query: "the query parameter '\(name)'"
    case .header: "the header '\(name)'"
    case .cookie: "the cookie '\(name)'"
    case .querystring: "the query as a whole, '\(name)',"
    }
  }
}

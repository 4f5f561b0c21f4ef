import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Bodies by media type (OpenAPI 3.1, sections 4.8.13 to 4.8.15).
extension DocumentComparison {
  mutating func compareBodies(_ before: Placed, _ after: Placed, _ number: Int) {
    let words = "the request body"
    let direction = after.input
    let ranges = (old: before.operation.range, new: after.operation.range)
    switch (before.operation.requestBody, after.operation.requestBody) {
    case (nil, nil): return
    case (nil, let body?):
      add(
        body.isRequired ? .bodyAddedRequired : .bodyAddedOptional, words, number, direction,
        old: .init(ranges.old), new: .init(ranges.new, "requestBody"), .newOnly)
    case (_?, nil):
      add(
        .bodyRemoved, words, number, direction, old: .init(ranges.old, "requestBody"),
        new: .init(ranges.new), .oldOnly)
    case (let one?, let other?):
      if one.isRequired != other.isRequired {
        add(
          other.isRequired ? .bodyBecameRequired : .bodyBecameOptional, words, number, direction,
          old: .init(one.range, "required"), new: .init(other.range, "required"))
      }
      let bodies = (old: one.range, new: other.range)
      documentation(
        .description, "description", of: .requestBody, words, one.description, other.description,
        bodies, reaching: [number])
      details(
        one.extensions, other.extensions, of: .requestBody, words, bodies, reaching: [number])
      compareContent(
        one.content, other.content, .requestBody, words, ranges: bodies, number, direction)
    }
  }

  /// Compares bodies by media type.
  mutating func compareContent(
    _ before: [MediaType], _ after: [MediaType], _ part: BodyPart, _ words: String,
    ranges: (old: SourceRange, new: SourceRange), _ number: Int, _ direction: Flow
  ) {
    var left = before
    var unmatched: [MediaType] = []
    for media in after {
      if let position = left.firstIndex(where: { $0.normalizedName == media.normalizedName }) {
        let label = after.count > 1 ? "\(words) (\(media.name))" : words
        compare(left.remove(at: position), media, part, label, number, direction)
      } else {
        unmatched.append(media)
      }
    }
    for media in unmatched {
      if let position = left.firstIndex(where: { $0.covers(media) || media.covers($0) }) {
        let other = left.remove(at: position)
        add(
          .mediaType(of: part, media.covers(other) ? .widened : .narrowed), words, number,
          direction, old: .init(other.nameRange, nil, text: other.name),
          new: .init(media.nameRange, nil, text: media.name))
        compare(other, media, part, words, number, direction)
      } else {
        add(
          .mediaType(of: part, .added), words, name: media.name, number, direction,
          old: .init(ranges.old), new: .init(media.nameRange, nil, text: media.name), .newOnly)
      }
    }
    for media in left {
      add(
        .mediaType(of: part, .removed), words, name: media.name, number, direction,
        old: .init(media.nameRange, nil, text: media.name), new: .init(ranges.new), .oldOnly)
    }
  }

  private mutating func compare(
    _ before: MediaType, _ after: MediaType, _ part: BodyPart, _ words: String, _ number: Int,
    _ direction: Flow
  ) {
    let ranges = (old: before.range, new: after.range)
    for (one, other, key, label) in [
      (before.schema, after.schema, "schema", words),
      (before.itemSchema, after.itemSchema, "itemSchema", "each item of \(words)"),
    ] {
      switch (one, other) {
      case (nil, nil): continue
      case (nil, _?), (_?, nil):
        let isNew = one == nil
        add(
          .mediaType(of: part, isNew ? .schemaAdded : .schemaRemoved), words, name: after.name,
          number, direction, old: .init(ranges.old, key), new: .init(ranges.new, key),
          isNew ? .newOnly : .oldOnly)
      case (let one?, let other?): compareSchemas(one, other, label, number, direction)
      }
    }
    compareExamples(before.examples, after.examples, of: .mediaType, words, ranges, number)
    details(
      before.details, after.details, of: .mediaType, words, ranges,
      keys: ["description": .description], reaching: [number])
    compareEncodings(before, after, words, number, direction)
  }

  private mutating func compareEncodings(
    _ before: MediaType, _ after: MediaType, _ words: String, _ number: Int,
    _ direction: Flow
  ) {
    if before.encoding.isEmpty, after.encoding.isEmpty { return }
    var seen: Set<String> = []
    for property in (before.encoding + after.encoding).map(\.property)
    where seen.insert(property).inserted {
      let one = before.encoding.first { $0.property == property }?.encoding
      let other = after.encoding.first { $0.property == property }?.encoding
      func text(_ encoding: Encoding?, _ key: EncodingKey) -> String? {
        switch key {
        case .contentType: encoding?.contentType?.lowercased()
        case .style: encoding?.style?.rawValue
        case .explode: encoding?.explode.map { "\($0)" }
        case .allowReserved: encoding?.allowsReserved == true ? "true" : nil
        case .headers, .encoding:
          encoding?.details.first { $0.key == key.rawValue }.flatMap { ValueText.of($0.value) }
        }
      }
      for key in EncodingKey.allCases {
        let texts = (text(one, key), text(other, key))
        guard texts.0 != texts.1 else { continue }
        add(
          .encoding(key), words, name: property, number, direction,
          old: .init(one?.range ?? before.range, nil, text: texts.0 ?? "none"),
          new: .init(other?.range ?? after.range, nil, text: texts.1 ?? "none"))
      }
      let keys = Set(EncodingKey.allCases.map(\.rawValue))
      details(
        (one?.details ?? []).filter { !keys.contains($0.key) },
        (other?.details ?? []).filter { !keys.contains($0.key) }, of: .mediaType, words,
        (one?.range ?? before.range, other?.range ?? after.range), reaching: [number])
    }
  }
}

extension MediaType {
  /// The name as names are compared: case and spaces make no difference.
  fileprivate var normalizedName: String {
    name.lowercased().split(separator: ";").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: ";")
  }

  /// Whether the media type is a range that another one is in (RFC 9110, section 12.5.1).
  fileprivate func covers(_ other: MediaType) -> Bool {
    let (mine, theirs) = (normalizedName, other.normalizedName)
    if mine == "*/*" { return true }
    if mine.hasSuffix("/*") { return theirs.hasPrefix(mine.dropLast()) }
    // Without parameters, those of the other make no difference.
    return theirs.hasPrefix(mine + ";")
  }
}

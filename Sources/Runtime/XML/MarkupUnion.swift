extension Union {
  /// Reads the alternative that XML belongs to: of a text by the values that it may stand for, of
  /// elements as an object or a list.
  ///
  /// - Throws: `DecodingError`, where no alternative fits.
  static func value(of decoder: MarkupDecoder) throws -> Self {
    for candidate in decoder.scalars {
      if let value = try? candidate.decoded(as: Self.self) { return value }
    }
    // One of both is decoded: to try both would take twice as long at each depth.
    let shapes = [decoder.shape, decoder.shape == .array ? .object : .array]
    let shape = shapes.first { _alternatives.mayFit(decoder.seen(as: $0)) } ?? decoder.shape
    return try _alternatives.decode(from: decoder.seen(as: shape))
  }
}

extension MarkupDecoder {
  /// What a union takes the value for.
  var shape: JSONShape {
    if let seenShape { return seenShape }
    if isNil { return .null }
    if case .group(let elements) = content, elements.count > 1 { return .array }
    return .object
  }

  /// The JSON values that a text may stand for, the likeliest first; none where there is more than
  /// a text.
  var scalars: [JSONValue] {
    if isNil { return [.null] }
    let text: String
    if case .text(let content) = content {
      text = content
    } else if let element = try? element(), element.ownAttributes.isEmpty, !element.hasElements {
      text = element.text
    } else {
      return []
    }
    let likeliest = JSONValue(markup: text.trimmed)
    if case .string = likeliest { return [.string(text)] }
    return [likeliest, .string(text)]
  }

  /// What the value stands for, where no type says it.
  var json: JSONValue {
    switch content {
    case .text(let text): return JSONValue(markup: text)
    case .item(let element): return JSONValue(markup: element)
    case .group(let elements):
      return elements.count == 1
        ? JSONValue(markup: elements[0]) : .array(elements.map { JSONValue(markup: $0) })
    }
  }

  /// How much of the XML is missing or different where a value is written in its place.
  func loss(of value: some Encodable) throws -> JSONLoss {
    let markup = try MarkupEncoder.encode(value)
    switch content {
    case .text(let text):
      guard case .text(let other) = markup else { return JSONLoss(from: .string(text), to: .null) }
      return JSONLoss(from: .string(text), to: .string(other))
    case .item(let element):
      return JSONLoss(
        from: Self.plain(element), to: Self.plain(try MarkupElement(element.name, markup)))
    case .group(let elements):
      let name = elements.first?.name ?? MarkupName("item")
      let values = if case .list(let values, nil) = markup { values } else { [markup] }
      return JSONLoss(
        from: .array(elements.map(Self.plain)),
        to: .array(try values.map { Self.plain(try MarkupElement(name, $0)) }))
    }
  }

  /// Everything that stands in an element, as JSON that tells elements from attributes.
  private static func plain(_ element: MarkupElement) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for attribute in element.attributes {
      members["@\(attribute.name.local)"] = .string(attribute.value)
    }
    for (name, elements) in Dictionary(grouping: element.elements, by: \.name.local) {
      members[name] = .array(elements.map(plain))
    }
    let text = element.text.trimmed
    if !text.isEmpty { members[MarkupValue.textKey] = .string(text) }
    return .object(members)
  }
}

internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSchemaGraph

/// Finds the value of a parameter in a recorded request, by its style (OpenAPI 3.1, section
/// 4.8.12.2.3).
struct ParameterReading {
  /// What came of looking for a parameter.
  enum Outcome {
    /// It is not there.
    case absent
    /// It is not written as its style has it.
    case unreadable
    /// Its value.
    case value(Node)
    /// It is there, and what it says is not looked at.
    case unchecked
  }

  let values: TextValue

  /// Reads a parameter that is one text: of a path, a header field or a cookie.
  func read(_ parameter: Parameter, text: String) -> Outcome {
    guard let schema = parameter.schema else { return .unchecked }
    if parameter.contentType != nil { return content(parameter, text) }
    let use = values.graph.use(of: schema)
    switch values.form(of: use) {
    case .scalar:
      guard let text = stripped(text, parameter) else { return .unreadable }
      return .value(values.scalar(text, as: use))
    case .list(let items):
      guard let parts = parts(of: text, parameter) else { return .unreadable }
      return .value(values.list(parts, as: items))
    case .object(let uses, _):
      guard let parts = parts(of: text, parameter) else { return .unreadable }
      guard let pairs = pairs(parts, explode: parameter.explode) else { return .unreadable }
      return .value(values.object(pairs, as: uses))
    }
  }

  /// Reads a parameter of a query. The names of the fields that it takes are added to `taken`.
  func read(
    _ parameter: Parameter, query: [RecordedURL.QueryField], _ taken: inout Set<String>
  ) -> Outcome {
    let own = query.filter { $0.name == parameter.name }
    guard let schema = parameter.schema else {
      taken.insert(parameter.name)
      return own.isEmpty ? .absent : .unchecked
    }
    if parameter.contentType != nil {
      taken.insert(parameter.name)
      guard let field = own.first else { return .absent }
      return content(parameter, RecordedURL.decodeForm(field.raw))
    }
    let use = values.graph.use(of: schema)
    switch values.form(of: use) {
    case .object(let uses, let isOpen) where parameter.style == .deepObject:
      return deepObject(parameter, uses, isOpen: isOpen, query, &taken)
    case .object(let uses, let isOpen) where parameter.explode && parameter.style == .form:
      let fields = query.filter {
        uses[$0.name] != nil || isOpen && !taken.contains($0.name)
      }
      taken.formUnion(fields.map(\.name))
      guard !fields.isEmpty else { return .absent }
      return .value(
        values.object(
          fields.map { ($0.name, RecordedURL.decodeForm($0.raw)) }, as: uses))
    default: break
    }
    taken.insert(parameter.name)
    guard let field = own.first else { return .absent }
    if field.raw.isEmpty, parameter.allowsEmptyValue { return .unchecked }
    switch values.form(of: use) {
    case .scalar: return .value(values.scalar(RecordedURL.decodeForm(field.raw), as: use))
    case .list(let items):
      let texts =
        parameter.explode
        ? own.map { RecordedURL.decodeForm($0.raw) }
        : cut(field.raw, parameter.style).map(RecordedURL.decodeForm)
      return .value(values.list(texts, as: items))
    case .object(let uses, _):
      let texts = cut(field.raw, parameter.style).map(RecordedURL.decodeForm)
      guard let pairs = pairs(texts, explode: false) else { return .unreadable }
      return .value(values.object(pairs, as: uses))
    }
  }

  // MARK: Styles

  private func deepObject(
    _ parameter: Parameter, _ uses: [String: SchemaUse], isOpen: Bool,
    _ query: [RecordedURL.QueryField], _ taken: inout Set<String>
  ) -> Outcome {
    let start = parameter.name + "["
    let fields = query.filter { $0.name.hasPrefix(start) }
    taken.formUnion(fields.map(\.name))
    if fields.isEmpty {
      guard query.contains(where: { $0.name == parameter.name }) else { return .absent }
      taken.insert(parameter.name)
      return .unreadable
    }
    var pairs: [(key: String, text: String)] = []
    for field in fields {
      guard field.name.hasSuffix("]") else { return .unreadable }
      let key = String(field.name.dropFirst(start.count).dropLast())
      // No specification says what deeper objects and lists look like.
      if key.contains("[") { return .unchecked }
      if let use = uses[key] {
        guard case .scalar = values.form(of: use) else { return .unchecked }
      }
      pairs.append((key, RecordedURL.decodeForm(field.raw)))
    }
    return .value(values.object(pairs, as: uses))
  }

  private func cut(_ raw: String, _ style: ParameterStyle) -> [String] {
    var text = raw
    let separator: Character
    switch style {
    case .spaceDelimited:
      text = text.replacing("%20", with: " ").replacing("+", with: " ")
      separator = " "
    case .pipeDelimited:
      text = text.replacing("%7C", with: "|").replacing("%7c", with: "|")
      separator = "|"
    default: separator = ","
    }
    if text.isEmpty { return [] }
    return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The text without what the style puts before it; `nil` where that is missing.
  private func stripped(_ text: String, _ parameter: Parameter) -> String? {
    switch parameter.style {
    case .label: return text.hasPrefix(".") ? String(text.dropFirst()) : nil
    case .matrix:
      let start = ";\(parameter.name)"
      guard text.hasPrefix(start) else { return nil }
      let rest = text.dropFirst(start.count)
      return rest.isEmpty ? "" : rest.hasPrefix("=") ? String(rest.dropFirst()) : nil
    default: return text
    }
  }

  private func parts(of text: String, _ parameter: Parameter) -> [String]? {
    func split(_ text: some StringProtocol, _ separator: Character) -> [String] {
      text.isEmpty
        ? []
        : text.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }
    switch parameter.style {
    case .label:
      guard text.hasPrefix(".") else { return nil }
      return split(text.dropFirst(), parameter.explode ? "." : ",")
    case .matrix where parameter.explode:
      guard text.hasPrefix(";") else { return nil }
      let fields = split(text.dropFirst(), ";")
      let start = "\(parameter.name)="
      // An object has the names of its members there, a list that of the parameter.
      return fields.map { $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : $0 }
    case .matrix: return stripped(text, parameter).map { split($0, ",") }
    default:
      return split(text, ",").map { part in
        String(part.drop { $0 == " " })
      }
    }
  }

  private func pairs(_ parts: [String], explode: Bool) -> [(key: String, text: String)]? {
    if explode {
      var pairs: [(key: String, text: String)] = []
      for part in parts {
        guard let mark = part.firstIndex(of: "=") else { return nil }
        pairs.append((String(part[..<mark]), String(part[part.index(after: mark)...])))
      }
      return pairs
    }
    guard parts.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
  }

  /// A parameter with content, which is JSON where it can be looked at.
  private func content(_ parameter: Parameter, _ text: String) -> Outcome {
    guard let type = parameter.contentType.flatMap(MediaTypeName.init), type.isJSON else {
      return .unchecked
    }
    return RecordedJSON.read(Array(text.utf8)).node.map { .value($0) } ?? .unreadable
  }
}

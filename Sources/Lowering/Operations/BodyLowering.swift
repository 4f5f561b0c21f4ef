import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSwiftIR

/// Chooses a media type for a body and says what its values are.
struct BodyLowering {
  private(set) var diagnostics: [Diagnostic] = []

  /// The body of a request or a response; `nil` where there is no media type.
  mutating func lower(
    _ content: [MediaType], hint: NameHint, isRequired: Bool, description: String?,
    builder: inout TypeBuilder
  ) -> (body: Endpoint.Body, mediaType: MediaType)? {
    guard let chosen = choose(content) else { return nil }
    for other in content where other.name != chosen.name {
      diagnostics.append(
        Diagnostic(.mediaTypeSkipped, at: other.nameRange, other.name, chosen.name))
    }
    let name = Self.canonical(chosen.name)
    var body = Endpoint.Body(
      type: .primitive(.data), coding: .binary, contentType: name, isRequired: isRequired,
      documentation: Documentation(description ?? ""))
    switch Kind(name) {
    case .json:
      body.coding = .json
      body.type =
        chosen.schema.map { builder.use($0, hint: hint).element } ?? .primitive(.json)
    case .form, .multipart:
      let isForm = Kind(name) == .form
      if let schema = chosen.schema {
        let type = builder.use(schema, hint: hint).type
        if builder.isStruct(type) {
          body.type = type
          body.coding = isForm ? .form : .multipart
        } else {
          reportBytes(chosen, "has a schema that is no object with properties")
        }
      } else {
        reportBytes(chosen, "has no schema")
      }
    case .text:
      body.coding = .text
      body.type = .primitive(.string)
    case .binary: break
    case .other: reportBytes(chosen, "has no typed form")
    }
    return (body, chosen)
  }

  private mutating func reportBytes(_ mediaType: MediaType, _ reason: String) {
    diagnostics.append(
      Diagnostic(.bodyAsBytes, at: mediaType.nameRange, mediaType.name, reason))
  }

  /// What can be done with a media type, the best first.
  private enum Kind: Int {
    case json, form, multipart, text, binary, other

    init(_ name: String) {
      if name == "application/json" {
        self = .json
        return
      }
      let name = name.split(separator: ";").first.map(String.init) ?? name
      self =
        if name == "application/json" || name.hasSuffix("+json") || name.hasSuffix("/json") {
          .json
        } else if name == "application/x-www-form-urlencoded" {
          .form
        } else if name == "multipart/form-data" {
          .multipart
        } else if name.hasPrefix("text/"), name != "text/event-stream" {
          .text
        } else if ["application/octet-stream", "application/pdf", "application/zip", "*/*"]
          .contains(name) || ["image/", "audio/", "video/"].contains(where: name.hasPrefix)
        {
          .binary
        } else {
          .other
        }
    }
  }

  /// The media type whose bodies can be typed best; of equals, plain JSON or else the first.
  private func choose(_ content: [MediaType]) -> MediaType? {
    if content.count < 2 { return content.first }
    return content.enumerated().min { left, right in
      func rank(_ entry: (offset: Int, element: MediaType)) -> (Int, Int, Int) {
        let name = Self.canonical(entry.element.name)
        return (Kind(name).rawValue, name == "application/json" ? 0 : 1, entry.offset)
      }
      return rank(left) < rank(right)
    }?.element
  }

  /// A media type without spaces, its type in lower case.
  private static func canonical(_ name: String) -> String {
    if name == "application/json" { return name }
    let parts = name.split(separator: ";", maxSplits: 1)
    let type = (parts.first ?? "").lowercased().filter { !$0.isWhitespace }
    let parameters = parts.dropFirst().map { ";" + $0.filter { !$0.isWhitespace } }.joined()
    return type.isEmpty ? "application/octet-stream" : type + parameters
  }
}

extension TypeBuilder {
  /// Whether a type is a struct with properties.
  func isStruct(_ type: TypeReference) -> Bool {
    guard case .named(let id)? = meant(type) else { return false }
    if case .structure(let declaration) = types[Int(id.index)] {
      return declaration.form == .object
    }
    return false
  }

  /// Whether a value can be said in the text of a parameter: a scalar, or a list of scalars.
  func isParameter(_ type: TypeReference, inList: Bool = false) -> Bool {
    switch meant(type) {
    case .primitive(let primitive): return primitive != .json && primitive != .filePart
    case .external, .optional, .dictionary, nil: return false
    case .array(let element): return !inList && isParameter(element, inList: true)
    case .named(let id):
      switch types[Int(id.index)] {
      case .union(let union):
        return union.alternatives.allSatisfy { isScalar($0.type) }
      case .enumeration(let declaration): return declaration.rawType != .json
      case .structure, .alias: return false
      }
    }
  }

  /// Whether a value is a scalar of one type.
  private func isScalar(_ type: TypeReference) -> Bool {
    if case .named(let id)? = meant(type), case .union = types[Int(id.index)] { return false }
    return isParameter(type, inList: true)
  }

  /// Whether a type is a list.
  func isList(_ type: TypeReference) -> Bool {
    if case .array? = meant(type) { return true }
    return false
  }

  /// The type that an alias stands for, through all aliases; `nil` where they lead to one another.
  private func meant(_ type: TypeReference) -> TypeReference? {
    var type = type
    for _ in 0...types.count {
      guard case .named(let id) = type, case .alias(let alias) = types[Int(id.index)] else {
        return type
      }
      type = alias.target
    }
    return nil
  }
}

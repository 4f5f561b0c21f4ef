import ConcordDiagnostics
import ConcordDocuments
import ConcordLowering
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR
import Foundation
import Testing

/// A disk with one file on it.
private struct OneFile: FileReading {
  let text: String

  func realPath(_ path: String) -> String? { path }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { Array(text.utf8) }
}

/// A module in words that a test can compare: one line for each type, property, case and endpoint.
struct Described {
  let lines: [String]
  let diagnostics: [String]
  /// How many checks each alternative has that has some, as `Union.case: 1`.
  let checks: [String]

  /// Describes what becomes of a document's text.
  init(_ text: String, options: LoweringOptions = LoweringOptions()) {
    var loader = DocumentLoader(reader: OneFile(text: text))
    let loaded = loader.loadRoot("openapi.yaml")
    self.init(loaded, &loader, options)
  }

  /// The lines of the declaration that starts with some words, itself first.
  func declaration(_ start: String) -> [String] {
    guard let first = lines.firstIndex(where: { $0 == start || $0.hasPrefix(start + ":") }) else {
      return []
    }
    return [lines[first]] + lines[(first + 1)...].prefix { $0.hasPrefix("  ") }
  }

  private init(
    _ loaded: DocumentLoader.Loaded, _ loader: inout DocumentLoader, _ options: LoweringOptions
  ) {
    let read = DocumentReader.read(loaded, loader: &loader)
    guard let document = read.document else {
      lines = []
      checks = []
      diagnostics = read.diagnostics.map { "\($0.kind.id): \($0.message)" }
      return
    }
    let (graph, found) = SchemaGraph.resolve(document)
    let lowered = Lowering.lower(document, graph, options: options)
    let module = lowered.module
    checks = module.types.flatMap { declaration -> [String] in
      guard case .union(let union) = declaration else { return [] }
      return union.alternatives.filter { !$0.checks.isEmpty }
        .map { "\(union.name.text).\($0.name.text): \($0.checks.count)" }
    }
    var lines: [String] = []
    func name(_ type: TypeReference) -> String {
      switch type {
      case .primitive(let primitive): primitive.rawValue
      case .named(let id): module.qualifiedName(of: id)
      case .array(let inner): "[\(name(inner))]"
      case .dictionary(let inner): "[String: \(name(inner))]"
      case .optional(let inner): "\(name(inner))?"
      case .external(let text): text
      }
    }
    for (index, type) in module.types.enumerated() {
      let typeName = module.qualifiedName(of: TypeID(index: index))
      switch type {
      case .structure(let declaration):
        lines.append("struct \(typeName)")
        for property in declaration.properties {
          lines.append(
            "  \(property.isIndirect ? "@Indirect " : "")\(property.name.text): "
              + "\(name(property.type)) \(property.presence)")
        }
        if let additional = declaration.additionalProperties {
          lines.append("  \(additional.name.text): [String: \(name(additional.type))]")
        }
      case .enumeration(let declaration):
        lines.append(
          "enum \(typeName): \(declaration.rawType.rawValue)"
            + (declaration.isOpen ? "" : " closed"))
        lines += declaration.cases.map { "  \($0.name.text) = \($0.value)" }
      case .union(let declaration):
        lines.append("\(declaration.isIndirect ? "indirect " : "")union \(typeName)")
        lines += declaration.alternatives.map {
          let recognition = "\($0.recognition)"
            .replacing(#/ConcordSwiftIR\.Literal\.string\(("[^"]*")\)/#) { $0.output.1 }
          return "  \($0.name.text)(\(name($0.type))) \(recognition)"
        }
      case .alias(let declaration):
        lines.append("alias \(typeName) = \(name(declaration.target))")
      }
    }
    for endpoint in module.endpoints {
      lines.append(
        "\(endpoint.method) \(endpoint.path) \(endpoint.functionName.text) Operations.\(endpoint.typeName.text)"
      )
      lines += endpoint.parameters.map {
        "  \($0.location) \($0.name.text): \(name($0.type))\($0.isRequired ? "" : "?")"
      }
      if let body = endpoint.body {
        for form in body.forms {
          lines.append("  body \(form.coding) \(name(form.type))\(body.isRequired ? "" : "?")")
        }
      }
      for response in endpoint.responses {
        lines.append("  -> \(response.name.text) \(response.status)")
      }
      lines.append(
        "  success \(endpoint.success) example \(text(endpoint.example.body).prefix(200))")
    }
    self.lines = lines
    diagnostics = (read.diagnostics + found + lowered.diagnostics).map {
      "\($0.kind.id): \($0.message)"
    }
  }
}

/// The body of an example on one line.
private func text(_ body: Endpoint.Example.Body) -> String {
  switch body {
  case .text(let text): text
  case .json(let value): json(value)
  }
}

/// JSON on one line.
private func json(_ value: Literal) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .number(let text): text
  case .string(let text): "\"\(text)\""
  case .array(let elements): "[\(elements.map(json).joined(separator: ","))]"
  case .object(let members):
    "{\(members.map { "\"\($0.key)\":\(json($0.value))" }.joined(separator: ","))}"
  }
}

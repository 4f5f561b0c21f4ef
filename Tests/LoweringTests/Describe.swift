import ConcordDiagnostics
import ConcordDocuments
import ConcordLowering
import ConcordOpenAPI
import ConcordSwiftIR
import Foundation
import Testing

/// A module in words that a test can compare: one line for each type, property, case and endpoint.
struct Described {
  let lines: [String]
  let diagnostics: [String]

  init(path: String, options: LoweringOptions = LoweringOptions()) {
    var loader = DocumentLoader()
    let loaded = loader.loadRoot(path)
    self.init(loaded, &loader, options)
  }

  private init(
    _ loaded: DocumentLoader.Loaded, _ loader: inout DocumentLoader, _ options: LoweringOptions
  ) {
    let read = DocumentReader.read(loaded, loader: &loader)
    guard let document = read.document else {
      lines = []
      diagnostics = read.diagnostics.map { "\($0.kind.id): \($0.message)" }
      return
    }
    let lowered = Lowering.lower(document, options: options)
    let module = lowered.module
    var lines: [String] = []
    func name(_ type: TypeReference) -> String {
      switch type {
      case .primitive(let primitive): primitive.rawValue
      case .named(let id): module[id].name.text
      case .array(let inner): "[\(name(inner))]"
      case .dictionary(let inner): "[String: \(name(inner))]"
      case .optional(let inner): "\(name(inner))?"
      case .external(let text): text
      }
    }
    for type in module.types {
      switch type {
      case .structure(let declaration):
        lines.append("struct \(declaration.name.text)")
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
          "enum \(declaration.name.text): \(declaration.rawType.rawValue)"
            + (declaration.isOpen ? "" : " closed"))
        lines += declaration.cases.map { "  \($0.name.text) = \($0.value)" }
      case .union(let declaration):
        lines.append("\(declaration.isIndirect ? "indirect " : "")union \(declaration.name.text)")
        lines += declaration.alternatives.map {
          "  \($0.name.text)(\(name($0.type))) \($0.recognition)"
        }
      case .alias(let declaration):
        lines.append("alias \(declaration.name.text) = \(name(declaration.target))")
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
        lines.append("  body \(body.coding) \(name(body.type))\(body.isRequired ? "" : "?")")
      }
      for response in endpoint.responses {
        lines.append("  -> \(response.name.text) \(response.status)")
      }
      lines.append("  success \(endpoint.success) example \(endpoint.example.body.prefix(200))")
    }
    self.lines = lines
    diagnostics = (read.diagnostics + lowered.diagnostics).map { "\($0.kind.id): \($0.message)" }
  }
}

@Suite struct ProbeTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["PROBE"] != nil)) func probe() {
    let described = Described(path: ProcessInfo.processInfo.environment["PROBE"] ?? "")
    print(described.lines.joined(separator: "\n"))
    print(described.diagnostics.joined(separator: "\n"))
  }
}

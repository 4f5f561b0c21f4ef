import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// A program that decodes and encodes the examples of one document.
struct ExampleDriver {
  /// An example with its schema and the position of its type among ``types``.
  struct Example {
    var schema: Schema
    var value: Node
    var type: Int
  }

  private(set) var examples: [Example] = []
  /// The types as the program spells them.
  private(set) var types: [String] = []
  private var positions: [String: Int] = [:]

  init(_ uses: [(schema: Schema, type: TypeReference)], in module: SwiftModule) {
    for (schema, type) in uses {
      for value in schema.annotations.examples {
        let text = Self.text(type, in: module)
        let position = positions[text] ?? types.count
        if position == types.count {
          types.append(text)
          positions[text] = position
        }
        examples.append(Example(schema: schema, value: value, type: position))
      }
    }
  }

  /// The examples as the program reads them: a line each, the type's number and the JSON.
  var input: String {
    examples.map { "\($0.type)\t\(JSONWriter().text($0.value))\n" }.joined()
  }

  /// The program.
  var source: String {
    """
    import ConcordRuntime
    import Foundation

    let types: [any _FieldType.Type] = [
    \(types.map { "  \($0).self,\n" }.joined())]

    func answer<T: _FieldType>(_ type: T.Type, _ data: Data) throws -> Data {
      let value = T.value(ofCoded: try JSONDecoder().decode(T.Coded.self, from: data))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(T.coded(of: value))
    }

    let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
    for line in input.utf8.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1)
      let type = types[Int(String(Substring(parts[0])))!]
      do {
        print("encoded\\t" + String(decoding: try answer(type, Data(parts[1])), as: UTF8.self))
      } catch {
        print("failed\\t" + "\\(error)".replacing("\\n", with: " "))
      }
    }
    """
  }

  private static func text(_ type: TypeReference, in module: SwiftModule) -> String {
    switch type {
    case .primitive(let primitive) where primitive.home == .runtime:
      "ConcordRuntime.\(primitive.rawValue)"
    case .primitive(let primitive): primitive.rawValue
    case .external(let name): name
    case .named(let id):
      module.path(of: id).map { $0.isKeyword ? "`\($0.text)`" : $0.text }.joined(separator: ".")
    case .array(let inner): "[\(text(inner, in: module))]"
    case .dictionary(let inner): "[String: \(text(inner, in: module))]"
    case .optional(let inner): "\(text(inner, in: module))?"
    }
  }
}

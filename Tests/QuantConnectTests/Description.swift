import ConcordDiagnostics
import ConcordDocuments
import ConcordRuntime
import Foundation
import Testing

/// QuantConnect's description, as the tests read it: its examples.
enum Description {
  /// An example of a request or a response.
  struct Example: CustomTestStringConvertible, Sendable {
    let operationID: String
    let status: Int?
    let name: String
    let value: Node

    var testDescription: String { "\(operationID) \(status.map(String.init) ?? "request") \(name)" }
  }

  static let root: Node = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Specs/quantconnect/openapi.yaml").path
    var loader = DocumentLoader()
    return loader.loadRoot(path).root ?? Node(.null, at: SourceRange(.init(index: 0), 0, 0))
  }()

  /// The examples at the media types of all operations.
  static let examples: [Example] = (root["paths"]?.object ?? []).flatMap { path in
    guard let operation = path.value["post"], let id = operation["operationId"]?.string else {
      return [Example]()
    }
    var list = examples(of: operation["requestBody"], id, nil)
    for response in operation["responses"]?.object ?? [] {
      list += examples(of: response.value, id, Int(response.key))
    }
    return list
  }

  /// The examples at schemas, with the schema's name.
  static let schemaExamples: [(schema: String, value: Node)] =
    (root["components"]?["schemas"]?.object ?? []).flatMap { schema in
      (schema.value["examples"]?.array ?? []).map { (schema.key, $0) }
    }

  /// The names of all schemas.
  static let schemas: [String] = (root["components"]?["schemas"]?.object ?? []).map(\.key)

  private static func examples(of holder: Node?, _ id: String, _ status: Int?) -> [Example] {
    (holder?["content"]?.object ?? []).filter { $0.key == "application/json" }.flatMap { media in
      var list: [Example] = []
      if let value = media.value["example"] {
        list.append(Example(operationID: id, status: status, name: "", value: value))
      }
      for example in media.value["examples"]?.object ?? [] {
        if let value = example.value["value"] {
          list.append(
            Example(operationID: id, status: status, name: example.key, value: value))
        }
      }
      return list
    }
  }
}

/// Whether two JSON texts say the same: keys in any order, numbers by value.
func isSameJSON(_ left: Data, _ right: Data) -> Bool {
  func node(_ data: Data) -> Node? {
    var files = SourceFiles()
    let file = files.add(path: "value.json", bytes: Array(data))
    return DocumentParser.parse(file).root
  }
  guard let left = node(left), let right = node(right) else { return false }
  return left.isEqual(to: right)
}

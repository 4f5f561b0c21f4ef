import ConcordDiagnostics
import ConcordDocuments
import ConcordRuntime
import Foundation
import Testing

/// QuantConnect's description, as the tests read it: the files that it consists of, without what
/// Concord makes of them.
enum Description {
  /// A value and the name of the file that it stands in.
  struct Place: Sendable {
    let value: Node
    let file: String
  }

  /// An operation and where it is found.
  struct Operation: Sendable {
    let path: String
    let method: String
    let id: String
    let place: Place
  }

  /// An example of a request or a response.
  struct Example: CustomTestStringConvertible, Sendable {
    let operationID: String
    let status: Int?
    let name: String
    let value: Node

    var testDescription: String { "\(operationID) \(status.map(String.init) ?? "request") \(name)" }
  }

  /// The root of each file by its name.
  static let files: [String: Node] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Specs/quantconnect")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var roots: [String: Node] = [:]
    for name in names where name.hasSuffix(".yaml") && name != "concord.yaml" {
      var loader = DocumentLoader()
      roots[name] = loader.loadRoot(folder.appending(path: name).path).root
    }
    return roots
  }()

  /// Every operation, in the order of the paths.
  static let operations: [Operation] = (files["openapi.yaml"]?["paths"]?.object ?? []).flatMap {
    path -> [Operation] in
    guard let reference = path.value["$ref"]?.string,
      let item = target(of: reference, in: "openapi.yaml")
    else { return [] }
    return (item.value.object ?? []).map { member in
      Operation(
        path: path.key, method: member.key, id: member.value["operationId"]?.string ?? "",
        place: Place(value: member.value, file: item.file))
    }
  }

  /// Every schema with its name, that of the file it stands in aside.
  static let schemas: [(name: String, place: Place)] = files.sorted { $0.key < $1.key }.flatMap {
    file, root in
    (root["components"]?["schemas"]?.object ?? []).map { member in
      (member.key, Place(value: member.value, file: file))
    }
  }

  /// The examples at the JSON media types of all operations.
  static let examples: [Example] = operations.flatMap { operation in
    var list = examples(of: operation.place.value["requestBody"], operation.id, nil)
    for response in operation.place.value["responses"]?.object ?? [] {
      list += examples(of: response.value, operation.id, Int(response.key))
    }
    return list
  }

  /// The examples at schemas, with the schema's name.
  static let schemaExamples: [(schema: String, value: Node)] = schemas.flatMap { schema in
    (schema.place.value["examples"]?.array ?? []).map { (schema.name, $0) }
  }

  /// The first example of an operation's request or of a response to it.
  static func example(of id: String, status: Int?) -> Node? {
    examples.first { $0.operationID == id && $0.status == status }?.value
  }

  /// What a reference in a file leads to.
  static func target(of reference: String, in file: String) -> Place? {
    let halves = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let pointer = JSONPointer(fragment: String(halves[1])) else {
      return nil
    }
    let name = halves[0].isEmpty ? file : String(halves[0])
    return files[name].flatMap { pointer.resolve(in: $0).node }.map { Place(value: $0, file: name) }
  }

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

/// A value as JSON.
func json(_ node: Node) -> Data { Data(JSONWriter().text(node).utf8) }

/// Whether two JSON texts say the same: keys in any order, numbers by value.
func isSameJSON(_ left: Data, _ right: Data) -> Bool {
  guard let left = node(left), let right = node(right) else { return false }
  return left.isEqual(to: right)
}

/// What a JSON text says; `nil` where it is none.
func node(_ data: Data) -> Node? {
  var files = SourceFiles()
  let file = files.add(path: "value.json", bytes: Array(data))
  return DocumentParser.parse(file).root
}

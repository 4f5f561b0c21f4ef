import ConcordDocuments
import ConcordTesting
import Foundation
import Testing

/// What is known of the API apart from the description: operations with their models, properties
/// with types, required ones, and listed values. They lie beside the corpus.
private enum Facts {
  static let folder = Corpus.folder.deletingLastPathComponent().appending(path: "quantconnect")

  static let root = (try? Data(contentsOf: folder.appending(path: "facts.json"))).flatMap {
    node($0)
  }

  static let operations = root?["operations"]?.object ?? []
  static let schemas = root?["schemas"]?.object ?? []
  static let names = Set(schemas.map(\.key))
}

/// A schema's keywords in one spelling, without what is only for people.
private struct SchemaForm {
  /// The properties with the forms of their schemas, those of all parts of `allOf` together.
  var properties: [String: String] = [:]
  var required: Set<String> = []
  /// The keywords other than those of objects.
  var keywords = ""

  init(_ place: Description.Place) {
    add(place)
    keywords = Self.text(of: place, without: ["properties", "required", "allOf", "type"])
  }

  private mutating func add(_ place: Description.Place) {
    if let reference = place.value["$ref"]?.string,
      let target = Description.target(of: reference, in: place.file)
    {
      add(target)
    }
    for part in place.value["allOf"]?.array ?? [] { add(.init(value: part, file: place.file)) }
    for property in place.value["properties"]?.object ?? [] {
      properties[property.key] = Self.text(of: .init(value: property.value, file: place.file))
    }
    required.formUnion((place.value["required"]?.array ?? []).compactMap(\.string))
  }

  /// The keywords of a schema. A reference to a schema of the facts is its name, one to another is
  /// what that schema says: the description gives names to schemas that the facts write out.
  static func text(of place: Description.Place, without left: Set<String> = []) -> String {
    let forPeople: Set = ["title", "description", "examples"]
    var parts: [String] = []
    for member in place.value.object ?? []
    where !left.contains(member.key) && !forPeople.contains(member.key)
      && !member.key.hasPrefix("x-")
    {
      func schema(_ node: Node) -> String { text(of: .init(value: node, file: place.file)) }
      switch member.key {
      case "$ref":
        let reference = member.value.string ?? ""
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        if Facts.names.contains(name) {
          parts.append(name)
        } else if let target = Description.target(of: reference, in: place.file) {
          parts.append(text(of: target))
        }
      case "items", "additionalProperties":
        parts.append("\(member.key): {\(schema(member.value))}")
      case "anyOf", "oneOf":
        let alternatives = (member.value.array ?? []).map { "{\(schema($0))}" }.sorted()
        parts.append("\(member.key): \(alternatives.joined(separator: " "))")
      default:
        let value = JSONWriter().text(member.value)
        parts.append("\(member.key): \(Double(value).map { "\($0)" } ?? value)")
      }
    }
    return parts.sorted().joined(separator: ", ")
  }
}

@Suite(.enabled(if: Facts.root != nil, "the facts are not there")) struct FactsTests {
  /// What QuantConnect's samples send and its tables of fields do not list.
  private static let fromSamples = ["ReadFilesRequest.includeLibraries", "ReadProjectRequest.id"]
  /// Schemas of the description's own, for what the facts write out again and again.
  private static let ownSchemas: Set = ["ParameterSet", "ParameterValue"]

  @Test func theDescriptionHasTheServerTheOperationsAndTheSchemas() {
    #expect(
      (Description.files["openapi.yaml"]?["servers"]?.array ?? []).compactMap { $0["url"]?.string }
        == (Facts.root?["servers"]?.array ?? []).compactMap(\.string))
    #expect(Facts.operations.count == 61)
    #expect(Description.operations.count == Facts.operations.count)
    #expect(Set(Description.operations.map(\.path)) == Set(Facts.operations.map(\.key)))
    #expect(Facts.schemas.count == 254)
    #expect(Description.schemas.count == Set(Description.schemas.map(\.name)).count)
    #expect(Set(Description.schemas.map(\.name)) == Facts.names.union(Self.ownSchemas))
  }

  @Test(arguments: Facts.operations.map(\.key))
  func anOperationHasItsMethodAndModels(path: String) throws {
    let fact = try #require(Facts.operations.first { $0.key == path }).value
    let operations = Description.operations.filter { $0.path == path }
    try #require(operations.count == 1)
    let operation = operations[0]
    #expect(operation.method.uppercased() == fact["method"]?.string)
    #expect(!operation.id.isEmpty)
    let body = operation.place.value["requestBody"]
    let mediaType = fact["requestContentType"]?.string ?? "application/json"
    #expect(models(body, mediaType) == names(fact["request"]))
    let responses = operation.place.value["responses"]
    #expect(responses?.object?.map(\.key) == ["200", "401"])
    #expect(models(responses?["200"], "application/json") == names(fact["response"]))
    let refused = responses?["401"]?["$ref"]?.string ?? ""
    #expect(refused.hasSuffix("#/components/responses/UnauthorizedError"))
    for text in ["summary", "description"] {
      #expect(operation.place.value[text]?.string?.isEmpty == false, "\(text)")
    }
  }

  @Test(arguments: Facts.schemas.map(\.key))
  func aSchemaHasItsPropertiesAndValues(name: String) throws {
    let fact = try #require(Facts.schemas.first { $0.key == name }).value
    let place = try #require(Description.schemas.first { $0.name == name }).place
    let wanted = SchemaForm(Description.Place(value: fact, file: ""))
    var found = SchemaForm(place)
    for property in found.properties.keys where Self.fromSamples.contains("\(name).\(property)") {
      found.properties[property] = nil
    }
    #expect(found.properties == wanted.properties)
    #expect(found.required == wanted.required)
    #expect(found.keywords == wanted.keywords)
    if place.value["allOf"] == nil {
      #expect(place.value["type"]?.string == fact["type"]?.string)
    }
  }

  /// The schemas that a body is of.
  private func models(_ holder: Node?, _ mediaType: String) -> Set<String> {
    let content = holder?["content"]?.object ?? []
    guard let schema = content.first(where: { $0.key == mediaType })?.value["schema"],
      content.count == 1
    else { return [] }
    let alternatives = schema["oneOf"]?.array ?? schema["anyOf"]?.array ?? [schema]
    return Set(
      alternatives.compactMap { $0["$ref"]?.string?.split(separator: "/").last.map(String.init) })
  }

  private func names(_ list: Node?) -> Set<String> {
    Set((list?.array ?? []).compactMap(\.string))
  }
}

import ConcordDocuments
import Testing

@Suite struct DescriptionTests {
  @Test func everySchemaAndPropertyIsDescribed() {
    for schema in Description.schemas {
      check(schema.place.value, schema.name)
      for part in schema.place.value["allOf"]?.array ?? [] { checkProperties(part, schema.name) }
      checkProperties(schema.place.value, schema.name)
    }
  }

  private func checkProperties(_ schema: Node, _ name: String) {
    for property in schema["properties"]?.object ?? [] {
      check(property.value, "\(name).\(property.key)")
    }
  }

  private func check(_ schema: Node, _ name: String) {
    let text = schema["description"]?.string ?? ""
    #expect(text.hasSuffix("."), "\(name): \(text)")
  }

  @Test func everyOperationIsDescribed() {
    for operation in Description.operations {
      let value = operation.place.value
      #expect(value["summary"]?.string?.hasSuffix(".") == false, "\(operation.id)")
      check(value, operation.id)
      if let body = value["requestBody"] { check(body, operation.id) }
      check(value["responses"]?["200"] ?? value, operation.id)
    }
  }
}

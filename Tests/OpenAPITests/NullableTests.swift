import ConcordDocuments
import ConcordOpenAPI
import Testing

/// `nullable` of 3.0 comes out as 3.1 says it.
@Suite struct NullableTests {
  private func schema(_ text: String) throws -> Schema {
    let reading = Reading.schemas("A: \(text),\nB: {type: object}", version: "3.0.3")
    #expect(reading.summary == [])
    return try #require(reading.schema("A"))
  }

  @Test func joinsTypes() throws {
    let read = try schema("{type: string, nullable: true}")
    #expect(read.types == [.string, .null])
    #expect(read.composition == nil)
    #expect(try schema("{type: string, nullable: false}").types == [.string])
  }

  @Test func joinsEnumerations() throws {
    let typed = try schema("{type: string, enum: [a], nullable: true}")
    #expect(typed.types == [.string, .null])
    #expect(typed.enumeration?.count == 2)
    #expect(typed.enumeration?.last?.isNull == true)
    let untyped = try schema("{enum: [a, null], nullable: true}")
    #expect(untyped.types == [])
    #expect(untyped.enumeration?.count == 2)
  }

  @Test(arguments: [
    "{$ref: '#/components/schemas/B', nullable: true, description: d}",
    "{nullable: true, description: d, allOf: [{$ref: '#/components/schemas/B'}]}",
    "{oneOf: [{$ref: '#/components/schemas/B'}], nullable: true, description: d}",
  ])
  func becomesAnAlternative(_ text: String) throws {
    let read = try schema(text)
    let alternatives = try #require(read.composition?.anyOf)
    #expect(alternatives.count == 2)
    #expect(alternatives.last?.types == [.null])
    #expect(read.annotations.description == "d")
    #expect(alternatives.first?.annotations.description == nil)
    #expect(read.location == "api.yaml#/components/schemas/A")
    #expect(alternatives.first?.location == "api.yaml#/components/schemas/A/nullable")
  }

  @Test func meansNothingForAnyValue() throws {
    let read = try schema("{nullable: true}")
    #expect(read.types == [])
    #expect(read.composition == nil)
  }
}

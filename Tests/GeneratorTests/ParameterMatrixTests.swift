import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// Every place of a parameter with every style, `explode` and type that the specification allows: a
/// generated client writes it, and a generated server reads it back.
@Suite struct ParameterMatrixTests {
  /// Where a parameter stands, and how it is written.
  private struct Place {
    let id: String
    let location: String
    let details: String
    /// Whether values are plain, since some of their characters are not encoded: what the specification
    /// leaves undefined.
    var isRaw = false
    var takes: Set<Shape> = [.scalar, .list, .object]
    /// Whether it is JSON, in which everything can be said.
    var isJSON = false
  }

  private enum Shape { case scalar, list, object, nested }

  /// A type with a value of it, and a value of nothing but plain characters.
  private struct Kind {
    let name: String
    let shape: Shape
    let schema: String
    let value: String
    var plain: String?
  }

  private static let places: [Place] =
    [
      ("simple", "path"), ("label", "path"), ("matrix", "path"), ("form", "query"),
      ("simple", "header"), ("form", "cookie"), ("cookie", "cookie"),
    ].flatMap { style, location in
      [false, true].map { explode in
        Place(
          id: "\(location)\(style.capitalized)\(explode ? "Exploded" : "")", location: location,
          details: "style: \(style), explode: \(explode)",
          isRaw: location == "header" || style == "cookie")
      }
    }
    + ["spaceDelimited", "pipeDelimited"].map { style in
      Place(
        id: style, location: "query", details: "style: \(style), explode: false", isRaw: true,
        takes: [.list, .object])
    } + [
      Place(
        id: "deepObject", location: "query", details: "style: deepObject, explode: true",
        takes: [.object, .nested]),
      Place(id: "queryReserved", location: "query", details: "allowReserved: true", isRaw: true),
      Place(id: "querystring", location: "querystring", details: "", takes: [.object]),
    ]
    + ["path", "query", "header", "cookie", "querystring"].map { location in
      Place(
        id: "\(location)JSON", location: location, details: "",
        takes: [.scalar, .list, .object, .nested], isJSON: true)
    }

  private static let kinds: [Kind] = [
    Kind(
      name: "text", shape: .scalar, schema: "{ type: string }",
      value: #""a b,c/d?e=f&g;h|i.j%20é+""#, plain: #""a b""#),
    Kind(name: "integer", shape: .scalar, schema: "{ type: integer }", value: "-42"),
    Kind(name: "long", shape: .scalar, schema: "{ type: integer, format: int64 }", value: "42"),
    Kind(name: "number", shape: .scalar, schema: "{ type: number }", value: "1.5"),
    Kind(name: "flag", shape: .scalar, schema: "{ type: boolean }", value: "true"),
    Kind(
      name: "day", shape: .scalar, schema: "{ type: string, format: date }",
      value: "CalendarDate(\"2026-11-25\")!"),
    Kind(
      name: "moment", shape: .scalar, schema: "{ type: string, format: date-time }",
      value: "Date(timeIntervalSince1970: 1_000_000)"),
    Kind(
      name: "uuid", shape: .scalar, schema: "{ type: string, format: uuid }",
      value: "UUID(uuidString: \"6F9619FF-8B86-D011-B42D-00CF4FC964FF\")!"),
    Kind(
      name: "address", shape: .scalar, schema: "{ type: string, format: uri }",
      value: "URL(string: \"https://a.example/b?c=d,e\")!",
      plain: "URL(string: \"https://a.example/b\")!"),
    Kind(name: "color", shape: .scalar, schema: ref("Color"), value: ".red"),
    Kind(name: "level", shape: .scalar, schema: ref("Level"), value: ".value2"),
    Kind(name: "eitherText", shape: .scalar, schema: ref("Either"), value: ".string(\"a\")"),
    Kind(name: "eitherNumber", shape: .scalar, schema: ref("Either"), value: ".integer(7)"),
    Kind(
      name: "optional", shape: .scalar, schema: "{ type: [string, 'null'] }", value: "\"x\""),
    Kind(
      name: "texts", shape: .list, schema: "{ type: array, items: { type: string } }",
      value: #"["a,b", "c d", "e;f=g", "h|i&j", "é%2C"]"#, plain: #"["a", "b"]"#),
    Kind(
      name: "oneText", shape: .list, schema: "{ type: array, items: { type: string } }",
      value: #"["a"]"#),
    Kind(
      name: "integers", shape: .list, schema: "{ type: array, items: { type: integer } }",
      value: "[1, -2, 3]"),
    Kind(
      name: "numbers", shape: .list, schema: "{ type: array, items: { type: number } }",
      value: "[1, 2]"),
    Kind(
      name: "flags", shape: .list, schema: "{ type: array, items: { type: boolean } }",
      value: "[true, false]"),
    Kind(
      name: "days", shape: .list, schema: "{ type: array, items: { type: string, format: date } }",
      value: "[CalendarDate(\"2026-11-25\")!, CalendarDate(\"2026-11-26\")!]"),
    Kind(
      name: "colors", shape: .list, schema: "{ type: array, items: \(ref("Color")) }",
      value: "[.red, .green]"),
    Kind(
      name: "eithers", shape: .list, schema: "{ type: array, items: \(ref("Either")) }",
      value: "[.string(\"a\"), .integer(1)]"),
    Kind(
      name: "item", shape: .object, schema: ref("Item"),
      value: "Item(name: \"a,b=c\", count: 2, color: .green)",
      plain: "Item(name: \"a\", count: 2, color: .green)"),
    Kind(
      name: "sparse", shape: .object, schema: ref("Item"), value: "Item(name: \"a\")"),
    Kind(
      name: "extra", shape: .object, schema: ref("Extra"),
      value: "Extra(id: 1, additionalProperties: [\"x y\": \"z\"])",
      plain: "Extra(id: 1, additionalProperties: [\"x\": \"z\"])"),
    Kind(
      name: "counts", shape: .object,
      schema: "{ type: object, additionalProperties: { type: integer } }",
      value: "[\"a\": 1, \"b\": 2]"),
    Kind(
      name: "labels", shape: .object,
      schema: "{ type: object, additionalProperties: { type: string } }",
      value: "[\"a\": \"1\", \"b,c\": \"d e\"]", plain: "[\"a\": \"1\"]"),
    Kind(
      name: "deep", shape: .nested, schema: ref("Deep"),
      value: "Deep(inner: Item(name: \"a b\", count: 1), list: [\"x\", \"y\"])"),
  ]

  private static func ref(_ name: String) -> String {
    "{ $ref: '#/components/schemas/\(name)' }"
  }

  /// An operation with one parameter or several.
  private struct Call {
    let place: Place
    let kinds: [Kind]

    var id: String {
      let suffix = kinds.count == 1 ? kinds[0].name : "all"
      return place.id + suffix.prefix(1).uppercased() + suffix.dropFirst()
    }
  }

  /// Scalars and lists of one place share an operation; members of objects may stand by themselves.
  private static let calls: [Call] = places.flatMap { place -> [Call] in
    let kinds = kinds.filter { place.takes.contains($0.shape) }
    if place.location == "querystring" { return kinds.map { Call(place: place, kinds: [$0]) } }
    let shared = kinds.filter { $0.shape == .scalar || $0.shape == .list }
    let others = kinds.filter { $0.shape == .object || $0.shape == .nested }
    return (shared.isEmpty ? [] : [Call(place: place, kinds: shared)])
      + others.map { Call(place: place, kinds: [$0]) }
  }

  private static var document: String {
    var text = """
      openapi: 3.2.0
      info: { title: Matrix, version: '1' }
      components:
        schemas:
          Color: { type: string, enum: [red, green] }
          Level: { type: integer, enum: [1, 2] }
          Either: { oneOf: [{ type: string }, { type: integer }] }
          Item: { type: object, required: [name], properties: { name: { type: string }, count: { type: integer }, color: \(ref("Color")) } }
          Extra: { type: object, required: [id], properties: { id: { type: integer } }, additionalProperties: { type: string } }
          Deep: { type: object, properties: { inner: \(ref("Item")), list: { type: array, items: { type: string } } } }
      paths:

      """
    for call in calls {
      let place = call.place
      let names = place.location == "path" ? call.kinds.map { "/{\($0.name)}" }.joined() : ""
      text += "  /\(call.id)\(names):\n    get:\n      operationId: \(call.id)\n"
      text += "      responses: { '204': { description: Done. } }\n      parameters:\n"
      for kind in call.kinds {
        let value =
          place.isJSON
          ? "content: { application/json: { schema: \(kind.schema) } }"
          : place.location == "querystring"
            ? "content: { application/x-www-form-urlencoded: { schema: \(kind.schema) } }"
            : "\(place.details), schema: \(kind.schema)"
        text +=
          "        - { name: \(kind.name), in: \(place.location), required: true, \(value) }\n"
      }
    }
    return text
  }

  private static var program: String {
    var text = """
      internal import ConcordRuntime
      internal import Foundation

      final class Box<O: APIOperation>: RouteProvider, @unchecked Sendable {
        var input: O?
        var routes: [Route] {
          [Route { (input: O) -> O.Output in
            self.input = input
            throw UnimplementedOperation(O.self)
          }]
        }
      }

      func check<O: APIOperation>(_ id: String, _ operation: O, _ cells: [(String, (O, O) -> Bool)]) async {
        do {
          let request = try operation.request()
          let box = Box<O>()
          let response = try await Router(box).respond(to: request)
          for (name, isEqual) in cells {
            let isRight = box.input.map { isEqual($0, operation) } ?? false
            print(
              isRight ? "right" : "wrong", id, name, response.status, request.path,
              request.query ?? "", request.fields["Cookie"] ?? "")
          }
        } catch {
          for cell in cells { print("wrong", id, cell.0, error) }
        }
      }

      """
    for call in calls {
      let type = call.id.prefix(1).uppercased() + call.id.dropFirst()
      let arguments = call.kinds.map { kind in
        "\(kind.name): \(call.place.isRaw ? kind.plain ?? kind.value : kind.value)"
      }
      // Statements of their own, which take the compiler far less than one expression.
      text += "do {\nlet call = Operations.\(type)(\(arguments.joined(separator: ", ")))\n"
      text += "var cells: [(String, (Operations.\(type), Operations.\(type)) -> Bool)] = []\n"
      for kind in call.kinds {
        text += "cells.append((\"\(kind.name)\", { $0.\(kind.name) == $1.\(kind.name) }))\n"
      }
      text += "await check(\"\(call.id)\", call, cells)\n}\n"
    }
    return text
  }

  @Test func whatAClientWritesAServerReads() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document])
    var configuration = Configuration(document: folder.path("openapi.yaml"))
    configuration.output = folder.path("Generated")
    configuration.module = "Matrix"
    configuration.parts = [.models, .client]
    configuration.access = .internal
    configuration.layout = .single
    let result = Generator(configuration).generate()
    #expect(result.messages.map(\.id) == [])
    let source = folder.path("Generated/Generated.swift")
    try folder.write(Self.program, to: "main.swift")
    let run = try Program.run([source, folder.path("main.swift")], in: folder)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    for line in lines where !line.hasPrefix("right") { #expect(line == "") }
    let right = lines.count { $0.hasPrefix("right") }
    #expect(right == Self.calls.reduce(0) { $0 + $1.kinds.count })
    #expect(right >= 480)
  }
}

import ConcordDiagnostics
import ConcordRendering
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

/// What is written of a module that is made by hand, compiled and run.
@Suite struct RenderingTests {
  private let origin = Origin(source: 0, start: 0, end: 0)

  private func property(
    _ name: String, _ type: TypeReference, _ presence: Property.Presence = .required,
    isIndirect: Bool = false, defaultValue: InitialValue? = nil
  ) -> Property {
    var property = Property(
      name: Identifier(name), key: name, type: type, presence: presence, isIndirect: isIndirect,
      documentation: Documentation(), origin: origin)
    property.initialValue = defaultValue
    return property
  }

  private func structure(
    _ name: String, _ properties: [Property],
    additional: TypeReference? = nil, form: StructDeclaration.Form = .object
  ) -> TypeDeclaration {
    .structure(
      StructDeclaration(
        name: Identifier(name), documentation: Documentation(), properties: properties,
        additionalProperties: additional.map { (Identifier("others"), $0) }, form: form,
        origin: origin))
  }

  /// The text of a module's types.
  private func text(
    _ types: [TypeDeclaration], areConstant: Bool = false, access: String = "public"
  ) throws -> String {
    var module = SwiftModule(title: "Test", version: "1", documentation: Documentation())
    module.types = types
    var options = SwiftRenderingOptions()
    options.parts = [.models]
    options.layout = .single
    options.access = access
    options.propertiesAreConstant = areConstant
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let renderer = SwiftRenderer(overrides: [:], files: &files, reporting: &diagnostics)
    let rendered = try renderer.render(module, options: options) { $0.bytes }
    return String(decoding: rendered.flatMap { $0 }, as: UTF8.self)
  }

  private func output(_ text: String, _ main: String) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "Generated.swift")
    try folder.write("import ConcordRuntime\nimport Foundation\n\n" + main, to: "main.swift")
    let run = try Program.run(
      [folder.path("Generated.swift"), folder.path("main.swift")], in: folder)
    try #require(run.exitCode == 0, "\(run.output)\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  // MARK: Constant properties

  private var node: TypeDeclaration {
    structure(
      "Node",
      [
        property("name", .primitive(.string)),
        property("size", .primitive(.int), .defaulted, defaultValue: .number("20")),
        property("next", .named(TypeID(index: 0)), .optional, isIndirect: true),
        property("note", .primitive(.string), .nullable),
        property("mark", .primitive(.bool), .optionalNullable),
      ],
      additional: .primitive(.json))
  }

  @Test func propertiesThatAreConstant() throws {
    let pair = structure(
      "Pair", [property("item1", .primitive(.int)), property("item2", .primitive(.string))],
      form: .array)
    let text = try text([node, pair], areConstant: true)
    for line in [
      "  public let name: String", "  @Defaulted public private(set) var size: Int",
      "  @Indirect public private(set) var next: Node?", "  public let note: String?",
      "  public let mark: Nullable<Bool>?", "  public let others: [String: JSONValue]",
      "  public let item1: Int",
    ] {
      #expect(text.contains(line + "\n"))
    }
    let json =
      #"{"mark":null,"name":"a","next":{"name":"b","note":"x","size":3},"note":null,"z":1}"#
    let lines = try output(
      text,
      """
      let node = try JSONValue(parsing: Data(##"\(json)"##.utf8)).decoded(as: Node.self)
      print(String(decoding: try JSONValue(encoding: node).data(), as: UTF8.self))
      print(node.size, node.next?.size ?? 0, node.name, node.others["z"] ?? nil)
      print(node == Node(
        name: "a", next: Node(name: "b", size: 3, note: "x"), note: nil, mark: .null,
        others: ["z": 1]))
      print(try JSONValue(parsing: Data("[1,\\"a\\"]".utf8)).decoded(as: Pair.self).item2)
      """)
    #expect(lines == [json, "20 3 a number(1)", "true", "a"])
  }

  @Test func constantPropertiesCannotBeAssigned() throws {
    let folder = try TemporaryFolder()
    let text = try text([node], areConstant: true)
    try folder.write(text, to: "Generated.swift")
    for name in ["name", "size", "next", "note", "others"] {
      try folder.write(
        "func change(_ node: inout Node, _ other: Node) { node.\(name) = other.\(name) }\n",
        to: "Use.swift")
      #expect(
        try TypeChecker.complaints(about: folder.url.path, module: "Test").contains("\(name)"))
    }
    try FileManager.default.removeItem(atPath: folder.path("Use.swift"))
    #expect(try TypeChecker.complaints(about: folder.url.path, module: "Test") == "")
    try folder.write(
      self.text([node], areConstant: true, access: "internal"), to: "Generated.swift")
    #expect(try TypeChecker.complaints(about: folder.url.path, module: "Test") == "")
  }

  // MARK: Unions

  private func union(
    _ alternatives: [UnionDeclaration.Alternative], unrecognized: String? = nil
  ) -> TypeDeclaration {
    .union(
      UnionDeclaration(
        name: Identifier("Choice"), documentation: Documentation(), alternatives: alternatives,
        unrecognized: unrecognized.map { Identifier($0) }, origin: origin))
  }

  /// The JSON texts, each with the name of the case that it is decoded as and that encodes it again.
  private func decoded(_ text: String, _ texts: [String]) throws -> [String] {
    let list = texts.map { "##\"\($0)\"##" }.joined(separator: ", ")
    return try output(
      text,
      """
      for text in [\(list)] {
        let json = try JSONValue(parsing: Data(text.utf8))
        guard let value = try? json.decoded(as: Choice.self) else {
          print("none")
          continue
        }
        let label = Mirror(reflecting: value).children.first?.label ?? ""
        print(try JSONValue(encoding: value) == json ? label : "changed")
      }
      """)
  }

  @Test func discriminatorsOfAnyScalar() throws {
    func alternative(_ name: String, _ values: [Literal]) -> UnionDeclaration.Alternative {
      .init(
        name: Identifier(name), type: .dictionary(.primitive(.json)),
        recognition: .object(.init(discriminator: .init(key: "kind", values: values))))
    }
    let text = try text([
      union(
        [
          alternative("one", [.number("1"), .string("1")]), alternative("yes", [.bool(true)]),
          alternative("half", [.number("0.5"), .null]),
        ],
        unrecognized: "unrecognized")
    ])
    #expect(
      try decoded(
        text,
        [
          #"{"kind":1}"#, #"{"kind":"1"}"#, #"{"kind":true}"#, #"{"kind":0.50}"#,
          #"{"kind":null}"#, #"{"kind":2,"x":[]}"#, "{}", "[]",
        ])
        == ["one", "one", "yes", "half", "half", "unrecognized", "unrecognized", "none"])
  }

  @Test func constantsAndChecks() throws {
    let text = try text([
      union([
        .init(
          name: Identifier("few"), type: .primitive(.int), recognition: .integer([1, -2])),
        .init(
          name: Identifier("mixed"), type: .primitive(.json),
          recognition: .constant([.string("a\"b"), .bool(false), .number("2.5")])),
        .init(
          name: Identifier("account"), type: .primitive(.string), recognition: .string([]),
          checks: [.pattern("^acct_"), .count(.maxLength, 8)]),
        .init(
          name: Identifier("large"), type: .primitive(.int), recognition: .integer([]),
          checks: [.limit(.minimum, .init(text: "100", isExact: true))]),
      ])
    ])
    #expect(
      try decoded(
        text,
        [
          "1", "-2", "2.5", "false", #""a\"b""#, #""acct_1""#, #""acct_12345""#, "100", "99",
          "true",
        ])
        == [
          "few", "few", "mixed", "mixed", "mixed", "account", "none", "large", "none", "none",
        ])
  }
}

import ConcordDiagnostics
import ConcordMustache
import Testing

/// The extension of Mustache by which templates say where a line may break.
@Suite struct LayoutTests {
  static let name = Key("name")
  static let list = Key("list")
  static let isLast = Key("isLast")
  static let text = Key("text")

  /// Renders a text on lines of twenty columns.
  private func render(
    _ text: String, _ value: Value = [:], partials: [String: String] = [:], lineLength: Int = 20
  ) throws -> String {
    var texts = partials
    texts["main"] = text
    var fixture = Fixture()
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      fixture.add(texts), lineLength: lineLength, reporting: &diagnostics)
    if let first = diagnostics.first { throw first }
    return String(decoding: try library.render("main", value), as: UTF8.self)
  }

  private func names(_ names: String...) -> Value {
    [
      Self.list: .list(
        names.enumerated().map { index, name in
          [Self.name: .string(name), Self.isLast: .bool(index == names.count - 1)]
        })
    ]
  }

  private static let call = """
    call{{[}}(
      {{#list}}
      {{name}}{{^isLast}},{{/isLast}}
      {{/list}}
    ){{]}} {

    """

  @Test func aGroupThatFitsStandsOnOneLine() throws {
    #expect(try render(Self.call, names("one", "two")) == "call(one, two) {")
    #expect(try render(Self.call, names()) == "call() {")
  }

  @Test func aGroupThatDoesNotFitHasAllItsBreaks() throws {
    #expect(
      try render(Self.call, names("one", "two", "three")) == "call(\n  one,\n  two,\n  three\n) {")
  }

  /// What follows on the line counts: `call(one, two, th) {` has twenty columns, and one more is
  /// too much.
  @Test func theLastColumnIsUsed() throws {
    #expect(try render(Self.call, names("one", "two", "th")) == "call(one, two, th) {")
    #expect(
      try render(Self.call, names("one", "two", "thr")) == "call(\n  one,\n  two,\n  thr\n) {")
  }

  @Test func columnsAreUnicodeScalars() throws {
    #expect(try render(Self.call, names("one", "two", "éü")) == "call(one, two, éü) {")
  }

  @Test func aGroupThatFillsBreaksWhereItMust() throws {
    let template = "{{[fill}}{{#list}}{{name}}{{^isLast}},\n{{/isLast}}{{/list}}{{]}}\n"
    #expect(
      try render(template, names("three", "four", "five", "six", "seven"))
        == "three, four, five,\nsix, seven")
  }

  @Test func innerGroupsStayOnALine() throws {
    let template = """
      a{{[}}(
        b{{[}}(
          {{name}}
        ){{]}},
        c
      ){{]}}
      """
    #expect(try render(template, [Self.name: "x"]) == "a(b(x), c)")
    #expect(try render(template, [Self.name: "xxxxxxxxxxxx"]) == "a(\n  b(xxxxxxxxxxxx),\n  c\n)")
    #expect(
      try render(template, [Self.name: "xxxxxxxxxxxxxxxxxx"])
        == "a(\n  b(\n    xxxxxxxxxxxxxxxxxx\n  ),\n  c\n)")
  }

  /// The lines of a group are indented from the line that it begins on, wherever that came to be.
  @Test func indentationFollowsTheLine() throws {
    let template = """
      let name ={{[fill}}
        call{{]}}{{[}}(
          {{name}}
        ){{]}}
      """
    #expect(
      try render(template, [Self.name: "xxxxxxxxxxxx"]) == "let name = call(\n  xxxxxxxxxxxx\n)")
    #expect(
      try render(template.replacing("name =", with: "longer_names ="), [Self.name: "xxxxxxxxxxxx"])
        == "let longer_names =\n  call(xxxxxxxxxxxx)")
  }

  @Test func theCommaOfAListGoesWithItsBreak() throws {
    let template = "{{[}}[\n{{#list}}\n  {{name}},\n{{/list}}\n]{{]}}"
    #expect(try render(template, names("one", "two")) == "[one, two]")
    #expect(try render(template, names()) == "[]")
    #expect(
      try render(template, names("seventeen", "eighteen")) == "[\n  seventeen,\n  eighteen,\n]")
  }

  @Test func whatJoinsWithoutASpace() throws {
    #expect(try render("{{[}}A<\n  B\n>\n  .self{{]}}") == "A<B>.self")
    #expect(try render("{{[}}[\n  .a,\n  .b\n]{{]}}") == "[.a, .b]")
    #expect(try render("{{[}}x: P {\n}{{]}}") == "x: P {}")
    #expect(try render("{{[}}= {\n  y\n}{{]}}") == "= { y }")
    #expect(try render("a = {{[}}\n  b{{]}}") == "a = b")
    #expect(
      try render("{{[}}aaaaaaaaaa, \n  bbbbbbbbbbbbbbb{{]}}") == "aaaaaaaaaa,\n  bbbbbbbbbbbbbbb")
  }

  @Test func aWrappedTextBreaksTheGroupsAroundIt() throws {
    let text = WrappedText { room in
      room.first > 12 ? ["\"one two\""] : ["\"\"\"", "  one", "  \"\"\""]
    }
    let template = "f{{[}}(\n  {{text}}){{]}}\n"
    #expect(try render(template, [Self.text: .wrapped(text)]) == "f(\"one two\")")
    #expect(
      try render(template, [Self.text: .wrapped(text)], lineLength: 12)
        == "f(\n  \"\"\"\n    one\n    \"\"\")")
  }

  /// What comes before the tag is put before each line if it has no letters, else only its blanks.
  @Test func aWrappedTextRepeatsTheStartOfItsLine() throws {
    let text = WrappedText { ["one", "", "room \($0.first) \($0.rest)"] }
    #expect(
      try render("  /// {{text}}\n", [Self.text: .wrapped(text)])
        == "  /// one\n  ///\n  /// room 14 14")
    #expect(
      try render("  keys: {{text}}\n", [Self.text: .wrapped(text)])
        == "  keys: one\n\n  room 12 18")
  }

  @Test func partialsStandWhereTheyAreCalled() throws {
    let partials = ["part": "a {\n  b\n}\n"]
    #expect(try render("  x {{>part}} y\n", partials: partials) == "  x a {\n    b\n  } y")
    #expect(try render("  {{>part}}\ny\n", partials: partials) == "  a {\n    b\n  }\ny")
  }

  /// A template is the same with a line feed at its end, without one, and with several.
  @Test(arguments: ["", "\n", "\n\n", "\r\n"]) func finalLineFeedsDoNotMatter(end: String) throws {
    let partials = ["part": "a" + end, "empty": end, "section": "{{#list}}\nb\n{{/list}}" + end]
    #expect(
      try render("{{>part}}, {{>part}}\n{{>part}}\n{{>empty}}\nc" + end, partials: partials)
        == "a, a\na\nc")
    #expect(
      try render("{{>section}}\nc" + end, [Self.list: [1, 2]], partials: partials) == "b\nb\nc")
  }

  @Test func withoutALineLengthGroupsStayAsTheyAreWritten() throws {
    #expect(try Fixture.render("a{{[}}(\n  b\n){{]}}\n") == "a(\n  b\n)\n")
  }

  @Test func groupsAreClosedWhereTheyAreOpened() {
    #expect(
      Fixture.errors("{{[wide}}{{]}}").first
        == "1:1-1:10 template-bad-group there is no group 'wide'; write '[' or '[fill'")
    #expect(
      Fixture.errors("{{[}}x") == [
        "1:1-1:6 template-unclosed-section '{{[}}' is never closed; add '{{]}}'"
      ])
    #expect(
      Fixture.errors("x{{]}}") == [
        "1:2-1:7 template-stray-close '{{]}}' closes nothing; remove it or open it first"
      ])
    #expect(
      Fixture.errors("{{#a}}{{[}}{{/a}}{{]}}").first
        == "1:12-1:18 template-mismatched-close '{{/a}}' comes while '{{[}}' of line 1, column 7 "
        + "is still open; write '{{]}}' before it")
  }

  /// The work is in proportion to the text, however deep groups are nested and however much of
  /// them is on one line.
  @Test func deepGroupsTakeLinearTime() throws {
    let depth = 20_000
    let template =
      String(repeating: "f{{[}}(\n", count: depth) + "x"
      + String(repeating: "\n){{]}}", count: depth)
    let result = try render(template, lineLength: 100)
    #expect(result.count > 2 * depth)
    #expect(result.contains("\nf(f(f("))
  }
}

import ConcordDiagnostics
import ConcordMustache
import Testing

@Suite struct RenderingTests {
  static let list = Key("list")
  static let name = Key("name")
  static let yes = Key("yes")

  @Test func `an override takes the place of a template and of its partials`() throws {
    var fixture = Fixture()
    var diagnostics: [Diagnostic] = []
    let texts = fixture.add(["main": "struct {{>body}}", "body": "ours", "other": "o"])
    let user = fixture.add(["body": "user's {{>extra}}", "extra": "own"])
    let library = TemplateLibrary(texts, overrides: user, reporting: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(library.names == ["body", "extra", "main", "other"])
    #expect(try library.render("main", [:]) == Array("struct user's own".utf8))
  }

  @Test func `text is verbatim unless HTML is asked for`() throws {
    let value: Value = [Self.name: "<&\">'"]
    #expect(try Fixture.render("{{name}}", value) == "<&\">'")
    let html = RenderingOptions(escaping: .html)
    #expect(
      try Fixture.render("{{name}}{{{name}}}", value, options: html)
        == "&lt;&amp;&quot;&gt;'<&\">'")
  }

  @Test func `what is true and what is false`() throws {
    let values: [(Value, Bool)] = [
      (nil, false), (false, false), ("", false), ([], false), (true, true), (0, true), ("x", true),
      ([nil], true), ([:], true),
    ]
    for (value, isTrue) in values {
      let text = try Fixture.render(
        "{{#yes}}+{{/yes}}{{^yes}}-{{/yes}}", [Self.yes: value])
      #expect(text == (isTrue ? "+" : "-"), "\(value)")
    }
  }

  @Test func `objects of a shape`() throws {
    let shape: Shape = [Self.name, Self.list, Self.yes]
    let object = Object(shape, ["n", 1])
    #expect(object[Self.yes] != nil)
    #expect(object[Key("other")] == nil)
    #expect(try Fixture.render("{{name}}{{list}}{{yes}}", .object(object)) == "n1")
    #expect(try Fixture.render("{{name}}", .object(shape, ["a", 1, 2, 3, 4])) == "a")
    #expect(try Fixture.render("{{name}}", [Self.name: "1", Self.name: "2"]) == "1")
  }

  @Test func `a text that is absent is null, and its key is there`() throws {
    #expect(try Fixture.render("<{{name}}>", [Self.name: .string(orNull: nil)]) == "<>")
    #expect(try Fixture.render("<{{name}}>", [Self.name: .string(orNull: "n")]) == "<n>")
  }

  @Test func `inner objects hide the keys of outer ones until their section ends`() throws {
    let value: Value = [
      Self.name: "out", Self.list: [[Self.name: "in"], "text", [Self.yes: true]],
    ]
    #expect(
      try Fixture.render("{{#list}}{{name}},{{/list}}{{name}}", value) == "in,out,out,out")
  }

  @Test func `keys of one name are one key`() {
    #expect(Key("name") == Self.name)
    #expect(Key("name").name == "name")
    #expect(Key("Name") != Self.name)
  }

  @Test func `standalone tags take their CRLF lines with them`() throws {
    let value: Value = [Self.list: [1, 2]]
    let text = "a\r\n  {{#list}}\t\r\n  - {{.}}\r\n  {{/list}}\r\n{{! c }}\r\n  {{>p}} \r\nb\r\n"
    #expect(
      try Fixture.render(text, value, partials: ["p": "x\r\n\r\ny\r\n"])
        == "a\r\n  - 1\r\n  - 2\r\n  x\r\n\r\n  y\r\nb\r\n")
  }

  @Test func `a CR alone ends no line`() throws {
    #expect(try Fixture.render("a\r{{! c }}\rb") == "a\r\rb")
  }

  @Test func `variables are never standalone`() throws {
    #expect(try Fixture.render(" {{yes}} \n", [Self.yes: ""]) == "  \n")
  }

  @Test func `a byte-order mark is no text`() throws {
    #expect(try Fixture.render("\u{feff}  {{! c }}\nx") == "x")
    #expect(try Fixture.render("{{>p}}", partials: ["p": "\u{feff}x"]) == "x")
  }

  @Test func `indentation adds up over nested partials and leaves empty lines empty`() throws {
    let value: Value = [Self.list: ["1", "2\n2"]]
    let text = try Fixture.render(
      "{\n  {{>outer}}\n}\n", value,
      partials: [
        "outer": "o {\n\n  {{#list}}\n  {{>inner}}\n  {{/list}}\n}\n", "inner": "{{.}};\n\ni\n",
      ])
    #expect(text == "{\n  o {\n\n    1;\n\n    i\n    2\n2;\n\n    i\n  }\n}\n")
  }

  @Test func `indentation comes once before a line that begins with a section`() throws {
    let value: Value = [Self.list: ["1", "2"], Self.yes: false]
    let text = try Fixture.render(
      "  {{>p}}\n", value,
      partials: ["p": "{{#list}}{{.}}{{/list}}\n{{#yes}}x{{/yes}}y\n{{#list}}{{.}}\n{{/list}}z\n"])
    #expect(text == "  12\n  y\n  1\n  2\n  z\n")
    let inverted = try Fixture.render(
      "  {{>p}}\n", [Self.yes: true], partials: ["p": "a{{^yes}},\n{{/yes}};\n"])
    #expect(inverted == "  a;\n")
  }

  @Test func `a block's contents are indented as its place is`() throws {
    let parent = "struct {\n  {{$body}}\n    let a\n  {{/body}}\n}\n"
    #expect(try Fixture.render("{{>p}}\n", partials: ["p": parent]) == "struct {\n    let a\n}\n")
    let child = "  {{<p}}\n  {{$body}}\n  if {\n\n    x\n  }\n  {{/body}}\n  {{/p}}\nend\n"
    #expect(
      try Fixture.render(child, partials: ["p": parent])
        == "  struct {\n      if {\n\n        x\n      }\n  }\nend\n")
  }

  @Test func `a block within a line indents the lines after its first`() throws {
    let partials = ["p": "a:\n  {{$b}}  one\n  two{{/b}};\n"]
    #expect(try Fixture.render("{{>p}}\n", partials: partials) == "a:\n    one\n  two;\n")
    #expect(
      try Fixture.render("{{<p}}{{$b}}1\n2{{/b}}{{/p}}", partials: partials) == "a:\n  1\n  2;\n")
  }

  @Test func `a block that overrides a block of its own name ends`() throws {
    #expect(
      try Fixture.render(
        "{{<p}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/p}}", partials: ["p": "<{{$a}}d{{/a}}>"]) == "<xy>")
    #expect(
      try Fixture.render(
        "{{<p}}{{$a}}1{{<q}}{{$a}}2{{/a}}{{/q}}{{/a}}{{/p}}",
        partials: ["p": "<{{$a}}d{{/a}}>", "q": "({{$a}}e{{/a}})"]) == "<1(2)>")
  }

  @Test func `a parent may be named by the context`() throws {
    #expect(
      try Fixture.render(
        "{{<*name}}{{$a}}x{{/a}}{{/*name}}", [Self.name: "p"],
        partials: ["p": "<{{$a}}d{{/a}}>"]) == "<x>")
  }

  @Test func `a standalone section gives its lambda whole lines`() throws {
    let value: Value = [Self.yes: .lambda(Lambda { ($0 ?? "") + ($0 ?? "") })]
    #expect(
      try Fixture.render("  {{>p}}\n", value, partials: ["p": "{{#yes}}\nx\n{{/yes}}\ny\n"])
        == "  x\n  x\n  y\n")
  }

  @Test func `delimiters that a template sets end with it`() throws {
    #expect(
      try Fixture.render(
        "{{>p}}{{name}}", [Self.name: "n"],
        partials: [
          "p": "{{=<% %>=}}<%name%>{{name}}"
        ]) == "n{{name}}n")
  }
}

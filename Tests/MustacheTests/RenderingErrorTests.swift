import ConcordDiagnostics
import ConcordMustache
import Testing

@Suite struct RenderingErrorTests {
  static let name = Key("name")
  static let child = Key("child")
  static let lambda = Key("lambda")

  @Test func `a missing key is reported at its tag`() {
    #expect(
      Fixture.renderingError(
        ["main": "one\n{{>part}}\n", "part": "two\n  \u{e9} {{ nmae }}\n"],
        [Self.name: "x", Self.child: []])
        == "part.mustache:2:5-2:15 template-missing-key the template asks for 'nmae', which "
        + "nothing here provides; use one of: name, child")
  }

  @Test(arguments: [
    "{{x}}", "{{{x}}}", "{{#x}}{{/x}}", "{{^x}}{{/x}}", "{{>*x}}", "{{<*x}}{{/*x}}",
  ])
  func `every tag that needs a key reports that it is missing`(_ text: String) {
    let error = Fixture.renderingError(["main": text], [:])
    #expect(error?.contains("template-missing-key") == true)
    #expect(error?.hasSuffix("use one of: none") == true)
  }

  @Test func `a key that is present is not missing`() throws {
    let value: Value = [Self.name: nil, Self.child: false]
    #expect(
      try Fixture.render("[{{name}}{{#name}}x{{/name}}{{^child}}y{{/child}}]", value) == "[y]")
  }

  @Test func `every part of a dotted name must exist`() throws {
    let value: Value = [Self.child: [Self.name: nil]]
    #expect(try Fixture.render("[{{child.name}}]", value) == "[]")
    for text in ["{{child.x}}", "{{child.name.x}}", "{{x.name}}", "{{child.child}}"] {
      let error = Fixture.renderingError(["main": text], value)
      #expect(error?.contains("template-missing-key") == true, "\(text)")
    }
  }

  @Test func `a missing partial is reported at its tag`() throws {
    #expect(
      Fixture.renderingError(["main": "\n{{> prat }}"], [:])
        == "main.mustache:2:1-2:12 template-missing there is no template 'prat'; add it or "
        + "correct the name")
    #expect(
      Fixture.renderingError(["main": "{{>*name}}"], [Self.name: "gone"])?
        .contains("1:1-1:11 template-missing there is no template 'gone'") == true)
    #expect(
      Fixture.renderingError(["other": ""], [:])
        == "-:template-missing there is no template 'main'; add it or correct the name")
  }

  @Test func `a library lists the references that lead nowhere`() throws {
    let library = try Fixture.library(["a": "{{>b}}{{>c}}{{<d}}{{/d}}{{>*e}}", "b": ""])
    #expect(library.unresolved.map(\.arguments) == [["c"], ["d"]])
  }

  @Test func `a value without text is reported`() {
    #expect(
      Fixture.renderingError(["main": "{{name}}"], [Self.name: ["x"]])
        == "main.mustache:1:1-1:9 template-not-text 'name' is a list, which has no text; open a "
        + "section with it or name one of its members")
  }

  @Test(arguments: [
    ["main": "{{>main}}"],
    ["main": " {{>part}}\n", "part": "x\n {{>main}}\n"],
    ["main": "{{<main}}{{$a}}{{/a}}{{/main}}"],
    ["main": "{{#list}}{{>*self}}{{/list}}"],
    ["main": "{{again}}"],
    ["main": "{{#again}}{{/again}}"],
  ])
  func `a recursion without an end is an error`(_ texts: [String: String]) {
    let value: Value = [
      Key("list"): ["x"], Key("self"): "main",
      Key("again"): .lambda(Lambda { $0 == nil ? "{{again}}" : "{{#again}}{{/again}}" }),
    ]
    let error = Fixture.renderingError(texts, value)
    #expect(error?.contains("template-recursion") == true)
    #expect(error?.contains("more than 100 deep") == true)
  }

  @Test func `a recursion may be as deep as the limit`() throws {
    var tree: Value = [Self.child: []]
    for _ in 0..<99 { tree = [Self.child: [tree]] }
    let texts = ["node": "<{{#child}}{{>node}}{{/child}}>"]
    #expect(try Fixture.render("{{>node}}", tree, partials: texts).count == 200)
    tree = [Self.child: [tree]]
    var all = texts
    all["main"] = "{{>node}}"
    #expect(Fixture.renderingError(all, tree)?.hasPrefix("node.mustache:1:12-1:21 ") == true)
  }

  @Test func `sections may be nested without a limit`() throws {
    let count = 5_000
    let text =
      String(repeating: "{{#name}}", count: count) + "x"
      + String(repeating: "{{/name}}", count: count)
    #expect(try Fixture.render(text, [Self.name: true]) == "x")
  }

  @Test func `what a lambda returns is reported at its tag`() {
    let bad: Value = [Self.lambda: .lambda(Lambda { _ in "\n\n{{#x}}" })]
    #expect(
      Fixture.renderingError(["main": "ab{{lambda}}"], bad)
        == "main.mustache:1:3-1:13 template-lambda-syntax the text that this lambda returned is "
        + "no template: '{{#x}}' is never closed; add '{{/x}}'")
    let missing: Value = [Self.lambda: .lambda(Lambda { _ in "\n\n{{x}}" })]
    #expect(
      Fixture.renderingError(["main": "ab{{lambda}}"], missing)?
        .hasPrefix("main.mustache:1:3-1:13 template-missing-key") == true)
  }

  @Test func `an error leaves the output as it was`() throws {
    let library = try Fixture.library(["main": "text {{x}}"])
    var output = Array("before".utf8)
    #expect(throws: Diagnostic.self) { try library.render("main", [:], into: &output) }
    #expect(output == Array("before".utf8))
    try library.render("main", [Key("x"): 7], into: &output)
    #expect(output == Array("beforetext 7".utf8))
  }
}

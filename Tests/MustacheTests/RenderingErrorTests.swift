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
        + "nothing here provides; use one of: 'name', 'child'")
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
    #expect(library.unresolved.map(\.arguments) == [[.text("c")], [.text("d")]])
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

  /// Partials that include the next one twice, so many.
  private static func doubling(_ count: Int, _ text: String) -> [String: String] {
    var texts = ["main": "{{>p0}}", "p\(count)": text]
    for number in 0..<count {
      texts["p\(number)"] = "{{>p\(number + 1)}}\n{{>p\(number + 1)}}\n"
    }
    return texts
  }

  @Test func `partials that include two each come to an end`() {
    // Nothing is written, so that only the steps count.
    var options = RenderingOptions()
    options.maximumSteps = 100_000
    let steps = Fixture.renderingError(Self.doubling(40, ""), [:], options: options)
    #expect(
      steps?.contains(
        "template-too-many-steps the template takes more than 100000 steps up to here") == true)
    #expect(steps?.hasPrefix("-") == false)
    #expect(RenderingOptions().maximumSteps == 20_000_000)
    // 2^10 partials, each of at most 6 steps, are within the limit.
    options.maximumSteps = 6 * 1_024
    #expect(Fixture.renderingError(Self.doubling(9, ""), [:], options: options) == nil)
  }

  @Test func `lists within lists come to an end`() {
    let list = Value.list((0..<100).map { .int($0) })
    var options = RenderingOptions()
    options.maximumSteps = 100_000
    let nested =
      String(repeating: "{{#name}}", count: 9) + String(repeating: "{{/name}}", count: 9)
    let error = Fixture.renderingError(["main": nested], [Self.name: list], options: options)
    #expect(error?.contains("template-too-many-steps") == true)
  }

  @Test(arguments: ["text\n", "\n\n", "{{name}}"])
  func `output that is too large is an error`(text: String) {
    var options = RenderingOptions()
    options.maximumOutput = 10_000
    let error = Fixture.renderingError(
      Self.doubling(40, text), [Self.name: "xyz"], options: options)
    #expect(
      error?.contains(
        "template-output-too-large the template writes more than 10000 bytes up to here") == true)
    let plain = Fixture.renderingError(
      ["main": String(repeating: "a", count: 10_000)], [:], options: options)
    #expect(plain == nil)
  }

  @Test func `indentation counts as output`() {
    var options = RenderingOptions()
    options.maximumOutput = 10_000
    let wide = String(repeating: " ", count: 1_000)
    let lines = String(repeating: "x\n", count: 1_000)
    let error = Fixture.renderingError(
      ["main": wide + "{{>lines}}\n", "lines": lines], [:], options: options)
    #expect(error?.contains("template-output-too-large") == true)
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
        + "not a template: '{{#x}}' is never closed; add '{{/x}}'")
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

import ConcordDiagnostics
import ConcordMustache
import Testing

@Suite struct SyntaxErrorTests {
  @Test func `an unclosed section is reported at its opening tag`() {
    #expect(
      Fixture.errors("one\n  {{#list}}\ntwo") == [
        "2:3-2:12 template-unclosed-section '{{#list}}' is never closed; add '{{/list}}'"
      ])
  }

  @Test func `every unclosed tag is reported`() {
    #expect(
      Fixture.errors("{{#a}}{{^b}}{{<c}}{{$d}}").map { $0.prefix(8) } == [
        "1:1-1:7 ", "1:7-1:13", "1:13-1:1", "1:19-1:2",
      ])
  }

  @Test func `an unclosed tag is reported at its opening`() {
    #expect(
      Fixture.errors("a\n\u{e9} {{name") == [
        "2:3-2:5 template-unclosed-tag the tag that '{{' opens never ends; close it with '}}'"
      ])
    #expect(
      Fixture.errors("{{{name}}") == [
        "1:1-1:4 template-unclosed-tag the tag that '{{{' opens never ends; close it with '}}}'"
      ])
    #expect(Fixture.errors("{{! no end").count == 1)
    #expect(Fixture.errors("{{=<% %>}}").count == 1)
  }

  @Test func `a mismatched close names both places`() {
    #expect(
      Fixture.errors("{{#a}}\n {{#b}}\n{{/a}}") == [
        "3:1-3:7 template-mismatched-close '{{/a}}' comes while '{{#b}}' of line 2, column 2 is "
          + "still open; write '{{/b}}' before it"
      ])
    #expect(
      Fixture.errors("{{#a}}{{/x}}{{/a}}") == [
        "1:7-1:13 template-mismatched-close '{{/x}}' comes while '{{#a}}' of line 1, column 1 is "
          + "still open; write '{{/a}}' before it"
      ])
  }

  @Test func `a close without an open tag is reported`() {
    #expect(
      Fixture.errors("a{{/a}}") == [
        "1:2-1:8 template-stray-close '{{/a}}' closes nothing; remove it or open it first"
      ])
  }

  @Test(arguments: ["{{=<%=}}", "{{= =}}", "{{=a b c=}}", "{{=<= =>=}}", "{{===}}"])
  func `bad delimiters are reported`(_ text: String) {
    let errors = Fixture.errors(text)
    #expect(errors.count == 1)
    #expect(errors.first?.contains(" template-bad-delimiters ") == true)
    #expect(errors.first?.hasPrefix("1:1-") == true)
  }

  @Test(arguments: ["{{}}", "{{ }}", "{{{}}}", "{{&}}", "{{>}}", "{{> *}}", "{{#}}{{/}}"])
  func `an empty name is reported`(_ text: String) {
    let errors = Fixture.errors(text)
    #expect(errors.count == 1)
    #expect(errors.first?.contains(" template-empty-name ") == true)
  }

  @Test(arguments: ["{{a b}}", "{{a..b}}", "{{.a}}", "{{a.}}", "{{..}}", "{{> a b}}", "{{{a\nb}}}"])
  func `a name that is none is reported`(_ text: String) {
    let errors = Fixture.errors(text)
    #expect(errors.count == 1)
    #expect(errors.first?.contains(" template-bad-name ") == true)
  }

  @Test func `independent errors are reported together and their number is bounded`() {
    #expect(Fixture.errors("{{}}\n{{a b}}\n{{/c}}").count == 3)
    #expect(Fixture.errors(String(repeating: "{{}}", count: 1000)).count == 20)
    #expect(Fixture.errors(String(repeating: "{{#a}}", count: 1000)).count == 20)
  }

  @Test func `a library reports the errors of all its templates in the order of their names`() {
    var fixture = Fixture()
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      fixture.add(["b": "{{#x}}", "a": "{{}}", "c": "fine"]), reporting: &diagnostics)
    #expect(diagnostics.map(\.kind.id) == ["template-empty-name", "template-unclosed-section"])
    #expect(library.names == ["c"])
  }

  @Test func `parse throws the first error`() throws {
    var files = SourceFiles()
    let file = files.add(path: "a", bytes: Array("{{/a}}{{".utf8))
    #expect {
      try Template.parse(file)
    } throws: {
      ($0 as? Diagnostic)?.kind == .templateStrayClose
    }
  }

  @Test func `a template has a largest size`() {
    var files = SourceFiles()
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: Template.maximumSize + 1)
    let file = files.add(path: "large", bytes: bytes)
    var diagnostics: [Diagnostic] = []
    let template = Template.parse(file, reporting: &diagnostics)
    #expect(template == nil)
    #expect(diagnostics.map(\.kind) == [.templateTooLarge])
  }

  @Test func `any bytes can be parsed`() {
    let pieces = [
      "{{", "}}", "{{#a}}", "{{/a}}", "{{<a}}", "{{$b}}", "{{/b}}", "\n", "  ", "\r\n", "{{=",
      "=}}",
      "| |", "{{>a}}", "{{{", "}", "x", "\u{feff}", "{{^a}}", "!", "{{.}}",
    ]
    var state: UInt64 = 42
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      for end in [text.utf8.count, text.utf8.count / 2] {
        var fixture = Fixture()
        var diagnostics: [Diagnostic] = []
        let cut = String(decoding: Array(text.utf8)[..<end], as: UTF8.self)
        let library = TemplateLibrary(
          fixture.add(["main": cut, "a": "[{{$b}}-{{/b}}]\n"]), reporting: &diagnostics)
        guard diagnostics.isEmpty else { continue }
        let options = RenderingOptions(missingKeys: .empty, maximumDepth: 8)
        _ = try? library.render("main", ["a", "b"], options: options)
      }
    }
  }
}

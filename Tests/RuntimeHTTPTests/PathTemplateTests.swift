import ConcordRuntime
import Testing

@Suite struct PathTemplateTests {
  @Test(
    arguments: [
      ("/pet/{petId}/x", ["petId": "12"], "/pet/12/x"), ("/", [:], "/"), ("", [:], "/"),
      ("/a", [:], "/a"), ("a/{x}", ["x": "1"], "/a/1"), ("/a/", [:], "/a/"),
      ("/report.{format}", ["format": "csv"], "/report.csv"),
      ("/a/{x},{y}", ["x": "1,2", "y": "é"], "/a/1%2C2,%C3%A9"),
      ("/{x}", ["x": "a/b?c#d e%"], "/a%2Fb%3Fc%23d%20e%25"), ("/{x}/{x}", ["x": "1"], "/1/1"),
      ("/é b/%41/%2f", [:], "/%C3%A9%20b/A/%2F"), ("/{}/{a", [:], "/%7B%7D/%7Ba"),
      ("/a}", [:], "/a%7D"),
      ("/x{id}", ["id": ""], "/x"), ("/.{x}", ["x": "git"], "/.git"),
      ("/{x}", ["x": "..."], "/..."),
      ("/{x}:run", ["x": "\r\n"], "/%0D%0A:run"), ("/{a}{b}", ["a": "", "b": "1"], "/1"),
    ] as [(String, [String: String], String)])
  func expands(_ template: String, _ values: [String: String], _ path: String) throws {
    #expect(try PathTemplate(template).expand(values) == path)
  }

  @Test func expandsEncodedValues() throws {
    #expect(try PathTemplate("/{x}").expand(encoded: ["x": ";a=1,2%2C3"]) == "/;a=1,2%2C3")
    #expect(try PathTemplate("/{x}").expand(encoded: ["x": "a/b ?%"]) == "/a%2Fb%20%3F%25")
  }

  @Test(
    arguments: [
      ("/{x}/{y}", ["x": "1"], .missing(variable: "y")),
      ("/{x}/y", ["x": ""], .empty(variable: "x")),
      ("/{x}", ["x": "."], .dotSegment(variable: "x")),
      ("/a/{x}", ["x": ".."], .dotSegment(variable: "x")),
      ("/.{x}", ["x": "."], .dotSegment(variable: "x")),
      ("/.{x}", ["x": ""], .dotSegment(variable: "x")),
      ("/{x}{y}", ["x": "", "y": ""], .empty(variable: "y")),
    ] as [(String, [String: String], PathTemplate.ExpansionError)])
  func refuses(
    _ template: String, _ values: [String: String], _ error: PathTemplate.ExpansionError
  ) {
    #expect(throws: error) { try PathTemplate(template).expand(values) }
    #expect(throws: error) { try PathTemplate(template).expand(encoded: values) }
    #expect(!error.description.isEmpty)
  }

  @Test func refusesEncodedDots() {
    for value in ["%2E", "%2e%2E", ".%2e"] {
      #expect(throws: PathTemplate.ExpansionError.dotSegment(variable: "x")) {
        try PathTemplate("/{x}").expand(encoded: ["x": value])
      }
    }
  }

  @Test(
    arguments: [
      ("/pet/{petId}/x", "/pet/12/x", ["petId": "12"]), ("/", "/", [:]), ("/a/", "/a/", [:]),
      ("/{x}", "/a%2Fb%20c", ["x": "a/b c"]), ("/{x}", "/a+b", ["x": "a+b"]),
      ("/report.{format}", "/report.csv", ["format": "csv"]),
      ("/report.{format}", "/%72eport%2Ecsv", ["format": "csv"]),
      ("/a/{x},{y}", "/a/1,2", ["x": "1", "y": "2"]),
      ("/a/{x},{y}", "/a/1%2C5,2", ["x": "1,5", "y": "2"]),
      ("/a/{x},{y}", "/a/1,2,3", ["x": "1", "y": "2,3"]),
      ("/{n}.{e}", "/a.tar.gz", ["n": "a", "e": "tar.gz"]),
      ("/{n}.json", "/a.json.json", ["n": "a.json"]), ("/{n}.json", "/.json.json", ["n": ".json"]),
      ("/{x}:run", "/5:run", ["x": "5"]), ("/{x}--{y}", "/---1", ["x": "-", "y": "1"]),
      ("/é/{x}", "/%c3%a9/%C3%A9", ["x": "é"]), ("/a:b", "/a%3Ab", [:]),
      ("/{x}/{x}", "/1/1", ["x": "1"]),
      ("/{a}{b}", "/xyz", ["a": "x", "b": "yz"]), ("/{x}é", "/aé", ["x": "a"]),
      ("/{a}-{b}-c", "/1-2-3-c", ["a": "1", "b": "2-3"]),
      ("/{a}/{b}", "/%2e%2e/b", ["a": "..", "b": "b"]),
    ] as [(String, String, [String: String])])
  func matches(_ template: String, _ path: String, _ values: [String: String]) {
    #expect(PathTemplate(template).match(path) == values)
  }

  @Test(arguments: [
    ("/pet/{id}", "/pet"), ("/pet/{id}", "/pet/"), ("/pet/{id}", "/pet/1/"),
    ("/pet/{id}", "/pets/1"),
    ("/pet/{id}", "/pet/1/2"), ("/a", "/A"), ("/a", "/a/"), ("/a/", "/a"), ("/", "/a"),
    ("/report.{format}", "/report."), ("/report.{format}", "/report"),
    ("/report.{format}", "/Report.csv"),
    ("/a/{x},{y}", "/a/1%2C2"), ("/a/{x},{y}", "/a/,2"), ("/a/{x},{y}", "/a/1,"),
    ("/{n}.json", "/.json"), ("/{n}.json", "/a.jsonx"), ("/{x}", "/%"), ("/{x}", "/%ff"),
    ("/{x}/{x}", "/1/2"), ("/{a}{b}", "/x"), ("/{a}-{b}-c", "/1-c"), ("/%41", "/%4"),
  ])
  func doesNotMatch(_ template: String, _ path: String) {
    #expect(PathTemplate(template).match(path) == nil)
  }

  @Test func thereAndBack() throws {
    let template: PathTemplate = "/a/{x};{y}/{z}.b"
    for text in ["a", "é/?#%", "%2F", "👩‍🚀\r\n", ";.b", "..", "+", " "] {
      let values = ["x": text, "y": text, "z": text]
      #expect(template.match(try template.expand(values)) == values)
    }
  }

  @Test func variables() {
    #expect(PathTemplate("/{b}/{a}.{c}/{b}").variables == ["b", "a", "c"])
    #expect(PathTemplate("/a/{}").variables == [])
    #expect(PathTemplate("/{a}").description == "/{a}")
  }

  @Test func specificity() {
    let ordered = [
      "/pet/mine", "/pet/x{id}", "/pet/{id}", "/{kind}/mine", "/{kind}/m{id}", "/{kind}/{id}",
    ]
    let sorted = ordered.reversed().map { PathTemplate($0) }.sorted {
      $0.specificity > $1.specificity
    }
    #expect(sorted.map(\.text) == ordered)
    #expect(PathTemplate("/{a}").specificity == PathTemplate("/{b}").specificity)
    #expect(sorted.first { $0.match("/pet/mine") != nil }?.text == "/pet/mine")
    #expect(sorted.first { $0.match("/pet/x1") != nil }?.text == "/pet/x{id}")
  }
}

import ConcordDiagnostics
import ConcordMustache
import Testing

@Suite(.enabled(if: SpecificationCase.isPresent, "the corpus is not here"))
struct SpecificationTests {
  @Test func `every case is read`() {
    let optional = SpecificationCase.all.count { $0.file.hasPrefix("~") }
    #expect(optional == 58)
    #expect(SpecificationCase.all.count - optional == 136)
  }

  @Test(arguments: SpecificationCase.all)
  func `the case renders as expected`(_ example: SpecificationCase) throws {
    var texts = example.partials
    texts["the case itself"] = example.template
    let library = try Fixture.library(texts)
    let options = RenderingOptions(escaping: .html, missingKeys: .empty)
    let output = try library.render("the case itself", example.value(), options: options)
    let comment = Comment(rawValue: "\(example.testDescription): \(example.reason)")
    #expect(String(decoding: output, as: UTF8.self) == example.expected, comment)
  }
}

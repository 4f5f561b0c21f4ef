import ConcordDiagnostics
import Testing

@Suite struct NearestNameTests {
  private static let names = ["document", "output", "module", "access", "names"]

  @Test(arguments: [
    ("documnet", "document"), ("ouput", "output"), ("OUTPUT", "output"), ("modules", "module"),
    ("acess", "access"), ("name", "names"), ("x", nil), ("", nil), ("templates", nil),
    (String(repeating: "o", count: 100), nil),
  ])
  func nearest(name: String, expected: String?) {
    #expect(NearestName.find(name, among: Self.names) == expected)
  }

  @Test(arguments: [
    ("descripton", "description"), ("descritpion", "description"), ("dsecripton", "description"),
    ("dascriptoin1", "description"), ("explanation", nil),
  ])
  func atMostThreeEdits(name: String, expected: String?) {
    #expect(NearestName.find(name, among: ["description", "title"]) == expected)
  }

  @Test func aNameOfOneByteIsNotCorrected() {
    #expect(NearestName.find("x", among: ["y"]) == nil)
  }

  @Test func candidatesAreBounded() {
    let others = (0..<NearestName.candidateLimit - 1).map { "other\($0)" }
    #expect(NearestName.find("documnt", among: others + ["document"]) == "document")
    #expect(NearestName.find("documnt", among: others + ["x", "document"]) == nil)
  }

  @Test func theFirstOfEquallyNearOnes() {
    #expect(NearestName.find("bat", among: ["cat", "hat"]) == "cat")
  }
}

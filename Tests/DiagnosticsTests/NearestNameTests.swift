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

  @Test func theFirstOfEquallyNearOnes() {
    #expect(NearestName.find("bat", among: ["cat", "hat"]) == "cat")
  }
}

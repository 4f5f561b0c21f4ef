import ConcordRuntime
import Testing

/// The field `Link` of RFC 8288.
@Suite struct LinkHeaderTests {
  @Test(
    arguments: [
      (#"<https://a.example/?page=2>; rel="next""#, "https://a.example/?page=2"),
      (#"</p?page=2>;rel=next"#, "/p?page=2"),
      (#"</1>; rel="prev", </2>; rel="next""#, "/2"),
      (#"</a,b;c?d="e">; rel="next""#, #"/a,b;c?d="e""#),
      (#"</1>; title="a, <b>; rel=\"next\""; rel=last, </2>; REL="Last NEXT""#, "/2"),
      (#"</1>; rel="prev"; rel="next", </2>; rel=nextish"#, nil),
      (#"</1>; rel = "next" ; title*=UTF-8''x"#, "/1"),
      (#",, </1>;;rel=next;, "#, "/1"), (#"</1>; anchor="/x"; rel=next, </2>; rel=next"#, "/2"),
      (#"rubbish <x, </2>; rel=next"#, "/2"), (#"</1; rel="next""#, nil), (#"</1>"#, nil),
      (#""#, nil), (#"<>; rel="next""#, ""), (#"</1>; rel="next"#, "/1"),
      ("</1>; rel=\"prev\tnext\"", "/1"), (#"</1> junk; rel=next, </2>; rel=next"#, "/2"),
      (#"</1>; rel="ne\xt""#, "/1"),
    ] as [(String, String?)])
  func theNextPage(text: String, target: String?) {
    #expect(LinkHeader(text).target(ofRelation: "Next") == target)
  }

  @Test func parametersAreKept() throws {
    let links = LinkHeader(#"</é>; rel="a  B"; Title="x\"y"; flag"#).links
    #expect(links.count == 1)
    let link = try #require(links.first)
    #expect(link.target == "/é")
    #expect(link.relations == ["a", "b"])
    #expect(link.parameter("TITLE") == #"x"y"#)
    #expect(link.parameter("flag") == "")
    #expect(link.parameter("none") == nil)
    #expect(link.parameters.map(\.name) == ["rel", "title", "flag"])
  }

  @Test func allLinesAreRead() {
    let fields: HTTPFieldList = ["Link": "</1>; rel=prev", "link": "</2>; rel=next"]
    #expect(LinkHeader(fields).links.map(\.target) == ["/1", "/2"])
  }
}

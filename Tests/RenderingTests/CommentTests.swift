import ConcordMustache
import ConcordSwiftIR
import Foundation
import Testing

@testable import ConcordRendering

/// Documentation comments: Markdown filled into lines, and HTML turned into it.
@Suite struct CommentTests {
  private func lines(_ text: String, room: Int = 40) -> [String] {
    DocumentationComment(Documentation(text)).lines(room: WrappedText.Room(room))
  }

  @Test func paragraphsAreFilled() {
    #expect(
      lines("One line\nand another that\nis cut where there is no room for it.\n\n\nNext.") == [
        "One line and another that is cut where", "there is no room for it.", "", "Next.",
      ])
  }

  @Test func nothingIsEmptyAtTheEnds() {
    #expect(lines("\n\n  \nText.\n\n").first == "Text.")
    #expect(lines("\n\n  \nText.\n\n").count == 1)
    #expect(DocumentationComment(Documentation(" \n")).isEmpty)
    #expect(DocumentationComment(Documentation("<p></p>")).isEmpty)
  }

  @Test func listsStayLists() {
    #expect(
      lines("Some:\n- the first of them, which is longer\n  than a line is\n* two\n  3. nested")
        == [
          "Some:", "- the first of them, which is longer", "  than a line is", "* two",
          "  3. nested",
        ])
  }

  @Test func whatIsInAnItemStaysInIt() {
    #expect(
      lines("- one\n\n  more of\n  one\n\nafter") == ["- one", "", "  more of one", "", "after"])
  }

  @Test func codeStays() {
    let code = "```json\n{\n    \"a\":   1\n}\n```"
    #expect(lines("Text\n" + code) == ["Text"] + code.split(separator: "\n").map(String.init))
    #expect(lines("Text:\n\n    a   b\n") == ["Text:", "", "    a   b"])
    #expect(lines("~~~\n```\n  x\n~~~\ny\nz") == ["~~~", "```", "  x", "~~~", "y z"])
  }

  @Test func headingsRulesAndQuotationsStay() {
    #expect(
      lines("# One\ntext\n\nTwo\n---\n> a\n> b\n\nc") == [
        "# One", "text", "", "Two", "---", "> a b", "", "c",
      ])
  }

  @Test func tablesThatFitStayAndOthersBecomeLists() {
    #expect(
      lines("| a   |  b |\n|-----|---|\n| 1 | 2 |") == ["| a | b |", "| --- | --- |", "| 1 | 2 |"])
    #expect(
      lines("| Name | Text |\n|---|---|\n| one | a text that is longer than a line is |") == [
        "- Name: Text", "- one: a text that is longer than a line", "  is",
      ])
  }

  /// A line never begins with what would make it an item or a heading.
  @Test func wordsThatBeginABlockStayBehindOthers() {
    let text = "aaaaaaaaaa bbbbbbbbbb cccccccccc ddddddd - eeeee"
    #expect(lines(text) == ["aaaaaaaaaa bbbbbbbbbb cccccccccc", "ddddddd - eeeee"])
  }

  @Test func hardBreaksEndTheirLine() {
    #expect(lines("one  \ntwo") == ["one", "two"])
  }

  @Test(arguments: [
    ("a<br>b", ["a", "b"]), ("<p>One</p><p>Two</p>", ["One", "", "Two"]),
    ("<b>x</b> and <em>y</em>, <code>z</code>", ["**x** and *y*, `z`"]),
    ("see <a href=\"https://a.b/c\" target='_'>here</a>", ["see [here](https://a.b/c)"]),
    ("<ul><li>one</li><li>two</li></ul>", ["- one", "- two"]),
    ("<h2>Title</h2>text", ["### Title", "", "text"]),
    ("a &lt; b &amp;&amp; c &unknown; d", ["a < b && c &unknown; d"]),
    ("<span style=\"x\">text</span><!-- no -->", ["text"]),
    ("the <id> of `<b>` and List<String>", ["the <id> of `<b>` and List<String>"]),
    ("<pre>a  b</pre>", ["```", "a  b", "```"]),
    ("1 < 2 and 3 > 2", ["1 < 2 and 3 > 2"]),
  ])
  func htmlBecomesMarkdown(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test func deprecationComesLast() {
    let comment = DocumentationComment(Documentation("Text.", deprecation: "Use another."))
    #expect(
      comment.lines(room: WrappedText.Room(40)) == [
        "Text.", "", "- Warning: Deprecated. Use another.",
      ])
  }
}

extension DocumentationComment {
  /// The lines of the comment, each as it stands behind `/// `.
  func lines(room: WrappedText.Room) -> [String] {
    var output: [UInt8] = []
    write(room: room, to: &output)
    let text = String(decoding: output, as: UTF8.self)
    return text.isEmpty ? [] : text.components(separatedBy: "\n")
  }
}

import ConcordMustache
import ConcordSwiftIR
import ConcordTesting
import Testing

@testable import ConcordRendering

/// No text of a document becomes code: it stays in its literal and in its comment.
@Suite struct HostileTextTests {
  /// The compiler reads each literal as the text that it stands for, scalar by scalar.
  @Test func literalsSayTheText() throws {
    let texts = HostileTexts.all
    #expect(texts.count >= 200)
    let lines = texts.map { "  \(SwiftLiteral.string($0)),\n" }
    for line in lines { #expect(Self.isOneLine(line.dropLast()), "\(line)") }
    let folder = try TemporaryFolder([
      "main.swift": """
      let texts: [String] = [
      \(lines.joined())]
      for text in texts { print(text.unicodeScalars.map { String($0.value) }.joined(separator: " ")) }
      """
    ])
    let run = try Program.run([folder.path("main.swift")], in: folder)
    #expect(run.errors == "")
    let found = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let expected = texts.map { text in
      text.unicodeScalars.map { String($0.value) }.joined(separator: " ")
    }
    #expect(found.count == expected.count)
    for (text, (line, other)) in zip(texts, zip(found, expected)) {
      #expect(line == other, "\(text.debugDescription)")
    }
  }

  /// Behind each comment, the compiler finds the declaration that stands there, and nothing else.
  @Test func commentsStayComments() throws {
    var source = ""
    for (number, text) in HostileTexts.all.enumerated() {
      let documentation = Documentation(text, deprecation: number % 2 == 0 ? text : nil)
      for line in DocumentationComment(documentation).lines(room: WrappedText.Room(96)) {
        #expect(Self.isOneLine(line), "\(text.debugDescription)")
        source += "/// \(line)\n"
      }
      source += "let value\(number) = \(number)\n"
    }
    let sum = HostileTexts.all.indices.map { "value\($0)" }
    source += "print([\(sum.joined(separator: ", "))].reduce(0, +))\n"
    let folder = try TemporaryFolder(["main.swift": source])
    let run = try Program.run([folder.path("main.swift")], in: folder)
    #expect(run.errors == "")
    #expect(run.output == "\(HostileTexts.all.indices.reduce(0, +))\n")
  }

  private static func isOneLine(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      SwiftLiteral.isPlain(scalar) || scalar == " "
    }
  }
}

import ConcordMustache
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

@testable import ConcordRendering

/// Bodies of examples as literals that a person reads and the compiler takes for the same JSON.
@Suite struct ExampleLiteralTests {
  private func lines(_ value: Literal, room: Int) -> [String] {
    var output: [UInt8] = []
    ExampleLiteral.write(value, room: room, to: &output)
    return String(decoding: output, as: UTF8.self).components(separatedBy: "\n")
  }

  @Test func jsonStandsOnALineIfItFits() {
    #expect(
      lines(.object([.init(key: "a", value: .number("1"))]), room: 40) == [##"#"{"a": 1}"#"##])
    #expect(lines(.number("1"), room: 40) == ["\"1\""])
    #expect(lines(.array([]), room: 40) == ["\"[]\""])
  }

  @Test func elsewhereOnALineForEachMember() {
    let value = Literal.object([
      .init(key: "name", value: .string("a \"b\"")),
      .init(key: "list", value: .array([.number("1"), .array([.null])])),
      .init(key: "none", value: .object([])),
    ])
    #expect(
      lines(value, room: 40) == [
        ##"#""""##, "{", #"  "name": "a \"b\"","#, #"  "list": [1, [null]],"#, #"  "none": {}"#,
        "}",
        ##""""#"##,
      ])
  }

  /// The compiler reads each literal as JSON with the same text in it.
  @Test func hostileTextsStayText() throws {
    let texts = HostileTexts.all
    let literals = texts.map { text in
      lines(.array([.string(text), .array([.string(text)])]), room: 20).joined(separator: "\n")
    }
    let folder = try TemporaryFolder([
      "main.swift": """
      import Foundation
      let texts: [String] = [
      \(literals.joined(separator: ",\n"))
      ]
      for text in texts {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
        print((value?.first as? String ?? "-").unicodeScalars.map { String($0.value) }.joined(separator: " "))
      }
      """
    ])
    let run = try Program.run([folder.path("main.swift")], in: folder)
    #expect(run.errors == "")
    let found = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(found.count == texts.count)
    for (text, line) in zip(texts, found) {
      let expected = text.unicodeScalars.map { String($0.value) }.joined(separator: " ")
      #expect(line == expected, "\(text.debugDescription)")
    }
  }
}

import ConcordDocuments
import ConcordTesting
import Foundation
import Testing

/// The examples on QuantConnect's pages, which lie beside the corpus.
private enum Pages {
  /// An example of a model.
  struct Example: CustomTestStringConvertible, Sendable {
    let page: String
    let model: String
    let text: String

    var testDescription: String { "\(page) \(model)" }
  }

  static let examples: [Example] = {
    let folder = Corpus.folder.deletingLastPathComponent().appending(path: "quantconnect/docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().flatMap { name -> [Example] in
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      else { return [] }
      return examples(in: text, of: name)
    }
  }()

  /// A model's name stands before ` Model - `, its example is the object after `Example`.
  private static func examples(in text: String, of page: String) -> [Example] {
    let pieces = text.components(separatedBy: " Model - ")
    return zip(pieces, pieces.dropFirst()).compactMap { before, after in
      let model = before.split { $0.isWhitespace }.last.map(String.init) ?? ""
      guard model != "UnauthorizedError", let word = after.range(of: "Example"),
        let start = after[word.upperBound...].firstIndex(of: "{")
      else { return nil }
      var depth = 0
      for index in after[start...].indices {
        if after[index] == "{" { depth += 1 }
        if after[index] == "}" { depth -= 1 }
        if depth == 0 {
          return Example(page: page, model: model, text: String(after[start...index]))
        }
      }
      return nil
    }
  }
}

@Suite(.enabled(if: !Pages.examples.isEmpty, "the pages are not there")) struct PageTests {
  @Test func thePagesHaveTheirExamples() {
    #expect(Pages.examples.count == 11)
    // The page has nothing where the nodes belong.
    let broken = Pages.examples.filter { node(Data($0.text.utf8)) == nil }
    #expect(broken.map(\.model) == ["ProjectNodesResponse"])
  }

  @Test(arguments: Pages.examples.filter { node(Data($0.text.utf8)) != nil })
  fileprivate func anExampleIsReadAndWrittenTheSame(example: Pages.Example) throws {
    let type = try #require(documentedTypes[example.model])
    func check<T: Codable>(_ type: T.Type) throws {
      let data = Data(example.text.utf8)
      let again = try JSONEncoder().encode(JSONDecoder().decode(type, from: data))
      #expect(isSameJSON(again, data), "\(String(decoding: again, as: UTF8.self))")
    }
    try check(type)
  }
}

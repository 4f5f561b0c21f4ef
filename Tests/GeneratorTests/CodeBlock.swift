import Foundation

/// A block of Swift in a page or in a documentation comment.
struct CodeBlock {
  /// The path of its file in the package.
  let file: String
  /// The number of its first line, counted from 1.
  let line: Int
  /// The heading of the second level that it stands below; empty above the first one, and in Swift
  /// files.
  let section: String
  /// Its lines, joined.
  let text: String

  /// The blocks of a file whose fences say `swift`, but for those of package manifests, which are
  /// compiled with another module: their first line is `// swift-tools-version`, or they name a
  /// dependency by `.package(`.
  ///
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - file: Its path in the package; of one whose name ends in `.swift`, the blocks stand in
  ///     documentation comments.
  /// - Returns: The blocks in their order.
  static func all(in text: String, of file: String) -> [CodeBlock] {
    let isSwift = file.hasSuffix(".swift")
    var blocks: [CodeBlock] = []
    var section = ""
    var open: (line: Int, isSwift: Bool, lines: [Substring])?
    for (index, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var line = whole
      if isSwift {
        let comment = whole.drop { $0 == " " }
        guard comment.hasPrefix("///") else {
          open = nil
          continue
        }
        line = comment.dropFirst(comment.hasPrefix("/// ") ? 4 : 3)
      }
      if line.hasPrefix("```") {
        if let block = open {
          let text = block.lines.joined(separator: "\n")
          if block.isSwift, !isManifest(text) {
            blocks.append(CodeBlock(file: file, line: block.line, section: section, text: text))
          }
          open = nil
        } else {
          open = (index + 2, line == "```swift", [])
        }
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("## "), !isSwift {
        section = String(line.dropFirst(3))
      }
    }
    return blocks
  }

  private static func isManifest(_ text: String) -> Bool {
    text.hasPrefix("// swift-tools-version") || text.contains(".package(")
  }

  /// A Swift file with the block in it, where the compiler takes each line for that of the page.
  ///
  /// Imports stand at the top: those of the block, or those of its surroundings where it has none.
  /// Extensions and protocols can only stand in a file, and what is public only there or in a type;
  /// everything else is the body of a function, so that blocks do not see one another's names.
  ///
  /// - Parameters:
  ///   - number: What tells it from other blocks.
  ///   - modules: What is imported where the block imports nothing.
  /// - Returns: The content of the file.
  func source(number: Int, modules: [String]) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isImport = { (line: Substring) in line.hasPrefix("import ") }
    let body = lines.map { isImport($0) ? "" : $0 }.joined(separator: "\n")
    let declares = { (words: [String]) in
      lines.contains { line in words.contains { line.hasPrefix($0 + " ") } }
    }
    let (head, tail) =
      declares(["extension", "protocol"])
      ? ("", "")
      : declares(["public"])
        ? ("enum Block\(number) {", "}") : ("func block\(number)() async throws {", "}")
    var imports = lines.filter(isImport).map(String.init)
    if imports.isEmpty { imports = modules.map { "import \($0)" } }
    // On Linux it is a module of its own.
    if imports.contains("import Foundation") {
      imports.append("#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif")
    }
    return """
      \(imports.joined(separator: "\n"))
      \(head)
      #sourceLocation(file: "\(file)", line: \(line))
      \(body)
      #sourceLocation()
      \(tail)

      """
  }
}

import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// The examples of the documentation: each compiles with what the generator writes today.
///
/// The blocks of a section that imports QuantConnect use that module; all others use the code that
/// is generated from `Documentation/openapi.yaml`. What stands around an example in a user's code is
/// in `Documentation/Surroundings.swift`, or for QuantConnect in `QuantConnectSurroundings.swift`.
@Suite struct DocumentationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Documentation")
  private static let catalogue = "Sources/Runtime/ConcordRuntime.docc"

  @Test func everyBlockCompiles() throws {
    let blocks = try Self.files().flatMap { file in
      CodeBlock.all(in: try Self.text(file), of: file)
    }
    // A block that is no longer found would pass.
    for file in try Self.pages() + ["README.md"] {
      #expect(blocks.contains { $0.file == file } || file.hasSuffix("ConcordRuntime.md"), "\(file)")
    }
    #expect(blocks.count { $0.file.hasSuffix(".swift") } > 10)
    for complaint in try Self.complaints(about: blocks) { Issue.record("\(complaint)") }
  }

  @Test func aFaultIsToldAtItsLine() throws {
    let page = """
      # Page

      ```swift
      let count = 1
      let name: String = count
      ```

      ```sh
      swift build
      ```

      ## QuantConnect

      ```swift
      import QuantConnect

      _ = Stub().sell
      ```

      ```swift
      // swift-tools-version: 6.1
      let package = Package(name: "Shop")
      ```

      ```swift
      public struct Point {
        public var x: Double
        public var y: Doubl
      }
      ```

      ```swift
      _ = try await 7
      ```
      """
    let complaints = try Self.complaints(about: CodeBlock.all(in: page, of: "Page.md"))
    #expect(
      complaints.map { $0.prefix { $0 != " " } } == [
        "Page.md:5:20:", "Page.md:17:12:", "Page.md:28:17:", "Page.md:33:5:", "Page.md:33:9:",
      ])
    #expect(complaints.first?.contains("cannot convert value of type 'Int'") == true)
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let files = try Self.pages() + ["README.md", "CONTRIBUTING.md", "Templates/README.md"]
    for file in files {
      let text = try Self.text(file)
      let folder = Corpus.package.appending(path: file).deletingLastPathComponent()
      for match in text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        let target = folder.appending(path: String(match.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(file): \(match.1)")
      }
      for match in text.matches(of: /<doc:([^>#]+)>/) {
        #expect(
          FileManager.default.fileExists(atPath: folder.appending(path: "\(match.1).md").path),
          "\(file): \(match.1)")
      }
    }
  }

  @Test(.enabled(if: hasDocC)) func everySymbolIsThere() throws {
    let folder = try TemporaryFolder()
    let target = try JSONDecoder().decode(
      TargetInformation.self,
      from: Data(try ChildProcess("swiftc", ["-print-target-info"]).output.utf8))
    let extraction = try ChildProcess(
      "swift-symbolgraph-extract",
      [
        "-module-name", "ConcordRuntime", "-minimum-access-level", "public",
        "-target", target.target.triple, "-output-dir", folder.path,
        "-I", BuiltProducts.folder.appending(path: "Modules").path,
      ])
    #expect(extraction.exitCode == 0, "\(extraction.errors)")
    let conversion = try ChildProcess(
      "docc",
      [
        "convert", "--warnings-as-errors", Corpus.package.appending(path: Self.catalogue).path,
        "--additional-symbol-graph-dir", folder.path, "--output-dir", folder.path("Archive"),
        "--fallback-display-name", "ConcordRuntime",
        "--fallback-bundle-identifier", "ConcordRuntime",
      ])
    #expect(conversion.exitCode == 0, "\(conversion.output)\(conversion.errors)")
  }

  /// Whether DocC is there, and what tells it the symbols of a module.
  private static let hasDocC = ["docc", "swift-symbolgraph-extract"].allSatisfy { tool in
    (try? ChildProcess("which", [tool]))?.exitCode == 0
  }

  /// What the compiler says of the machine that it compiles for.
  private struct TargetInformation: Decodable {
    struct Target: Decodable {
      let triple: String
    }

    let target: Target
  }

  // MARK: Files

  /// The files whose blocks are compiled, as paths in the package.
  private static func files() throws -> [String] {
    try pages() + ["README.md", "CONTRIBUTING.md"] + sources()
  }

  private static func pages() throws -> [String] {
    FolderContents.read(Corpus.package.appending(path: catalogue).path).keys
      .filter { $0.hasSuffix(".md") }.sorted().map { "\(catalogue)/\($0)" }
  }

  private static func sources() throws -> [String] {
    FolderContents.read(Corpus.package.appending(path: "Sources/Runtime").path).keys
      .filter { $0.hasSuffix(".swift") }.sorted().map { "Sources/Runtime/\($0)" }
  }

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: Corpus.package.appending(path: file), encoding: .utf8)
  }

  // MARK: Compiling

  /// What the compiler has to say about blocks, a message each, that of a page's first.
  private static func complaints(about blocks: [CodeBlock]) throws -> [String] {
    let isQuantConnect = Set(
      blocks.filter { $0.text.contains("import QuantConnect\n") }.map { [$0.file, $0.section] })
    let folder = try TemporaryFolder()
    var files = (examples: [String](), quantConnect: [String]())
    for (number, block) in blocks.enumerated() {
      let usesQuantConnect = isQuantConnect.contains([block.file, block.section])
      let path = "Block\(number).swift"
      let modules = ["ConcordRuntime", "Foundation"] + (usesQuantConnect ? ["QuantConnect"] : [])
      try folder.write(block.source(number: number, modules: modules), to: path)
      if usesQuantConnect {
        files.quantConnect.append(folder.path(path))
      } else {
        files.examples.append(folder.path(path))
      }
    }
    files.examples += [
      try generated(in: folder), self.folder.appending(path: "Surroundings.swift").path,
    ]
    files.quantConnect.append(self.folder.appending(path: "QuantConnectSurroundings.swift").path)
    return try
      (compile(files.examples, as: "Examples")
      + compile(files.quantConnect, as: "QuantConnectExamples"))
      .sorted { $0.localizedStandardCompare($1) == .orderedAscending }
  }

  /// The code of the API that examples call.
  private static func generated(in folder: TemporaryFolder) throws -> String {
    var configuration = Configuration(document: self.folder.appending(path: "openapi.yaml").path)
    configuration.output = folder.path("Generated")
    configuration.module = "Examples"
    configuration.access = .public
    configuration.layout = .single
    configuration.validation = true
    let result = Generator(configuration).generate()
    #expect(result.messages == [])
    return folder.path("Generated/Generated.swift")
  }

  /// The compiler's errors and warnings, but for what an example may leave unused.
  private static func compile(_ files: [String], as module: String) throws -> [String] {
    let settings = [
      "-typecheck", "-wmo", "-swift-version", "6", "-parse-as-library",
      "-enable-upcoming-feature", "ExistentialAny",
      "-enable-upcoming-feature", "MemberImportVisibility",
      "-module-name", module, "-I", BuiltProducts.folder.appending(path: "Modules").path,
    ]
    let run = try ChildProcess("swiftc", settings + files)
    let lines = (run.output + run.errors).split(separator: "\n").map(String.init)
    let complaints = lines.filter { line in
      line.contains(": error: ")
        || line.contains(": warning: ")
          && !["never used", "never mutated", "never read"].contains { line.contains($0) }
    }
    if run.exitCode != 0, complaints.isEmpty { return [run.output + run.errors] }
    // Each stands once before its place and once in a summary for some faults.
    return Array(Set(complaints))
  }
}

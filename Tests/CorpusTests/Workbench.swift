import ConcordTesting
import Foundation
import Testing

/// A temporary folder with the runtime compiled in it, and the tools to generate and compile.
final class Workbench: Sendable {
  let folder: URL
  private let tool: String
  private let compiler: String

  /// Compiles the runtime. The tool is that of `CONCORD_TOOL`, else the package's release build.
  init() throws {
    let environment = ProcessInfo.processInfo.environment
    tool =
      environment["CONCORD_TOOL"]
      ?? Corpus.package.appending(path: ".build/release/concord").path
    compiler = environment["SWIFTC"] ?? "swiftc"
    folder = FileManager.default.temporaryDirectory.appending(
      path: "concord-corpus-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try #require(
      FileManager.default.isExecutableFile(atPath: tool),
      "build the tool first: swift build -c release --product concord")
    for name in ["Text", "Runtime"] {
      let result = try compile(
        swiftFiles(below: Corpus.package.appending(path: "Sources/\(name)")),
        [
          "-emit-library", "-static", "-emit-module", "-parse-as-library", "-module-name",
          "Concord\(name)", "-package-name", "concord", "-I", folder.path,
          "-enable-upcoming-feature", "InternalImportsByDefault",
          "-enable-upcoming-feature", "MemberImportVisibility",
          "-enable-upcoming-feature", "ExistentialAny",
          "-emit-module-path", "Concord\(name).swiftmodule", "-o", "libConcord\(name).a",
        ], in: folder)
      try #require(result.status == 0, "\(result.errors)")
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// What links a program with the runtime. An archive does not say which libraries it needs that are
  /// imported for its own use alone.
  var runtime: [String] {
    var words = ["-L", folder.path, "-lConcordRuntime", "-lConcordText"]
    #if canImport(FoundationXML)
      words.append("-lFoundationXML")
    #endif
    return words
  }

  /// A new folder for one document.
  func place(for document: String) throws -> URL {
    let place = folder.appending(
      path: document.replacing("/", with: "-"), directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place
  }

  /// Runs the tool.
  func concord(_ words: [String], in place: URL) throws -> Subprocess {
    try Subprocess.run([tool] + words, in: place)
  }

  /// Runs the compiler on some files, in the language mode that users are asked to use; a warning
  /// fails.
  func compile(_ files: [URL], _ words: [String], in place: URL) throws -> Subprocess {
    let list = place.appending(path: "sources")
    try files.map { "\"\($0.path)\"" }.joined(separator: "\n")
      .write(to: list, atomically: true, encoding: .utf8)
    return try Subprocess.run(
      [compiler, "-wmo", "-swift-version", "6", "-warnings-as-errors", "-I", folder.path]
        + words + ["@\(list.path)"],
      in: place)
  }

  /// All Swift files below a folder, sorted.
  func swiftFiles(below folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var files: [URL] = []
    while let file = found?.nextObject() as? URL {
      if file.pathExtension == "swift" { files.append(file) }
    }
    return files.sorted { $0.path < $1.path }
  }

  /// Calls a function for each element, two at a time, and gives the results in their order.
  static func pairwise<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: elements.count)
      for (index, element) in elements.enumerated() {
        if index >= 2, let (done, result) = await group.next() { results[done] = result }
        group.addTask { (index, body(element)) }
      }
      for await (done, result) in group { results[done] = result }
      return results.compactMap { $0 }
    }
  }
}

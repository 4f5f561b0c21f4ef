import Foundation
import Testing

/// The floors of the house: what a module may import. A module may import what is on a lower
/// floor, and nothing else of the package.
private let floors: [(module: String, folder: String, floor: Int)] = [
  ("CLibYAML", "Sources/CLibYAML", 0),
  ("ConcordText", "Sources/Text", 0),
  ("ConcordRuntime", "Sources/Runtime", 1),
  ("ConcordDiagnostics", "Sources/Diagnostics", 1),
  ("ConcordMustache", "Sources/Mustache", 2),
  ("ConcordSwiftIR", "Sources/SwiftIR", 1),
  ("ConcordTemplates", "Templates", 1),
  ("ConcordDocuments", "Sources/Documents", 3),
  ("ConcordOpenAPI", "Sources/OpenAPI", 4),
  ("ConcordOverlays", "Sources/Overlays", 4),
  ("ConcordRecordings", "Sources/Recordings", 4),
  ("ConcordSchemaGraph", "Sources/SchemaGraph", 5),
  ("ConcordInstances", "Sources/Instances", 6),
  ("ConcordLowering", "Sources/Lowering", 6),
  ("ConcordComparison", "Sources/Comparison", 6),
  ("ConcordRendering", "Sources/Rendering", 6),
  ("ConcordSync", "Sources/Sync", 7),
  ("ConcordVerification", "Sources/Verification", 7),
  ("ConcordKit", "Sources/Generator", 8),
  ("concord", "Sources/CLI", 9),
  ("QuantConnect", "Sources/QuantConnect", 9),
]

/// Walls beside the floors: what a module must not import although it lies lower. A `*` stands for
/// every module of the package but `ConcordText`.
private let walls: [String: Set<String>] = [
  "ConcordText": ["*"],
  "ConcordSwiftIR": ["*", "ConcordText"],
  "ConcordRuntime": ["*"],
  "ConcordTemplates": ["*"],
  "ConcordRendering": [
    "ConcordOpenAPI", "ConcordSchemaGraph", "ConcordDocuments", "ConcordLowering",
  ],
  "ConcordMustache": ["ConcordSwiftIR", "ConcordTemplates", "ConcordRuntime", "CLibYAML"],
  "ConcordSync": ["ConcordRendering", "ConcordLowering"],
]

/// What the whole package may import from elsewhere.
private let toolchain: Set<String> = [
  "Foundation", "FoundationNetworking", "FoundationXML", "Dispatch", "Synchronization", "Glibc",
  "Musl", "Darwin",
  "Android", "WinSDK", "CryptoKit", "PackagePlugin", "PackageDescription", "FoundationEssentials",
  "Swift",
]

private let package = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

@Suite struct FloorTests {
  @Test func everyFolderOfSourcesHasAFloor() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: "Sources").path)
    let known = Set(floors.map { $0.folder.replacing("Sources/", with: "") } + ["Plugins"])
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == known.subtracting(["Templates"]))
  }

  @Test(arguments: floors.map(\.module)) func importsOnlyDownward(module: String) throws {
    let entry = try #require(floors.first { $0.module == module })
    for (file, imported) in try imports(below: entry.folder) {
      // Whoever runs the tool should not wait for Foundation to load.
      let isFoundation = imported.hasPrefix("Foundation")
      #expect(
        !isFoundation || ["ConcordRuntime", "QuantConnect"].contains(module),
        "\(file) imports Foundation")
      guard !toolchain.contains(imported) else { continue }
      let target = try #require(
        floors.first { $0.module == imported }, "\(file) imports \(imported), which has no floor")
      #expect(target.floor < entry.floor, "\(file) imports upward: \(imported)")
      let wall = walls[module] ?? []
      #expect(
        (!wall.contains("*") || imported == "ConcordText") && !wall.contains(imported),
        "\(file) imports \(imported) through a wall")
    }
  }

  @Test func theManifestDeclaresOnlyDownward() throws {
    let manifest = try String(
      contentsOf: package.appending(path: "Package.swift"), encoding: .utf8)
    let blocks = manifest.components(separatedBy: "    module(").dropFirst()
    var seen = 0
    for block in blocks {
      let statement = block.prefix { $0 != ")" }
      let names = statement.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      guard let first = names.first,
        let entry = floors.first(where: { $0.module == "Concord\(first)" })
      else { continue }
      seen += 1
      for name in names.dropFirst() {
        let target = try #require(floors.first { $0.module == name }, "\(name) has no floor")
        #expect(target.floor < entry.floor, "Package.swift: \(first) depends upward on \(name)")
      }
    }
    #expect(seen >= 9, "the manifest was not understood")
    #expect(!manifest.contains(".package("), "the package has no dependencies")
  }

  /// What a schema means is worked out in `SchemaGraph` alone: nobody above it looks into a composition or
  /// follows a reference of a schema as it was read.
  @Test(arguments: [
    "Instances", "Lowering", "Comparison", "Rendering", "Sync", "Verification", "Generator", "CLI",
  ])
  func onlyTheGraphFollowsReferences(folder: String) throws {
    let keywords = ["reference", "composition"]
    let root = package.appending(path: "Sources/\(folder)")
    let files =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    #expect(files.contains { $0.hasSuffix(".swift") })
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      for keyword in keywords {
        // `schema.composition` and the like.
        let access = try Regex("[A-Za-z0-9_)\\]?]\\.\(keyword)\\b")
        let found = text.matches(of: access).map { String(text[$0.range]) }
        #expect(found.isEmpty, "\(folder)/\(file): \(found)")
      }
      #expect(!text.contains("allOf"), "\(folder)/\(file)")
      #expect(!text.contains("schema(of: reference"), "\(folder)/\(file) follows a reference")
    }
  }

  /// The modules that the files below a folder import.
  private func imports(below folder: String) throws -> [(file: String, module: String)] {
    let root = package.appending(path: folder)
    let files =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var result: [(String, String)] = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position <= 2,
          words[..<position].allSatisfy({
            ["package", "public", "internal", "private", "fileprivate"].contains($0)
              || $0.hasPrefix("@")
          }),
          words.count > position + 1
        else { continue }
        result.append(("\(folder)/\(file)", String(words[position + 1].prefix { $0 != "." })))
      }
    }
    return result
  }
}

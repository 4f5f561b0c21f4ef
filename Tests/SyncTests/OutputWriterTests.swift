import ConcordDiagnostics
import ConcordSync
import ConcordTesting
import Foundation
import Testing

@Suite struct OutputWriterTests {
  private static let before = [
    "Changed.swift": "old", "Kept.swift": "kept", "Foreign.txt": "theirs",
    "old/deep/Removed.swift": "removed", "old/Foreign.txt": "theirs too",
  ]
  private static let wanted = [
    "Changed.swift": "new", "Kept.swift": "kept", "Created.swift": "created",
    "new/deep/Created.swift": "created too",
  ]

  @Test func everythingAppears() throws {
    let folder = try TemporaryFolder(Self.before)
    let diagnostics = Self.write(folder, FaultyFileSystem(failingAt: nil))
    #expect(diagnostics.isEmpty)
    var after = Self.wanted
    after["Foreign.txt"] = "theirs"
    after["old/Foreign.txt"] = "theirs too"
    #expect(folder.contents(withManifest: false) == after)
    #expect(!folder.exists("old/deep"))
    let manifest = try #require(folder.contents(withManifest: true)[OutputPath.manifest])
    #expect(manifest.contains("new/deep/Created.swift"))
  }

  @Test func aFolderThatDoesNotExist() throws {
    let folder = try TemporaryFolder([:])
    let writer = OutputWriter(
      root: folder.path + "/a/b", fileSystem: DiskFileSystem(), runNumber: 1)
    let plan = Self.plan(below: folder.path + "/a/b", previous: nil)
    #expect(writer.write(plan).isEmpty)
    #expect(folder.exists("a/b/new/deep/Created.swift"))
  }

  /// However many steps have been taken when one fails, the folder is as it was.
  @Test func nothingAppearsWhereAnyStepFails() throws {
    var failures = 0
    for step in 0... {
      let folder = try TemporaryFolder(Self.before)
      let before = folder.contents(withManifest: true)
      let fileSystem = FaultyFileSystem(failingAt: step)
      let diagnostics = Self.write(folder, fileSystem)
      guard fileSystem.hasFailed else { break }
      let errors = diagnostics.filter { $0.severity == .error }
      if errors.isEmpty {
        // Failures to link are made up for, and those to clean up do no harm.
        #expect(folder.contents(withManifest: false)["Changed.swift"] == "new")
      } else {
        failures += 1
        #expect(errors.map(\.kind) == [.outputUnwritable], "step \(step)")
        #expect(folder.contents(withManifest: true) == before, "step \(step)")
        #expect(!folder.exists("new"), "step \(step)")
      }
    }
    #expect(failures >= 10)
  }

  @Test func keptFilesAreNotTouched() throws {
    let folder = try TemporaryFolder(Self.before)
    let path = folder.path + "/Kept.swift"
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    _ = Self.write(folder, FaultyFileSystem(failingAt: nil))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.modificationDate] as? Date == date)
  }

  @Test func symbolicLinksAreNotFollowed() throws {
    let outside = try TemporaryFolder(["Victim.swift": "precious"])
    let folder = try TemporaryFolder([:])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/new", withDestinationPath: outside.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Created.swift", withDestinationPath: outside.path + "/Victim.swift")
    let plan = Self.plan(below: folder.path, previous: nil, force: true)
    #expect(plan.diagnostics.map(\.kind) == [.outputObstacle, .outputObstacle])
    let writer = OutputWriter(root: folder.path, fileSystem: DiskFileSystem(), runNumber: 1)
    _ = writer.write(plan)
    #expect(outside.contents(withManifest: true) == ["Victim.swift": "precious"])
  }

  // MARK: Making

  private static func write(
    _ folder: TemporaryFolder, _ fileSystem: FaultyFileSystem
  ) -> [Diagnostic] {
    let ours = ["Changed.swift", "Kept.swift", "old/deep/Removed.swift"]
    let previous = Manifest(
      tool: "1", documents: [], configuration: Digest(of: [UInt8]()), templates: nil,
      files: ours.map { .init(path: $0, digest: Digest(of: Array((before[$0] ?? "").utf8))) })
    let plan = plan(below: folder.path, previous: previous)
    return OutputWriter(root: folder.path, fileSystem: fileSystem, runNumber: 1).write(plan)
  }

  private static func plan(
    below root: String, previous: Manifest?, force: Bool = false
  ) -> OutputPlan {
    let files = wanted.sorted { $0.key < $1.key }
      .map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }
    let manifest = Manifest(
      tool: "1", documents: [], configuration: Digest(of: [UInt8]()), templates: nil,
      files: files.map { .init(path: $0.path, digest: Digest(of: $0.bytes)) })
    let paths = OutputPlan.paths(desired: files, previous: previous)
    let snapshot = try? FolderSnapshot(of: paths, below: root, in: DiskFileSystem())
    return OutputPlan(
      desired: files, manifest: manifest, previous: previous,
      snapshot: snapshot ?? FolderSnapshot(), force: force)
  }
}

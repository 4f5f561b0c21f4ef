import ConcordDiagnostics
import ConcordTesting
import ConcordSync
import Foundation
import Testing

@Suite struct FileWriterTests {
  @Test func aNewFileAndOneThatMayBeReplaced() throws {
    let folder = try TemporaryFolder(["old": "1"])
    try Self.write("2", folder.path + "/new", DiskFileSystem()) { _ in false }
    try Self.write("2", folder.path + "/old", DiskFileSystem()) { $0 == Array("1".utf8) }
    #expect(folder.contents(withManifest: true) == ["new": "2", "old": "2"])
  }

  @Test func aFileOfOthersStays() throws {
    let folder = try TemporaryFolder(["old": "1"])
    #expect(throws: FileWriter.Obstacle.foreign) {
      try Self.write("2", folder.path + "/old", DiskFileSystem()) { _ in false }
    }
    #expect(folder.contents(withManifest: true) == ["old": "1"])
  }

  @Test func onlyRegularFilesAreReplaced() throws {
    let folder = try TemporaryFolder(["victim": "1", "folder/x": ""])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/victim")
    try #require(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let obstacles: [(String, Phrase)] = [
      ("link", .symbolicLink), ("folder", .folder), ("pipe", .specialFile),
    ]
    for (name, what) in obstacles {
      #expect(throws: FileWriter.Obstacle.notRegular(what)) {
        try Self.write("2", folder.path + "/" + name, DiskFileSystem()) { _ in true }
      }
    }
    #expect(throws: FileWriter.Obstacle.notRegular(.specialFile)) {
      try Self.write("2", "/dev/null", DiskFileSystem()) { _ in true }
    }
    #expect(folder.contents(withManifest: true)["victim"] == "1")
  }

  /// A disk that is full, at any step: the old file is still there, and nothing else.
  @Test func theOldFileStaysWhereAStepFails() throws {
    var failures = 0
    for step in 0... {
      let folder = try TemporaryFolder(["old": "1"])
      let fileSystem = FaultyFileSystem(failingAt: step)
      do throws(FileWriter.Obstacle) {
        try Self.write("2", folder.path + "/old", fileSystem) { _ in true }
      } catch {
        failures += 1
        #expect(error == .fault(FileSystemFault(path: folder.path + "/old", reason: "as asked")))
        #expect(folder.contents(withManifest: true) == ["old": "1"])
      }
      guard fileSystem.hasFailed else { break }
    }
    #expect(failures == 3)
  }

  private static func write(
    _ text: String, _ path: String, _ fileSystem: some FileSystem,
    mayReplace: ([UInt8]) -> Bool
  ) throws(FileWriter.Obstacle) {
    try FileWriter.write(
      Array(text.utf8), to: path, in: fileSystem, runNumber: 1, mayReplace: mayReplace)
  }
}

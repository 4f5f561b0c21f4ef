import ConcordDiagnostics
import ConcordDocuments
import Foundation
import Testing

/// Files that exist only in a test. A value starting with `->` is a symbolic link.
private struct MemoryFiles: FileReading {
  let files: [String: String]

  func realPath(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : "/project/" + path).split(separator: "/")
    where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let real = "/" + parts.joined(separator: "/")
    if let link = files[real], link.hasPrefix("->") { return realPath(String(link.dropFirst(2))) }
    return files[real] != nil || files.keys.contains { $0.hasPrefix(real + "/") } ? real : nil
  }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    guard let real = realPath(path) else { throw .missing }
    guard let text = files[real] else { throw .isDirectory }
    if text.utf8.count > limit { throw .tooLarge(text.utf8.count) }
    if text == "secret" { throw .unreadable("Permission denied") }
    return Array(text.utf8)
  }
}

struct DocumentLoaderTests {
  private static let files = MemoryFiles(files: [
    "/project/api/root.yaml": "a: 1", "/project/api/s/b c.yaml": "b: 2",
    "/project/api/s/d.json": "{",
    "/project/other.yaml": "o: 1", "/project/api/link.yaml": "->/project/other.yaml",
    "/project/api/again.yaml": "->/project/api/root.yaml", "/project/api/secret.yaml": "secret",
    "/project/apiary/x.yaml": "x: 1",
  ])

  @Test func filesAreReadOnceAndNumbered() throws {
    var loader = DocumentLoader(reader: Self.files)
    let root = loader.loadRoot("api/root.yaml")
    #expect(root.diagnostics.isEmpty)
    #expect(root.root?["a"]?.number?.int == 1)
    let id = try #require(root.file?.id)
    let first = loader.load("./s/../s/b%20c.yaml", relativeTo: id, at: nil)
    #expect(first.file?.path == "api/s/b c.yaml")
    #expect(first.file?.id.index == 1)
    #expect(loader.load("s/b%20c.yaml", relativeTo: id, at: nil).file?.id.index == 1)
    let inner = try #require(first.file?.id)
    #expect(loader.load("../root.yaml", relativeTo: inner, at: nil).file?.id == id)
    #expect(loader.load("again.yaml", relativeTo: id, at: nil).file?.id == id)
    #expect(loader.load("", relativeTo: inner, at: nil).file?.id == inner)
    #expect(loader.files.files.count == 2)
  }

  @Test(arguments: [
    ("../other.yaml", "file-outside-root"), ("/project/other.yaml", "file-outside-root"),
    ("link.yaml", "file-outside-root"), ("../apiary/x.yaml", "file-outside-root"),
    ("none.yaml", "file-missing"), ("s", "file-is-directory"), ("secret.yaml", "file-unreadable"),
    ("https://example.com/a.yaml", "reference-to-url"), ("//example.com/a", "reference-to-url"),
    ("%zz", "file-missing"),
  ])
  func whatCannotBeReadIsReportedAtTheReference(_ reference: String, _ id: String) throws {
    var loader = DocumentLoader(reader: Self.files)
    let root = try #require(loader.loadRoot("api/root.yaml").file)
    for _ in 0..<2 {
      let loaded = loader.load(reference, relativeTo: root.id, at: root.range)
      #expect(loaded.root == nil)
      #expect(loaded.diagnostics.map(\.kind.id) == [id])
      #expect(loaded.diagnostics.first?.range == root.range)
    }
  }

  @Test func filesOutsideAreReadWhenAllowed() throws {
    var loader = DocumentLoader(reader: Self.files, root: ".")
    let root = try #require(loader.loadRoot("api/root.yaml").file)
    let loaded = loader.load("../other.yaml", relativeTo: root.id, at: nil)
    #expect(loaded.root?["o"] != nil)
    #expect(loaded.file?.path == "other.yaml")
    var missing = DocumentLoader(reader: Self.files, root: "nowhere")
    #expect(missing.loadRoot("api/root.yaml").diagnostics.map(\.kind) == [.rootMissing])
  }

  @Test func aReferenceOutsideNamesTheFlag() throws {
    var loader = DocumentLoader(reader: Self.files, root: "api/s")
    let root = try #require(loader.loadRoot("api/root.yaml").file)
    let loaded = loader.load("../other.yaml", relativeTo: root.id, at: nil)
    let message = try #require(loaded.diagnostics.first?.message)
    #expect(message.contains("outside 'api/s'"))
    #expect(message.contains("--root DIR"))
  }

  /// Opening a pipe that nobody writes to would block for ever.
  @Test func aPipeIsNoFile() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(throws: FileFault.notRegular) { try DiskFiles().read(path, limit: 9) }
    #expect(throws: FileFault.notRegular) { try DiskFiles().read("/dev/zero", limit: 9) }
    var loader = DocumentLoader()
    #expect(loader.loadRoot(path).diagnostics.map(\.kind) == [.fileNotRegular])
  }

  @Test func faultsInsideAFileAreReportedOnce() throws {
    var loader = DocumentLoader(reader: Self.files)
    let root = try #require(loader.loadRoot("api/root.yaml").file)
    let first = loader.load("s/d.json", relativeTo: root.id, at: nil)
    #expect(first.diagnostics.map(\.kind.id) == ["json-unclosed"])
    #expect(first.diagnostics.first?.range?.source == first.file?.id)
    let second = loader.load("s/d.json", relativeTo: root.id, at: nil)
    #expect(second.diagnostics.isEmpty)
    #expect(second.root == nil)
  }

  @Test func rootFaultsNameThePath() {
    var limits = Limits()
    limits.documentBytes = 3
    var loader = DocumentLoader(reader: Self.files, limits: limits)
    #expect(
      loader.loadRoot("api/root.yaml").diagnostics.map(\.message) == [
        "'api/root.yaml' is 4 bytes long, more than the limit of 3; split the document into"
          + " smaller files"
      ])
    #expect(loader.loadRoot("api").diagnostics.map(\.kind) == [.fileIsDirectory])
    #expect(loader.loadRoot("api/x").diagnostics.map(\.kind) == [.fileMissing])
  }

  @Test func theDiskIsRead() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.yaml").path
    let text = "a: " + String(repeating: "é", count: 100_000)
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(try DiskFiles().read(path, limit: 1 << 20) == Array(text.utf8))
    #expect(throws: FileFault.tooLarge(200_003)) { try DiskFiles().read(path, limit: 200_002) }
    #expect(throws: FileFault.isDirectory) { try DiskFiles().read(folder.path, limit: 9) }
    #expect(throws: FileFault.missing) { try DiskFiles().read(path + "x", limit: 9) }
    #expect(throws: FileFault.missing) { try DiskFiles().read(path + "\0", limit: 9) }
    for size in [0, 1, 65_535, 65_536, 65_537] {
      let bytes = [UInt8](repeating: 7, count: size)
      try Data(bytes).write(to: URL(filePath: path))
      #expect(try DiskFiles().read(path, limit: size) == bytes)
    }
    // A file that does not say how large it is.
    #if os(Linux)
      #expect(try DiskFiles().read("/proc/self/maps", limit: 1 << 24).isEmpty == false)
    #endif
    try Data(text.utf8).write(to: URL(filePath: path))
    var loader = DocumentLoader()
    #expect(loader.loadRoot(path).root?["a"] != nil)
  }
}

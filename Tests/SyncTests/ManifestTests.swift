import ConcordDiagnostics
import ConcordSync
import Testing

@Suite struct ManifestTests {
  private static let digest = Digest(of: [1])

  private static func manifest(_ paths: [String]) -> Manifest {
    Manifest(
      tool: "1.2.3", documents: [.init(path: "a\"b.yaml", digest: digest)],
      configuration: Digest(of: [2]), templates: nil,
      files: paths.map { .init(path: $0, digest: digest) })
  }

  private static func read(_ text: [UInt8]) throws -> Manifest {
    var files = SourceFiles()
    return try ManifestReader.read(files.add(path: OutputPath.manifest, bytes: text))
  }

  @Test(arguments: [[], ["A.swift"], ["b/Ü.swift", "A.swift", "b/a.swift"]])
  func roundTrip(paths: [String]) throws {
    let manifest = Self.manifest(paths)
    #expect(try Self.read(manifest.json) == manifest)
    let withTemplates = Manifest(
      tool: "", documents: [], configuration: Self.digest, templates: Self.digest, files: [])
    #expect(try Self.read(withTemplates.json) == withTemplates)
  }

  @Test func orderOfFilesDoesNotCount() {
    #expect(Self.manifest(["a", "b", "B"]).json == Self.manifest(["B", "b", "a"]).json)
  }

  @Test(arguments: [
    ("", "manifest-damaged"), ("[]", "manifest-damaged"),
    ("<<<<<<< HEAD\n{}\n=======\n", "manifest-damaged"),
    (#"{"format": 2}"#, "manifest-format"), (#"{"format": 1}"#, "manifest-damaged"),
    (#"{"format": 1, "documents": [], "configuration": "x", "files": []}"#, "manifest-damaged"),
  ])
  func damaged(text: String, id: String) {
    let error = #expect(throws: Diagnostic.self) { try Self.read(Array(text.utf8)) }
    #expect(error?.kind.id == id)
    #expect(error?.range != nil)
  }

  /// A manifest may have been edited to make us remove what is not ours.
  @Test(arguments: [
    "../a", "/etc/passwd", "a/../../b", "a//b", "", ".", "a\\b", "C:a", "a\u{0}b",
    ".concord-manifest.json", ".Concord-Manifest.json", ".concord-stage-1/x",
  ])
  func pathsThatLeaveTheFolder(path: String) {
    #expect(!OutputPath.isValid(path))
    let error = #expect(throws: Diagnostic.self) { try Self.read(Self.manifest([path]).json) }
    #expect(error?.kind == .manifestDamaged)
  }

  @Test func entriesTwice() {
    let error = #expect(throws: Diagnostic.self) {
      try Self.read(Self.manifest(["a", "a"]).json)
    }
    #expect(error?.kind == .manifestDamaged)
  }
}

import ConcordSync
import ConcordTesting
import Testing

/// Files made in numbers, which is done by two cores at once.
@Suite struct DiskFileSystemTests {
  @Test func manyFilesAreAllMade() throws {
    let folder = try TemporaryFolder([:])
    let names = (0..<200).map { "File\($0).swift" }
    try DiskFileSystem().create(
      names.map { (path: "\(folder.path)/\($0)", bytes: Array("// \($0)\n".utf8)) })
    let expected = Dictionary(uniqueKeysWithValues: names.map { ($0, "// \($0)\n") })
    #expect(folder.contents(withManifest: true) == expected)
  }

  @Test(arguments: [0, 99, 100, 199]) func oneThatCannotBeMadeIsNamed(position: Int) throws {
    let folder = try TemporaryFolder(["Taken.swift": "mine"])
    let taken = "\(folder.path)/Taken.swift"
    var files = (0..<200).map { (path: "\(folder.path)/File\($0).swift", bytes: [UInt8(65)]) }
    files[position].path = taken
    let fault = #expect(throws: FileSystemFault.self) { try DiskFileSystem().create(files) }
    #expect(fault?.path == taken)
    #expect(folder.contents(withManifest: true)["Taken.swift"] == "mine")
  }
}

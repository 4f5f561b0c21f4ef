package import Foundation

/// A folder that goes away with its last user.
package final class TemporaryFolder {
  /// Its place.
  package let url: URL

  /// Makes a folder with some files in it.
  package init(_ contents: [String: String] = [:]) throws {
    let name = "concord-tests-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (file, text) in contents { try write(text, to: file) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Its path.
  package var path: String { url.path }

  /// The path of something in it.
  package func path(_ name: String) -> String { url.path + "/" + name }

  /// The text of a file.
  package func text(_ file: String) throws -> String {
    try String(contentsOfFile: path(file), encoding: .utf8)
  }

  /// Whether something is in it.
  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  /// Writes a file, and the folders above it.
  package func write(_ text: String, to file: String) throws {
    try write(Array(text.utf8), to: file)
  }

  /// Writes a file, and the folders above it.
  package func write(_ bytes: [UInt8], to file: String) throws {
    let file = url.appending(path: file)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}

/// The files below a folder.
package enum FolderContents {
  /// The bytes of each file by its path below the folder; hidden files too.
  package static func read(_ folder: String) -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
      guard let name = name as? String,
        let data = FileManager.default.contents(
          atPath: folder + "/" + name)
      else { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { contents[name] = data }
    }
    return contents
  }
}

import ConcordSync
import Foundation

/// A folder that goes away with its last user.
final class TemporaryFolder {
  let path: String

  init(_ contents: [String: String]) throws {
    let name = "concord-tests-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (file, text) in contents { try write(text, to: file) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + file)
  }

  /// All files by path, hidden ones too.
  func contents(withManifest: Bool) -> [String: String] {
    var contents: [String: String] = [:]
    for case let file as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      var isFolder: ObjCBool = false
      let full = path + "/" + file
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue || (!withManifest && file == OutputPath.manifest) { continue }
      contents[file] = FileManager.default.contents(atPath: full)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    return contents
  }
}

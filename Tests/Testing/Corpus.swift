package import Foundation

/// Documents and test suites that other people published. They are not part of the package: tests
/// that need them are skipped where they are absent.
package enum Corpus {
  /// The folder that `CONCORD_CORPUS` names, else the one beside the package.
  package static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONCORD_CORPUS"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return package.appending(path: "../shared/corpus", directoryHint: .isDirectory).standardized
  }()

  /// The folder of the package.
  package static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Whether a file or folder is there.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// The content of a file; `nil` where it is not there.
  package static func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map { Array($0) }
  }

  /// The path of a file or folder in the file system.
  package static func path(_ document: String) -> String {
    folder.appending(path: document).path
  }

  /// The names in a folder, hidden ones aside, sorted.
  package static func names(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

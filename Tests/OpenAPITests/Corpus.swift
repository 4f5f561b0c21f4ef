import Foundation

/// Documents that other people published. They are not part of the package: tests that need them
/// are skipped where they are absent.
enum Corpus {
  /// The folder that `CONCORD_CORPUS` names, else the one beside the package.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CONCORD_CORPUS"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.appending(path: "../shared/corpus", directoryHint: .isDirectory).standardized
  }()

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  static func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map { Array($0) }
  }

  /// The names in a folder, sorted.
  static func names(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (names ?? []).sorted()
  }
}

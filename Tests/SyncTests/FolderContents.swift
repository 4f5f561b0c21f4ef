import ConcordSync
import ConcordTesting

extension TemporaryFolder {
  /// All files by path, hidden ones too.
  func contents(withManifest: Bool) -> [String: String] {
    var contents = FolderContents.read(path).mapValues { String(decoding: $0, as: UTF8.self) }
    if !withManifest { contents[OutputPath.manifest] = nil }
    return contents
  }
}

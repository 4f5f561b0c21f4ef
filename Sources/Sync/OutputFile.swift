/// A file that a run wants in the output folder.
package struct OutputFile: Sendable, Hashable {
  /// Its path below the output folder, with `/` between its parts.
  package let path: String
  /// Its whole content.
  package let bytes: [UInt8]
  /// The digest of its content, made with it: by whatever core wrote the content.
  package let digest: Digest

  /// Puts a content at a path.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    digest = Digest(of: bytes)
  }
}

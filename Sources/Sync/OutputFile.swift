/// A file that a run wants in the output folder.
package struct OutputFile: Sendable, Hashable {
  /// Its path below the output folder, with `/` between its parts.
  package let path: String
  /// Its whole content.
  package let bytes: [UInt8]
  private let knownDigest: Digest?

  /// The digest of its content.
  package var digest: Digest { knownDigest ?? Digest(of: bytes) }

  /// Puts a content at a path. It is digested at once, by whatever core wrote it, unless nobody is
  /// going to ask.
  package init(path: String, bytes: [UInt8], isDigested: Bool = true) {
    self.path = path
    self.bytes = bytes
    knownDigest = isDigested ? Digest(of: bytes) : nil
  }
}

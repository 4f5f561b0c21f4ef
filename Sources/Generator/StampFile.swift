package import ConcordDiagnostics

/// The file by which a build system knows that a check has passed.
package enum StampFile {
  /// What it says: it is Swift, because a build system compiles what a plugin makes.
  private static let text = "// The generated code is what its description gives.\n"

  /// Writes the file; an error says why it cannot be. A file that is no stamp is replaced only
  /// with `force`.
  package static func write(_ path: String, force: Bool) -> Diagnostic? {
    SingleFile.write(text, to: path) { force || $0 == Array(text.utf8) }
  }
}

/// What becomes of one file of the output folder.
package enum FileChange: Sendable, Hashable {
  /// Nothing stands there yet.
  case create(OutputFile)
  /// Another content stands there, at `oldPath`, which differs from the new one only where a file
  /// system ignores case.
  case change(OutputFile, oldPath: String, old: [UInt8])
  /// What stands there is what is wanted; it is not touched.
  case keep(OutputFile)
  /// A file of ours that nothing makes any more.
  case remove(path: String, old: [UInt8])

  /// The path below the output folder.
  package var path: String {
    switch self {
    case .create(let file), .change(let file, _, _), .keep(let file): file.path
    case .remove(let path, _): path
    }
  }

  /// Whether the file is left as it is.
  package var isKept: Bool {
    if case .keep = self { true } else { false }
  }
}

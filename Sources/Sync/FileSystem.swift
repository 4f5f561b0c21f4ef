package import ConcordDiagnostics

/// What the file system refused.
package struct FileSystemFault: Error, Sendable, Hashable {
  /// The path it was about.
  package let path: String
  /// The reason: the system's, in its words, or ours.
  package let reason: DiagnosticArgument

  /// Joins a path to a reason.
  package init(path: String, reason: some DiagnosticArgumentConvertible) {
    self.path = path
    self.reason = reason.diagnosticArgument
  }
}

/// What stands at a path, symbolic links not followed.
package struct FileEntry: Sendable, Hashable {
  /// What kinds of things a folder holds.
  package enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    /// A folder.
    case directory
    /// A symbolic link, wherever it leads.
    case symbolicLink
    /// A pipe, a device, a socket.
    case other

    /// The kind in words, with an article.
    package var name: Phrase {
      switch self {
      case .file: .file
      case .directory: .folder
      case .symbolicLink: .symbolicLink
      case .other: .specialFile
      }
    }
  }

  /// What it is.
  package let kind: Kind
  /// What tells it from every other file of the machine; two names with one identity are one
  /// file, as on a file system that ignores case.
  package let identity: [UInt64]

  /// Describes an entry.
  package init(kind: Kind, identity: [UInt64]) {
    self.kind = kind
    self.identity = identity
  }
}

/// The few things that reading and writing an output folder takes: the disk, or in tests one that
/// fails when asked to.
package protocol FileSystem: Sendable {
  /// What stands at a path; `nil` where there is nothing. Symbolic links are not followed in the
  /// last part of the path.
  func entry(at path: String) throws(FileSystemFault) -> FileEntry?
  /// What stands where a path leads, symbolic links followed.
  func target(of path: String) throws(FileSystemFault) -> FileEntry?
  /// The content of a regular file.
  func read(_ path: String) throws(FileSystemFault) -> [UInt8]
  /// Makes a new file; it fails where something stands already.
  func create(_ path: String, _ bytes: [UInt8]) throws(FileSystemFault)
  /// Makes new files, in any order; it fails where one cannot be made, and may have made others.
  func create(_ files: [(path: String, bytes: [UInt8])]) throws(FileSystemFault)
  /// Waits until a file's content is on the disk.
  func flush(_ path: String) throws(FileSystemFault)
  /// The names in a folder, hidden ones too, in no order.
  func names(in path: String) throws(FileSystemFault) -> [String]
  /// Makes a folder; it fails where something stands already.
  func makeDirectory(_ path: String) throws(FileSystemFault)
  /// Gives a folder the owner and the permissions of another one, as far as the system lets us.
  func copyPermissions(of path: String, to other: String)
  /// Moves a file, over another one if need be, in one step.
  func rename(_ path: String, to destination: String) throws(FileSystemFault)
  /// Lets two folders change places in one step; whether the system can do that.
  func exchange(_ path: String, with other: String) throws(FileSystemFault) -> Bool
  /// Gives a file, or a symbolic link, a second name.
  func link(_ path: String, to destination: String) throws(FileSystemFault)
  /// Removes a file.
  func removeFile(_ path: String) throws(FileSystemFault)
  /// Removes a folder, which must be empty.
  func removeDirectory(_ path: String) throws(FileSystemFault)
}

extension FileSystem {
  /// Removes a folder with all that is in it. What cannot be removed does no harm and is left.
  func removeTree(_ path: String) {
    guard let kind = (try? entry(at: path))?.kind else { return }
    guard kind == .directory else {
      try? removeFile(path)
      return
    }
    for name in (try? names(in: path)) ?? [] { removeTree(path + "/" + name) }
    try? removeDirectory(path)
  }

  /// Makes new files, one after the other.
  package func create(_ files: [(path: String, bytes: [UInt8])]) throws(FileSystemFault) {
    for file in files { try create(file.path, file.bytes) }
  }
}

package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

/// What a path on the command line names.
package enum RunInput: Sendable {
  /// A description.
  case document(String)
  /// The configurations of a file, which was read: one for each of its documents.
  case configurations([Configuration])
}

extension Configuration {
  /// Reads a configuration from a file, YAML or JSON.
  ///
  /// - Parameter path: The path of the file. Paths in it are relative to its folder.
  /// - Returns: A configuration for each document, none where a message is an error, and all there
  ///   is to say.
  public static func read(
    from path: String
  ) -> (configurations: [Configuration], messages: [Message]) {
    var inputs = RunInputs(files: SourceFiles())
    let configurations = inputs.configurations(at: path)
    let files = inputs.files
    return (configurations, inputs.diagnostics.map { Message($0, in: files) })
  }
}

/// Finds documents and configurations.
package struct RunInputs: Sendable {
  /// The names under which a configuration is found in a folder.
  package static let configurationNames = ["concord.yaml", "concord.yml", "concord.json"]
  /// A file of more bytes is a document; smaller ones are looked into.
  package static let configurationSizeLimit = 64 << 10

  /// The files that were read.
  package private(set) var files: SourceFiles
  /// What there is to say about them.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Says that a folder holds no configuration.
  package mutating func reportFolder(_ path: String) {
    let range = SourceRange(files.add(path: path, bytes: []).id, 0, 0)
    diagnostics.append(Diagnostic(.fileIsDirectory, at: range, path))
  }

  private let fileSystem = DiskFileSystem()

  /// Looks for files; what is read is added to `files`.
  package init(files: SourceFiles) {
    self.files = files
  }

  /// The configurations below a folder, by path; `nil` where there is no such folder. Those that
  /// have errors are left out.
  package mutating func configurations(below folder: String) -> [Configuration]? {
    guard isFolder(folder) else { return nil }
    do throws(FileSystemFault) {
      let names = try FolderListing.files(below: folder)
      return names.filter { Self.configurationNames.contains(FilePath.name(of: $0)) }
        .flatMap { configurations(at: OutputFolder.path($0, below: folder)) }
    } catch {
      diagnostics.append(Diagnostic(.folderUnreadable, at: nil, error.path, error.reason))
      return []
    }
  }

  /// Whether a path leads to anything, or is the standard input.
  package func exists(_ path: String) -> Bool {
    path == DocumentLoader.standardInput || (try? fileSystem.target(of: path)) != nil
  }

  /// Whether a path leads to a folder.
  package func isFolder(_ path: String) -> Bool {
    (try? fileSystem.target(of: path))?.kind == .directory
  }

  /// The configuration that lies beside a document and is of it or of no document by name.
  package func configurationPath(beside document: String) -> String? {
    let folder = FilePath.folder(of: document)
    return Self.configurationNames.map { FilePath.join(folder, $0) }.first(where: fileExists)
  }

  /// Tells what a file is: a configuration where its name says so, or where it is an object with
  /// the key `document` or `documents` and neither `openapi` nor `swagger`; else a document. A
  /// configuration with errors gives none.
  package mutating func classify(_ path: String) -> RunInput {
    if Self.configurationNames.contains(FilePath.name(of: path)) {
      return .configurations(configurations(at: path))
    }
    // Standard input can be read only once.
    guard path != DocumentLoader.standardInput,
      let bytes = try? DiskFiles().read(path, limit: Self.configurationSizeLimit)
    else {
      return .document(path)
    }
    var registry = SourceFiles()
    let root = DocumentParser.parse(registry.add(path: path, bytes: bytes)).root
    guard let root, root["document"] ?? root["documents"] != nil, root["openapi"] == nil,
      root["swagger"] == nil
    else { return .document(path) }
    return .configurations(configurations(at: path))
  }

  /// Reads the configurations of a file, one for each of its documents; none where it has errors.
  package mutating func configurations(at path: String) -> [Configuration] {
    var loader = DocumentLoader(files: files)
    let loaded = loader.loadRoot(path)
    files = loader.files
    diagnostics += loaded.diagnostics
    guard let root = loaded.root else { return [] }
    let read = ConfigurationReader.read(root, path: path, fileExists: fileExists)
    diagnostics += read.diagnostics
    return read.configurations
  }

  private func fileExists(_ path: String) -> Bool {
    (try? fileSystem.target(of: path))?.kind == .file
  }
}

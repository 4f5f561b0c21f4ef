package import ConcordDiagnostics

/// Reads the root file of a description and the files that it refers to, each once.
///
/// All files get their numbers from one registry, so that a range means the same everywhere.
package struct DocumentLoader: Sendable {
  /// What came of reading a file.
  package struct Loaded: Sendable {
    /// The file; `nil` where it could not be read.
    package let file: SourceFile?
    /// Its value; `nil` where the file could not be read or is not YAML or JSON.
    package let root: Node?
    /// What there is to say. Faults inside a file are reported the first time it is loaded, and
    /// a file that cannot be read each time, at the place that refers to it.
    package let diagnostics: [Diagnostic]
    /// The other files whose values became part of this one: references in them are relative to
    /// this file, as the document's own are.
    package let mergedSources: [SourceID]

    /// Joins what came of reading a file.
    package init(
      file: SourceFile?, root: Node?, diagnostics: [Diagnostic], mergedSources: [SourceID] = []
    ) {
      self.file = file
      self.root = root
      self.diagnostics = diagnostics
      self.mergedSources = mergedSources
    }
  }

  /// The files read so far.
  package private(set) var files: SourceFiles

  /// The trees of the files that could be read as YAML or JSON.
  package var roots: [SourceID: Node] {
    var roots: [SourceID: Node] = [:]
    for (file, root) in loaded.values { roots[file.id] = root }
    return roots
  }

  private let reader: any FileReading
  private let limits: Limits
  /// The folder below which references may lead to files; `nil` for the root document's own.
  private let root: String?
  private var rootFolder: String?
  private let firstID: Int32
  private var loaded: [String: (file: SourceFile, root: Node?)] = [:]

  /// Where the files read so far are, symbolic links resolved; sorted. The standard input is `-`.
  package var realPaths: [String] { loaded.keys.sorted() }

  /// Prepares to read. Files outside the root document's folder are refused, or where `root`
  /// names a folder, those outside that one. The files read are added to `files`, which may hold others.
  package init(
    files: SourceFiles = SourceFiles(), reader: any FileReading = DiskFiles(),
    limits: Limits = .init(),
    root: String? = nil
  ) {
    self.files = files
    firstID = Int32(clamping: files.files.count)
    self.reader = reader
    self.limits = limits
    self.root = root
  }

  /// Reads the root document. Its folder is the one of the path as given, symbolic links in that
  /// folder's own path resolved. The path `-` is the standard input, in the working directory.
  package mutating func loadRoot(_ path: String) -> Loaded {
    rootFolder = reader.realPath(root ?? FilePath.folder(of: path))
    if let root, rootFolder == nil { return failure(Diagnostic(.rootMissing, at: nil, root)) }
    let real = path == Self.standardInput ? path : reader.realPath(path)
    return load(path, real: real, shownAs: path, at: nil)
  }

  /// The path that stands for the standard input.
  package static let standardInput = "-"

  /// Reads a file that the user names beside the root document, after that one: it may lie
  /// anywhere.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - range: Where the configuration names it; `nil` where the command line does.
  /// - Returns: The file with its value, or the reason why there is none.
  package mutating func loadNamed(_ path: String, at range: SourceRange?) -> Loaded {
    load(path, real: reader.realPath(path), shownAs: path, at: range)
  }

  /// Reads a file that another one refers to.
  ///
  /// - Parameters:
  ///   - reference: A relative reference (RFC 3986, section 4.2) without its fragment, percent-
  ///     encoded; an empty one is the referring file itself.
  ///   - source: The file that refers to it.
  ///   - range: Where it does, for the diagnostics.
  /// - Returns: The file with its value, or the reason why there is none.
  package mutating func load(
    _ reference: String, relativeTo source: SourceID, at range: SourceRange?
  ) -> Loaded {
    if FilePath.isURL(reference) {
      return failure(Diagnostic(.referenceToURL, at: range, reference))
    }
    let base = files[source].path
    guard let decoded = PercentEncoding.decode(reference) else {
      return failure(Diagnostic(.fileMissing, at: range, reference))
    }
    if decoded.isEmpty, base == Self.standardInput, let known = loaded[base] {
      return Loaded(file: known.file, root: known.root, diagnostics: [])
    }
    let path = decoded.isEmpty ? base : FilePath.join(FilePath.folder(of: base), decoded)
    let shown = FilePath.normalized(path)
    guard let real = reader.realPath(path) else {
      return failure(Diagnostic(.fileMissing, at: range, shown))
    }
    let isRoot = loaded[real]?.file.id.index == firstID
    if !isRoot, !FilePath.isInside(real, folder: rootFolder) {
      let document = files.files.dropFirst(Int(firstID)).first?.path ?? "."
      let folder = root ?? FilePath.folder(of: document)
      return failure(Diagnostic(.fileOutsideRoot, at: range, shown, folder))
    }
    return load(path, real: real, shownAs: shown, at: range)
  }

  private mutating func load(
    _ path: String, real: String?, shownAs shown: String, at range: SourceRange?
  ) -> Loaded {
    if let real, let known = loaded[real] {
      return Loaded(file: known.file, root: known.root, diagnostics: [])
    }
    let limit = min(limits.documentBytes, Int(Int32.max) - 1)
    do {
      let isStandardInput = real == Self.standardInput
      let bytes =
        try isStandardInput
        ? reader.readStandardInput(limit: limit) : reader.read(path, limit: limit)
      let file = files.add(path: shown, bytes: bytes)
      let result = DocumentParser.parse(file, limits: limits)
      loaded[real ?? path] = (file, result.root)
      return Loaded(file: file, root: result.root, diagnostics: result.diagnostics)
    } catch {
      return failure(
        Self.diagnostic(error, path: shown, limit: limit, at: range ?? place(of: shown, error)))
    }
  }

  /// The start of what stands at a path that only the command line names; `nil` where nothing does.
  private mutating func place(of path: String, _ fault: FileFault) -> SourceRange? {
    if case .missing = fault { return nil }
    return SourceRange(files.add(path: path, bytes: []).id, 0, 0)
  }

  private func failure(_ diagnostic: Diagnostic) -> Loaded {
    Loaded(file: nil, root: nil, diagnostics: [diagnostic])
  }

  private static func diagnostic(
    _ fault: FileFault, path: String, limit: Int, at range: SourceRange?
  ) -> Diagnostic {
    switch fault {
    case .missing: Diagnostic(.fileMissing, at: range, path)
    case .isDirectory: Diagnostic(.fileIsDirectory, at: range, path)
    case .notRegular: Diagnostic(.fileNotRegular, at: range, path)
    case .tooLarge(let size):
      Diagnostic(.fileTooLarge, at: range, path, size, limit)
    case .unreadable(let reason): Diagnostic(.fileUnreadable, at: range, path, reason)
    }
  }
}

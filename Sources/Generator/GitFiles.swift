#if os(macOS) || os(Linux)
  internal import ConcordDocuments

  #if canImport(Darwin)
    internal import Darwin
  #elseif canImport(Musl)
    internal import Musl
  #else
    internal import Glibc
  #endif

  /// The files of a revision, which git gives: `main:Specs/openapi.yaml` names one as `git show` does.
  ///
  /// The command `git` runs in the process's working directory. Paths count from the root of the
  /// repository.
  struct GitFiles: FileReading {
    private let revision: String

    /// Reads files of a revision.
    init(revision: String) {
      self.revision = revision
    }

    /// The files that a path leads to: those of a revision where it names one, and no file.
    static func reader(of path: String) -> any FileReading {
      let disk = DiskFiles()
      guard path != DocumentLoader.standardInput, disk.realPath(path) == nil,
        let colon = path.firstIndex(of: ":"), colon > path.startIndex, !path.hasPrefix("-")
      else { return disk }
      return GitFiles(revision: String(path[..<colon]))
    }

    func realPath(_ path: String) -> String? {
      let path = absolute(path)
      return path == "/" || run(["cat-file", "-e", name(of: path)], limit: 0) != nil ? path : nil
    }

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
      let name = name(of: absolute(path))
      guard !name.utf8.contains(0), let bytes = run(["cat-file", "blob", name], limit: limit)
      else { throw .missing }
      if bytes.count > limit { throw .tooLarge(bytes.count) }
      return bytes
    }

    /// A path from the root of the repository, with or without the revision before it.
    private func absolute(_ path: String) -> String {
      let prefix = revision + ":"
      let rest = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
      return FilePath.normalized("/" + rest)
    }

    private func name(of path: String) -> String { "\(revision):\(path.dropFirst())" }

    // MARK: The process

    /// What git writes, of which one byte more than the limit is read; `nil` where it fails.
    private func run(_ arguments: [String], limit: Int) -> [UInt8]? {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      defer { close(ends[0]) }
      let child = spawn(["git"] + arguments, output: ends)
      close(ends[1])
      guard let child else { return nil }
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count <= limit {
        let count = part.withUnsafeMutableBytes { Self.readSome(ends[0], $0) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        bytes += part[..<count]
      }
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      return status == 0 || bytes.count > limit ? bytes : nil
    }

    /// Starts a process whose output goes to a pipe, and whose errors nobody reads.
    private func spawn(_ words: [String], output ends: [Int32]) -> pid_t? {
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t? = nil
      #else
        var actions = posix_spawn_file_actions_t()
      #endif
      guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addclose(&actions, ends[0])
      var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
      arguments.append(nil)
      defer { for argument in arguments { free(argument) } }
      var child = pid_t()
      guard posix_spawnp(&child, "git", &actions, nil, arguments, environ) == 0 else { return nil }
      return child
    }

    private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer)
      -> Int
    {
      #if canImport(Darwin)
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
    }
  }
#endif

internal import ConcordKit

/// What may know the commit that the tool was built from.
protocol CommitNaming {
  /// The commit; `nil` where nobody said.
  static var commit: String? { get }
}

extension CommitNaming {
  static var commit: String? { nil }
}

/// What the tool says of its own build.
///
/// A commit has only what `make artifactbundle` builds: it lays a file beside this one that declares
/// `commit` in an extension, and takes it away again. Every other build is a function of the sources
/// alone, and needs no repository.
enum BuildRecord: CommitNaming {
  /// The version, and the commit where it is known.
  static var text: String {
    commit.map { "\(Generator.version) (\($0))" } ?? Generator.version
  }
}

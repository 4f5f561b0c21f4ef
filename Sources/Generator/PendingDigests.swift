internal import ConcordSync
internal import Dispatch

/// The digests of a description's files, made on another core while the description becomes Swift.
final class PendingDigests: @unchecked Sendable {
  private let group = DispatchGroup()
  /// Written by the one piece of work of ``group``, read after it.
  private var digests: [Digest] = []

  /// Begins to digest the contents.
  init(of contents: [[UInt8]]) {
    DispatchQueue.global().async(group: group) {
      self.digests = contents.map { Digest(of: $0) }
    }
  }

  /// The digests in the order of the contents, as soon as they are there.
  var values: [Digest] {
    group.wait()
    return digests
  }
}

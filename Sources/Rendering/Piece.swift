import ConcordMustache
import ConcordSwiftIR

/// One declaration, or a few that belong together: the least that is put into a file.
struct Piece: Sendable {
  /// The path of a file of its own.
  let path: String
  /// The template that writes it.
  let template: String
  /// Whether it names types of the runtime.
  let usesRuntime: Bool
  /// Whether it names types of Foundation.
  let usesFoundation: Bool
  /// What the template is given; made late, so that not all values are in memory at once.
  let value: @Sendable () -> Value

  /// The shard that it belongs to: by a hash of its path that is the same in every process
  /// (FNV-1a, 64 bits).
  func shard(of count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % UInt64(max(count, 1)))
  }
}

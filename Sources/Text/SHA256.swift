/// The hash function SHA-256 (FIPS 180-4, section 6.2), fed piece by piece.
///
/// The toolchain has no hash function on every platform, and what the manifest's digests must notice
/// and QuantConnect asks for is no quick checksum. It is written with pointers, `while`
/// and masking operators, because build plugins run the tool unoptimised, where iterators and
/// generic operators would cost a hundred times as much.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Starts a hash of nothing.
  package init() {}

  /// Appends bytes to what is hashed.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let head = rest.prefix(64 - pending.count)
      pending.append(contentsOf: head)
      rest = rest.dropFirst(head.count)
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBytes { compress($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// Pads what was hashed and gives the eight words of the digest.
  package mutating func finish() -> [UInt32] {
    var tail: [UInt8] = [0x80]
    let used = (pending.count + 1) % 64
    tail.append(contentsOf: repeatElement(0, count: (56 - used + 64) % 64))
    let bits = byteCount &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    tail.withUnsafeBytes { update($0) }
    return state
  }

  /// The 32 bytes of the digest of some bytes.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish().flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// Takes whole blocks of 64 bytes into the state.
  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard let start = blocks.baseAddress else { return }
    let end = blocks.count
    state.withUnsafeMutableBufferPointer { state in
      Self.roundConstants.withUnsafeBufferPointer { constants in
        guard let hash = state.baseAddress, let constant = constants.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          guard let words = schedule.baseAddress else { return }
          var offset = 0
          while offset < end {
            Self.compress(start + offset, into: hash, constant, words)
            offset &+= 64
          }
        }
      }
    }
  }

  private static func compress(
    _ block: UnsafeRawPointer, into hash: UnsafeMutablePointer<UInt32>,
    _ constant: UnsafePointer<UInt32>, _ words: UnsafeMutablePointer<UInt32>
  ) {
    var index = 0
    while index < 16 {
      let at = block + (index &<< 2)
      words[index] = at.loadUnaligned(as: UInt32.self).bigEndian
      index &+= 1
    }
    while index < 64 {
      let early = words[index &- 15]
      let late = words[index &- 2]
      let small0 = (early &>> 7 | early &<< 25) ^ (early &>> 18 | early &<< 14) ^ (early &>> 3)
      let small1 = (late &>> 17 | late &<< 15) ^ (late &>> 19 | late &<< 13) ^ (late &>> 10)
      words[index] = words[index &- 16] &+ small0 &+ words[index &- 7] &+ small1
      index &+= 1
    }
    // The names of the working variables are those of the standard.
    var a = hash[0]
    var b = hash[1]
    var c = hash[2]
    var d = hash[3]
    var e = hash[4]
    var f = hash[5]
    var g = hash[6]
    var h = hash[7]
    index = 0
    // Four rounds at a time: the variables then change their parts instead of their values.
    while index < 64 {
      let firstBig1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
      let first =
        h &+ firstBig1 &+ (g ^ (e & (f ^ g))) &+ constant[index] &+ words[index]
      let firstBig0 = (a &>> 2 | a &<< 30) ^ (a &>> 13 | a &<< 19) ^ (a &>> 22 | a &<< 10)
      d = d &+ first
      h = first &+ firstBig0 &+ ((a & b) | (c & (a | b)))
      let secondBig1 = (d &>> 6 | d &<< 26) ^ (d &>> 11 | d &<< 21) ^ (d &>> 25 | d &<< 7)
      let second =
        g &+ secondBig1 &+ (f ^ (d & (e ^ f))) &+ constant[index &+ 1] &+ words[index &+ 1]
      let secondBig0 = (h &>> 2 | h &<< 30) ^ (h &>> 13 | h &<< 19) ^ (h &>> 22 | h &<< 10)
      c = c &+ second
      g = second &+ secondBig0 &+ ((h & a) | (b & (h | a)))
      let thirdBig1 = (c &>> 6 | c &<< 26) ^ (c &>> 11 | c &<< 21) ^ (c &>> 25 | c &<< 7)
      let third =
        f &+ thirdBig1 &+ (e ^ (c & (d ^ e))) &+ constant[index &+ 2] &+ words[index &+ 2]
      let thirdBig0 = (g &>> 2 | g &<< 30) ^ (g &>> 13 | g &<< 19) ^ (g &>> 22 | g &<< 10)
      b = b &+ third
      f = third &+ thirdBig0 &+ ((g & h) | (a & (g | h)))
      let fourthBig1 = (b &>> 6 | b &<< 26) ^ (b &>> 11 | b &<< 21) ^ (b &>> 25 | b &<< 7)
      let fourth =
        e &+ fourthBig1 &+ (d ^ (b & (c ^ d))) &+ constant[index &+ 3] &+ words[index &+ 3]
      let fourthBig0 = (f &>> 2 | f &<< 30) ^ (f &>> 13 | f &<< 19) ^ (f &>> 22 | f &<< 10)
      a = a &+ fourth
      e = fourth &+ fourthBig0 &+ ((f & g) | (h & (f | g)))
      (a, b, c, d, e, f, g, h) = (e, f, g, h, a, b, c, d)
      index &+= 4
    }
    hash[0] = hash[0] &+ a
    hash[1] = hash[1] &+ b
    hash[2] = hash[2] &+ c
    hash[3] = hash[3] &+ d
    hash[4] = hash[4] &+ e
    hash[5] = hash[5] &+ f
    hash[6] = hash[6] &+ g
    hash[7] = hash[7] &+ h
  }

  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

/// A path to one value inside a document (RFC 6901).
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The keys and positions on the way from the root, unescaped.
  package let tokens: [String]

  /// The pointer to the root itself.
  package static let root = JSONPointer(tokens: [])

  /// A pointer along keys and positions.
  package init(tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads a pointer as section 3 spells it: empty, or tokens that each follow a `/`, with `~0`
  /// for `~` and `~1` for `/`. `nil` where it is none.
  package init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    // Bytes, not characters: a combining mark would hide the `/` before it.
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.first?.isEmpty == true else { return nil }
    var tokens: [String] = []
    for part in parts.dropFirst() {
      guard let token = Self.unescape(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// Reads a pointer from the fragment of a URI (section 6), without its `#`: percent-encoding
  /// is undone first. `nil` where the escapes are malformed or the result is no pointer.
  package init?(fragment: String) {
    guard let text = PercentEncoding.decode(fragment) else { return nil }
    self.init(text)
  }

  /// The pointer to a member or element of what this one points to.
  package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

  /// The pointer to an element of what this one points to.
  package func appending(_ position: Int) -> JSONPointer { appending(String(position)) }

  /// The pointer as section 3 spells it.
  package var description: String { tokens.map { "/" + Self.escape($0) }.joined() }

  /// The pointer as the fragment of a URI, without its `#`.
  package var fragment: String { PercentEncoding.encodeFragment(description) }

  /// Where a pointer leads.
  package enum Resolution: Sendable {
    /// To this value.
    case found(Node)
    /// Nowhere: it stopped at this value, which has nothing for the token of this number.
    case stopped(at: Node, token: Int)

    /// The value, where there is one.
    package var node: Node? {
      if case .found(let node) = self { node } else { nil }
    }
  }

  /// Follows the pointer from a root (section 4). A position in an array has no leading zeros;
  /// `-`, the element after the last one, is never there.
  package func resolve(in root: Node) -> Resolution {
    var node = root
    for (number, token) in tokens.enumerated() {
      let next: Node? =
        switch node.value {
        case .object: node[token]
        case .array(let elements):
          Self.position(token).flatMap { $0 < elements.count ? elements[$0] : nil }
        default: nil
        }
      guard let next else { return .stopped(at: node, token: number) }
      node = next
    }
    return .found(node)
  }

  private static func position(_ token: String) -> Int? {
    let digits = token.utf8
    guard let first = digits.first, digits.count <= 10, digits.allSatisfy({ $0 &- 0x30 < 10 }),
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    return Int(token)
  }

  private static func unescape(_ part: Substring.UTF8View.SubSequence) -> String? {
    if !part.contains(UInt8(ascii: "~")) { return String(Substring(part)) }
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in part {
      if isEscape {
        switch byte {
        case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
        case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
        default: return nil
        }
        isEscape = false
      } else if byte == UInt8(ascii: "~") {
        isEscape = true
      } else {
        bytes.append(byte)
      }
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private static func escape(_ token: String) -> String {
    let isPlain = token.utf8.allSatisfy { $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "/") }
    if isPlain { return token }
    var bytes: [UInt8] = []
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes.append(contentsOf: "~0".utf8)
      case UInt8(ascii: "/"): bytes.append(contentsOf: "~1".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

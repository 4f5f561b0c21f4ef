/// A version of the OpenAPI Overlay Specification, major version 1.
struct OverlayVersion: Comparable {
  static let v1_0 = OverlayVersion(minor: 0)
  static let v1_1 = OverlayVersion(minor: 1)
  static let v1_2 = OverlayVersion(minor: 2)
  /// The newest that is known; later ones are read as this one.
  static let newest = v1_2

  private let minor: Int

  private init(minor: Int) {
    self.minor = minor
  }

  /// Reads a version; the patch must be there and makes no difference.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } }),
      parts[0].elementsEqual("1".utf8), let minor = Int(String(Substring(parts[1])))
    else { return nil }
    self.minor = minor
  }

  static func < (left: OverlayVersion, right: OverlayVersion) -> Bool { left.minor < right.minor }

  /// The keys of an overlay.
  var rootKeys: [String] {
    ["overlay", "info", "extends", "actions"] + (self >= .v1_2 ? ["$self", "components"] : [])
  }

  /// The keys that say what an action does.
  var changeKeys: [String] {
    ["update", "remove"] + (self >= .v1_1 ? ["copy"] : [])
  }

  /// The first version with a key, where that is not the first of all.
  static func introducing(_ key: String) -> String? {
    switch key {
    case "copy": "1.1.0"
    case "$self", "components", "$ref": "1.2.0"
    default: nil
    }
  }
}

import ConcordSwiftIR

/// A set of names, each of which is given once.
struct NameScope {
  private var taken: Set<String> = []
  /// Names that are taken in many scopes, shared by all of them.
  private let shared: Set<String>
  /// Names that were taken from the start in this scope.
  private let reserved: Set<String>
  /// The names that were given, with their case folded, where two must not differ by it alone.
  private var folded: Set<String>?
  /// The number that the next of several equal names gets, by name.
  private var numbers: [String: Int] = [:]

  /// Makes a scope in which some names are taken, and about so many more will be.
  ///
  /// With `foldsCase`, no two names that the scope gives differ by case alone: names of types become
  /// names of files, and users' file systems fold case. Names that are equal by Unicode's canonical
  /// equivalence are one in any scope.
  init(
    reserved: some Collection<String> = [], shared: Set<String> = [], capacity: Int = 0,
    foldsCase: Bool = false
  ) {
    self.shared = shared
    self.reserved = Set(reserved)
    taken.reserveCapacity(capacity)
    folded = foldsCase ? [] : nil
  }

  /// Whether a name was taken from the start.
  func isReserved(_ name: String) -> Bool { reserved.contains(name) || shared.contains(name) }

  /// Whether a name is free.
  func isFree(_ name: String) -> Bool {
    !taken.contains(name) && !isReserved(name) && folded?.contains(name.lowercased()) != true
  }

  /// Takes names, whether they are free or not.
  mutating func reserve(_ names: [String]) { taken.formUnion(names) }

  /// Takes the first of some names that is free, or else the last of them with a number.
  mutating func take(_ candidates: [String]) -> String {
    for candidate in candidates where take(candidate) { return candidate }
    let base = candidates.last ?? "unnamed"
    var number = numbers[base] ?? 2
    while !take("\(base)\(number)") { number += 1 }
    numbers[base] = number + 1
    return "\(base)\(number)"
  }

  private mutating func take(_ name: String) -> Bool {
    guard isFree(name) else { return false }
    taken.insert(name)
    folded?.insert(name.lowercased())
    return true
  }
}

extension Identifier {
  /// A name for a property, a case, a function or a parameter.
  static func member(_ name: String) -> Identifier {
    if ReservedNames.members.contains(name) { return Identifier(name + "_") }
    return Identifier(name, isKeyword: ReservedNames.keywords.contains(name))
  }

  /// A name for a type.
  static func type(_ name: String) -> Identifier {
    Identifier(name, isKeyword: ReservedNames.keywords.contains(name))
  }
}

/// Names in Swift for names in documents, before anybody asks whether they are taken.
enum SwiftName {
  /// `organizationId`; never empty, never starting with a digit.
  static func member(_ name: String) -> String {
    if isIdentifier(name), let first = name.unicodeScalars.first, first.isLowercase,
      !name.utf8.contains(UInt8(ascii: "_"))
    {
      return name
    }
    let words = Words(name).lowerCamelCase
    if words.isEmpty { return Words(spelling: name).lowerCamelCase }
    return isStart(words) ? words : "value" + Words(name).upperCamelCase
  }

  /// `OrganizationId`; a name that is fit for a type in Swift as it stands is left alone.
  static func type(_ name: String) -> String {
    if isIdentifier(name), let first = name.unicodeScalars.first, first.isUppercase,
      !name.utf8.contains(UInt8(ascii: "_"))
    {
      return name
    }
    let words = Words(name).upperCamelCase
    if words.isEmpty { return Words(spelling: name).upperCamelCase }
    return isStart(words) ? words : "Value" + words
  }

  /// One of the things that a name in the plural names: `objects` gives `Object`.
  static func singular(_ name: String) -> String? {
    if name.count > 4, name.hasSuffix("ies") { return name.dropLast(3) + "y" }
    if name.count > 4, ["sses", "xes", "ches", "shes"].contains(where: name.hasSuffix) {
      return String(name.dropLast(2))
    }
    if name.count > 3, name.hasSuffix("s"), !["ss", "us", "is"].contains(where: name.hasSuffix) {
      return String(name.dropLast())
    }
    return nil
  }

  /// Whether a name begins as an identifier can.
  private static func isStart(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return first.isASCII ? first.isLetter : first.properties.isXIDStart
  }

  private static func isIdentifier(_ name: String) -> Bool {
    if let first = name.utf8.first, (first | 0x20) &- 0x61 < 26,
      name.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F })
    {
      return true
    }
    guard let first = name.unicodeScalars.first, first.properties.isXIDStart else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.isASCII
        ? $0.properties.isXIDContinue
        : $0.properties.isXIDContinue
          && $0.properties.generalCategory != .format
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is a letter of ASCII.
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

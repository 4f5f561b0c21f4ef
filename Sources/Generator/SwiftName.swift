/// Names that can stand in Swift source (The Swift Programming Language, "Lexical Structure",
/// identifiers), a little narrower than the compiler takes them: letters, digits and `_`.
package enum SwiftName {
  /// Whether a text is one identifier. Keywords are; where they are used they get backticks.
  package static func isIdentifier(_ text: some StringProtocol) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first == "_" || first.properties.isXIDStart else {
      return false
    }
    return scalars.allSatisfy { $0.properties.isXIDContinue }
      && !scalars.allSatisfy { $0 == "_" }
  }

  /// Whether a text is identifiers joined by dots.
  package static func isTypeName(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isIdentifier)
  }

  /// Whether a text is an attribute on one line: `@` and a name, perhaps with arguments in balanced
  /// parentheses.
  package static func isAttribute(_ text: String) -> Bool {
    guard text.hasPrefix("@"), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
      return false
    }
    let body = text.dropFirst()
    let name = body.prefix { $0 != "(" }
    guard isTypeName(String(name)) else { return false }
    var depth = 0
    for character in body.dropFirst(name.count) {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0 && (name.count == body.count || body.last == ")")
  }

  /// A module's name made from a title: its words, each with its first letter in upper case, with
  /// all else left out. `nil` where nothing is left that could start a name.
  package static func module(fromTitle title: String) -> String? {
    var name = String.UnicodeScalarView()
    var startsWord = true
    for scalar in title.unicodeScalars {
      guard scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      else {
        startsWord = true
        continue
      }
      if name.isEmpty, !scalar.properties.isAlphabetic { continue }
      if startsWord {
        name.append(contentsOf: scalar.properties.uppercaseMapping.unicodeScalars)
      } else {
        name.append(scalar)
      }
      startsWord = false
    }
    return name.isEmpty ? nil : String(name)
  }
}

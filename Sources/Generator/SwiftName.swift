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

/// Unicode scalars by range and general category.
struct CharacterSet: Sendable {
  /// The ranges, sorted and apart from each other.
  private let ranges: [ClosedRange<UInt32>]
  /// A bit for each general category of which all scalars count.
  private let categories: UInt32
  private let isNegated: Bool

  /// The scalars of ranges and of categories, or all others.
  init(ranges: [ClosedRange<UInt32>] = [], categories: UInt32 = 0, isNegated: Bool = false) {
    var apart: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = apart.last, range.lowerBound <= last.upperBound {
        apart[apart.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        apart.append(range)
      }
    }
    self.ranges = apart
    self.categories = categories
    self.isNegated = isNegated
  }

  /// Whether a scalar is one of them.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed =
      isInRanges(scalar.value)
      || categories != 0
        && categories & Self.bit(scalar.properties.generalCategory) != 0
    return isListed != isNegated
  }

  private func isInRanges(_ value: UInt32) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  // MARK: Categories

  /// The bits of the categories that a name of one or two letters stands for (Unicode, table 4-4);
  /// `nil` where there is no such category.
  static func categories(named name: String) -> UInt32? {
    guard (1...2).contains(name.utf8.count) else { return nil }
    let bits = names.indices.filter { names[$0].name.hasPrefix(name) }.reduce(0) { $0 | 1 << $1 }
    return bits == 0 ? nil : UInt32(bits)
  }

  private static func bit(_ category: Unicode.GeneralCategory) -> UInt32 {
    guard let position = positions[category] else { return 0 }
    return 1 << UInt32(position)
  }

  private static let positions = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($0.element.category, $0.offset) })

  private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
    ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
    ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber),
    ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
    ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
    ("Pi", .initialPunctuation), ("Pf", .finalPunctuation), ("Po", .otherPunctuation),
    ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol),
    ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
    ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cn", .unassigned),
  ]
}

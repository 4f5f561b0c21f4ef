package import ConcordText

// What can be wrong with a regular expression of ECMA-262.
extension Phrase {
  /// The fault in words.
  package init(_ fault: ECMAScriptPattern.Fault) {
    switch fault {
    case .groupUnknown(let opening): self.init("'(\(opening)' opens no group of that language")
    case .groupNotOpen: self.init("')' closes no group")
    case .groupUnclosed: self.init("a group is not closed")
    case .quantifierOutOfOrder: self.init("the numbers in '{}' are out of order")
    case .nothingToRepeat(let quantifier): self.init("'\(quantifier)' has nothing to repeat")
    case .groupUnnamed: self.init("'\\k' names no group")
    case .groupMissing(let number): self.init("there is no group \(number)")
    case .rangeOutOfOrder: self.init("a range in '[]' is out of order")
    case .classUnclosed: self.init("'[' is not closed")
    case .escapeUnfinished: self.init("it ends in a backslash")
    case .escapeUnknown(let character):
      self.init("'\\\(character)' is not an escape of that language")
    }
  }
}

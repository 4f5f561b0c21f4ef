// What can be wrong with a JSONPath (RFC 9535).
extension Phrase {
  package static let equalsSign = Phrase("values are compared by '=='")
  package static let parenthesisUnclosed = Phrase("the '(' is never closed")
  package static let valueAlone = Phrase("this is a value; compare it with another one")
  package static let conditionCompared = Phrase(
    "this is true or false already; leave out the comparison")
  package static let severalValuesCompared = Phrase(
    "this may be several values; only names and positions can be compared")
  package static let numberMalformed = Phrase("this is not a number of JSON")
  package static let operandExpected = Phrase("'@', '$', a function or a value is expected here")
  package static let commaOrParenthesisExpected = Phrase("',' or ')' is expected here")
  package static let rootExpected = Phrase("a query starts with '$'")
  package static let segmentExpected = Phrase("'.' or '[' is expected here")
  package static let commaOrBracketExpected = Phrase("',' or ']' is expected here")
  package static let selectorExpected = Phrase(
    "a name in quotes, a position, a slice, '*' or '?' is expected here")
  package static let digitExpected = Phrase("a digit is expected after '-'")
  package static let positionMalformed = Phrase(
    "positions have no leading zeros and lie between ±9007199254740991")
  package static let controlCharacter = Phrase(
    "control characters are written as escapes, such as \\n")
  package static let stringUnclosed = Phrase("this string is never closed")
  package static let surrogateAlone = Phrase("half of a surrogate pair")
  package static let hexadecimalDigitsExpected = Phrase(
    "'\\u' must be followed by four hexadecimal digits")
  package static let escapeUnknown = Phrase(
    "'\\' must be followed by the quotation mark or one of \\ / b f n r t u")
  package static let plainNameExpected = Phrase(
    "a name of letters, digits and '_', or '*', is expected here; write other names as ['name']")

  package static func filtersTooDeep(_ limit: Int) -> Phrase {
    Phrase("filters are nested more than \(limit) deep here")
  }

  package static func argumentCount(of function: String, _ count: Int, not found: Int) -> Phrase {
    Phrase(
      "'\(function)' takes \(count == 1 ? "one argument" : "\(count) arguments"), not \(found)")
  }

  package static func queryExpected(by function: String) -> Phrase {
    Phrase("'\(function)' takes a query such as @.name")
  }

  package static func functionUnknown(_ name: String) -> Phrase {
    Phrase("there is no function '\(name)'; there are length, count, match, search and value")
  }
}

internal import Foundation

/// A type that is read from a text without white space around it.
protocol MarkupScalar {
  /// The value of a text; `nil` where it stands for none.
  init?(markup text: String)
}

extension MarkupScalar where Self: FixedWidthInteger {
  init?(markup text: String) {
    if let value = Self(text) {
      self = value
    } else if let number = JSONNumber(markup: text), let value = number.whole(Self.self) {
      self = value
    } else {
      return nil
    }
  }
}

extension Int: MarkupScalar {}
extension Int8: MarkupScalar {}
extension Int16: MarkupScalar {}
extension Int32: MarkupScalar {}
extension Int64: MarkupScalar {}
extension UInt: MarkupScalar {}
extension UInt8: MarkupScalar {}
extension UInt16: MarkupScalar {}
extension UInt32: MarkupScalar {}
extension UInt64: MarkupScalar {}

extension Bool: MarkupScalar {
  /// XML Schema writes booleans also as numbers (part 2, section 3.2.2).
  init?(markup text: String) {
    switch text {
    case "true", "1": self = true
    case "false", "0": self = false
    default: return nil
    }
  }
}

extension MarkupScalar where Self: BinaryFloatingPoint & LosslessStringConvertible {
  init?(markup text: String) {
    // Swift reads more than decimal numbers: hexadecimal ones, and words.
    guard text.isDecimalNumber, let value = Self(text), value.isFinite else { return nil }
    self = value
  }
}

extension Double: MarkupScalar {}
extension Float: MarkupScalar {}

extension Decimal: MarkupScalar {
  init?(markup text: String) {
    guard text.isDecimalNumber, let value = Decimal(string: text, locale: nil), !value.isNaN
    else { return nil }
    self = value
  }
}

extension URL: MarkupScalar {
  init?(markup text: String) { self.init(string: text) }
}

extension Data: MarkupScalar {
  init?(markup text: String) {
    self.init(base64Encoded: text, options: .ignoreUnknownCharacters)
  }
}

extension String {
  /// Whether there is nothing in it but what decimal numbers are made of.
  fileprivate var isDecimalNumber: Bool {
    utf8.contains { $0 &- UInt8(ascii: "0") < 10 }
      && utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains($0) }
  }
}

extension JSONNumber {
  /// A number as JSON writes it; `nil` for any other text.
  fileprivate init?(markup text: String) {
    guard let first = text.utf8.first,
      first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10,
      case .number(let number) = try? JSONValue(parsing: Data(text.utf8))
    else { return nil }
    self = number
  }
}

extension JSONValue {
  /// What a text stands for, where no type says it: a number or a boolean, if that is written as
  /// the same text again, and else a string.
  init(markup text: String) {
    if text == "true" || text == "false" {
      self = .bool(text == "true")
    } else if let number = JSONNumber(markup: text), number.spelling == text {
      self = .number(number)
    } else {
      self = .string(text)
    }
  }

  /// What an element stands for, where no type says it. Its attributes are members beside the
  /// elements in it, elements of one name are an array, and `#text` is the text beside them.
  init(markup element: MarkupElement) {
    let attributes = element.ownAttributes
    if element.isNil {
      self = .null
    } else if attributes.isEmpty, !element.hasElements {
      self.init(markup: element.text)
    } else {
      var members: [String: JSONValue] = [:]
      for attribute in attributes {
        members[attribute.name.local] = JSONValue(markup: attribute.value)
      }
      for (name, elements) in Dictionary(grouping: element.elements, by: \.name.local) {
        let values = elements.map { JSONValue(markup: $0) }
        members[name] = values.count == 1 ? values[0] : .array(values)
      }
      let text = element.text
      if !text.isBlank { members[MarkupValue.textKey] = JSONValue(markup: text) }
      self = .object(members)
    }
  }
}

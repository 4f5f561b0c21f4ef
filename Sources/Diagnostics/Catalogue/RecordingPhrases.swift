// What stands in the messages about recorded exchanges.
extension Phrase {
  package static let pathOrAddress = Phrase(
    "it is a path such as '/v1', or an address such as 'https://api.example.com/v1'")
  package static let aName = Phrase("whose name is not shown")
  package static let aValue = Phrase("a value")
  package static let noMediaType = Phrase("no media type")

  /// The request of an operation.
  package static func request(of operation: String) -> Phrase {
    Phrase("the request of '\(operation)'")
  }

  /// A response of an operation.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - operation: The method and the path.
  /// - Returns: The words.
  package static func response(_ status: Int, of operation: String) -> Phrase {
    Phrase("the response \(status) of '\(operation)'")
  }

  /// Where a value stands, by its pointer.
  package static func at(_ pointer: String) -> Phrase {
    Phrase(pointer.isEmpty ? "at its top" : "at '\(pointer)'")
  }

  /// The parameter that a value stands in, and where in it.
  ///
  /// - Parameters:
  ///   - parameter: The name of the parameter.
  ///   - pointer: The place in its value.
  /// - Returns: The words.
  package static func inParameter(_ parameter: String, _ pointer: String) -> Phrase {
    Phrase("in the parameter '\(parameter)'\(pointer.isEmpty ? "" : " at '\(pointer)'")")
  }

  /// A name, in quotation marks.
  package static func quoted(_ name: String) -> Phrase { Phrase("'\(name)'") }

  /// A value that can be shown.
  package static func theValue(_ text: String) -> Phrase { Phrase("the value '\(text)'") }

  /// Types of JSON Schema, with their articles.
  package static func types(_ names: [String]) -> Phrase {
    let words = names.map { name in
      switch name {
      case "null": "null"
      case "integer", "array", "object": "an \(name)"
      default: "a \(name)"
      }
    }
    return Phrase(words.isEmpty ? "another type" : words.joined(separator: " or "))
  }

  /// Media types, in quotation marks.
  package static func mediaTypes(_ names: [String]) -> Phrase {
    Phrase(names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", "))
  }

  /// How often something was seen, and where.
  ///
  /// - Parameters:
  ///   - count: How often.
  ///   - first: The place, and the time where it is known, of the first.
  ///   - last: That of the last.
  /// - Returns: The words.
  package static func seen(_ count: Int, first: String, last: String) -> Phrase {
    count == 1
      ? Phrase("seen once, at \(first)")
      : Phrase("seen \(count) times, first at \(first), last at \(last)")
  }

  /// Hosts, of which the first five are named.
  package static func hosts(_ names: [String]) -> Phrase {
    let few = DiagnosticArgument.names(Array(names.prefix(5))).words
    return Phrase(few + (names.count > 5 ? " and others" : ""))
  }

  package static let suggestionElsewhere = Phrase(
    "it is about another file than the document, which overlays do not reach")
  package static let suggestionNeedsPeople = Phrase(
    "what it would have to say is for people to decide")
  package static let suggestionNotInVersion = Phrase(
    "this version of OpenAPI cannot say it; write the document as OpenAPI 3.1 or later")
  package static let suggestionTellsTooMuch = Phrase(
    "it would have to hold a text of the recording, which may be a secret")
}

/// What is wrong with an HTTP message that does not fit its description.
public enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A parameter that has to be there is not.
  case missingParameter(name: String)
  /// A parameter's text stands for no value of its type.
  case invalidParameter(name: String, text: String)
  /// The body has to be there, and is empty.
  case missingBody
  /// The body is of another media type than the description says.
  case contentType(expected: String, found: String)
  /// The body is not in the form of its content type.
  case invalidBody(contentType: String, reason: String)

  /// The fault in words.
  public var description: String {
    switch self {
    case .missingParameter(let name): "the parameter \"\(name)\" is missing"
    case .invalidParameter(let name, let text):
      "\"\(text)\" is no value for the parameter \"\(name)\""
    case .missingBody: "the body is missing"
    case .contentType(let expected, let found):
      "the body is \"\(found)\" where \"\(expected)\" is described"
    case .invalidBody(let contentType, let reason): "the body is not \(contentType): \(reason)"
    }
  }
}

internal import Foundation

extension HTTPProblem {
  /// Says what a value breaks, as 400, a fault for each violation. For handlers that check values
  /// of the request themselves.
  public init(_ error: ValidationError) {
    self.init(
      status: 400, detail: "the request breaks what the description asks of its values",
      errors: error.violations.map { Fault(pointer: $0.path, detail: $0.message) })
  }

  /// Says why a request could not be read: 400, 413 for a body that is too large, 415 for one of
  /// another media type.
  ///
  /// - Parameters:
  ///   - error: What reading the request threw.
  ///   - place: Where a parameter stands.
  init(rejecting error: any Error, place: (String) -> ParameterPlace?) {
    switch error {
    case let error as HTTPProblem: self = error
    case let error as ValidationError: self.init(error)
    case let error as HTTPBody.TooLarge: self.init(status: 413, detail: error.description)
    case let error as MessageError: self.init(error, place: place)
    case let error as DecodingError: self.init(error)
    case let error as XMLError:
      self.init(
        status: 400, detail: "the body is not what the operation takes",
        errors: [Fault(pointer: "", detail: error.description)])
    default: self.init(status: 400, detail: "the request does not fit the operation")
    }
  }

  private init(_ error: MessageError, place: (String) -> ParameterPlace?) {
    switch error {
    case .missingParameter(let name):
      self.init(parameter: name, in: place(name), "is missing")
    case .invalidParameter(let name, _):
      // The text may be a credential.
      self.init(parameter: name, in: place(name), "has a value that is none of its type")
    case .missingBody:
      self.init(
        status: 400, detail: error.description,
        errors: [Fault(pointer: "", detail: "is missing")])
    case .contentType(let expected, _):
      self.init(status: 415, detail: error.description, fields: ["Accept": expected])
    case .invalidBody:
      self.init(
        status: 400, detail: error.description,
        errors: [Fault(pointer: "", detail: error.description)])
    }
  }

  private init(parameter name: String, in place: ParameterPlace?, _ fault: String) {
    self.init(
      status: 400, detail: "the parameter \"\(name)\" \(fault)",
      errors: [Fault(parameter: name, in: place, detail: fault)])
  }

  private init(_ error: DecodingError) {
    let fault: Fault
    switch error {
    case .keyNotFound(let key, let context):
      fault = Fault(pointer: Self.pointer(context.codingPath + [key]), detail: "is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      fault = Fault(pointer: Self.pointer(context.codingPath), detail: context.debugDescription)
    @unknown default: fault = Fault(pointer: "", detail: "does not fit the operation")
    }
    self.init(
      status: 400, detail: "the body is not what the operation takes", errors: [fault])
  }

  /// The JSON Pointer (RFC 6901) of a coding path.
  static func pointer(_ path: [any CodingKey]) -> String {
    path.map { key in
      // Keys of dictionaries that are digits have a number as well, which may be spelled otherwise.
      let index = key.intValue.flatMap { key.stringValue == "Index \($0)" ? "\($0)" : nil }
      let name = index ?? key.stringValue
      return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }.joined()
  }
}

internal import Foundation

/// What is wrong with a request, or with answering it, as `application/problem+json` has it (RFC
/// 9457).
///
/// A handler or a ``ServerMiddleware`` that throws one answers with it:
///
/// ```swift
/// throw HTTPProblem(status: 409, detail: "there is a file of this name")
/// ```
///
/// A client finds it in ``ClientError/problem``.
public struct HTTPProblem: Error, Hashable, Sendable {
  /// The media type of a problem.
  public static let contentType = "application/problem+json"

  /// The place of a parameter (OpenAPI 3.1, section 4.8.12.1).
  public enum ParameterPlace: String, Codable, Hashable, Sendable {
    /// In the path.
    case path
    /// In the query.
    case query
    /// In a header field.
    case header
    /// In a cookie.
    case cookie
  }

  /// One thing that is wrong with a request: with a value of its body, or with a parameter.
  public struct Fault: Codable, Hashable, Sendable {
    /// Where in the body the value stands or is missing, as a JSON Pointer (RFC 6901): `/tags/0`;
    /// empty for the whole body, `nil` where it is not about the body.
    public var pointer: String?
    /// The name of the parameter; `nil` where it is not about one.
    public var parameter: String?
    /// The place of the parameter, `in` in JSON; `nil` where it is not known.
    public var place: ParameterPlace?
    /// What is wrong, for people.
    public var detail: String

    /// Says what is wrong with a value of the body.
    public init(pointer: String, detail: String) {
      self.pointer = pointer
      self.detail = detail
    }

    /// Says what is wrong with a parameter.
    public init(parameter: String, in place: ParameterPlace? = nil, detail: String) {
      self.parameter = parameter
      self.place = place
      self.detail = detail
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
      case pointer, parameter
      case place = "in"
      case detail
    }
  }

  /// The URI of what sort of problem it is; `about:blank` where the status says all.
  public var type: String
  /// The sort of problem in words.
  public var title: String?
  /// The status code of the response.
  public var status: Int?
  /// What is wrong this time, for people; it goes to the client.
  public var detail: String?
  /// The URI of this occurrence.
  public var instance: String?
  /// Everything that is wrong with the request, in the order of its values.
  public var errors: [Fault]
  /// Other members (section 3.2). Those that are named like a member above are left out in JSON.
  public var extensions: [String: JSONValue]
  /// Header fields of the response, such as `WWW-Authenticate` or `Retry-After`. They are no part
  /// of the JSON.
  public var fields: HTTPFieldList

  /// Makes a problem.
  ///
  /// - Parameters:
  ///   - status: The status code of the response.
  ///   - title: The sort of problem in words; those of the status where it is `nil` and there is no
  ///     other type.
  ///   - detail: What is wrong this time. It goes to the client.
  ///   - type: The URI of what sort of problem it is.
  ///   - instance: The URI of this occurrence.
  ///   - errors: Everything that is wrong with the request.
  ///   - extensions: Other members.
  ///   - fields: Header fields of the response.
  public init(
    status: Int, title: String? = nil, detail: String? = nil, type: String = "about:blank",
    instance: String? = nil, errors: [Fault] = [], extensions: [String: JSONValue] = [:],
    fields: HTTPFieldList = [:]
  ) {
    self.status = status
    self.title = title ?? (type == "about:blank" ? HTTPStatus.phrase(status) : nil)
    self.detail = detail
    self.type = type
    self.instance = instance
    self.errors = errors
    self.extensions = extensions
    self.fields = fields
  }

  /// The response that says it. A status that is missing, or is not from 100 to 599, is sent as
  /// 500. Extensions are left out where one holds a number that JSON has not, such as infinity.
  public func response() -> HTTPResponseMessage {
    var problem = self
    problem.status = responseStatus
    var plain = problem
    plain.extensions = [:]
    var fields = fields
    fields["Content-Type"] = Self.contentType
    // Without extensions there is nothing that could fail.
    let body = (try? problem.json.data()) ?? (try? plain.json.data()) ?? Data()
    return HTTPResponseMessage(status: responseStatus, fields: fields, body: HTTPBody(body))
  }

  /// The status that a response to it has.
  var responseStatus: Int { status.flatMap { (100...599).contains($0) ? $0 : nil } ?? 500 }
}

extension HTTPProblem: CustomStringConvertible {
  /// The status, the title and the detail, as the client sees them.
  public var description: String {
    let head = [status.map(String.init), title].compactMap(\.self).joined(separator: " ")
    return [head, detail ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension HTTPProblem: Codable {
  private static let members: Set<String> = [
    "type", "title", "status", "detail", "instance", "errors",
  ]

  private var json: JSONValue {
    var members = extensions.filter { !Self.members.contains($0.key) }
    members["type"] = .string(type)
    members["title"] = title.map { .string($0) }
    members["status"] = status.map { .number(.integer($0)) }
    members["detail"] = detail.map { .string($0) }
    members["instance"] = instance.map { .string($0) }
    if errors.isEmpty {
      // What was read under this name in another form is written as it came.
      members["errors"] = extensions["errors"]
    } else {
      members["errors"] = .array(errors.map(\.json))
    }
    return .object(members)
  }

  /// Writes the members, those of ``extensions`` among them.
  ///
  /// - Throws: `EncodingError`, for an extension that JSON cannot hold.
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

  /// Reads the members.
  ///
  /// A member of the standard whose value is of another type counts as absent (section 3.1). What
  /// stands under `errors` and is no list of ``Fault``, or says more than one holds, is kept in
  /// ``extensions``.
  ///
  /// - Throws: `DecodingError`, where there is no object.
  public init(from decoder: any Decoder) throws {
    guard case .object(let members) = try JSONValue(from: decoder) else {
      throw DecodingError.typeMismatch(
        [String: JSONValue].self,
        .init(codingPath: decoder.codingPath, debugDescription: "a problem is an object"))
    }
    func text(_ name: String) -> String? {
      if case .string(let text)? = members[name] { text } else { nil }
    }
    type = text("type") ?? "about:blank"
    title = text("title")
    detail = text("detail")
    instance = text("instance")
    status = nil
    if case .number(.integer(let number))? = members["status"] { status = number }
    extensions = members.filter { !Self.members.contains($0.key) }
    errors = []
    fields = [:]
    if case .array(let list)? = members["errors"], let faults = try? list.map(Fault.init(whole:)) {
      errors = faults
    } else {
      extensions["errors"] = members["errors"]
    }
  }
}

extension HTTPProblem.Fault {
  fileprivate var json: JSONValue {
    var members = ["detail": JSONValue.string(detail)]
    members["pointer"] = pointer.map { .string($0) }
    members["parameter"] = parameter.map { .string($0) }
    members["in"] = place.map { .string($0.rawValue) }
    return .object(members)
  }

  /// Reads a fault that has no members beside its own.
  fileprivate init(whole json: JSONValue) throws {
    self = try json.decoded(as: Self.self)
    guard case .object(let members) = json,
      members.keys.allSatisfy({ CodingKeys(stringValue: $0) != nil })
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "there are other members"))
    }
  }
}

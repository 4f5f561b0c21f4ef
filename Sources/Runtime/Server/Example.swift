import Foundation

/// A handler that answers with one response whatever the input: what a stub does until it is told
/// otherwise.
///
/// - Parameters:
///   - status: The status code.
///   - contentType: The body's media type; `nil` for no body.
///   - body: The body, as the document's example has it: JSON also for forms, and for one item of a stream.
/// - Returns: A handler that throws `DecodingError`, where the example does not fit its own
///   description.
public func _example<O: APIOperation>(
  _ status: Int, contentType: String? = nil, _ body: String = ""
) -> Handler<O> {
  { _ in
    let example = try ExampleBody(body, contentType: contentType)
    let fields: HTTPFieldList = example.contentType.map { ["Content-Type": $0] } ?? [:]
    return try O.Output(
      HTTPResponseMessage(status: status, fields: fields, body: HTTPBody(example.data)),
      body: example.data)
  }
}

/// An example in JSON, in the form of its media type.
private struct ExampleBody {
  var data: Data
  var contentType: String?

  init(_ text: String, contentType: String?) throws {
    data = Data(text.utf8)
    self.contentType = contentType
    guard let type = contentType.flatMap({ MediaRange($0) }) else { return }
    switch "\(type.type)/\(type.subtype)" {
    case "application/x-www-form-urlencoded":
      let fields = try Self.fields(of: JSONValue(parsing: data))
      data = Data(try fields.flatMap { try $0.encodedPairs() }.joined(separator: "&").utf8)
    case "multipart/form-data":
      let parts = try Self.fields(of: JSONValue(parsing: data)).flatMap(\.parts)
      let form = try MultipartForm(parts).encode(boundary: "example")
      data = form.body.data ?? Data()
      self.contentType = form.contentType
    case "text/event-stream":
      let value = try JSONValue(parsing: data)
      let event = try ParameterValue.text(value)
      let lines = event.split(separator: "\n", omittingEmptySubsequences: false)
      data = Data(lines.map { "data: \($0)\n" }.joined().utf8) + Data("\n".utf8)
    case _ where type.subtype == "xml" || type.subtype.hasSuffix("+xml"):
      // Read as JSON, since only the type knows what it is in XML.
      self.contentType = "application/json"
    case _ where type.subtype.hasSuffix("json-seq"):
      data = Data([0x1E]) + (try JSONValue(parsing: data).data()) + Data("\n".utf8)
    case _ where BodyNames.areLines(type):
      data = try JSONValue(parsing: data).data() + Data("\n".utf8)
    default: break
    }
  }

  private static func fields(of value: JSONValue) throws -> [FormFields.Field] {
    guard case .object(let members) = value else { return [] }
    return try members.sorted { $0.key < $1.key }.map { name, value in
      FormFields.Field(name: name, content: try FormFields.content(of: value))
    }
  }
}

import Foundation

/// A handler that answers with one response whatever the input: what a stub does until it is told
/// otherwise.
///
/// - Parameters:
///   - status: The status code.
///   - contentType: The body's media type; `nil` for no body.
///   - body: The body, as the document's example has it: JSON also for forms, and for one item of a stream;
///     parts without names are a list.
/// - Returns: A handler that throws `DecodingError`, where the example does not fit its own
///   description.
public func _example<O: APIOperation>(
  _ status: Int, contentType: String? = nil, _ body: String = ""
) -> Handler<O> {
  { _ in
    let encodings = O.Output._responses.match(status)?.encodings ?? [:]
    let example = try ExampleBody(
      body, contentType: contentType, contentType.flatMap { encodings[$0] } ?? [:])
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

  init(_ text: String, contentType: String?, _ encodings: [String: _FieldEncoding]) throws {
    data = Data(text.utf8)
    self.contentType = contentType
    guard let type = contentType.flatMap({ MediaRange($0) }) else { return }
    switch "\(type.type)/\(type.subtype)" {
    case "application/x-www-form-urlencoded":
      let fields = try Self.fields(of: JSONValue(parsing: data), encodings)
      let pairs = try fields.pairs.flatMap { try $0.encodedPairs() }
      data = Data(pairs.joined(separator: "&").utf8)
    case _ where type.type == "multipart":
      var form = MultipartForm()
      form.mediaType = MultipartType(contentType ?? "").text
      if case .array(let elements) = try JSONValue(parsing: data) {
        form.parts = try elements.enumerated().flatMap { index, element in
          try FieldContent(part: element, PartList.encoding(index, encodings))
            .parts("", isForm: form.isForm)
        }
      } else {
        form.parts = try Self.fields(of: JSONValue(parsing: data), encodings, inParts: true)
          .pairs.flatMap { $0.parts(isForm: form.isForm) }
      }
      let encoded = try form.encode(boundary: "example")
      data = encoded.body.data ?? Data()
      self.contentType = encoded.contentType
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

  private static func fields(
    of value: JSONValue, _ encodings: [String: _FieldEncoding], inParts: Bool = false
  ) throws -> FormFields {
    var members: [String: JSONValue] = [:]
    if case .object(let found) = value { members = found }
    return try FormFields(FieldValues(members), encodings: encodings, inParts: inParts)
  }
}

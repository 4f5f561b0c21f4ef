import Foundation

/// A handler that answers with one response whatever the input: what a stub does until it is told
/// otherwise.
///
/// - Parameters:
///   - status: The status code.
///   - contentType: The body's media type; `nil` for no body.
///   - body: The body, as the document's example has it.
/// - Returns: A handler that throws `DecodingError`, where the example does not fit its own
///   description.
public func _example<O: APIOperation>(
  _ status: Int, contentType: String? = nil, _ body: String = ""
) -> Handler<O> {
  { _ in
    let fields: HTTPFieldList = contentType.map { ["Content-Type": $0] } ?? [:]
    return try O.Output(
      HTTPResponseMessage(status: status, fields: fields, body: HTTPBody(body)),
      body: Data(body.utf8))
  }
}

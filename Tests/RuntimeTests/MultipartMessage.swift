import Foundation
import Testing

@testable import ConcordRuntime

/// Multipart bodies in messages, with the boundary `b`.
enum MultipartMessage {
  typealias Encodings = [String: _FieldEncoding]

  /// The body of a message with the boundary `b`.
  static func write<Body: _MessagePart>(
    _ body: Body.Type, _ value: Body.Stored, as name: String, _ encodings: Encodings = [:]
  ) throws -> (type: String, text: String) {
    var writer = _MessageWriter()
    writer.encodings[name] = encodings
    try Body.write(value, name: name, to: &writer)
    let type = try #require(writer.fields["Content-Type"])
    let boundary = try #require(HeaderParameters(type).parameter("boundary"))
    let text = String(decoding: try #require(writer.body?.data), as: UTF8.self)
    return (type.replacing(boundary, with: "b"), text.replacing(boundary, with: "b"))
  }

  static func read<Body: _MessagePart>(
    _ body: Body.Type, _ text: String, as name: String, _ encodings: Encodings = [:],
    type: String? = nil
  ) throws -> Body.Stored {
    let type = type ?? "\(name); boundary=b"
    var reader = _MessageReader(fields: ["Content-Type": type], body: Data(text.utf8))
    reader.encodings[name] = encodings
    return try Body.read(name: name, from: reader)
  }

  /// Where a server says that a body is at fault, and its status.
  static func pointer(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "nothing"
    } catch {
      let problem = HTTPProblem(rejecting: error) { _ in nil }
      return "\(problem.status ?? 0) \(problem.errors.first?.pointer ?? "none")"
    }
  }
}

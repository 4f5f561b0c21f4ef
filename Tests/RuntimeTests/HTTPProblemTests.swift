import ConcordRuntime
import Foundation
import Testing

/// Problems as JSON has them.
@Suite struct HTTPProblemTests {
  private func read(_ json: String) throws -> HTTPProblem {
    try JSONValue(parsing: Data(json.utf8)).decoded(as: HTTPProblem.self)
  }

  private func text(_ problem: HTTPProblem) throws -> String {
    String(decoding: try JSONValue(encoding: problem).data(), as: UTF8.self)
  }

  @Test func theStatusGivesTheTitle() throws {
    #expect(
      try text(HTTPProblem(status: 404))
        == #"{"status":404,"title":"Not Found","type":"about:blank"}"#)
    #expect(try text(HTTPProblem(status: 499)) == #"{"status":499,"type":"about:blank"}"#)
    #expect(
      try text(HTTPProblem(status: 404, type: "/gone")) == #"{"status":404,"type":"/gone"}"#)
  }

  @Test func everyMemberComesBack() throws {
    let problem = HTTPProblem(
      status: 400, title: "t", detail: "d", type: "/type", instance: "/here",
      errors: [
        .init(pointer: "", detail: "a"), .init(parameter: "b", in: .header, detail: "c"),
        .init(parameter: "e", detail: "f"),
      ], extensions: ["balance": .number(.integer(30)), "list": .array([.null])])
    #expect(try read(text(problem)) == problem)
    let data = try JSONEncoder().encode(problem)
    #expect(try JSONDecoder().decode(HTTPProblem.self, from: data) == problem)
    #expect(try text(problem).contains(#"{"detail":"c","in":"header","parameter":"b"}"#))
  }

  /// RFC 9457, section 3.1: members of another type are ignored.
  @Test func membersOfOtherTypesCountAsAbsent() throws {
    let problem = try read(
      #"{"type":1,"title":null,"status":"404","detail":[],"instance":{},"x":true}"#)
    #expect(problem.type == "about:blank")
    #expect(problem.title == nil)
    #expect(problem.status == nil)
    #expect(problem.detail == nil)
    #expect(problem.instance == nil)
    #expect(problem.extensions == ["x": .bool(true)])
    #expect(throws: DecodingError.self) { try read("[]") }
  }

  @Test(arguments: [
    #"{"a":["b"]}"#, #"[{"code":1,"detail":"d"}]"#, #"[{"pointer":"/a"}]"#, #"["text"]"#,
  ]) func errorsInAnotherFormAreKept(errors: String) throws {
    let problem = try read(#"{"errors":\#(errors)}"#)
    #expect(problem.errors.isEmpty)
    #expect(try text(problem) == #"{"errors":\#(errors),"type":"about:blank"}"#)
  }

  @Test func theResponseHasTheFieldsAndTheJSON() async throws {
    let problem = HTTPProblem(
      status: 401, detail: "d", extensions: ["type": .null, "a": .bool(true)],
      fields: ["WWW-Authenticate": "Basic"])
    let response = problem.response()
    #expect(response.status == 401)
    #expect(
      response.fields
        == ["WWW-Authenticate": "Basic", "Content-Type": "application/problem+json"])
    let text = try await response.body.text(upTo: 999)
    #expect(
      text == #"{"a":true,"detail":"d","status":401,"title":"Unauthorized","type":"about:blank"}"#)
    #expect(problem.description == "401 Unauthorized: d")
  }

  @Test func aResponseCanAlwaysBeMade() async throws {
    var problem = HTTPProblem(
      status: 400, extensions: ["a": .number(.double(.infinity)), "b": .null])
    #expect(
      try await problem.response().body.text(upTo: 999)
        == #"{"status":400,"title":"Bad Request","type":"about:blank"}"#)
    for status in [nil, 0, 1000, -1] {
      problem.status = status
      let response = problem.response()
      #expect(response.status == 500)
      #expect(try await response.body.text(upTo: 999).contains(#""status":500"#))
    }
  }
}

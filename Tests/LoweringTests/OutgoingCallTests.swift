import ConcordLowering
import Testing

/// Names and paths of webhooks and callbacks, and what keeps links from being generated.
@Suite struct OutgoingCallTests {
  private func described(_ members: String) -> Described {
    Described("openapi: 3.1.0\ninfo: {title: A, version: '1'}\n\(members)")
  }

  @Test(arguments: [
    ("{$request.body#/url}", "/"), ("{$request.body#/url}/data", "/data"),
    ("{$request.body#/url}/a b/c?x=1#f", "/a b/c"), ("{$request.body#/url}?to=/a", "/"),
    ("{$request.query.host}.example.com/hook", "/hook"), ("$request.body#/url", "/"),
    ("https://example.com", "/"), ("https://example.com/hook/v1", "/hook/v1"),
    ("https://example.com/hook?id={$request.body#/id}&n={$url}", "/hook"),
    ("https://example.com/{$request.body#/id}/end", "/end"), ("/own", "/own"),
  ])
  func callbackHasTheFixedEndOfItsPath(_ expression: String, _ path: String) throws {
    let found = described(
      "paths: {/a: {get: {callbacks: {done: {'\(expression)': {post: {}}}}}}}")
    #expect(found.lines.contains("POST \(path) postDone Operations.PostDone"), "\(found.lines)")
  }

  @Test(arguments: [
    ("newPet", "/newPet postNewPet Operations.PostNewPet"),
    ("pet.new", "/pet.new postPetNew Operations.PostPetNew"),
    ("a/{b}", "/a%2F%7Bb%7D postAByB Operations.PostAByB"),
    ("é", "/%C3%A9 postÉ Operations.PostÉ"),
  ])
  func webhookHasItsNameAsPath(_ name: String, _ expected: String) {
    let found = described("webhooks: {'\(name)': {post: {}}}")
    #expect(found.lines.contains("POST \(expected)"), "\(found.lines)")
  }

  @Test(arguments: [
    ("{operationId: b, parameters: {id: 1}}", nil),
    ("{operationRef: '#/paths/~1b~1{id}/get', parameters: {path.id: 1}}", nil),
    ("{operationId: b}", "it gives no value for a parameter or the body"),
    (
      "{operationId: w, parameters: {id: 1}}",
      "it names no operation of this description's paths"
    ),
    (
      "{operationRef: '#/paths/~1b/get', parameters: {id: 1}}",
      "it names no operation of this description's paths"
    ),
    (
      "{operationId: b, parameters: {query.id: 1}}",
      "the operation that it names has no parameter 'query.id'"
    ),
    ("{operationId: b, requestBody: 1}", "the operation that it names has no body in JSON alone"),
    (
      "{operationId: b, parameters: {id: 1}, server: {url: 'https://a.example'}}",
      "it has a server of its own"
    ),
  ])
  func linkIsGeneratedOrReported(_ link: String, _ reason: String?) {
    let found = described(
      """
      paths:
        /a: {get: {responses: {'204': {description: d, links: {next: \(link)}}}}}
        /b/{id}: {get: {operationId: b, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'204': {description: d}}}}
      webhooks: {w: {post: {operationId: w, responses: {'204': {description: d}}}}}
      """)
    let expected = reason.map { ["link-not-generated: the link 'next' is not generated: \($0)"] }
    #expect(found.diagnostics == expected ?? [])
  }
}

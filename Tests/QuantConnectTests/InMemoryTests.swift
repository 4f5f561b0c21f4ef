import ConcordRuntime
import Foundation
import QuantConnect
import Testing

/// A server that implements two operations out of sixteen.
private struct TwoOperations: QuantConnect.Server {
  func list(
    _ input: Operations.ListObjectStore
  ) async throws -> Operations.ListObjectStore.Output {
    .ok(ListObjectStoreResponse(path: input.body.path, objects: [], success: true))
  }

  func set(
    _ input: Operations.SetObjectStore
  ) async throws -> Operations.SetObjectStore.Output {
    guard input.body.organizationId == "5cad" else {
      return .unauthorized(UnauthorizedError(wwwAuthenticate: "Basic realm=\"QC\""))
    }
    let bytes = try input.body.objectData.data()
    return .ok(RestResponse(success: bytes == Data([0, 255, 13, 10])))
  }
}

@Suite struct InMemoryTests {
  /// Calls every operation of the client.
  private func callAll(_ client: QuantConnect.Client) async -> [String: ClientError?] {
    var results: [String: ClientError?] = [:]
    func call<T>(_ name: String, _ body: () async throws(ClientError) -> T) async {
      do {
        _ = try await body()
        results[name] = .some(nil)
      } catch {
        results[name] = error
      }
    }
    await call("authenticate") { () throws(ClientError) in
      try await client.authentication.authenticate()
    }
    await call("setObjectStore") { () throws(ClientError) in
      try await client.objectStore.set(
        .init(
          organizationId: "5cad", key: "k",
          objectData: FilePart(Data([0, 255, 13, 10]), filename: "k.bin")))
    }
    await call("getObjectStore") { () throws(ClientError) in
      try await client.objectStore.get(
        .getObjectStoreURLRequest(.init(organizationId: "5cad", jobId: "1")))
    }
    await call("getObjectStoreProperties") { () throws(ClientError) in
      try await client.objectStore.getProperties(.init(organizationId: "5cad", key: "k"))
    }
    await call("deleteObjectStore") { () throws(ClientError) in
      try await client.objectStore.delete(.init(organizationId: "5cad", key: "k"))
    }
    await call("listObjectStore") { () throws(ClientError) in
      try await client.objectStore.list(.init(organizationId: "5cad", path: "a/b"))
    }
    await call("createFile") { () throws(ClientError) in
      try await client.files.create(.init(projectId: 1, name: "a.py"))
    }
    await call("readFiles") { () throws(ClientError) in
      try await client.files.read(.init(projectId: 1))
    }
    await call("updateFile") { () throws(ClientError) in
      try await client.files.update(
        .updateFileNameRequest(.init(projectId: 1, name: "a.py", newName: "b.py")))
    }
    await call("deleteFile") { () throws(ClientError) in
      try await client.files.delete(.init(projectId: 1, name: "a.py"))
    }
    await call("createProject") { () throws(ClientError) in
      try await client.projects.create(.init(name: "p", language: .py))
    }
    await call("readProjects") { () throws(ClientError) in try await client.projects.read() }
    await call("updateProject") { () throws(ClientError) in
      try await client.projects.update(.init(projectId: 1, name: "q"))
    }
    await call("deleteProject") { () throws(ClientError) in
      try await client.projects.delete(.init(projectId: 1))
    }
    await call("readProjectNodes") { () throws(ClientError) in
      try await client.projectNodes.read(.init(projectId: 1))
    }
    await call("updateProjectNodes") { () throws(ClientError) in
      try await client.projectNodes.update(.init(projectId: 1, nodes: ["n"]))
    }
    return results
  }

  @Test func everyOperationOfTheStubAnswers() async {
    let results = await callAll(.init(transport: InMemoryTransport(Router(Stub()))))
    #expect(results.count == 16)
    for (name, error) in results { #expect(error == nil, "\(name): \(error.debugDescription)") }
  }

  @Test func whatTheServerDoesNotImplementIs501() async {
    let results = await callAll(.init(transport: InMemoryTransport(Router(TwoOperations()))))
    let implemented = results.filter { $0.value == nil }.keys.sorted()
    #expect(implemented == ["listObjectStore", "setObjectStore"])
    for case let error? in results.values {
      #expect(error.response?.status == 501)
      guard case .undocumented(let response) = error.reason else {
        Issue.record("\(error) is not undocumented")
        continue
      }
      #expect(String(decoding: response.body, as: UTF8.self).contains(error.operationID))
    }
  }

  @Test func aClosureOfTheStubCanBeReplaced() async throws {
    var stub = Stub()
    stub.projects.read = { input in
      .ok(ProjectListResponse(success: input.body == nil))
    }
    let client = QuantConnect.Client(transport: InMemoryTransport(Router(stub)))
    #expect(try await client.projects.read().success == true)
    #expect(try await client.projects.read(.init(projectId: 3)).success == false)
  }

  @Test func aDocumentedErrorArrivesTyped() async throws {
    let client = QuantConnect.Client(transport: InMemoryTransport(Router(TwoOperations())))
    let request = ObjectStoreBinaryFile(organizationId: "x", key: "k", objectData: FilePart("y"))
    do {
      _ = try await client.objectStore.set(request)
      Issue.record("the call returned")
    } catch {
      guard case .unauthorized(let unauthorized) = error.output(of: Operations.SetObjectStore.self)
      else {
        Issue.record(error)
        return
      }
      #expect(unauthorized.wwwAuthenticate == "Basic realm=\"QC\"")
      #expect(error.response?.status == 401)
      #expect(error.operationID == "setObjectStore")
      #expect(error.request?.path == "/object/set")
    }
    let output = try await client.response(to: Operations.SetObjectStore(body: request))
    guard case .unauthorized(let error) = output else {
      Issue.record("\(output) is not unauthorized")
      return
    }
    #expect(error.wwwAuthenticate == "Basic realm=\"QC\"")
  }

  @Test func aResponseThatIsNotAsDescribedNamesItsPlace() async throws {
    let client = QuantConnect.Client(
      transport: InMemoryTransport { _ in
        HTTPResponseMessage(status: 200, body: #"{"objects":[{"modified":"yesterday"}]}"#)
      })
    do {
      _ = try await client.objectStore.list(.init(organizationId: "5cad"))
      Issue.record("the call returned")
    } catch {
      #expect(error.codingPath == "objects.0.modified")
      #expect(error.response?.status == 200)
    }
  }

  /// A page of a proxy is told from the API's answer, and at hand.
  @Test func aPageIsNoJSON() async throws {
    let page = "<html>\(String(repeating: "x", count: 70_000))</html>"
    let client = QuantConnect.Client(
      transport: InMemoryTransport { _ in
        HTTPResponseMessage(
          status: 200, fields: ["Content-Type": "Text/HTML; charset=utf-8"], body: HTTPBody(page))
      })
    do {
      _ = try await client.objectStore.list(.init(organizationId: "5cad"))
      Issue.record("the call returned")
    } catch {
      guard case .decoding(let reason as MessageError) = error.reason else {
        Issue.record(error)
        return
      }
      #expect(reason == .contentType(expected: "application/json", found: "text/html"))
      #expect(error.response?.status == 200)
      #expect(error.body == Data(page.utf8.prefix(65_536)))
    }
  }

  /// Statuses that the router gives by method and media types alone.
  @Test(
    arguments: [
      ("GET", [:], 405), ("OPTIONS", [:], 204), ("HEAD", [:], 405),
      ("POST", ["Content-Type": "text/plain"], 415),
      ("POST", ["Content-Type": "Application/JSON; charset=utf-8"], 200),
      ("POST", ["Content-Type": "application/vnd.api+json"], 200),
      ("POST", ["Accept": "text/html"], 406),
      ("POST", ["Accept": "text/html, application/*;q=0.5"], 200),
      ("POST", ["Accept": "*/*, application/json;q=0"], 406), ("POST", [:], 200),
    ] as [(String, HTTPFieldList, Int)])
  func methodsAndMediaTypes(method: String, fields: HTTPFieldList, status: Int) async throws {
    let body = HTTPBody(#"{"organizationId":"5cad","path":""}"#)
    let response = try await Router(Stub()).respond(
      to: HTTPRequestMessage(
        method: HTTPMethod(rawValue: method), path: "/object/list", fields: fields, body: body))
    #expect(response.status == status)
    if status == 405 || status == 204 { #expect(response.fields["Allow"] == "POST, OPTIONS") }
    if status == 415 { #expect(response.fields["Accept"] == "application/json") }
  }

  @Test func aRequestThatDoesNotFitIs400() async throws {
    let router = Router(Stub())
    let response = try await router.respond(
      to: HTTPRequestMessage(method: .post, path: "/object/list", body: HTTPBody(#"{"path":1}"#)))
    #expect(response.status == 400)
    #expect(
      try await router.respond(to: HTTPRequestMessage(method: .get, path: "/object/list")).status
        == 405)
    #expect(
      try await router.respond(to: HTTPRequestMessage(method: .post, path: "/nowhere")).status
        == 404)
  }
}

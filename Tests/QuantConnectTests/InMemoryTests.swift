import ConcordRuntime
import Foundation
import QuantConnect
import Testing

/// The bodies of requests, by their paths.
private actor Arrived {
  private(set) var bodies: [String: Data] = [:]

  func add(_ request: HTTPRequestMessage) { bodies[request.path] = request.body?.data }
}

/// A server that implements two operations out of all.
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
  @Test func everyRequestArrivesAndEveryResponseComesBack() async throws {
    let router = Router(Stub())
    let arrived = Arrived()
    var calls = EveryCall(
      client: .init(
        transport: InMemoryTransport { request in
          await arrived.add(request)
          return try await router.respond(to: request)
        }))
    await calls.make()
    #expect(Set(calls.results.keys) == Set(Description.operations.map(\.id)))
    for operation in Description.operations {
      let result = try #require(calls.results[operation.id])
      switch result {
      case .failure(let error): Issue.record("\(operation.id): \(error)")
      case .success(let data):
        let wanted = try #require(Description.example(of: operation.id, status: 200))
        #expect(isSameJSON(data, json(wanted)), "\(operation.id): \(text(data))")
      }
      let body = await arrived.bodies[operation.path]
      if let wanted = Description.example(of: operation.id, status: nil) {
        #expect(isSameJSON(try #require(body), json(wanted)), "\(operation.id)")
      } else if operation.id != "setObjectStore" {
        #expect(body == nil, "\(operation.id)")
      }
    }
  }

  private func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }

  @Test func whatTheServerDoesNotImplementIs501() async throws {
    var calls = EveryCall(
      client: .init(transport: InMemoryTransport(Router(TwoOperations()))))
    await calls.make()
    #expect(calls.results.count == 61)
    for (id, result) in calls.results {
      switch result {
      case .success: #expect(["listObjectStore", "setObjectStore"].contains(id))
      case .failure(let error):
        let error = try #require(error as? ClientError)
        #expect(error.response?.status == 501)
        #expect(error.operationID == id)
        guard case .undocumented(let response) = error.reason else {
          Issue.record("\(error) is not undocumented")
          continue
        }
        #expect(String(decoding: response.body, as: UTF8.self).contains(id))
      }
    }
  }

  @Test func aClosureOfTheStubCanBeReplaced() async throws {
    var stub = Stub()
    stub.projects.read = { input in
      .ok(ProjectListResponse(success: input.body == nil, errors: ["There is no project 3."]))
    }
    let client = QuantConnect.Client(transport: InMemoryTransport(Router(stub)))
    #expect(try await client.projects.read().success == true)
    let error = await #expect(throws: ClientError.self) {
      _ = try await client.projects.read(.init(projectId: 3))
    }
    #expect(error?.messages == ["There is no project 3."])
    #expect(error?.response?.status == 200)
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

import ConcordDocuments
import ConcordRuntime
import Foundation
import QuantConnect
import Testing

/// Every operation, so that a test can call each.
private let operations: [any APIOperation.Type] = [
  Operations.Authenticate.self, Operations.SetObjectStore.self, Operations.GetObjectStore.self,
  Operations.GetObjectStoreProperties.self, Operations.DeleteObjectStore.self,
  Operations.ListObjectStore.self, Operations.CreateFile.self, Operations.ReadFiles.self,
  Operations.UpdateFile.self, Operations.DeleteFile.self, Operations.CreateProject.self,
  Operations.ReadProjects.self, Operations.UpdateProject.self, Operations.DeleteProject.self,
  Operations.ReadProjectNodes.self, Operations.UpdateProjectNodes.self,
]

/// Every schema by its documented name.
private let schemas: [String: any (Codable & Sendable).Type] = [
  "AutoRestart": AutoRestart.self, "BrokerageData": BrokerageData.self,
  "BrokerageId": BrokerageId.self, "Collaborator": Collaborator.self,
  "CreateProjectFileRequest": CreateProjectFileRequest.self,
  "CreateProjectRequest": CreateProjectRequest.self, "DeleteFileRequest": DeleteFileRequest.self,
  "DeleteObjectStoreRequest": DeleteObjectStoreRequest.self,
  "DeleteProjectRequest": DeleteProjectRequest.self, "EncryptionKey": EncryptionKey.self,
  "GetObjectStoreJobIdRequest": GetObjectStoreJobIdRequest.self,
  "GetObjectStorePropertiesRequest": GetObjectStorePropertiesRequest.self,
  "GetObjectStorePropertiesResponse": GetObjectStorePropertiesResponse.self,
  "GetObjectStoreResponse": GetObjectStoreResponse.self,
  "GetObjectStoreURLRequest": GetObjectStoreURLRequest.self, "Grid": Grid.self,
  "GridChart": GridChart.self, "Language": Language.self, "LeanVersion": LeanVersion.self,
  "Library": Library.self, "ListObjectStoreRequest": ListObjectStoreRequest.self,
  "ListObjectStoreResponse": ListObjectStoreResponse.self,
  "LiveAuthenticationData": LiveAuthenticationData.self, "LiveForm": LiveForm.self,
  "Node": QuantConnect.Node.self, "NodePrices": NodePrices.self,
  "NotifyInsights": NotifyInsights.self, "NotifyOrderEvents": NotifyOrderEvents.self,
  "ObjectStoreBinaryFile": ObjectStoreBinaryFile.self,
  "ObjectStoreProperties": ObjectStoreProperties.self,
  "ObjectStoreSummary": ObjectStoreSummary.self, "Permission": Permission.self,
  "Project": Project.self, "ProjectFile": ProjectFile.self,
  "ProjectFilesResponse": ProjectFilesResponse.self,
  "ProjectListResponse": ProjectListResponse.self, "ProjectNodes": ProjectNodes.self,
  "ProjectNodesResponse": ProjectNodesResponse.self, "ReadFilesRequest": ReadFilesRequest.self,
  "ReadProjectNodesRequest": ReadProjectNodesRequest.self,
  "ReadProjectRequest": ReadProjectRequest.self, "RestResponse": RestResponse.self,
  "UpdateFileContentsRequest": UpdateFileContentsRequest.self,
  "UpdateFileNameRequest": UpdateFileNameRequest.self,
  "UpdateProjectNodesRequest": UpdateProjectNodesRequest.self,
  "UpdateProjectRequest": UpdateProjectRequest.self,
]

private let encoder: JSONEncoder = {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return encoder
}()

private func json(_ node: ConcordDocuments.Node) -> Data { Data(JSONWriter().text(node).utf8) }

@Suite struct ExampleTests {
  @Test func theDescriptionHasItsOperationsSchemasAndExamples() {
    #expect(operations.count == 16)
    #expect(Set(Description.schemas) == Set(schemas.keys))
    #expect(Set(Description.examples.map(\.operationID)).count == 16)
    #expect(Description.examples.count >= 30)
    #expect(Description.schemaExamples.count >= 5)
  }

  @Test(arguments: Description.examples.filter { $0.status == nil })
  func aRequestExampleIsReadAndWrittenTheSame(example: Description.Example) async throws {
    let operation = try #require(operations.first { $0._definition.id == example.operationID })
    func check<O: APIOperation>(_ operation: O.Type) async throws {
      let request = HTTPRequestMessage(
        method: O._definition.method, path: O._definition.path.text,
        fields: ["Content-Type": "application/json"], body: HTTPBody(json(example.value)))
      let input = try await O(request, pathValues: [:], upTo: 1 << 20)
      let again = try #require(try input.request().body?.data)
      #expect(
        isSameJSON(again, json(example.value)), "\(String(decoding: again, as: UTF8.self))")
    }
    try await check(operation)
  }

  @Test(arguments: Description.examples.filter { $0.status != nil })
  func aResponseExampleIsReadAndWrittenTheSame(example: Description.Example) async throws {
    let operation = try #require(operations.first { $0._definition.id == example.operationID })
    let client = QuantConnect.Client(
      transport: InMemoryTransport { _ in
        HTTPResponseMessage(
          status: example.status ?? 0, fields: ["Content-Type": "application/json"],
          body: HTTPBody(json(example.value)))
      })
    func check<O: APIOperation>(_ operation: O.Type) async throws {
      let input = try await anyInput(operation)
      let again = try await client.response(to: input).response()
      #expect(again.status == example.status)
      let body = try #require(again.body.data)
      #expect(isSameJSON(body, json(example.value)), "\(String(decoding: body, as: UTF8.self))")
    }
    try await check(operation)
  }

  @Test(arguments: Description.schemaExamples.indices)
  func aSchemaExampleIsReadAndWrittenTheSame(index: Int) throws {
    let (schema, value) = Description.schemaExamples[index]
    let type = try #require(schemas[schema])
    func check<T: Codable>(_ type: T.Type) throws {
      let again = try encoder.encode(JSONDecoder().decode(type, from: json(value)))
      #expect(
        isSameJSON(again, json(value)), "\(schema): \(String(decoding: again, as: UTF8.self))")
    }
    try check(type)
  }

  /// An input that the operation takes: its own example, or a form.
  private func anyInput<O: APIOperation>(_ operation: O.Type) async throws -> O {
    let example = Description.examples.first {
      $0.operationID == O._definition.id && $0.status == nil
    }
    var request = HTTPRequestMessage(method: O._definition.method, path: O._definition.path.text)
    if let example {
      request.fields["Content-Type"] = "application/json"
      request.body = HTTPBody(json(example.value))
    } else {
      let form = try MultipartForm([
        .init(name: "organizationId", body: Data("5cad".utf8)),
        .init(name: "key", body: Data("key1".utf8)),
        .init(name: "objectData", filename: "data", body: Data([0, 255, 10])),
      ]).encode()
      request.fields["Content-Type"] = form.contentType
      request.body = form.body
    }
    return try await O(request, pathValues: [:], upTo: 1 << 20)
  }
}

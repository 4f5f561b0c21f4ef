import ConcordDocuments
import ConcordRuntime
import Foundation
import QuantConnect

/// Calls every operation of a client, each with the description's first example of its request.
struct EveryCall {
  let client: QuantConnect.Client
  /// What each call returned, as JSON, or threw, by the operation's id.
  private(set) var results: [String: Result<Data, any Error>] = [:]

  /// A client whose operations are to be called.
  init(client: QuantConnect.Client) {
    self.client = client
  }

  /// Calls every operation once.
  mutating func make() async {
    await call("readAccount") { [client] in try await client.account.read() }
    await call("checkSyntax", client.aiTools.checkSyntax)
    await call("completeCode", client.aiTools.completeCode)
    await call("convertToPEP8", client.aiTools.convertToPEP8)
    await call("enhanceError", client.aiTools.enhanceError)
    await call("initializeBacktest", client.aiTools.initializeBacktest)
    await call("search", client.aiTools.search)
    await call("authenticate") { [client] in try await client.authentication.authenticate() }
    await call("createBacktest", client.backtests.create)
    await call("deleteBacktest", client.backtests.delete)
    await call("listBacktests", client.backtests.list)
    await call("readBacktest", client.backtests.read)
    await call("readBacktestChart", client.backtests.readChart)
    await call("readBacktestInsights", client.backtests.readInsights)
    await call("readBacktestOrders", client.backtests.readOrders)
    await call("readBacktestReport", client.backtests.readReport)
    await call("updateBacktest", client.backtests.update)
    await call("acquireCollaboratorLock", client.collaborators.acquireLock)
    await call("createCollaborator", client.collaborators.create)
    await call("deleteCollaborator", client.collaborators.delete)
    await call("readCollaborators", client.collaborators.read)
    await call("updateCollaborator", client.collaborators.update)
    await call("createCompile", client.compile.create)
    await call("readCompile", client.compile.read)
    await call("createFile", client.files.create)
    await call("deleteFile", client.files.delete)
    await call("patchFile", client.files.patch)
    await call("readFiles", client.files.read)
    await call("updateFile", client.files.update)
    await call("readLeanVersions") { [client] in try await client.leanVersions.read() }
    await call("authorizeLiveAlgorithmConnection", client.live.authorizeConnection)
    await call("broadcastLiveAlgorithmCommand", client.live.broadcastCommand)
    await call("createLiveAlgorithm", client.live.create)
    await call("createLiveAlgorithmCommand", client.live.createCommand)
    await call("liquidateLiveAlgorithm", client.live.liquidate)
    await call("listLiveAlgorithms", client.live.list)
    await call("readLiveAlgorithm", client.live.read)
    await call("readLiveAlgorithmChart", client.live.readChart)
    await call("readLiveAlgorithmInsights", client.live.readInsights)
    await call("readLiveAlgorithmLogs", client.live.readLogs)
    await call("readLiveAlgorithmOrders", client.live.readOrders)
    await call("readLiveAlgorithmPortfolio", client.live.readPortfolio)
    await call("stopLiveAlgorithm", client.live.stop)
    await call("deleteObjectStore", client.objectStore.delete)
    await call("getObjectStore", client.objectStore.get)
    await call("getObjectStoreProperties", client.objectStore.getProperties)
    await call("listObjectStore", client.objectStore.list)
    await call("setObjectStore") { [client] in
      try await client.objectStore.set(
        .init(
          organizationId: "5cad", key: "k",
          objectData: FilePart(Data([0, 255, 13, 10]), filename: "k.bin")))
    }
    await call("abortOptimization", client.optimizations.abort)
    await call("createOptimization", client.optimizations.create)
    await call("deleteOptimization", client.optimizations.delete)
    await call("estimateOptimization", client.optimizations.estimate)
    await call("listOptimizations", client.optimizations.list)
    await call("readOptimization", client.optimizations.read)
    await call("updateOptimization", client.optimizations.update)
    await call("readProjectNodes", client.projectNodes.read)
    await call("updateProjectNodes", client.projectNodes.update)
    await call("createProject", client.projects.create)
    await call("deleteProject", client.projects.delete)
    await call("readProjects", client.projects.read)
    await call("updateProject", client.projects.update)
  }

  private mutating func call<Body: Decodable, Value: Encodable>(
    _ id: String, _ body: (Body) async throws -> Value
  ) async {
    await call(id) {
      let example = Description.example(of: id, status: nil).map(json) ?? Data()
      return try await body(JSONDecoder().decode(Body.self, from: example))
    }
  }

  private mutating func call<Value: Encodable>(
    _ id: String, _ body: () async throws -> Value
  ) async {
    do {
      results[id] = .success(try JSONEncoder().encode(try await body()))
    } catch {
      results[id] = .failure(error)
    }
  }
}

// Reads the nodes of a project, chooses one, and lets QuantConnect choose again.
import ExampleSetting
import QuantConnect

let client = try ExampleSetting().client
guard let projectID = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) else {
  fatalError("usage: nodes PROJECT-ID")
}

let before = try await client.projectNodes.read(ReadProjectNodesRequest(projectId: projectID))
print("Backtesting nodes: \((before.nodes?.backtest ?? []).compactMap(\.id))")
print("Chosen by QuantConnect: \(before.autoSelectNode ?? false)")

guard let node = before.nodes?.backtest?.first?.id else { fatalError("the project has no nodes") }
let chosen = try await client.projectNodes.update(
  UpdateProjectNodesRequest(projectId: projectID, nodes: [node]))
print("Chosen by QuantConnect: \(chosen.autoSelectNode ?? false)")

let after = try await client.projectNodes.update(
  UpdateProjectNodesRequest(projectId: projectID, nodes: []))
print("Chosen by QuantConnect: \(after.autoSelectNode ?? false)")

import Foundation
import PackagePlugin

/// Generates Swift from the description in a target's folder, into the build folder: nothing is
/// committed, and nothing can be out of date.
///
/// The target holds a `concord.yaml`. Its code is written into a fixed number of files, since a
/// build system wants to know the names of all outputs before anything has run.
@main
struct ConcordPlugin: BuildToolPlugin {
  /// How many files the code is written into: enough for the compiler to work on several at once.
  private static let shardCount = 8

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url)
    let configurations = files.filter { $0.lastPathComponent == "concord.yaml" }
    guard !configurations.isEmpty else {
      Diagnostics.error(
        "\(target.name) uses ConcordPlugin and has no concord.yaml; add one to \(target.directoryURL.path)"
      )
      return []
    }
    guard configurations.count == 1 else {
      Diagnostics.error(
        "\(target.name) has \(configurations.count) files of the name concord.yaml; keep one in each target"
      )
      return []
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
    let documents = files.filter { ["yaml", "yml", "json", "mustache"].contains($0.pathExtension) }
    return [
      .buildCommand(
        displayName: "Generating \(target.name) from its description",
        executable: try context.tool(named: "concord").url,
        arguments: [
          "generate", configurations[0].path, "--output", output.path, "--module",
          target.moduleName, "--shards", String(Self.shardCount), "--quiet",
        ],
        inputFiles: documents,
        outputFiles: (0..<Self.shardCount).map { output.appending(path: "Generated\($0).swift") })
    ]
  }
}

import Foundation
import PackagePlugin

/// Fails the build of a target when the code that is committed in its folder is not what its
/// description gives.
///
/// The target holds a `concord.yaml` whose `output` is a folder of the target.
@main
struct ConcordCheckPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url)
    let configurations = files.filter { $0.lastPathComponent == "concord.yaml" }
    if configurations.isEmpty {
      Diagnostics.error(
        "\(target.name) uses ConcordCheckPlugin and has no concord.yaml; add one to \(target.directoryURL.path)"
      )
    }
    let inputs = files.filter {
      ["yaml", "yml", "json", "mustache", "swift"].contains($0.pathExtension)
    }
    return try configurations.enumerated().map { number, configuration in
      let stamp = context.pluginWorkDirectoryURL.appending(path: "UpToDate\(number).swift")
      return .buildCommand(
        displayName: "Checking the generated code of \(target.name)",
        executable: try context.tool(named: "concord").url,
        arguments: ["check", configuration.path, "--stamp", stamp.path, "--quiet"],
        inputFiles: inputs, outputFiles: [stamp])
    }
  }
}

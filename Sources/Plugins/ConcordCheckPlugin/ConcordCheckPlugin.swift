import Foundation
import PackagePlugin

/// Fails the build of a target when committed code is not what its description gives.
///
/// It checks the configurations in the target's folder; where there are none, those below the
/// package's `Specs`, which `concord generate` uses too.
@main
struct ConcordCheckPlugin: BuildToolPlugin {
  private static let names = ["concord.yaml", "concord.yml", "concord.json"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    return try commands(
      for: target.name, files: target.sourceFiles.map(\.url), package: context.package.directoryURL,
      tool: context.tool(named: "concord").url, workFolder: context.pluginWorkDirectoryURL)
  }

  /// The commands for a target.
  ///
  /// - Parameters:
  ///   - target: Its name.
  ///   - files: The files in its folder.
  ///   - package: The folder of the package or project.
  ///   - tool: The command.
  ///   - workFolder: The folder that the plugin may write into.
  /// - Returns: A command for each configuration; none where there is an error.
  /// - Throws: What making a folder throws.
  private func commands(
    for target: String, files: [URL], package: URL, tool: URL, workFolder: URL
  ) throws -> [Command] {
    var configurations = files.filter { Self.names.contains($0.lastPathComponent) }
    if configurations.isEmpty {
      let specs = package.appending(path: "Specs")
      configurations = (FileManager.default.subpaths(atPath: specs.path) ?? [])
        .map { specs.appending(path: $0) }.filter { Self.names.contains($0.lastPathComponent) }
    }
    if configurations.isEmpty {
      Diagnostics.error(
        "\(target) uses ConcordCheckPlugin, and there is no concord.yaml in its folder and none below Specs; add one"
      )
    }
    let inFolder = files.filter { ["yaml", "yml", "json", "mustache"].contains($0.pathExtension) }
    return try configurations.sorted { $0.path < $1.path }.enumerated().flatMap {
      number, configuration in
      let watched = try WatchedFiles(of: String(number), in: workFolder)
      let stamp = workFolder.appending(path: "UpToDate\(number).swift")
      let check = Command.buildCommand(
        displayName: "Checking the generated code of \(target)",
        executable: tool,
        arguments: [
          "check", configuration.path, "--stamp", stamp.path, "--inputs", watched.links.path,
          "--quiet",
        ],
        inputFiles: watched.inputs(besides: inFolder + WatchedFiles.files(namedIn: configuration)),
        outputFiles: [stamp])
      return [watched.planning, check]
    }
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension ConcordCheckPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      try commands(
        for: target.displayName, files: target.inputFiles.map(\.url),
        package: context.xcodeProject.directoryURL, tool: context.tool(named: "concord").url,
        workFolder: context.pluginWorkDirectoryURL)
    }
  }
#endif

import Foundation
import PackagePlugin

/// Generates Swift from the descriptions that the configurations in a target's folder name, into the
/// build folder: nothing is committed, and nothing can be out of date.
///
/// The target holds a `concord.yaml`, or several in different folders, each with a namespace of its
/// own. The code for each is written into a fixed number of files, since a build system wants to know
/// the names of all outputs before anything has run.
@main
struct ConcordPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    return try commands(
      for: target.name, module: target.moduleName, files: target.sourceFiles.map(\.url),
      tool: context.tool(named: "concord").url, workFolder: context.pluginWorkDirectoryURL)
  }

  /// The commands for a target.
  ///
  /// - Parameters:
  ///   - target: Its name.
  ///   - module: The name of its module.
  ///   - files: The files in its folder.
  ///   - tool: The command.
  ///   - workFolder: The folder that the plugin may write into.
  /// - Returns: A command for each configuration; none where there is an error.
  /// - Throws: What making a folder throws.
  private func commands(
    for target: String, module: String, files: [URL], tool: URL, workFolder: URL
  ) throws -> [Command] {
    let names = ["concord.yaml", "concord.yml", "concord.json"]
    let configurations = files.filter { names.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
    guard !configurations.isEmpty else {
      Diagnostics.error(
        "\(target) uses ConcordPlugin and has no concord.yaml; add one to the target's folder")
      return []
    }
    let namespaces = configurations.map { WatchedFiles.value(of: "namespace", in: $0) }
    guard configurations.count == 1 || Set(namespaces.compactMap(\.self)).count == namespaces.count
    else {
      Diagnostics.error(
        "\(target) has \(configurations.count) files of the name concord.yaml; give each a namespace of its own, as in 'namespace: Pets'"
      )
      return []
    }
    for configuration in configurations
    where WatchedFiles.value(of: "documents", in: configuration) != nil {
      Diagnostics.error(
        "\(configuration.path) is about several documents, and a build has to know the files for each; give each document a folder with a concord.yaml and a namespace"
      )
      return []
    }
    let inFolder = files.filter { ["yaml", "yml", "json", "mustache"].contains($0.pathExtension) }
    return try zip(configurations, namespaces).flatMap { configuration, namespace in
      let name = namespace ?? "Generated"
      let output = workFolder.appending(path: name)
      let shardCount = Self.shardCount(of: configuration)
      let watched = try WatchedFiles(of: name, in: workFolder)
      let generation = Command.buildCommand(
        displayName: "Generating \(namespace ?? target) from its description",
        executable: tool,
        arguments: [
          "generate", configuration.path, "--output", output.path, "--module", module, "--shards",
          String(shardCount), "--inputs", watched.links.path, "--quiet",
        ],
        inputFiles: watched.inputs(besides: inFolder + WatchedFiles.files(namedIn: configuration)),
        outputFiles: (0..<shardCount).map { output.appending(path: "\(name)\($0).swift") })
      return [watched.planning, generation]
    }
  }

  /// How many files the code is written into: one for each 100,000 bytes of the document, between 4
  /// and 64, raised to a power of two, as with `files: sharded`. Where the document is not found,
  /// there are 8.
  private static func shardCount(of configuration: URL) -> Int {
    guard let document = document(of: configuration),
      let attributes = try? FileManager.default.attributesOfItem(atPath: document.path),
      let size = attributes[.size] as? Int
    else { return 8 }
    var count = 4
    while count < 64, count * 100_000 < size { count *= 2 }
    return count
  }

  /// The document that a configuration names or lies beside.
  private static func document(of configuration: URL) -> URL? {
    let folder = configuration.deletingLastPathComponent()
    if let path = WatchedFiles.value(of: "document", in: configuration) {
      return path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
    }
    return ["yaml", "yml", "json"].flatMap { ["openapi.\($0)", "swagger.\($0)"] }
      .map { folder.appending(path: $0) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension ConcordPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      let module = target.displayName.map { $0.isLetter || $0.isNumber ? $0 : "_" }
      return try commands(
        for: target.displayName, module: String(module), files: target.inputFiles.map(\.url),
        tool: context.tool(named: "concord").url, workFolder: context.pluginWorkDirectoryURL)
    }
  }
#endif

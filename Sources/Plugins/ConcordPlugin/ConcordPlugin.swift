import Foundation
import PackagePlugin

/// Generates Swift from the descriptions in a target's folder, into the build folder: nothing is
/// committed, and nothing can be out of date.
///
/// The target holds a `concord.yaml`, or several in different folders, each with a namespace of its
/// own. The code for each is written into a fixed number of files, since a build system wants to know
/// the names of all outputs before anything has run.
@main
struct ConcordPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url)
    let configurations = files.filter { $0.lastPathComponent == "concord.yaml" }
      .sorted { $0.path < $1.path }
    guard !configurations.isEmpty else {
      Diagnostics.error(
        "\(target.name) uses ConcordPlugin and has no concord.yaml; add one to \(target.directoryURL.path)"
      )
      return []
    }
    let namespaces = configurations.map { Self.value(of: "namespace", in: $0) }
    guard configurations.count == 1 || Set(namespaces.compactMap(\.self)).count == namespaces.count
    else {
      Diagnostics.error(
        "\(target.name) has \(configurations.count) files of the name concord.yaml; give each a namespace of its own, as in 'namespace: Pets'"
      )
      return []
    }
    let tool = try context.tool(named: "concord").url
    let inputs = files.filter { ["yaml", "yml", "json", "mustache"].contains($0.pathExtension) }
    return zip(configurations, namespaces).map { configuration, namespace in
      let name = namespace ?? "Generated"
      let output = context.pluginWorkDirectoryURL.appending(path: name)
      let shardCount = Self.shardCount(of: configuration)
      return .buildCommand(
        displayName: "Generating \(namespace ?? target.name) from its description",
        executable: tool,
        arguments: [
          "generate", configuration.path, "--output", output.path, "--module",
          target.moduleName, "--shards", String(shardCount), "--quiet",
        ],
        inputFiles: inputs,
        outputFiles: (0..<shardCount).map { output.appending(path: "\(name)\($0).swift") })
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
    if let path = value(of: "document", in: configuration) {
      return path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
    }
    return ["yaml", "yml", "json"].flatMap { ["openapi.\($0)", "swagger.\($0)"] }
      .map { folder.appending(path: $0) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// The value of a key of a configuration. Only the tool reads YAML; a line that starts with the key
  /// is what nearly all configurations have.
  private static func value(of key: String, in configuration: URL) -> String? {
    let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("\(key):") {
      let value = line.dropFirst(key.count + 1).components(separatedBy: " #")[0]
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t'\""))
    }
    return nil
  }
}

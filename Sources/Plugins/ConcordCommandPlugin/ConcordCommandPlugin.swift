import PackagePlugin

/// `swift package concord …`: the command line, run in the package's folder.
@main
struct ConcordCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    try ToolRun.perform(arguments.isEmpty ? ["--help"] : arguments, in: context)
  }
}

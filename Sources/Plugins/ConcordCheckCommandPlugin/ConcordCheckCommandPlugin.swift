import PackagePlugin

/// `swift package concord-check …`: `concord check`, which needs no permission to write.
@main
struct ConcordCheckCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    try ToolRun.perform(["check"] + arguments, in: context)
  }
}

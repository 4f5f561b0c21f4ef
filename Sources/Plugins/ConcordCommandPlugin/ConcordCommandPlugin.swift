import Foundation
import PackagePlugin

/// `swift package concord …`: the command line, run in the package's folder.
@main
struct ConcordCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "concord").url
    process.arguments = arguments.isEmpty ? ["--help"] : arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus)
    }
  }

  /// The command line has said on its own what was wrong.
  private struct Failure: Error, CustomStringConvertible {
    let status: Int32

    var description: String { "concord ended with status \(status)" }
  }
}

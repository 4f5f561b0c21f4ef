import Foundation
import PackagePlugin

/// A run of the tool in a package's folder.
enum ToolRun {
  /// Runs the tool to its end.
  ///
  /// - Parameters:
  ///   - arguments: What follows the tool's name.
  ///   - context: The plugin's.
  /// - Throws: Where the tool cannot be run, or does not end with 0.
  static func perform(_ arguments: [String], in context: PluginContext) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "concord").url
    process.arguments = arguments
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

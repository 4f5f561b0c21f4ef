package import Foundation

/// Where the build put what the tests run: the folder that holds the test bundle.
package enum BuiltProducts {
  /// The folder; found from the process's arguments, because the scratch path is the user's choice.
  package static let folder: URL = {
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var url = URL(filePath: argument).absoluteURL
      while url.pathExtension != "xctest", url.path.count > 1 { url.deleteLastPathComponent() }
      return url.deletingLastPathComponent()
    }
    return URL(filePath: CommandLine.arguments[0]).absoluteURL.deletingLastPathComponent()
  }()

  /// The command.
  package static let command = folder.appending(path: "concord")
}

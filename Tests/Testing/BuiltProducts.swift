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

  /// The object files of the runtime and of the module below it, for programs that link them.
  package static func runtimeObjects() throws -> [String] {
    try ["ConcordText", "ConcordRuntime"].flatMap { module in
      // The objects of files that are gone stay in the folder; the build's own list lacks them.
      let map = folder.appending(path: "\(module).build/output-file-map.json")
      let outputs = try JSONDecoder().decode(
        [String: [String: String]].self, from: Data(contentsOf: map))
      return outputs.values.compactMap { $0["object"] }.sorted()
    }
  }

  /// The command.
  package static let command = folder.appending(path: "concord")
}

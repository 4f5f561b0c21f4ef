import Foundation

/// A program of generated code and some lines that use it, with the runtime that the tests have.
package enum Program {
  /// Compiles Swift files as a program, and runs it.
  ///
  /// - Parameters:
  ///   - files: The paths of the files; one of them is `main.swift`.
  ///   - folder: Where the program is written.
  /// - Returns: What came of compiling it, or of running it where it compiled.
  /// - Throws: What reading the build's list and starting the compiler throw.
  package static func run(_ files: [String], in folder: TemporaryFolder) throws -> ChildProcess {
    // The objects of files that are gone stay in the folder; the build's own list has none of them.
    let map = BuiltProducts.folder.appending(path: "ConcordRuntime.build/output-file-map.json")
    let outputs = try JSONDecoder().decode(
      [String: [String: String]].self, from: Data(contentsOf: map))
    let objects = outputs.values.compactMap { $0["object"] }.sorted()
    let program = folder.path("program")
    let build = try ChildProcess(
      "swiftc",
      [
        "-swift-version", "6", "-warnings-as-errors", "-o", program, "-I",
        BuiltProducts.folder.appending(path: "Modules").path,
      ] + files + objects)
    return build.exitCode == 0 ? try ChildProcess(program, []) : build
  }
}

import Foundation

/// A program of generated code and some lines that use it, with the runtime that the tests have.
package enum Program {
  /// Compiles Swift files as a program, and runs it.
  ///
  /// - Parameters:
  ///   - files: The paths of the files; one of them is `main.swift`.
  ///   - folder: Where the program is written.
  ///   - module: The name of the program's module, where generated code says it.
  /// - Returns: What came of compiling it, or of running it where it compiled.
  /// - Throws: What reading the build's list and starting the compiler throw.
  package static func run(
    _ files: [String], in folder: TemporaryFolder, module: String = "main"
  ) throws -> ChildProcess {
    let program = folder.path("program")
    let build = try ChildProcess(
      "swiftc",
      [
        "-swift-version", "6", "-warnings-as-errors", "-o", program, "-module-name", module, "-I",
        BuiltProducts.folder.appending(path: "Modules").path,
      ] + files + BuiltProducts.runtimeObjects())
    return build.exitCode == 0 ? try ChildProcess(program, []) : build
  }
}

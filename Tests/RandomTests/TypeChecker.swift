import Foundation

/// The compiler's front end, asked only whether generated code is right.
struct TypeChecker: Sendable {
  /// The folder with the runtime's module.
  let modules: URL

  /// Finds the module that the tests themselves were built with, beside or above them.
  init?() {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      folder = URL(fileURLWithPath: argument).resolvingSymlinksInPath()
    }
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let modules = folder.appendingPathComponent("Modules")
      let module = modules.appendingPathComponent("ConcordRuntime.swiftmodule")
      if FileManager.default.fileExists(atPath: module.path) {
        self.modules = modules
        return
      }
    }
    return nil
  }

  /// What the compiler says about the files of a folder, warnings as errors; `nil` for nothing.
  ///
  /// The names of the upcoming features are those that a package with strict settings turns on.
  func complaint(about folder: URL) throws -> String? {
    let log = folder.appendingPathComponent("compiler.log")
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-typecheck", "-module-name", "Random", "-swift-version", "6",
        "-warnings-as-errors", "-I", modules.path,
        "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "InternalImportsByDefault",
        "-enable-upcoming-feature", "MemberImportVisibility",
      ]
      + (try FileManager.default.contentsOfDirectory(atPath: folder.path)).sorted()
      .filter { $0.hasSuffix(".swift") }.map { folder.appendingPathComponent($0).path }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    guard process.terminationStatus != 0 else { return nil }
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { $0.contains("error:") }
    return lines.prefix(3).joined(separator: "\n")
  }
}

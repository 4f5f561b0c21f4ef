import Foundation

/// Type-checks generated code as the strictest of users would build it.
package enum TypeChecker {
  /// What the compiler has to say about the Swift files below a folder: empty where all is well.
  ///
  /// - Parameters:
  ///   - folder: The output folder.
  ///   - module: The name of the module that the code is for.
  /// - Returns: The compiler's words.
  /// - Throws: What starting the compiler throws.
  package static func complaints(about folder: String, module: String) throws -> String {
    let files = FolderContents.read(folder).keys.filter { $0.hasSuffix(".swift") }.sorted()
    guard !files.isEmpty else { return "there are no Swift files in \(folder)" }
    let settings = [
      "-typecheck", "-wmo", "-swift-version", "6", "-warnings-as-errors", "-parse-as-library",
      "-enable-upcoming-feature", "ExistentialAny",
      "-enable-upcoming-feature", "InternalImportsByDefault",
      "-enable-upcoming-feature", "MemberImportVisibility",
      "-module-name", module, "-I", BuiltProducts.folder.appending(path: "Modules").path,
    ]
    let run = try ChildProcess("swiftc", settings + files.map { folder + "/" + $0 })
    if run.exitCode == 0 { return "" }
    return run.output + run.errors
  }
}

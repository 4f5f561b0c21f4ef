import Foundation
import PackagePlugin

/// The files whose edits run the tool again: those that are known beforehand, and all that the last
/// run read, wherever they are.
///
/// The tool leaves a symbolic link to each of the latter in a folder. The build system makes its plan
/// anew, and asks the plugin again, when the outputs of a prebuild command are others than they were.
/// So there is a prebuild command that does nothing, with the folder of links as its output: what was
/// referred to for the first time is watched from the next build on, and what is gone no longer.
struct WatchedFiles {
  /// The folder that the tool leaves its links in.
  let links: URL
  private let watched: URL

  /// Prepares for a command.
  ///
  /// - Parameters:
  ///   - name: What tells the command from others of the target.
  ///   - workFolder: The folder that the plugin may write into.
  /// - Throws: What making a folder throws.
  init(of name: String, in workFolder: URL) throws {
    watched = workFolder.appending(path: "Watched")
    // SwiftPM would copy a folder of another extension into the product.
    let folder = watched.appending(path: "Inputs.docc")
    links = folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The command that does nothing.
  var planning: Command {
    let places = ["/usr/bin/true", "/bin/true"].map { URL(filePath: $0) }
    let program = places.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return .prebuildCommand(
      displayName: "Looking for what was read", executable: program ?? places[0], arguments: [],
      outputFilesDirectory: watched)
  }

  /// The files to watch. A file that is known has the path that it is known by.
  func inputs(besides known: [URL]) -> [URL] {
    let manager = FileManager.default
    var paths: [String: URL] = [:]
    func add(_ url: URL) {
      let real = url.resolvingSymlinksInPath().path
      if paths[real] == nil, manager.fileExists(atPath: real) { paths[real] = url }
    }
    known.forEach(add)
    for name in (try? manager.contentsOfDirectory(atPath: links.path)) ?? [] {
      let link = links.appending(path: name).path
      guard let path = try? manager.destinationOfSymbolicLink(atPath: link) else { continue }
      Self.files(at: URL(filePath: path)).forEach(add)
    }
    return paths.values.sorted { $0.path < $1.path }
  }

  /// The files that a configuration names, as far as that can be told without reading YAML: every
  /// word that is the path of a file, and what is in the folders of templates and of the output.
  static func files(namedIn configuration: URL) -> [URL] {
    let folder = configuration.deletingLastPathComponent()
    let separators = CharacterSet(charactersIn: "\"'[]{},").union(.whitespacesAndNewlines)
    let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
    var isFolder: ObjCBool = false
    let named = text.components(separatedBy: separators).filter { !$0.isEmpty }
      .map { URL(filePath: $0, relativeTo: folder).standardizedFileURL }
      .filter {
        FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
    let folders = ["templates", "output"].compactMap { value(of: $0, in: configuration) }
      .flatMap { files(at: URL(filePath: $0, relativeTo: folder).standardizedFileURL) }
    return [configuration] + named + folders
  }

  /// The value of a key of a configuration. Only the tool reads YAML; a line that starts with the key
  /// is what nearly all configurations have.
  static func value(of key: String, in configuration: URL) -> String? {
    let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("\(key):") {
      let value = line.dropFirst(key.count + 1).components(separatedBy: " #")[0]
      return value.trimmingCharacters(in: CharacterSet(charactersIn: " \t'\""))
    }
    return nil
  }

  /// The file at a path, or all files in the folder there.
  private static func files(at url: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [url] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    return names.map { url.appending(path: $0) }.filter {
      FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}

package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordRendering
internal import ConcordSync

/// The templates that are part of the tool, for those who write templates of their own.
package enum OwnTemplates {
  /// Their names, sorted.
  package static var names: [String] { SwiftRenderer.embedded.map(\.name) }

  /// What templates are given, in Markdown.
  package static var referencePage: String { TemplateReference.markdown }

  /// The text of a template; an error names the nearest one where there is none of this name.
  package static func text(of name: String) -> Result<String, Diagnostic> {
    guard let template = SwiftRenderer.embedded.first(where: { $0.name == name }) else {
      return .failure(
        Diagnostic(.templateNameUnknown, at: nil, name, NearestName.advice(name, among: names)))
    }
    return .success(String(decoding: template.bytes, as: UTF8.self))
  }

  /// Writes all templates into a folder, which is made where it does not exist. A folder with anything
  /// in it is refused, as the output of a run is.
  ///
  /// - Parameters:
  ///   - folder: The folder; the one around it has to exist.
  ///   - force: Whether it may hold files, which are replaced.
  /// - Returns: The paths of the files, and what could not be written.
  package static func export(
    to folder: String, force: Bool
  ) -> (files: [String], diagnostics: [Diagnostic]) {
    if let refusal = Generator.refusal(toWriteInto: folder, force: force) { return ([], [refusal]) }
    let fileSystem = DiskFileSystem()
    do throws(FileSystemFault) {
      if try fileSystem.target(of: folder) == nil { try fileSystem.makeDirectory(folder) }
    } catch {
      return ([], [Diagnostic(.outputUnwritable, at: nil, error.path, error.reason)])
    }
    var files: [String] = []
    var diagnostics: [Diagnostic] = []
    for template in SwiftRenderer.embedded {
      let path = OutputFolder.path("\(template.name).mustache", below: folder)
      let text = String(decoding: template.bytes, as: UTF8.self)
      if let problem = SingleFile.write(text, to: path, mayReplace: { _ in force }) {
        diagnostics.append(problem)
      } else {
        files.append(path)
      }
    }
    return (files, diagnostics)
  }
}

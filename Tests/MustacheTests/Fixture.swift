import ConcordDiagnostics
import ConcordMustache

/// Templates made from texts, for tests.
struct Fixture {
  var files = SourceFiles()

  mutating func add(_ texts: [String: String]) -> [String: SourceFile] {
    var result: [String: SourceFile] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      result[name] = files.add(path: "\(name).mustache", bytes: Array(text.utf8))
    }
    return result
  }

  static func library(_ texts: [String: String]) throws -> TemplateLibrary {
    var fixture = Fixture()
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(fixture.add(texts), reporting: &diagnostics)
    if let first = diagnostics.first { throw first }
    return library
  }

  /// Renders a text with the options for Swift code.
  static func render(
    _ text: String, _ value: Value = [:], partials: [String: String] = [:],
    options: RenderingOptions = RenderingOptions()
  ) throws -> String {
    var texts = partials
    texts["main"] = text
    return String(
      decoding: try library(texts).render("main", value, options: options), as: UTF8.self)
  }

  /// The errors of a text, each as `line:column-line:column id message`.
  static func errors(_ text: String) -> [String] {
    var files = SourceFiles()
    let file = files.add(path: "main.mustache", bytes: Array(text.utf8))
    var diagnostics: [Diagnostic] = []
    _ = Template.parse(file, reporting: &diagnostics)
    return diagnostics.map { describe($0, in: files) }
  }

  /// The error of rendering, as ``errors(_:)`` writes it, with the path before it.
  static func renderingError(
    _ texts: [String: String], _ value: Value, options: RenderingOptions = RenderingOptions()
  ) -> String? {
    var fixture = Fixture()
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(fixture.add(texts), reporting: &diagnostics)
    do throws(Diagnostic) {
      _ = try library.render("main", value, options: options)
      return nil
    } catch {
      let path = error.range.map { fixture.files[$0.source].path } ?? "-"
      return "\(path):\(describe(error, in: fixture.files))"
    }
  }

  static func describe(_ diagnostic: Diagnostic, in files: SourceFiles) -> String {
    guard let range = diagnostic.range else { return "\(diagnostic.kind.id) \(diagnostic.message)" }
    let file = files[range.source]
    let start = file.position(at: Int(range.start))
    let end = file.position(at: Int(range.end))
    let place = "\(start.line):\(start.column)-\(end.line):\(end.column)"
    return "\(place) \(diagnostic.kind.id) \(diagnostic.message)"
  }
}

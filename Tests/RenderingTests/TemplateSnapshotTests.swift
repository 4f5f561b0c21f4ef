import ConcordDiagnostics
import ConcordTemplates
import Foundation
import Testing

@testable import ConcordMustache
@testable import ConcordRendering

/// Each template with a small value of its context, made from what the reference page says.
///
/// A template that asks for a key that its context does not declare fails here, so that a template
/// can be written from the page alone.
@Suite struct TemplateSnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Snapshots")

  /// Templates that are called with what their callers are given, by one of these.
  private static let callers = [
    "attributes": "struct", "conformances": "struct", "documentation": "struct",
    "header": "struct", "property": "struct", "operations": "calls",
    "group-documentation": "group",
  ]

  @Test(arguments: EmbeddedTemplates.all.map(\.name)) func isAsRecorded(template: String) throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    var sources: [String: SourceFile] = [:]
    for template in EmbeddedTemplates.all {
      sources[template.name] = files.add(path: template.name, bytes: template.bytes)
    }
    let driver = "{{#outer}}{{#inner}}\n{{>\(template)}}\n{{/inner}}{{/outer}}\n"
    sources["driver"] = files.add(path: "driver", bytes: Array(driver.utf8))
    let library = TemplateLibrary(sources, lineLength: 100, reporting: &diagnostics)
    #expect(diagnostics.isEmpty)
    let all = TemplateContext.all
    let context = all.first { $0.templates.contains(template) }
    let outer = Self.callers[template].flatMap { name in all.first { $0.name == name } }
    var text = ""
    for flag in [true, false] {
      let inner = context.map { Self.sample($0, flag, depth: 3) } ?? true
      let value: Value = [
        Key("access"): "public ", Key("namespace"): flag ? "Namespace" : nil,
        Key("qualifier"): flag ? "Namespace." : "", Key("piece"): inner, Key("inner"): inner,
        Key("outer"): outer.map { Self.sample($0, flag, depth: 1) } ?? true,
      ]
      text += "// \(flag)\n" + String(decoding: try library.render("driver", value), as: UTF8.self)
      if text.last != "\n" { text += "\n" }
    }
    let file = Self.folder.appending(path: "\(template).txt")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(template)")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  /// Every snapshot is that of a template.
  @Test func noSnapshotIsLeftOver() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let known = EmbeddedTemplates.all.map { "\($0.name).txt" }
    #expect(Set(names) == Set(known))
  }

  /// A value in which each text is the name of its key, and what is optional is there where a flag
  /// says so. It is cut off where contexts are in one another.
  private static func sample(_ context: TemplateContext, _ flag: Bool, depth: Int) -> Value {
    func find(_ name: String) -> TemplateContext? {
      TemplateContext.all.first { $0.name == name }
    }
    return .object(
      Object(
        context.fields.map { field in
          let isGiven = flag || !field.isOptional
          let name = field.key.name
          let value: Value =
            switch field.kind {
            case .text: context.name == "expression" || isGiven ? .string(name) : nil
            case .lines: isGiven ? .wrapped(WrappedText { _ in [name] }) : nil
            case .flag: .bool(flag)
            case .number: 1
            case .texts: flag ? [.string(name)] : []
            case .object(let inner):
              // An expression is a text here: one that holds others would go on for ever.
              context.name == "expression" || !isGiven || depth == 0
                ? nil : find(inner).map { sample($0, flag, depth: depth - 1) } ?? nil
            case .list(let inner):
              depth == 0
                ? [] : .list(find(inner).map { [sample($0, flag, depth: depth - 1)] } ?? [])
            }
          return (field.key, value)
        }))
  }
}

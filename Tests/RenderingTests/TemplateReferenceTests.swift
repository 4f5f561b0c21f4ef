import ConcordTemplates
import Foundation
import Testing

@testable import ConcordMustache
@testable import ConcordRendering

/// The reference page says what templates are given.
@Suite struct TemplateReferenceTests {
  /// `concord help reference` prints the page that stands beside the templates.
  @Test func thePageIsTheTemplates() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Templates/README.md")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil {
      try TemplateReference.markdown.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == TemplateReference.markdown)
  }

  /// No context has a key twice, each that a field names is there, and every template has one.
  @Test func contextsAreComplete() {
    let names = Set(TemplateContext.all.map(\.name))
    #expect(names.count == TemplateContext.all.count)
    for context in TemplateContext.all {
      #expect(Set(context.fields.map(\.key)).count == context.fields.count, "\(context.name)")
      for field in context.fields {
        switch field.kind {
        case .object(let name), .list(let name):
          #expect(name == "any" || names.contains(name), "\(context.name).\(field.key.name)")
        case .text, .lines, .flag, .number, .texts: break
        }
      }
    }
    let described = Set(TemplateContext.all.flatMap(\.templates))
    let templates = Set(EmbeddedTemplates.all.map(\.name))
    #expect(described.isSubset(of: templates))
    // What these are given is what their callers are.
    #expect(
      templates.subtracting(described).isSubset(of: [
        "attributes", "conformances", "documentation", "group-documentation", "header",
        "namespaced", "operations",
      ]), "\(templates.subtracting(described))")
  }

  /// Templates ask for nothing that no context has.
  @Test func keysOfTemplatesAreKeysOfContexts() {
    let keys = Set(TemplateContext.all.flatMap { $0.fields.map(\.key.name) })
    for template in EmbeddedTemplates.all {
      let text = String(decoding: template.bytes, as: UTF8.self)
      for match in text.matches(of: /\{\{[#^\/]?(\w+)\}\}/) {
        let name = String(match.1)
        let isBlock = text.contains("{{$\(name)}}") || text.contains("{{<\(name)}}")
        #expect(keys.contains(name) || isBlock, "\(template.name): \(name)")
      }
    }
  }

  /// A template reads like the Swift that it writes.
  @Test func linesAreShort() {
    for template in EmbeddedTemplates.all {
      for line in String(decoding: template.bytes, as: UTF8.self).split(separator: "\n") {
        #expect(line.count <= 140, "\(template.name): \(line.count)")
      }
    }
  }
}

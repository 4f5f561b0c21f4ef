import ConcordKit
import ConcordSwiftIR
import ConcordTesting
import Foundation
import Testing

@testable import ConcordMustache
@testable import ConcordRendering

/// What templates are given for a document in which each context occurs, value by value.
@Suite struct ContextSnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Contexts")

  @Test func valuesAreAsRecorded() throws {
    let module = try #require(try module())
    var options = SwiftRenderingOptions()
    options.conformances = [.init(pattern: "Circle", texts: ["Sendable"])]
    options.attributes = [.init(pattern: "Circle", texts: ["@MainActor"])]
    options.propertiesAreConstant = true
    var text = ""
    for piece in PieceList(module, options: options).pieces {
      text += "\(piece.path) by \(piece.template)\n"
      text += lines(piece.value()).map { "  \($0)\n" }.joined()
    }
    let file = Self.folder.appending(path: "contexts.txt")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded; read it and run again without CONCORD_RECORD")
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let other = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    #expect(text == expected, "line \(other?.offset ?? 0): \(other?.element.0 ?? "the end")")
    // A context that does not occur is not tested.
    let given = Set(text.matches(of: /(\w+):/).map { String($0.1) })
    let contexts = TemplateContext.all.filter { $0.name != "file" }
    let keys = Set(contexts.flatMap(\.fields).map(\.key.name))
    #expect(keys.subtracting(given) == [])
  }

  private func module() throws -> SwiftModule? {
    let output = try TemporaryFolder()
    let captured = Captured()
    var pipeline = Pipeline.standard
    pipeline.render = { module, _, _ in
      captured.module = module
      return ([], [])
    }
    var configuration = Configuration(
      document: Self.folder.appending(path: "openapi.yaml").path)
    configuration.output = output.path("Shapes")
    configuration.module = "Shapes"
    configuration.namespace = "Shapes"
    configuration.grouping = .tags
    configuration.validation = true
    configuration.failures = [.init(member: "radius", .equals(.number("0")))]
    _ = Generator(configuration, options: .init(), pipeline: pipeline).generate()
    return captured.module
  }

  private final class Captured: @unchecked Sendable {
    var module: SwiftModule?
  }

  /// A line for each key and each element of a list; nothing for what is absent, empty or false.
  private func lines(_ value: Value) -> [String] {
    switch value {
    case .null: return []
    case .bool(let value): return value ? ["true"] : []
    case .int(let value): return ["\(value)"]
    case .string(let text): return [text.debugDescription]
    case .wrapped(let text):
      var output: [UInt8] = []
      text.write(WrappedText.Room(80), &output)
      return String(decoding: output, as: UTF8.self).components(separatedBy: "\n")
        .map { "| \($0)" }
    case .list(let values): return values.flatMap { nested("-", $0) }
    case .object(let object):
      return object.storage.keys.flatMap { key in
        nested("\(key.name):", object.storage.value(of: key) ?? .null)
      }
    case .lambda: return ["a function"]
    }
  }

  /// A value behind what it is called; on its line where it takes one.
  private func nested(_ label: String, _ value: Value) -> [String] {
    let inner = lines(value)
    if inner.isEmpty { return [] }
    switch value {
    case .list, .object: return [label] + inner.map { "  \($0)" }
    default:
      return inner.count == 1 ? ["\(label) \(inner[0])"] : [label] + inner.map { "  \($0)" }
    }
  }
}

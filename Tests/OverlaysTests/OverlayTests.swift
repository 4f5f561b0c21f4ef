import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import Testing

/// Overlays (OpenAPI Overlay 1.0) on small documents.
@Suite struct OverlayTests {
  private struct Files: FileReading {
    let texts: [String: String]

    func realPath(_ path: String) -> String? { path == "." ? "/a" : "/a/" + path }

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
      guard let text = texts[path] else { throw .missing }
      return Array(text.utf8)
    }
  }

  /// The changed document as JSON, the diagnostics as `file:line:column id`, and the files.
  private static func apply(
    _ overlays: String..., to document: String, limits: Limits = .init()
  ) -> (text: String, summary: [String], root: Node?, files: SourceFiles) {
    var texts = ["api.yaml": document]
    for (number, overlay) in overlays.enumerated() { texts["overlay\(number).yaml"] = overlay }
    var loader = DocumentLoader(reader: Files(texts: texts))
    var loaded = loader.loadRoot("api.yaml")
    for number in overlays.indices {
      loaded = OverlayApplier.apply(
        loader.loadNamed("overlay\(number).yaml", at: nil), to: loaded, limits: limits)
    }
    let summary = loaded.diagnostics.map { diagnostic in
      guard let range = diagnostic.range else { return diagnostic.kind.id }
      let file = loader.files[range.source]
      let place = file.position(at: Int(range.start))
      return "\(file.path):\(place.line):\(place.column) \(diagnostic.kind.id)"
    }
    return (loaded.root.map { JSONWriter().text($0) } ?? "", summary, loaded.root, loader.files)
  }

  private static func actions(_ lines: String) -> String {
    "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n\(lines)"
  }

  @Test(arguments: [
    ("{target: $.a, update: {y: 2}}", #"{"a":{"x":1,"y":2},"l":[1,{"k":2}]}"#),
    ("{target: $.a, update: {x: {z: 1}}}", #"{"a":{"x":{"z":1}},"l":[1,{"k":2}]}"#),
    ("{target: $, update: {l: [3], n: 4}}", #"{"a":{"x":1},"l":[1,{"k":2},3],"n":4}"#),
    ("{target: $.l, update: 5}", #"{"a":{"x":1},"l":[1,{"k":2},5]}"#),
    ("{target: $.l, update: [5, 6]}", #"{"a":{"x":1},"l":[1,{"k":2},5,6]}"#),
    ("{target: $, update: {l: 5}}", #"{"a":{"x":1},"l":5}"#),
    ("{target: '$.l[?@.k == 2]', update: {m: 3}}", #"{"a":{"x":1},"l":[1,{"k":2,"m":3}]}"#),
    ("{target: $.a, remove: true}", #"{"l":[1,{"k":2}]}"#),
    ("{target: '$.l[0]', remove: true}", #"{"a":{"x":1},"l":[{"k":2}]}"#),
    ("{target: $..*, remove: true}", "{}"),
    ("{target: $.a, remove: true, update: {y: 1}}", #"{"l":[1,{"k":2}]}"#),
    ("{target: $.a, remove: false, update: {y: 1}}", #"{"a":{"x":1,"y":1},"l":[1,{"k":2}]}"#),
    ("{target: $.a.x, update: text}", #"{"a":{"x":"text"},"l":[1,{"k":2}]}"#),
  ])
  func oneAction(action: String, expected: String) {
    let result = Self.apply(
      Self.actions("  - \(action)"), to: "a: {x: 1}\nl: [1, {k: 2}]")
    #expect(result.text == expected)
    #expect(result.summary == [])
  }

  @Test func eachActionSeesWhatThoseBeforeItMade() {
    let result = Self.apply(
      Self.actions("  - {target: $, update: {b: {}}}\n  - {target: $.b, update: {c: 1}}"),
      Self.actions("  - {target: $.b.c, remove: true}"), to: "a: 1")
    #expect(result.text == #"{"a":1,"b":{}}"#)
  }

  @Test func placesAreKept() throws {
    let result = Self.apply(
      Self.actions("  - {target: $.a, update: {y: 2}}"), to: "a: {x: 1}")
    func place(_ key: String) throws -> String {
      let member = try #require(result.root?["a"]?.member(key))
      let file = result.files[member.value.range.source]
      let position = file.position(at: Int(member.value.range.start))
      return "\(file.path):\(position.line):\(position.column)"
    }
    #expect(try place("x") == "api.yaml:1:8")
    #expect(try place("y") == "overlay0.yaml:4:31")
  }

  @Test(arguments: [
    ("[]", "1:1 overlay-not-an-object"), ("{}", "1:1 overlay-key-missing"),
    ("overlay: 2.0.0\nactions: []", "1:10 overlay-version"),
    ("overlay: 1.1.0\nactions: []", "1:10 overlay-version-nearest"),
    ("overlay: 1.0.0", "1:1 overlay-key-missing"),
    ("overlay: 1.0.0\nactions: {}", "2:10 overlay-wrong-type"),
    ("overlay: 1.0.0\nactions: []\nacts: 1", "3:1 overlay-unknown-key"),
    ("overlay: 1.0.0\nactions: [1]", "2:11 overlay-wrong-type"),
    ("overlay: 1.0.0\nactions: [{}]", "2:11 overlay-key-missing"),
    ("overlay: 1.0.0\nactions: [{target: 1}]", "2:20 overlay-wrong-type"),
    ("overlay: 1.0.0\nactions: [{target: $.a}]", "2:20 overlay-action-empty"),
    ("overlay: 1.0.0\nactions: [{target: $.a, remove: 1}]", "2:33 overlay-wrong-type"),
    ("overlay: 1.0.0\nactions: [{target: $, remove: true}]", "2:20 overlay-removes-document"),
    ("overlay: 1.0.0\nactions: [{target: $.b, update: 1}]", "2:20 overlay-selects-nothing"),
    ("overlay: 1.0.0\nactions: [{target: $.b.1, update: 1}]", "2:24 json-path-malformed"),
    ("overlay: 1.0.0\nactions: [{target: '$[''a'' x]', remove: true}]", "2:29 json-path-malformed"),
    (
      "overlay: 1.0.0\nactions: [{target: \"$[\\\"a\\\"x]\", remove: true}]",
      "2:28 json-path-malformed"
    ),
    ("overlay: 1.0.0\nactions: [{target: \"$\\u005b\", remove: true}]", "2:20 json-path-malformed"),
    ("overlay: [", "1:11 yaml-syntax"),
  ])
  func faults(overlay: String, expected: String) {
    let result = Self.apply(overlay, to: "a: 1")
    #expect(result.text == #"{"a":1}"#)
    #expect(result.summary.count == 1)
    #expect(
      result.summary.first?.hasPrefix("overlay0.yaml:\(expected.prefix(8))") == true
        || expected.hasSuffix("yaml-syntax"), "\(result.summary)")
    #expect(
      expected.hasSuffix("yaml-syntax") || result.summary == ["overlay0.yaml:\(expected)"])
  }

  @Test func growthIsBounded() {
    let grow = "  - {target: '$..*', update: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}}}\n"
    var limits = Limits()
    limits.aliasedNodes = 500
    let result = Self.apply(
      Self.actions(String(repeating: grow, count: 60)), to: "a: {b: {}}", limits: limits)
    #expect(result.summary.contains { $0.hasSuffix("overlay-too-large") })
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    let action = "  - {target: '$..*[?count(@.*) == 0]', update: \(deep)}\n"
    let result = Self.apply(Self.actions(action + action), to: "a: {b: []}")
    #expect(result.summary.contains { $0.hasSuffix("nesting-too-deep") })
  }
}

import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import Testing

/// Overlays (OpenAPI Overlay 1.0 to 1.2) on small documents.
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

  private static func actions(_ lines: String, version: String = "1.0.0") -> String {
    "overlay: \(version)\ninfo: {title: T, version: '1'}\nactions:\n\(lines)"
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
    ("[]", ["1:1 overlay-not-an-object"]),
    ("{}", ["1:1 overlay-key-missing"]),
    ("{overlay: 1.0.0}", ["1:1 overlay-key-missing", "1:1 overlay-key-missing"]),
    ("overlay: [", ["1:11 yaml-expected-value"]),
  ])
  func filesWithoutActions(overlay: String, expected: [String]) {
    let result = Self.apply(overlay, to: "a: 1")
    #expect(result.text == #"{"a":1}"#)
    #expect(result.summary == expected.map { "overlay0.yaml:\($0)" })
  }

  @Test(arguments: [
    ("overlay: 2.0.0", "1:10 overlay-version"), ("overlay: '1.0'", "1:10 overlay-version"),
    ("overlay: 1.0.x", "1:10 overlay-version"), ("overlay: 1.3.0", "1:10 overlay-version-newer"),
    ("overlay: [1]", "1:10 overlay-wrong-type"), ("acts: 1", "4:1 overlay-unknown-key"),
    ("extends: 1", "4:10 overlay-wrong-type"), ("$self: a", "4:1 overlay-unknown-key"),
    ("info: {title: T}", "2:7 overlay-key-missing"),
    ("info: {title: T, version: 1}", "2:27 overlay-wrong-type"),
    ("info: {title: T, version: '1', x: 1}", "2:32 overlay-unknown-key"),
    ("info: T", "2:7 overlay-wrong-type"), ("actions: {}", "3:10 overlay-wrong-type"),
    ("actions: []", "3:10 overlay-no-actions"), ("actions: [1]", "3:11 overlay-wrong-type"),
    ("actions: [{}]", "3:11 overlay-key-missing"),
    ("actions: [{target: 1}]", "3:20 overlay-wrong-type"),
    ("actions: [{target: $.a}]", "3:20 overlay-action-empty"),
    ("actions: [{target: $.a, description: 1, update: 1}]", "3:38 overlay-wrong-type"),
    ("actions: [{target: $.a, remove: 1}]", "3:33 overlay-wrong-type"),
    ("actions: [{target: $.a, copy: $.b}]", "3:25 overlay-unknown-key"),
    ("actions: [{target: $, remove: true}]", "3:20 overlay-removes-document"),
    ("actions: [{target: $.b, update: 1}]", "3:20 overlay-selects-nothing"),
    ("actions: [{target: $.b.1, update: 1}]", "3:24 json-path-malformed"),
    ("actions: [{target: '$[''a'' x]', remove: true}]", "3:29 json-path-malformed"),
    ("actions: [{target: \"$[\\\"a\\\"x]\", remove: true}]", "3:28 json-path-malformed"),
    ("actions: [{target: \"$\\u005b\", remove: true}]", "3:20 json-path-malformed"),
  ])
  func faults(line: String, expected: String) {
    var lines = [
      ("overlay", "overlay: 1.0.0"), ("info", "info: {title: T, version: '1'}"),
      ("actions", "actions: [{target: $.a, update: 1}]"),
    ]
    let key = String(line.prefix { $0 != ":" })
    if let position = lines.firstIndex(where: { $0.0 == key }) {
      lines[position].1 = line
    } else {
      lines.append((key, line))
    }
    let result = Self.apply(lines.map(\.1).joined(separator: "\n"), to: "a: 1")
    #expect(result.text == #"{"a":1}"#)
    #expect(result.summary == ["overlay0.yaml:\(expected)"])
  }

  @Test func repeatedActionsAreNamed() {
    let action = "  - {target: $, update: {b: [1, 2.0], c: 1}}\n"
    let again = "  - {update: {c: 1.0, b: [1, 2]}, target: $}\n"
    let result = Self.apply(Self.actions(action + again), to: "a: 1")
    #expect(result.summary == ["overlay0.yaml:5:5 overlay-action-repeated"])
  }

  // MARK: Versions 1.1 and 1.2

  @Test(arguments: [
    ("{target: $.a, copy: $.l}", #"{"a":[1,{"k":2}],"l":[1,{"k":2}]}"#),
    ("{target: '$.l[1]', copy: $.a}", #"{"a":{"x":1},"l":[1,{"k":2,"x":1}]}"#),
    ("{target: $.l, copy: $.a}", #"{"a":{"x":1},"l":[1,{"k":2},{"x":1}]}"#),
    ("{target: $.l, copy: $.l}", #"{"a":{"x":1},"l":[1,{"k":2},1,{"k":2}]}"#),
    ("{target: $.a.x, copy: $}", #"{"a":{"x":{"a":{"x":1},"l":[1,{"k":2}]}},"l":[1,{"k":2}]}"#),
    ("{target: $.a, copy: $.l, remove: true}", #"{"l":[1,{"k":2}]}"#),
  ])
  func copies(action: String, expected: String) {
    let result = Self.apply(
      Self.actions("  - \(action)", version: "1.1.0"), to: "a: {x: 1}\nl: [1, {k: 2}]")
    #expect(result.text == expected)
    #expect(result.summary == [])
  }

  @Test(arguments: [
    ("{target: $.a, copy: $.b}", "4:25 overlay-copy-not-one"),
    ("{target: $.a, copy: '$.l[*]'}", "4:25 overlay-copy-not-one"),
    ("{target: $.a, copy: l}", "4:25 json-path-malformed"),
    ("{target: $.a, copy: 1}", "4:25 overlay-wrong-type"),
    ("{target: $.a, copy: $.l, update: 1}", "4:25 overlay-update-and-copy"),
  ])
  func faultsOfCopies(action: String, expected: String) {
    let result = Self.apply(
      Self.actions("  - \(action)", version: "1.1.0"), to: "a: {x: 1}\nl: [1, {k: 2}]")
    #expect(result.text == #"{"a":{"x":1},"l":[1,{"k":2}]}"#)
    #expect(result.summary == ["overlay0.yaml:\(expected)"])
  }

  @Test func reusableActions() {
    let overlay = """
      overlay: 1.2.0
      $self: https://example.org/overlay.yaml
      info: {title: T, version: '1'}
      components:
        actions:
          mark: {description: marks, fields: {update: {marked: true}}}
          a/b: {fields: {remove: true}}
      actions:
        - {target: $.a, $ref: '#/components/actions/mark'}
        - {target: $.l, $ref: '#/components/actions/a~1b'}
        - {target: $.a, $ref: '#/components/actions/other'}
        - {target: $.a, $ref: '#/components/actions/mark', update: 1}
      """
    let result = Self.apply(overlay, to: "a: {x: 1}\nl: [1, {k: 2}]")
    #expect(result.text == #"{"a":{"x":1,"marked":true}}"#)
    #expect(
      result.summary == [
        "overlay0.yaml:11:25 overlay-reference-missing", "overlay0.yaml:12:54 overlay-unknown-key",
      ])
  }

  @Test func whatIsInsideIsChangedFirst() {
    let result = Self.apply(
      Self.actions("  - {target: '$..a', update: {a: {n: 1}}}"), to: "a: {a: 1}")
    #expect(result.text == #"{"a":{"a":{"a":{"n":1},"n":1}}}"#)
  }

  @Test func membersThatComeAndGo() {
    // Enough members for an index, removed until positions are moved together.
    let members = (0..<40).map { "k\($0): \($0)" }.joined(separator: ", ")
    let remove = (0..<30).map { "  - {target: $.o.k\($0), remove: true}\n" }.joined()
    let result = Self.apply(
      Self.actions(
        remove + "  - {target: $.o, update: {k3: x, k35: y, n: z}}\n"
          + "  - {target: '$.o[?@ == \"x\"]', remove: true}\n  - {target: $.o.k36, remove: true}\n"
          + "  - {target: $.o, update: {k3: again}}\n"),
      to: "o: {\(members)}")
    #expect(result.summary == [])
    #expect(
      result.text
        == #"{"o":{"k30":30,"k31":31,"k32":32,"k33":33,"k34":34,"k35":"y","k37":37,"k38":38,"k39":39,"#
        + #""n":"z","k3":"again"}}"#)
  }

  @Test func hyphensInNames() {
    let result = Self.apply(
      Self.actions("  - {target: $.x-a.x-b, remove: true}\n  - {target: $.-a, remove: true}"),
      to: "{x-a: {x-b: 1}, a: 1}")
    #expect(result.text == #"{"x-a":{},"a":1}"#)
    #expect(
      result.summary == [
        "overlay0.yaml:4:17 json-path-hyphen", "overlay0.yaml:5:16 json-path-malformed",
      ])
  }

  @Test func expressionsThatAreNoneOrTooLarge() {
    let malformed = Self.apply(
      Self.actions("  - {target: '$[?match(@, \"[a\")]', remove: true}"), to: "a: '[a'")
    #expect(
      malformed.summary == [
        "overlay0.yaml:4:14 json-path-expression-malformed",
        "overlay0.yaml:4:14 overlay-selects-nothing",
      ])
    let large = Self.apply(
      Self.actions("  - {target: '$[?match(@, \"(a{99}){99}\")]', remove: true}"), to: "a: '[a'")
    #expect(large.summary == ["overlay0.yaml:4:14 json-path-expression-too-large"])
  }

  @Test func growthIsBounded() {
    let grow = (0..<60).map {
      "  - {target: '$..*', update: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, n: \($0)}}\n"
    }
    var limits = Limits()
    limits.mergedNodes = 500
    let result = Self.apply(
      Self.actions(grow.joined()), to: "a: {b: {}}", limits: limits)
    #expect(result.summary.filter { $0.hasSuffix("overlay-too-large") }.count == 1)
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    let action = "  - {target: '$..*[?count(@.*) == 0]', update: \(deep)}\n"
    let result = Self.apply(Self.actions(action + action), to: "a: {b: []}")
    #expect(result.summary.contains { $0.hasSuffix("nesting-too-deep") })
  }
}

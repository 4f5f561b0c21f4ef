import ConcordDiagnostics
import ConcordDocuments
import Testing

/// Anchors, merge keys, the limits and the faults of YAML files.
struct YAMLStructureTests {
  @Test(arguments: [
    ("a: &x {b: 1}\nc: *x", "{\"a\":{\"b\":1},\"c\":{\"b\":1}}"),
    ("- &x 1\n- &x 2\n- *x", "[1,2,2]"),
    ("- &x [&x 1]\n- *x", "[[1],1]"),
    ("&k key: *k", "{\"key\":\"key\"}"),
    ("a: &k 1.50\n*k : b", "{\"a\":1.50,\"1.50\":\"b\"}"),
    (
      "a: &x {p: 1, q: 2}\nb: {q: 3, <<: *x, r: 4}",
      "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"q\":3,\"p\":1,\"r\":4}}"
    ),
    ("a: {<<: [{p: 1}, {p: 2, q: 3}], r: 4}", "{\"a\":{\"p\":1,\"q\":3,\"r\":4}}"),
    ("a: {'<<': 1}", "{\"a\":{\"<<\":1}}"),
    ("a: {<<: 1}", "1:9 yaml-merge-not-object"),
    ("a: {<<: [{}, 2]}", "1:14 yaml-merge-not-object"),
    ("a: {<<: {}, <<: {}}", "1:13 duplicate-key"),
    ("a: *x", "1:4 yaml-unknown-anchor"),
    ("*x : 1\nb: *y", "1:1 yaml-unknown-anchor; 2:4 yaml-unknown-anchor"),
    ("a: &x\n  b: *x", "2:6 yaml-recursive-alias"),
    ("&x [*x]", "1:5 yaml-recursive-alias"),
    ("a: 1\nb: 2\na: 3\na: 4", "3:1 duplicate-key; 4:1 duplicate-key"),
    ("{a: 1, 'a': 2}", "1:8 duplicate-key"),
    ("? [a]\n: 1\n? {b: 1}\n: 2", "1:3 yaml-complex-key; 3:3 yaml-complex-key"),
    ("a: 1\n---\nb: 2", "2:1 yaml-second-document"),
    ("a: 1\n---\n", "{\"a\":1}"), ("--- \na: 1\n...\n", "{\"a\":1}"),
    ("", "1:1 document-empty"), ("# nothing\n", "1:1 document-empty"), ("---\n", "null"),
    ("{\"a\": \"\\ud83d\\ude00\"}", "{\"a\":\"😀\"}"), ("{a: b}", "{\"a\":\"b\"}"),
    ("[a, b", "1:6 yaml-unclosed-bracket"), ("{\"a\": 1, \"a\": 2}", "1:10 duplicate-key"),
  ])
  func isRead(_ yaml: String, _ outcome: String) {
    #expect(Parsed.yaml(yaml).outcome == outcome)
  }

  @Test(arguments: [
    ("a:\n\tb: 1", "2:1 yaml-tab"), ("a: b: c", "1:5 yaml-unexpected-colon"),
    ("a: @b", "1:4 yaml-reserved-character"), ("a: \"b", "1:4 yaml-unclosed-quote"),
    ("a: \"\\q\"", "1:5 yaml-bad-escape"), ("a: 1\nb\nc: 2", "3:1 yaml-expected-colon"),
    ("a: 1\n b: 2", "2:3 yaml-unexpected-colon"), ("- a\nb: 1", "2:1 yaml-expected-dash"),
    ("a:\n  b: 1\n c: 2", "3:2 yaml-expected-key"), ("a: - b", "1:4 yaml-unexpected-dash"),
    ("é: \u{7}", "1:4 yaml-control-character"), ("a: \0", "1:4 yaml-control-character"),
    ("ключ: {a: b\nc: d", "2:2 yaml-unclosed-bracket"),
  ])
  func faultsAreLocated(_ yaml: String, _ summary: String) {
    #expect(Parsed.yaml(yaml).summary == [summary])
  }

  @Test func faultsNameWhereTheyStarted() {
    #expect(
      Parsed.yaml("a: 1\nb:\n  c: 1\n d: 2").diagnostics.map(\.message) == [
        "a key is expected here, in the object that starts at line 1, column 1; check the"
          + " indentation and the quotes"
      ])
    #expect(
      Parsed.yaml("x: 1\n\"x\": 2").diagnostics.map(\.message) == [
        "the key 'x' stands twice in this object, first at line 1, column 1; remove one of them"
      ])
  }

  @Test func aliasesShareTheValueAndKeepTheirPlace() throws {
    let parsed = Parsed.yaml("a: &x {b: 1}\nc: *x")
    let alias = try #require(parsed.root?["c"])
    #expect(parsed.text(alias.range) == "*x")
    #expect(parsed.text(try #require(alias["b"]).range) == "1")
    #expect(try #require(alias["b"]).range.start < alias.range.start)
  }

  @Test func aliasBombIsRefused() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let previous = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(previous)]\n"
    }
    #expect(Parsed.yaml(yaml).summary.map { $0.split(separator: " ")[1] } == ["yaml-alias-bomb"])
  }

  @Test func mergeBombIsRefused() {
    var yaml = "a0: &a0 {k0: 1}\n"
    for level in 1...4_000 { yaml += "a\(level): &a\(level) {<<: *a\(level - 1), k\(level): 1}\n" }
    #expect(Parsed.yaml(yaml).diagnostics.map(\.kind) == [.yamlAliasBomb])
  }

  @Test func aliasesCountTowardsTheDepth() {
    var yaml = ""
    for level in 0..<10 {
      let inner = level == 0 ? "1" : "*a\(level - 1)"
      let open = String(repeating: "[", count: 60)
      yaml += "a\(level): &a\(level) \(open)\(inner)\(String(repeating: "]", count: 60))\n"
    }
    #expect(Parsed.yaml(yaml).summary.map { $0.split(separator: " ")[1] } == ["nesting-too-deep"])
  }

  @Test(arguments: ["a.yaml", "a.json"])
  func flowNestingIsLimited(_ path: String) {
    func nested(_ depth: Int) -> Parsed {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return Parsed(Array(text.utf8), path: path)
    }
    #expect(nested(512).root != nil)
    #expect(nested(513).summary == ["1:513 nesting-too-deep"])
    #expect(nested(100_000).summary == ["1:513 nesting-too-deep"])
    let objects = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
    #expect(Parsed(objects, path: path).diagnostics.map(\.kind) == [.nestingTooDeep])
  }

  @Test func blockNestingIsLimited() {
    let sequences = String(repeating: "- ", count: 100_000)
    #expect(Parsed.yaml(sequences).summary == ["1:1025 nesting-too-deep"])
    let flow = "a: " + String(repeating: "[", count: 100_000)
    #expect(Parsed.yaml(flow).diagnostics.map(\.kind) == [.nestingTooDeep])
    let mappings = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(Parsed.yaml(mappings).summary == ["513:513 nesting-too-deep"])
  }
}

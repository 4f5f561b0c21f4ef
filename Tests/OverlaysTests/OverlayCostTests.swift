import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import Testing

/// What queries and actions cost, counted in steps: twice as large a document, or twice as many
/// actions, cost at most about twice as much, or end with an error.
@Suite struct OverlayCostTests {
  private static let place = SourceRange(SourceID(index: 0), 0, 0)

  private static func node(_ value: Node.Value) -> Node { Node(value, at: place) }

  private static func object(_ members: [(String, Node)]) -> Node {
    node(.object(members.map { Member(key: $0.0, keyRange: place, value: $0.1) }))
  }

  private static func number(_ value: Int) -> Node { node(.number(NumberLiteral(value))) }

  /// A list of so many objects beside a large object, a large array, and a long text.
  private static func document(_ count: Int) -> Node {
    let list = (0..<count).map { index in
      object([
        ("id", number(index)), ("tags", node(.array([number(index), number(1)]))),
        ("text", node(.string("aaaaaaaaaaaaaaaaaaaaaaaac"))),
      ])
    }
    return object([
      ("list", node(.array(list))),
      ("large", object((0..<count).map { ("k\($0)", number($0)) })),
      ("same", object((0..<count).map { ("k\($0)", number($0)) })),
      ("array", node(.array((0..<count).map(number)))),
      ("text", node(.string(String(repeating: "x", count: count)))),
    ])
  }

  @Test(arguments: [
    "$.list[?$.large.k7 == 7]", "$.list[?$.large.k7 == @.id]", "$.list[?$.large == $.same]",
    "$.list[?@ == $.large]", "$.list[?@ != $.array && @.id == 3]",
    "$.list[?length($.large) > @.id]", "$.list[?length($.text) > @.id]",
    "$.list[?length($.array) > @.id]", "$.list[?count($..*) > @.id]",
    "$.list[?count($.large.*) > @.id]", "$.list[?value($..k7) == @.id]",
    "$.list[?value($.large[?@ == 5]) == @.id]", "$.list[?$.array[?@ > 3]]", "$.list[?@.none]",
    "$.list[?count(@..*) == 5]", "$.list[?@.tags == $.list[0].tags]",
    "$.list[?match(@.text, '(a*)*b')]", "$.list[?search(@.text, '(a|a)*b')]",
    "$.list[?match(@.text, '(((a*)*)*)*c')]", "$..[?@.id == $.list[-1].id]",
    "$.large[?@ == $.same.k3]", "$.list[?match($.text, '(x*)*y')]",
  ])
  func filters(query: String) throws {
    let path = try JSONPath(query)
    for count in [1_000, 2_000] {
      // The larger part of it is what expressions with four nested repetitions take.
      #expect(path.select(in: Self.document(count), stepLimit: 1_200 * count) != nil)
    }
  }

  @Test func oneHundredThousandOfThem() throws {
    let list = Self.node(.array((0..<100_000).map(Self.number)))
    let large = Self.object((0..<100_000).map { ("k\($0)", Self.number($0)) })
    let document = Self.object([("list", list), ("large", large)])
    let query = "$.list[?@ == $.large.k99999 || @ == length($.large) || $.large == @]"
    #expect(try JSONPath(query).select(in: document)?.count == 1)
  }

  @Test func whatIsLargeEachTimeIsRefused() throws {
    let text = Self.node(.string(String(repeating: "a", count: 100_000)))
    let large = Self.object((0..<10_000).map { ("k\($0)", Self.number($0)) })
    let document = Self.node(
      .array((0..<10_000).map { Self.object([("a", $0 % 2 == 0 ? text : large)]) }))
    for query in [
      "$[?length(@.a) == 1]", "$[?@.a == $[0].a]", "$[?count(@.a.*) == 1]", "$[?@.a < $[0].a]",
      "$[?match(@.a, '(a*)*b')]", "$[?value(@..k1) == 1]",
    ] {
      #expect(try JSONPath(query).select(in: document, stepLimit: 1_000_000) == nil, "\(query)")
    }
  }

  // MARK: Actions

  private static func apply(
    _ actions: [String], to document: Node, limits: Limits = .init()
  ) -> (root: Node?, kinds: [DiagnosticKind], isPlaced: Bool) {
    var files = SourceFiles()
    let base = files.add(path: "api.json", bytes: [])
    let text =
      #"{"overlay": "1.0.0", "info": {"title": "T", "version": "1"}, "actions": ["#
      + actions.joined(separator: ",\n") + "]}"
    let file = files.add(path: "overlay.json", bytes: Array(text.utf8))
    let overlay = DocumentParser.parse(file)
    let result = OverlayApplier.apply(
      .init(file: file, root: overlay.root, diagnostics: overlay.diagnostics),
      to: .init(file: base, root: document, diagnostics: []), limits: limits)
    return (
      result.root, result.diagnostics.map(\.kind),
      result.diagnostics.allSatisfy { $0.range?.source == file.id }
    )
  }

  private static func action(_ target: String, _ change: String) -> String {
    #"{"target": "\#(target)", \#(change)}"#
  }

  @Test func manyActionsOnOnePlaceEach() throws {
    let count = 20_000
    let paths = Self.object([
      ("paths", Self.object((0..<count).map { ("/p\($0)", Self.object([])) }))
    ])
    let actions = (0..<count).map { number in
      let change = number % 2 == 0 ? #""update": {"x": 1}"# : #""remove": true"#
      return Self.action("$.paths['/p\(number)']", change)
    }
    var limits = Limits()
    limits.queriedNodes = 8 * count
    let result = Self.apply(actions, to: paths, limits: limits)
    #expect(result.kinds == [])
    let members = try #require(result.root?["paths"]?.object)
    #expect(members.count == count / 2)
    #expect(members.allSatisfy { $0.value["x"]?.number?.int == 1 })
  }

  @Test func manyActionsThatAddMembers() throws {
    let count = 5_000
    let actions = (0..<count).map { Self.action("$.large", #""update": {"n\#($0)": 1}"#) }
    let result = Self.apply(actions, to: Self.document(100))
    #expect(result.kinds == [])
    #expect(result.root?["large"]?.object?.count == 100 + count)
  }

  @Test func manyActionsOnEverythingEndWithAnError() {
    let document = Self.document(100)
    let updates = (0..<20_000).map { Self.action("$..*", #""update": {"x\#($0)": 1}"#) }
    let grown = Self.apply(updates, to: document)
    #expect(grown.kinds == [.overlayTooLarge])
    #expect(grown.isPlaced)
    let nothing = (0..<20_000).map { Self.action("$..[?@.none == \($0)]", #""remove": true"#) }
    let searched = Self.apply(nothing, to: Self.document(1_000))
    #expect(searched.kinds.last == .jsonPathTooCostly)
    #expect(searched.kinds.dropLast().allSatisfy { $0 == .overlaySelectsNothing })
    #expect(searched.isPlaced)
  }

  @Test func removingFromTheStartOfAnArrayIsBounded() {
    let document = Self.document(2_000)
    let removals = (0..<1_000).map { Self.action("$.array[0]", #""remove": true, "x-\#($0)": 1"#) }
    var limits = Limits()
    limits.queriedNodes = 100_000
    #expect(Self.apply(removals, to: document, limits: limits).kinds == [.jsonPathTooCostly])
    #expect(Self.apply(removals, to: document).root?["array"]?.array?.count == 1_000)
  }
}

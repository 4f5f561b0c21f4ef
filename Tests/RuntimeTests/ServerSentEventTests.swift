import Foundation
import Testing

@testable import ConcordRuntime

/// The form of server-sent events: WHATWG HTML, sections 9.2.5 and 9.2.6.
@Suite struct ServerSentEventTests {
  private typealias Event = ServerSentEvent<String>

  /// The events of a text that comes in chunks, and whether it ends within one.
  private func parse(
    _ chunks: [Data], limit: Int = 1 << 20
  ) throws -> (events: [Event], isCut: Bool, parser: ServerSentEventParser) {
    var parser = ServerSentEventParser(limit: limit)
    var events: [Event] = []
    for chunk in chunks {
      parser.append(chunk)
      while let event = try parser.next() { events.append(event) }
    }
    do {
      try parser.finish(terminators: [])
      return (events, false, parser)
    } catch StreamError.incompleteItem {
      return (events, true, parser)
    }
  }

  private func parse(_ text: String) throws -> [Event] { try parse([Data(text.utf8)]).events }

  private static let examples: [(text: String, events: [ServerSentEvent<String>], isCut: Bool)] = [
    // The examples of the standard.
    ("data: YHOO\ndata: +2\ndata: 10\n\n", [.init("YHOO\n+2\n10")], false),
    (
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
        + "data:  third event\n\n",
      [.init("first event", id: "1"), .init("second event"), .init(" third event")], false
    ),
    ("data\n\ndata\ndata\n\ndata:", [.init(""), .init("\n")], true),
    ("data:test\n\ndata: test\n\n", [.init("test"), .init("test")], false),
    (
      "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
      [.init("73857293", event: "add"), .init("2153", event: "remove")], false
    ),
    // Line breaks of each type, a byte order mark, letters of several bytes.
    ("\u{FEFF}data: é\r\ndata: 🦆\rdata: c\n\r\n", [.init("é\n🦆\nc")], false),
    ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", [.init("a"), .init("b"), .init("c")], false),
    ("data: a\n\u{FEFF}data: b\n\n", [.init("a")], false),
    // IDs go on; one with NUL counts for nothing; an event without data is none, its ID is one.
    ("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n", [.init("a", id: "1"), .init("b", id: "1")], false),
    ("id: 7\n\ndata: a\n\n", [.init("a", id: "7")], false),
    ("event: lost\n\ndata: a\n\n", [.init("a")], false),
    // Delays are digits alone.
    (
      "retry: 10\ndata: a\n\nretry: 1s\ndata: b\n\nretry: -1\ndata: c\n\nretry:\ndata: d\n\n",
      [.init("a", retry: .milliseconds(10)), .init("b"), .init("c"), .init("d")], false
    ),
    // Unknown fields, names in other letters, colons and spaces.
    ("foo: x\nDATA: x\ndata : x\ndata:a:b\ndata: c \n\n", [.init("a:b\nc ")], false),
    // Ends.
    ("", [], false), ("\u{FEFF}", [], false), (": ping", [], false), (": ping\n", [], false),
    ("retry: 5\n", [], false), ("data: a\n", [], true), ("data: a", [], true), ("da", [], true),
    ("id: 1\n", [], true), ("data: a\n\nevent: b\n", [.init("a")], true),
    ("data: a\n\n: ping", [.init("a")], false), ("data: a\r\n\r\n", [.init("a")], false),
  ]

  @Test(arguments: examples.indices)
  func examplesOfTheStandard(_ index: Int) throws {
    let (text, events, isCut) = Self.examples[index]
    let bytes = Data(text.utf8)
    // Whole, cut once at each place, and byte by byte.
    var splits = (0...bytes.count).map { [Data(bytes.prefix($0)), Data(bytes.dropFirst($0))] }
    splits.append(bytes.map { Data([$0]) })
    for chunks in splits {
      let found = try parse(chunks)
      #expect(found.events == events, "\(chunks.map { $0.count })")
      #expect(found.isCut == isCut, "\(chunks.map { $0.count })")
    }
  }

  @Test func anEventIsGivenWhenItsLastLineBreakIsThere() throws {
    var parser = ServerSentEventParser(limit: 100)
    parser.append(Data("data: a\r\n\r".utf8))
    #expect(try parser.next() == Event("a"))
    parser.append(Data("\ndata: b\n".utf8))
    #expect(try parser.next() == nil)
    parser.append(Data("\n".utf8))
    #expect(try parser.next() == Event("b"))
  }

  @Test func bytesThatAreNotUTF8() throws {
    let found = try parse([Data([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0x0A, 0x0A])])
    #expect(found.events == [Event("\u{FFFD}")])
  }

  @Test func whatIsKeptForTheNextConnection() throws {
    var parser = try parse([Data("id: 1\nretry: 20\ndata: a\n\nid: 2\ndata: cut".utf8)]).parser
    parser.restart()
    #expect(parser.lastEventID == "1")
    #expect(parser.retry == .milliseconds(20))
    parser.append(Data("\u{FEFF}data: b\n\n".utf8))
    #expect(try parser.next() == Event("b", id: "1"))
    let forever = try parse([Data("retry: 99999999999999999999\n\n".utf8)]).parser
    #expect(forever.retry == .milliseconds(Int.max))
  }

  @Test(arguments: [
    "data: 12345\n\n", "data: 1\ndata: 2\ndata: 3\n\n", ": 34567890\n", ":0123456789",
  ])
  func limit(_ text: String) throws {
    let bytes = Data(text.utf8)
    #expect(try parse([bytes], limit: 20).events.count <= 1)
    for chunks in [[bytes], bytes.map { Data([$0]) }] {
      #expect {
        try parse(chunks, limit: 9)
      } throws: { error in
        if case StreamError.itemTooLarge(9) = error { true } else { false }
      }
    }
  }

  @Test func eventsBeforeOneThatIsTooLargeAreGiven() throws {
    var parser = ServerSentEventParser(limit: 9)
    parser.append(Data("data: a\n\ndata: 12345\n\n".utf8))
    #expect(try parser.next() == Event("a"))
    #expect(throws: StreamError.self) { try parser.next() }
  }

  // MARK: Writing

  private func text(_ events: [Event], terminator: String? = nil) async throws -> String {
    try await HTTPBody(EventStream(events), terminator: terminator) { $0 }.text(upTo: 1 << 20)
  }

  @Test func writing() async throws {
    let events: [Event] = [
      .init("a"), .init("b\nc\n", event: "e", id: "1", retry: .milliseconds(1500)),
      .init(" d", event: "", id: ""), .init("\re\r\n\r\n"),
    ]
    let expected = """
      data: a

      event: e
      id: 1
      retry: 1500
      data: b
      data: c
      data: 

      event: 
      id: 
      data:  d

      data: 
      data: e
      data: 
      data: 

      data: [DONE]


      """
    let written = try await text(events, terminator: "[DONE]")
    #expect(written == expected)
    #expect(
      try parse(written) == [
        .init("a"), .init("b\nc\n", event: "e", id: "1", retry: .milliseconds(1500)),
        .init(" d"), .init("\ne\n\n"), .init("[DONE]"),
      ])
  }

  @Test(arguments: [
    (ServerSentEvent("", event: "a\nb"), "event"), (ServerSentEvent("", event: "a\0"), "event"),
    (ServerSentEvent("", id: "a\rb"), "id"), (ServerSentEvent("", id: "\0"), "id"),
    (ServerSentEvent("", retry: .milliseconds(-1)), "retry"),
    (ServerSentEvent("", retry: .seconds(Int64.max)), "retry"),
  ])
  func whatNoLineHolds(_ event: ServerSentEvent<String>, _ field: String) async {
    await #expect {
      try await text([event])
    } throws: { error in
      if case StreamError.unwritableEvent(field) = error { true } else { false }
    }
  }
}

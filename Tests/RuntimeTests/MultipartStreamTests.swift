import ConcordTesting
import Foundation
import Testing

@testable import ConcordRuntime

/// Parts that are written and read as they come.
@Suite(.timeLimit(.minutes(10))) struct MultipartStreamTests {
  private func parts(_ text: String, chunk: Int, limit: Int = 1 << 20) throws -> [String] {
    var splitter = MultipartSplitter("b", limit: limit)
    var found: [Data] = []
    let bytes = Data(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      splitter.append(bytes[start..<min(start + chunk, bytes.count)])
      while let part = try splitter.next() { found.append(part) }
    }
    if let part = try splitter.finish() { found.append(part) }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  // In pieces of any size it finds what the reader of whole bodies finds.
  @Test(arguments: [
    ("--b\r\n\r\nA\r\n--b\r\nX: y\r\n\r\nB\r\n--b--\r\n", ["A", "B"]),
    ("preamble\r\n--bc\r\n--b \t\r\n\r\nA\r\n--b--epilogue\r\n--b\r\n\r\nC\r\n--b--", ["A"]),
    ("--b\r\n\r\n\r\n--bc\r\n\r\n--b--", ["\r\n--bc\r\n"]),
    ("--b\r\n\r\n\r\n--b\r\nX: y\r\n\r\n--b--", ["", ""]),
    ("--b\n\nA\r\n--b\n\nB\n\n--b--", ["A\r", "B\n"]),
    ("--b\r\n\r\nx--b--y\r\n --b\r\n-\r\n--b--", ["x--b--y\r\n --b\r\n-"]),
    ("--b--", []),
    ("--b\r\n\r\n--b-\r\n--b--", ["--b-"]),
  ])
  func inPiecesOfAnySize(_ text: String, _ expected: [String]) throws {
    let form = try MultipartForm(
      parts: Data(text.utf8), contentType: "multipart/mixed; boundary=b")
    #expect(try form.parts.map { String(decoding: try $0.data(), as: UTF8.self) } == expected)
    for chunk in [1, 2, 3, 5, 7, 1000] {
      let bodies = try parts(text, chunk: chunk).map { text in
        let part = try MultipartForm.Part(parsing: Data(text.utf8))
        return String(decoding: try part.data(), as: UTF8.self)
      }
      #expect(bodies == expected, "\(chunk)")
    }
  }

  // Texts of what a multipart body is made of, in any order, with lines that end in CRLF or in LF.
  @Test(arguments: ["\r\n", "\n"])
  func asTheReaderOfWholeBodies(_ lineBreak: String) throws {
    let pieces = ["--b", "--", "|", "||", " ", "x", "a: b", "b", "|--b|", "--b--", "-"]
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var read = 0
    for _ in 0..<2_000 {
      let inner = (0..<random(9)).map { _ in pieces[random(pieces.count)] }.joined()
      let text = ((random(2) == 0 ? "--b|" : "") + inner + (random(3) == 0 ? "" : "|--b--"))
        .replacing("|", with: lineBreak)
      let whole = try? MultipartForm(
        parts: Data(text.utf8), contentType: "multipart/mixed; boundary=b")
      let streamed = try? parts(text, chunk: 1 + random(9)).map { text in
        try MultipartForm.Part(parsing: Data(text.utf8))
      }
      #expect(whole?.parts == streamed, "\(Array(text.utf8))")
      if streamed?.isEmpty == false { read += 1 }
    }
    #expect(read > 200)
  }

  @Test(arguments: [
    "", "--b", "--b\r\n\r\nA", "--b\r\n\r\nA\r\n--b\r\n", "--b\r\n\r\nA\r\n--b-", "x",
  ])
  func neverLooksComplete(_ text: String) {
    for chunk in [1, 1000] {
      #expect(throws: StreamError.self, "\(chunk)") { try parts(text, chunk: chunk) }
    }
  }

  @Test func bounded() throws {
    let part = String(repeating: "x", count: 100)
    #expect(try parts("--b\r\n\r\n\(part)\r\n--b--", chunk: 7, limit: 102) == ["\r\n" + part])
    for chunk in [7, 1000] {
      #expect(throws: StreamError.self) {
        try parts("--b\r\n\r\n\(part)\r\n--b--", chunk: chunk, limit: 100)
      }
      // A boundary's line without end.
      #expect(throws: StreamError.self) {
        try parts("--b" + String(repeating: " ", count: 4000), chunk: chunk, limit: 100)
      }
    }
    // What stands before the first part is not kept.
    let long = String(repeating: "y\r\n", count: 100_000)
    #expect(try parts(long + "--b\r\n\r\nA\r\n--b--", chunk: 999, limit: 100) == ["\r\nA"])
  }

  // MARK: Messages

  private struct Part: Model {
    var body: FilePart
    var range: String
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<FilePart, String>.self, keys: "body Content-Range")
  }

  private let name = "multipart/byteranges"
  private let encodings: [String: [String: _FieldEncoding]] = [
    "multipart/byteranges": [
      "items": .contentType("text/csv", headers: ["Content-Range": _Simple.self])
    ]
  ]

  private func stream(_ text: String) throws -> ItemStream<Part> {
    var reader = _MessageReader(
      fields: ["Content-Type": "multipart/byteranges; boundary=b"], body: Data(),
      stream: HTTPBody(Data(text.utf8)))
    reader.encodings = encodings
    return try _MultipartStreamBody<Part>.read(name: name, from: reader)
  }

  @Test func writtenAndRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("second".utf8), to: "b.csv")
    let onDisk = try FilePart(
      contentsOf: folder.url.appending(path: "b.csv"), filename: "b.csv", contentType: "text/csv")
    var writer = _MessageWriter()
    writer.encodings = encodings
    try _MultipartStreamBody<Part>.write(
      ItemStream([
        Part(body: FilePart("first"), range: "bytes 0-4/20"),
        Part(body: onDisk, range: "bytes 5-10/20"),
      ]), name: name, to: &writer)
    let type = try #require(writer.fields["Content-Type"])
    let boundary = try #require(HeaderParameters(type).parameter("boundary"))
    let text = try await #require(writer.body).text(upTo: 1 << 20).replacing(boundary, with: "b")
    #expect(type == "multipart/byteranges; boundary=\(boundary)")
    #expect(
      text == """
        --b\r
        Content-Type: text/csv\r
        Content-Range: bytes 0-4/20\r
        \r
        first\r
        --b\r
        Content-Disposition: attachment; filename="b.csv"\r
        Content-Type: text/csv\r
        Content-Range: bytes 5-10/20\r
        \r
        second\r
        --b--\r\n
        """)
    var found: [Part] = []
    for try await part in try stream(text) { found.append(part) }
    #expect(found.map(\.range) == ["bytes 0-4/20", "bytes 5-10/20"])
    #expect(found.map(\.body.text) == ["first", "second"])
    #expect(found.map(\.body.filename) == [nil, "b.csv"])
  }

  // A part that is not what the description says does not end the stream.
  @Test func faultsOfParts() async throws {
    let good = "Content-Type: text/csv\r\nContent-Range: 1\r\n\r\nx"
    let parts = [
      "\r\nx", "Content-Type: text/html\r\nContent-Range: 1\r\n\r\nx", "no header", good,
    ]
    let text = parts.map { "--b\r\n\($0)\r\n" }.joined() + "--b--"
    var iterator = try stream(text).makeAsyncIterator()
    for index in 0..<3 {
      do {
        _ = try await iterator.next()
        Issue.record("part \(index) was read")
      } catch StreamError.undecodableItem(let found, _, _) {
        #expect(found == index)
      }
    }
    #expect(try await iterator.next()?.range == "1")
    #expect(try await iterator.next() == nil)
  }
}

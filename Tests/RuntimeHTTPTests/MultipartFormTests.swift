import ConcordRuntime
import Foundation
import Testing

@Suite struct MultipartFormTests {
  private typealias Part = MultipartForm.Part

  private func parse(
    _ text: String, boundary: String = "b", limit: Int = 1000
  ) throws -> [MultipartForm.Part] {
    try MultipartForm(
      parsing: Data(text.utf8), contentType: "multipart/form-data; boundary=\(boundary)",
      maximumPartCount: limit
    ).parts
  }

  @Test func knownBytes() throws {
    let form = MultipartForm([
      Part(name: "a", body: Data("1".utf8)),
      Part(
        name: "f", filename: "x.png", contentType: "image/png", fields: ["X-A": "b"],
        body: Data([0, 13, 10, 255])),
    ])
    let encoded = try form.encode(boundary: "bnd")
    var expected = Data(
      """
      --bnd\r
      Content-Disposition: form-data; name="a"\r
      \r
      1\r
      --bnd\r
      Content-Disposition: form-data; name="f"; filename="x.png"\r
      Content-Type: image/png\r
      X-A: b\r
      \r\n
      """.utf8)
    expected.append(contentsOf: [0, 13, 10, 255])
    expected.append(contentsOf: "\r\n--bnd--\r\n".utf8)
    #expect(encoded.body.data == expected)
    #expect(encoded.contentType == "multipart/form-data; boundary=bnd")
    #expect(form.part(named: "f")?.filename == "x.png")
    #expect(form.part(named: "g") == nil)
  }

  @Test func thereAndBack() throws {
    let bodies = [
      Data(), Data(0...255), Data("\r\n".utf8), Data("--b".utf8), Data("\r\n--b--\r\n".utf8),
      Data("\n\n".utf8), Data([0xFF, 0x0D]), Data("\r\n--b-1\r\n".utf8), Data(0...255)[10..<20],
    ]
    let names = [
      "", "a", "é", "a\"b", "a\r\nEvil: 1", "a\\", "\\\"", "a;b=c", "\0", "a\nb", "C:\\x\\y",
      "a b ",
      "%", "👩‍🚀\"\u{301}",
    ]
    var parts: [MultipartForm.Part] = []
    for body in bodies {
      for name in names {
        parts.append(Part(name: name, filename: name, contentType: "a/b; c=\"d\"", body: body))
        parts.append(Part(name: name, fields: ["X-Y": "z", "x-y": "w"], body: body))
      }
    }
    for count in [0, 1, parts.count] {
      let form = MultipartForm(Array(parts.prefix(count)))
      for boundary in ["b", nil] {
        let encoded = try form.encode(boundary: boundary)
        let data = try #require(encoded.body.data)
        let again = try MultipartForm(parsing: data, contentType: encoded.contentType)
        #expect(again == form)
      }
    }
  }

  @Test func boundaryStandsInNoPart() throws {
    let form = MultipartForm([
      Part(name: "bnd-1", body: Data("x bnd y".utf8)),
      Part(name: "n", fields: ["A": "bnd-2"], body: Data()),
    ])
    #expect(try form.encode(boundary: "bnd").boundary == "bnd-3")
    #expect(try form.encode(boundary: "other").boundary == "other")
    let random = try form.encode().boundary
    #expect(try random != form.encode().boundary)
    #expect((1...70).contains(random.utf8.count))
  }

  @Test(arguments: [
    ("a\r\nX: y", "aXy"), ("", "boundary"), ("\"; é", "boundary"), ("a b", "ab"),
    (String(repeating: "x", count: 99), String(repeating: "x", count: 60)),
  ])
  func boundariesNeedNoQuotes(_ boundary: String, _ expected: String) throws {
    #expect(try MultipartForm().encode(boundary: boundary).boundary == expected)
  }

  @Test func namesStayInTheirLine() throws {
    let evil = "x\"\r\nContent-Type: evil\r\n\r\n--b--\r\n"
    let part = Part(
      name: evil, filename: evil, contentType: evil,
      fields: ["X": evil, "content-type": "evil", "Content-Disposition": "evil", evil: "y"],
      body: Data())
    let text = String(
      decoding: try #require(MultipartForm([part]).encode(boundary: "q").body.data), as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 9, "\(text)")
    #expect(
      lines[1].hasPrefix("Content-Disposition: form-data; name=\"x%22%0D%0AContent-Type: evil"))
    #expect(lines.filter { $0.hasPrefix("Content-Type:") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("Content-Disposition:") }.count == 1)
    #expect(lines.filter { $0.isEmpty }.count == 3)
  }

  private static let field = "Content-Disposition: form-data; name=a"

  @Test(arguments: [
    // As it should be, with a preamble and an epilogue, LF alone, blanks after the boundary.
    "--b\r\n\(field)\r\n\r\n1\r\n--b--\r\n", "--b\r\n\(field)\r\n\r\n1\r\n--b--",
    "Hello\r\n--bc\r\n --b\r\n--b\r\n\(field)\r\n\r\n1\r\n--b--\r\n--b\r\nrest",
    "--b\n\(field)\n\n1\n--b--\n", "\r\n--b  \t\r\n\(field)\r\n\r\n1\r\n--b-- \r\n",
    "--b\r\ncontent-disposition:FORM-DATA;NAME = \"a\" ; x\r\n\r\n1\r\n--b--",
    "--b\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n1\r\n--b--",
    "--b\r\nX: y\r\n\(field)\r\n\r\n1\r\n--b--", "--b\r\n\(field)\r\n\r\n1\n--b--",
  ])
  func tolerates(_ text: String) throws {
    let parts = try parse(text)
    #expect(parts.map(\.name) == ["a"])
    #expect(try parts.first?.data() == Data("1".utf8))
  }

  @Test(arguments: [
    ("--b\r\n\(field)\r\n\r\n\r\n--b--", ""), ("--b\r\n\(field)\r\n\r\n--b--", ""),
    ("--b\r\n\(field)\r\n\r\n\r\n\r\n--b--", "\r\n"), ("--b\n\(field)\n\nx\r\n--b--", "x\r"),
    ("--b\r\n\(field)\r\n\r\n--bb\r\n--b--", "--bb"),
    ("--b\r\n\(field)\r\n\r\nx--b--\r\n--b--", "x--b--"),
    ("--b\r\n\(field)\r\n\r\n\r\n--b x\r\n--b--", "\r\n--b x"), ("--b\n\(field)\n\n\n--b--", ""),
  ])
  func bodies(_ text: String, _ body: String) throws {
    #expect(try parse(text).map { String(decoding: try $0.data(), as: UTF8.self) } == [body])
  }

  @Test(
    arguments: [
      ("filename=\"a\\\"b\"", "a\"b"), ("filename=\"C:\\x\\\"", "C:\\x\\"),
      ("filename=a.png", "a.png"),
      ("filename=\"a;b\"", "a;b"), ("filename*=UTF-8''%e2%82%ac", "€"),
      ("filename*=UTF-8''%zz", nil),
      ("filename*=latin1''a", nil), ("filename=x; filename*=utf-8'en'y", "x"),
      ("filename=\"a", "a"),
      ("filename=", ""), ("filename=\"\"", ""), ("filename", nil), (";;", nil),
      ("filename=\"%25%0d\"", "%25\r"),
    ] as [(String, String?)])
  func filenames(_ parameter: String, _ expected: String?) throws {
    let text = "--b\r\nContent-Disposition: form-data; name=a; \(parameter)\r\n\r\n1\r\n--b--"
    #expect(try parse(text).map(\.filename) == [expected])
  }

  @Test(
    arguments: [
      ("", .noOpeningBoundary, 0), ("--c\r\n", .noOpeningBoundary, 0),
      ("--b", .noOpeningBoundary, 0),
      ("x--b\r\n", .noOpeningBoundary, 0), ("--b\r\n", .noClosingBoundary, 5),
      ("--b\r\n\(field)\r\n\r\n1", .noClosingBoundary, 48),
      ("--b\r\n\(field)", .noClosingBoundary, 43),
      ("--b\r\nnonsense\r\n\r\n1\r\n--b--", .malformedHeader, 5),
      ("--b\r\nA: b\r\n: c\r\n\r\n1\r\n--b--", .malformedHeader, 11),
      ("--b\r\n folded\r\n\r\n1\r\n--b--", .malformedHeader, 5),
      ("--b\r\n\r\n1\r\n--b--", .noName, 5),
      ("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", .noName, 5),
      ("--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--", .noName, 5),
    ] as [(String, MultipartForm.ParseError.Reason, Int)])
  func refuses(_ text: String, _ reason: MultipartForm.ParseError.Reason, _ offset: Int) {
    #expect(throws: MultipartForm.ParseError(reason, offset: offset)) { try parse(text) }
  }

  @Test func longHeader() throws {
    let text = {
      "--b\r\n\(Self.field)\r\nA: " + String(repeating: "x", count: $0) + "\r\n\r\n\r\n--b--"
    }
    #expect(throws: MultipartForm.ParseError(.headerTooLong, offset: 5)) {
      try parse(text(20_000))
    }
    #expect(try parse(text(16_000)).count == 1)
  }

  @Test func numberOfParts() throws {
    let form = MultipartForm((0..<5).map { Part(name: "\($0)", body: Data()) })
    let text = String(decoding: try #require(form.encode(boundary: "b").body.data), as: UTF8.self)
    #expect(try parse(text, limit: 5).count == 5)
    let error = #expect(throws: MultipartForm.ParseError.self) { try parse(text, limit: 4) }
    #expect(error?.reason == .tooManyParts(limit: 4))
    #expect(error?.description.contains("more than 4 parts") == true)
    #expect(try parse("--b--", limit: 0).isEmpty)
  }

  @Test(
    arguments: [
      ("multipart/form-data", .noBoundary), ("multipart/form-data; boundary=", .noBoundary),
      ("multipart/mixed; boundary=b", .notMultipartForm), ("", .notMultipartForm),
      ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", .noBoundary),
    ] as [(String, MultipartForm.ParseError.Reason)])
  func contentTypes(_ contentType: String, _ reason: MultipartForm.ParseError.Reason) {
    #expect(throws: MultipartForm.ParseError(reason, offset: 0)) {
      try MultipartForm(parsing: Data("--b--".utf8), contentType: contentType)
    }
  }

  @Test func quotedBoundary() throws {
    let form = try MultipartForm(
      parsing: Data("--a b:c\r\n\(Self.field)\r\n\r\n1\r\n--a b:c--".utf8),
      contentType: "Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b:c\"")
    #expect(form.parts.count == 1)
  }

  // Cut anywhere, or with any byte changed, it is read or refused, and nothing traps.
  @Test func damaged() throws {
    let form = MultipartForm([
      Part(name: "a\"", filename: "x\\", contentType: "b/c", body: Data("\r\n--".utf8)),
      Part(name: "b", body: Data()),
    ])
    let encoded = try form.encode(boundary: "b-b")
    let whole = try #require(encoded.body.data)
    var refused = 0
    for cut in 0..<whole.count {
      let result = Result {
        try MultipartForm(parsing: whole.prefix(cut), contentType: encoded.contentType)
      }
      if case .failure = result { refused += 1 }
      for byte: UInt8 in [0, 10, 13, 34, 45, 58, 92, 255] {
        var data = whole
        data[cut] = byte
        _ = try? MultipartForm(parsing: data, contentType: encoded.contentType)
      }
    }
    #expect(refused >= whole.count - 3)
  }
}

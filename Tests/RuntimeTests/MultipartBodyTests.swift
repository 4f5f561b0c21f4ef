import ConcordTesting
import Foundation
import Testing

@testable import ConcordRuntime

/// Bodies of parts, with the bytes that RFC 2046, 2387 and 7578 say.
@Suite struct MultipartBodyTests {
  private struct Item: Model {
    var name: String
    var count: Int?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Int?>.self, keys: "name count")
  }

  private struct Named: Model {
    var text: String
    var item: Item?
    var tags: [String]?
    var file: FilePart?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Item?, [String]?, FilePart?>.self,
      keys: "text item tags file")
  }

  private struct Placed: TupleModel {
    var item: Item
    var file: FilePart?
    var rest: [String]
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Item, FilePart?, _AdditionalItems<String>>.self)
  }

  // MARK: By name

  @Test func namedPartsOfAnyType() throws {
    let value = Named(
      text: "é", item: Item(name: "a", count: 2), tags: ["x", "y"],
      file: FilePart("f", contentType: "text/csv"))
    let text = """
      --b\r
      Content-Disposition: form-data; name="text"\r
      Content-Type: text/plain; charset=utf-8\r
      \r
      é\r
      --b\r
      Content-Disposition: form-data; name="item"\r
      Content-Type: application/json\r
      \r
      {"count":2,"name":"a"}\r
      --b\r
      Content-Disposition: form-data; name="tags"\r
      \r
      x\r
      --b\r
      Content-Disposition: form-data; name="tags"\r
      \r
      y\r
      --b\r
      Content-Disposition: form-data; name="file"\r
      Content-Type: text/csv\r
      \r
      f\r
      --b--\r\n
      """
    let written = try MultipartMessage.write(
      _MultipartBody<Named>.self, value, as: "multipart/mixed")
    #expect(written.type == "multipart/mixed; boundary=b")
    #expect(written.text == text)
    #expect(
      try MultipartMessage.read(_MultipartBody<Named>.self, text, as: "multipart/mixed") == value)
  }

  @Test func partsOfAnotherCharset() throws {
    let body =
      Data(
        """
        --b\r
        Content-Disposition: form-data; name="text"\r
        Content-Type: text/plain; charset=iso-8859-1\r
        \r\n
        """.utf8) + Data([0xE9]) + Data("\r\n--b--".utf8)
    let reader = _MessageReader(
      fields: ["Content-Type": "multipart/mixed; boundary=b"], body: body)
    let read = try _MultipartBody<Named>.read(name: "multipart/mixed", from: reader)
    #expect(read == Named(text: "é"))
  }

  @Test func faultsOfNamedParts() throws {
    func pointer(_ text: String, _ name: String = "multipart/mixed") -> String {
      MultipartMessage.pointer {
        _ = try MultipartMessage.read(_MultipartBody<Named>.self, text, as: name)
      }
    }
    func part(_ name: String, _ text: String) -> String {
      "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(text)\r\n"
    }
    #expect(pointer(part("text", "t") + "--b--") == "nothing")
    #expect(pointer("--b--") == "400 /text")
    #expect(pointer(part("text", "t") + part("text", "u") + "--b--") == "400 /text")
    #expect(pointer(part("text", "t") + part("item", "{") + "--b--") == "400 /item")
    // What nobody described is passed over.
    #expect(pointer(part("text", "t") + part("other", "t") + "--b--") == "nothing")
    // A preamble and an epilogue are none of the parts.
    #expect(pointer("preamble\r\n" + part("text", "t") + "--b--\r\nepilogue") == "nothing")
    #expect(pointer(part("text", "t")) == "400 ")
    #expect(pointer("") == "400 ")
    #expect(pointer("--b\r\n\r\nt\r\n--b--") == "400 ")
    #expect(pointer("--b\r\nContent-ID: text\r\n\r\nt\r\n--b--") == "400 ")
    #expect(pointer("--b\r\n\r\nt\r\n--b--", "multipart/form-data") == "400 ")
  }

  @Test func otherMediaTypes() throws {
    func pointer(_ type: String, as name: String) -> String {
      MultipartMessage.pointer {
        _ = try MultipartMessage.read(
          _MultipartListBody<String>.self, "--b\r\n\r\nt\r\n--b--", as: name, type: type)
      }
    }
    #expect(pointer("multipart/mixed; boundary=b", as: "multipart/mixed") == "nothing")
    #expect(pointer("Multipart/Related; Boundary=\"b\"", as: "multipart/*") == "nothing")
    #expect(pointer("multipart/related; boundary=b", as: "multipart/mixed") == "415 none")
    #expect(pointer("application/json", as: "multipart/mixed") == "415 none")
    #expect(pointer("multipart/mixed", as: "multipart/mixed") == "400 ")
  }

  // MARK: By position

  @Test func placedParts() throws {
    let value = Placed(
      item: Item(name: "a"), file: FilePart("f", filename: "f.png", contentType: "image/png"),
      rest: ["x", "y"])
    let text = """
      --b\r
      Content-Type: application/vnd.item+json\r
      \r
      {"name":"a"}\r
      --b\r
      Content-Disposition: attachment; filename="f.png"\r
      Content-Type: image/png\r
      \r
      f\r
      --b\r
      Content-Type: text/csv\r
      \r
      x\r
      --b\r
      Content-Type: text/csv\r
      \r
      y\r
      --b--\r\n
      """
    let encodings: MultipartMessage.Encodings = [
      "0": .contentType("application/vnd.item+json"), "1": .contentType("image/*"),
      "items": .contentType("text/csv"),
    ]
    let written = try MultipartMessage.write(
      _MultipartBody<Placed>.self, value, as: "multipart/mixed", encodings)
    #expect(written.text == text)
    let body = _MultipartBody<Placed>.self
    #expect(try MultipartMessage.read(body, text, as: "multipart/mixed", encodings) == value)
    // What is not there at the end is not written.
    let short = try MultipartMessage.write(
      body, Placed(item: Item(name: "a"), rest: []), as: "multipart/mixed")
    #expect(
      short.text == "--b\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a\"}\r\n--b--\r\n")
  }

  @Test func faultsOfPlacedParts() throws {
    let encodings: MultipartMessage.Encodings = [
      "0": .contentType("application/json"), "1": .contentType("image/png, image/jpeg"),
    ]
    func pointer(_ parts: String...) -> String {
      let text = parts.map { "--b\r\n\($0)\r\n" }.joined() + "--b--"
      return MultipartMessage.pointer {
        _ = try MultipartMessage.read(
          _MultipartBody<Placed>.self, text, as: "multipart/mixed", encodings)
      }
    }
    let item = "Content-Type: application/json\r\n\r\n{\"name\":\"a\"}"
    let image = "Content-Type: image/png\r\n\r\nf"
    #expect(pointer(item) == "nothing")
    #expect(pointer(item, image, "\r\nx") == "nothing")
    #expect(pointer() == "400 /0")
    #expect(pointer(image, item) == "400 /0")
    #expect(pointer(item, item) == "400 /1")
    #expect(pointer("\r\n{\"name\":\"a\"}", "\r\nf") == "nothing")
    #expect(pointer("\r\n{\"name\":1}") == "400 /0/name")
    #expect(
      pointer(item, image, "Content-Type: application/octet-stream\r\n\r\n\u{0}x") == "nothing")
  }

  @Test func lists() throws {
    let body = _MultipartListBody<Item?>.self
    let value = [Item(name: "a"), nil, Item(name: "b", count: 1)]
    let written = try MultipartMessage.write(body, value, as: "multipart/mixed")
    let json = "--b\r\nContent-Type: application/json\r\n\r\n"
    #expect(
      written.text
        == "\(json){\"name\":\"a\"}\r\n\(json)null\r\n\(json){\"count\":1,\"name\":\"b\"}\r\n--b--\r\n"
    )
    #expect(try MultipartMessage.read(body, written.text, as: "multipart/mixed") == value)
    #expect(try MultipartMessage.read(body, "--b--", as: "multipart/mixed") == [])
    // A list within a list is JSON.
    let nested = try MultipartMessage.write(
      _MultipartListBody<[Int]>.self, [[1, 2], []], as: "multipart/mixed")
    #expect(nested.text == "\(json)[1,2]\r\n\(json)[]\r\n--b--\r\n")
    #expect(
      try MultipartMessage.read(_MultipartListBody<[Int]>.self, nested.text, as: "multipart/mixed")
        == [[1, 2], []])
    #expect(
      MultipartMessage.pointer {
        _ = try MultipartMessage.read(
          _MultipartListBody<Item>.self, "\(json){\"name\":\"a\"}\r\n\(json){}\r\n--b--",
          as: "multipart/mixed")
      } == "400 /1/name")
    let many = String(repeating: "--b\r\n\r\nx\r\n", count: 1001) + "--b--"
    #expect(
      MultipartMessage.pointer {
        _ = try MultipartMessage.read(_MultipartListBody<String>.self, many, as: "multipart/mixed")
      }
        == "400 ")
  }

  @Test func contentsThatLookLikeBoundaries() throws {
    let texts = ["--b", "a\r\n--b--\r\n", "\r\n", "", "\r\n--b-2\r\n", "x\n--b\n"]
    let files = texts.map { FilePart($0, contentType: "text/plain") }
    let body = _MultipartListBody<FilePart>.self
    var writer = _MessageWriter()
    try body.write(files, name: "multipart/mixed; boundary=b", to: &writer)
    #expect(writer.fields["Content-Type"] == "multipart/mixed; boundary=b-1")
    let reader = _MessageReader(
      fields: writer.fields, body: try #require(writer.body?.data))
    #expect(try body.read(name: "multipart/mixed", from: reader) == files)
  }

  // A part that is itself made of parts is bytes, which are read as any other body.
  @Test func partsWithinAPart() throws {
    let inner = "--in\r\n\r\na\r\n--in--\r\n"
    let part = FilePart(inner, contentType: "multipart/mixed; boundary=in")
    let written = try MultipartMessage.write(
      _MultipartListBody<FilePart>.self, [part], as: "multipart/mixed")
    #expect(
      written.text
        == "--b\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n\(inner)\r\n--b--\r\n")
    let found = try MultipartMessage.read(
      _MultipartListBody<FilePart>.self, written.text, as: "multipart/mixed")
    #expect(found == [part])
    #expect(
      try MultipartMessage.read(
        _MultipartListBody<String>.self, found[0].text ?? "", as: "multipart/mixed",
        type: found[0].contentType) == ["a"])
  }

  // MARK: multipart/related

  @Test func theRootOfRelatedParts() throws {
    let body = _MultipartBody<Placed>.self
    let value = Placed(item: Item(name: "a"), file: FilePart("f"), rest: [])
    #expect(
      try MultipartMessage.write(body, value, as: "multipart/related").type
        == "multipart/related; type=\"application/json\"; boundary=b")
    let name = "multipart/related;type=application/json;start=\"<root>\""
    let written = try MultipartMessage.write(body, value, as: name)
    #expect(
      written.type
        == "multipart/related; type=\"application/json\"; start=\"<root>\"; boundary=b")
    #expect(
      written.text.hasPrefix("--b\r\nContent-Type: application/json\r\nContent-ID: <root>\r\n\r\n"))
    // The root is the first, wherever it stands.
    let text = """
      --b\r
      \r
      f\r
      --b\r
      Content-ID: <root>\r
      \r
      {"name":"a"}\r
      --b--
      """
    let found = try MultipartMessage.read(
      body, text, as: name, type: "multipart/related; start=\"<root>\"; boundary=b")
    #expect(found.item == Item(name: "a"))
    #expect(found.file?.text == "f")
  }
}

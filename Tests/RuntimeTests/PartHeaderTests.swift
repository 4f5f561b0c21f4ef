import Foundation
import Testing

@testable import ConcordRuntime

/// Header fields and styles of parts (OpenAPI 3.2, section 4.15).
@Suite struct PartHeaderTests {
  private struct Item: Model {
    var name: String
    var count: Int?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<String, Int?>.self, keys: "name count")
  }

  private struct Part: Model {
    var body: FilePart
    var checksum: Int
    var tags: [String]?
    var about: Item?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<FilePart, Int, [String]?, Item?>.self,
      keys: "body X-Checksum X-Tags X-About")
  }

  private struct Headed: Model {
    var file: Part
    var more: [Part]?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<Part, [Part]?>.self, keys: "file more")
  }

  private static let headers: _FieldEncoding = .contentType(
    "image/png",
    headers: ["X-Checksum": _Simple.self, "X-Tags": _Simple.self, "X-About": _JSONStyle.self])

  // MARK: Header fields

  @Test func headerFields() throws {
    let file = FilePart("f", filename: "f", contentType: "image/png")
    let value = Headed(
      file: Part(body: file, checksum: 7, tags: ["a", "b"], about: Item(name: "é\r\nEvil: 1")),
      more: [Part(body: file, checksum: 8)])
    let text = """
      --b\r
      Content-Disposition: form-data; name="file"; filename="f"\r
      Content-Type: image/png\r
      X-Checksum: 7\r
      X-Tags: a,b\r
      X-About: {"name":"é\\r\\nEvil: 1"}\r
      \r
      f\r
      --b\r
      Content-Disposition: form-data; name="more"; filename="f"\r
      Content-Type: image/png\r
      X-Checksum: 8\r
      \r
      f\r
      --b--\r\n
      """
    let encodings: MultipartMessage.Encodings = ["file": Self.headers, "more": Self.headers]
    let body = _MultipartBody<Headed>.self
    #expect(
      try MultipartMessage.write(body, value, as: "multipart/form-data", encodings).text == text)
    #expect(try MultipartMessage.read(body, text, as: "multipart/form-data", encodings) == value)

    func pointer(_ text: String) -> String {
      MultipartMessage.pointer {
        _ = try MultipartMessage.read(body, text, as: "multipart/form-data", encodings)
      }
    }
    #expect(pointer(text.replacing("X-Checksum: 7\r\n", with: "")) == "400 /file/X-Checksum")
    #expect(
      pointer(text.replacing("X-Checksum: 7", with: "x-checksum: seven")) == "400 /file/X-Checksum")
    #expect(
      pointer(text.replacing("X-Checksum: 8", with: "X-Checksum: ")) == "400 /more/0/X-Checksum")
    #expect(pointer(text.replacing("X-Tags: a,b\r\n", with: "")) == "nothing")
    #expect(pointer(text.replacing("{\"name", with: "{\"nam")) == "400 /file/X-About/name")
    // A field that would begin another line or part does not.
    let evil = Part(body: FilePart("f"), checksum: 1, tags: ["a\r\n\r\nx\r\n--b--"])
    let written = try MultipartMessage.write(
      _MultipartListBody<Part>.self, [evil], as: "multipart/mixed", ["items": Self.headers])
    #expect(written.text.contains("\r\nX-Tags: a    x  --b--\r\n\r\nf\r\n--b--\r\n"))
  }

  @Test func headerFieldsByPosition() throws {
    let part = Part(body: FilePart("f", contentType: "image/png"), checksum: 7)
    let body = _MultipartListBody<Part>.self
    let text = "--b\r\nContent-Type: image/png\r\nX-Checksum: 7\r\n\r\nf\r\n--b--\r\n"
    let written = try MultipartMessage.write(
      body, [part], as: "multipart/mixed", ["0": Self.headers])
    #expect(written.text == text)
    #expect(
      try MultipartMessage.read(body, text, as: "multipart/mixed", ["items": Self.headers]) == [
        part
      ])
  }

  // MARK: Styles

  private struct Styled: Model {
    var tags: [String]?
    var item: Item?
    var text: String?
    static let _fields = _FieldTable(
      Self.self, _FieldTypes<[String]?, Item?, String?>.self, keys: "tags item text")
  }

  @Test(arguments: [
    (_FieldEncoding.style(_Form.self), "tags|a b;tags|c+é%", "tags|a b,c+é%"),
    (.style(_SpaceDelimited.self), "tags|a,b;tags|c", "tags|a,b c"),
    (.style(_PipeDelimited.self), "tags|a,b;tags|c d", "tags|a,b|c d"),
    (.style(_Exploded<_Form>.self), "tags|a,b;tags|c d", "tags|a,b;tags|c d"),
  ])
  func stylesOfLists(_ encoding: _FieldEncoding, plain: String, styled: String) throws {
    func pairs(_ text: String) -> [(String, String)] {
      text.split(separator: ";").map { pair in
        let parts = pair.split(separator: "|", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      }
    }
    func text(_ pairs: [(String, String)]) -> String {
      pairs.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        .joined() + "--b--\r\n"
    }
    let body = _MultipartBody<Styled>.self
    let value = Styled(tags: pairs(plain).map(\.1))
    let written = try MultipartMessage.write(
      body, value, as: "multipart/form-data", ["tags": encoding])
    #expect(written.text == text(pairs(styled)))
    let found = try MultipartMessage.read(
      body, written.text, as: "multipart/form-data", ["tags": encoding])
    #expect(found == value)
  }

  @Test func stylesOfObjects() throws {
    let value = Styled(item: Item(name: "a b&=é", count: 2), text: "t")
    let body = _MultipartBody<Styled>.self
    func names(_ encoding: _FieldEncoding) throws -> [String] {
      let encodings = ["item": encoding]
      let written = try MultipartMessage.write(body, value, as: "multipart/form-data", encodings)
      #expect(
        try MultipartMessage.read(body, written.text, as: "multipart/form-data", encodings) == value
      )
      let form = try MultipartForm(parsing: Data(written.text.utf8), contentType: written.type)
      return try form.parts.map { "\($0.name)=" + String(decoding: try $0.data(), as: UTF8.self) }
    }
    #expect(try names(.style(_Form.self)) == ["item=count,2,name,a b&=é", "text=t"])
    #expect(
      try names(.style(_Exploded<_Form>.self)) == ["count=2", "name=a b&=é", "text=t"])
    #expect(
      try names(.style(_DeepObject.self)) == ["item[count]=2", "item[name]=a b&=é", "text=t"])
    // Nothing tells a separator in an element from one between elements.
    #expect(throws: MessageError.invalidParameter(name: "tags", text: "a,b")) {
      try MultipartMessage.write(
        body, Styled(tags: ["a,b"]), as: "multipart/form-data", ["tags": .style(_Form.self)])
    }
  }
}

import ConcordTesting
import Foundation
import Testing

@testable import ConcordRuntime

/// Files in the fields of forms.
@Suite(.timeLimit(.minutes(10))) struct FilePartTests {
  private struct Upload: Model {
    var title: String
    var photo: FilePart?
    var more: [FilePart]?
    var note: Nullable<FilePart>?
    var tags: [String]?
    var others: [String: FilePart]

    static let _fields = _FieldTable(
      Self.self,
      _FieldTypes<
        String, FilePart?, [FilePart]?, _AbsentOrNull<FilePart>, [String]?,
        _AdditionalProperties<FilePart>
      >.self, keys: "title photo more note tags")
  }

  private let bytes = Data([0, 255, 13, 10])
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.url.appending(path: "a.bin")
    try folder.write(Array(bytes), to: "a.bin")
  }

  private func written(_ upload: Upload) throws -> _MessageWriter {
    var writer = _MessageWriter()
    try _MultipartBody<Upload>.write(upload, name: "multipart/form-data", to: &writer)
    return writer
  }

  private func upload(_ file: FilePart) -> Upload {
    var named = file
    named.filename = "named"
    named.contentType = "a/b"
    return Upload(
      title: "t", photo: file, more: [named, FilePart("text")], note: .value(file),
      tags: ["x", "y"], others: ["z": file, "e": FilePart("e")])
  }

  @Test func fieldsOfAForm() async throws {
    let writer = try written(upload(FilePart(bytes, filename: "a.bin")))
    let form = try MultipartForm(
      parsing: try #require(writer.body?.data), contentType: writer.fields["Content-Type"] ?? "")
    #expect(
      form.parts.map(\.name) == [
        "title", "photo", "more", "more", "note", "tags", "tags", "e", "z",
      ])
    #expect(
      form.parts.map(\.filename) == [
        nil, "a.bin", "named", "more", "a.bin", nil, nil, "e", "a.bin",
      ])
    #expect(form.parts[1].contentType == "application/octet-stream")
    #expect(form.parts[2].contentType == "a/b")
    for index in [1, 2, 4, 8] { #expect(try form.parts[index].data() == bytes, "\(index)") }
  }

  @Test func aFileOnDiskGivesTheSameBytes() async throws {
    let part = try FilePart(contentsOf: file)
    #expect(part.filename == "a.bin")
    #expect(part.content == .file(file))
    let onDisk = try written(upload(part))
    let atHand = try written(upload(FilePart(bytes, filename: "a.bin")))
    #expect(onDisk.body?.isRepeatable == true)
    // The boundaries are random.
    func text(_ writer: _MessageWriter) async throws -> Data? {
      let boundary = try #require(writer.fields["Content-Type"]?.split(separator: "=").last)
      var data = try await writer.body?.collect(upTo: 1 << 20) ?? Data()
      while let range = data.range(of: Data(boundary.utf8)) {
        data.replaceSubrange(range, with: Data("b".utf8))
      }
      return data
    }
    #expect(try await text(onDisk) == text(atHand))
  }

  @Test func aFileOnDiskIsReadAsAnyOther() async throws {
    let upload = upload(try FilePart(contentsOf: file))
    let writer = try written(upload)
    let body = try #require(writer.body)
    let reader = _MessageReader(fields: writer.fields, body: try await body.collect(upTo: 1 << 20))
    let read = try _MultipartBody<Upload>.read(name: "multipart/form-data", from: reader)
    #expect(
      read.photo == FilePart(bytes, filename: "a.bin", contentType: "application/octet-stream"))
    #expect(try read.others.mapValues { try $0.data() } == ["z": bytes, "e": Data("e".utf8)])
    #expect(read.title == "t")
    #expect(read.tags == ["x", "y"])
  }

  @Test func absentFiles() throws {
    let writer = try written(Upload(title: "t", others: [:]))
    let form = try MultipartForm(
      parsing: try #require(writer.body?.data), contentType: writer.fields["Content-Type"] ?? "")
    #expect(form.parts.map(\.name) == ["title"])
  }

  // The bytes of a file are in no JSON: there they would be written as text, which takes many times
  // their size.
  @Test func filesAreNotWrittenAsText() throws {
    let missing = folder.url.appending(path: "missing")
    var part = FilePart("")
    part.content = .file(missing)
    // What looks at the bytes fails.
    #expect(throws: CocoaError.self) { try JSONValue(encoding: part) }
    let fields = try FormFields(of: upload(part))
    #expect(fields.pairs.count == 7)
  }

  @Test func otherForms() throws {
    let part = try FilePart(contentsOf: file)
    #expect(try part.data() == bytes)
    #expect(try JSONValue(encoding: part) == .string(bytes.base64EncodedString()))
    #expect(part.text == nil)
    try folder.write("text", to: "t")
    let text = try FilePart(contentsOf: folder.url.appending(path: "t"), filename: "u")
    #expect(text.text == "text")
    #expect(text.filename == "u")
    #expect(try JSONValue(encoding: text) == "text")
    var writer = _MessageWriter()
    try _FormBody<Upload>.write(
      Upload(title: "t", photo: text, others: [:]), name: "", to: &writer)
    #expect(writer.body?.data == Data("title=t&photo=text".utf8))
    #expect(Set([part, part, text]).count == 2)
  }
}

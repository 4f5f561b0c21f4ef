import ConcordRuntime
import ConcordTesting
import Foundation
import Testing

/// Forms whose parts are in files on disk, and large ones.
@Suite(.timeLimit(.minutes(10))) struct MultipartFileTests {
  private typealias Part = MultipartForm.Part

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
    try folder.write(bytes, to: name)
    return folder.url.appending(path: name)
  }

  private func chunks(_ body: HTTPBody) async throws -> [Data] {
    try await body.reduce(into: []) { $0.append($1) }
  }

  @Test(arguments: [0, 1, 64 << 10, (64 << 10) + 1, 3 << 20])
  func sameBytesAsAtHand(_ size: Int) async throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let url = try file("a", bytes)
    func form(_ content: FilePart.Content) -> MultipartForm {
      MultipartForm([
        Part(name: "before", body: Data("1".utf8)),
        Part(
          name: "f", filename: "a", contentType: "image/png", fields: ["X": "y"], content: content),
        Part(name: "g", content: content), Part(name: "after", body: Data("2".utf8)),
      ])
    }
    let onDisk = try form(.file(url)).encode(boundary: "b")
    let atHand = try form(.data(Data(bytes))).encode(boundary: "b")
    let expected = try await atHand.body.collect(upTo: .max)
    #expect(onDisk.body.length == expected.count)
    #expect(atHand.body.length == expected.count)
    #expect(onDisk.body.isRepeatable && atHand.body.isRepeatable)
    #expect(onDisk.body.data == nil)
    #expect((atHand.body.data != nil) == (expected.count <= 1 << 20))
    // It can be read again, as a redirect or a retry does.
    for _ in 0..<2 { #expect(try await onDisk.body.collect(upTo: .max) == expected) }
    let again = try MultipartForm(parsing: expected, contentType: onDisk.contentType)
    #expect(again == form(.data(Data(bytes))))
  }

  @Test func filesAreReadPieceByPiece() async throws {
    let url = try file("a", [UInt8](repeating: 7, count: 1 << 20))
    let body = try MultipartForm([Part(name: "f", content: .file(url))]).encode().body
    let sizes = try await chunks(body).map(\.count)
    #expect(sizes.count == 18)
    #expect(sizes.max() == 64 << 10)
  }

  @Test func largeBytesAtHandAreNotJoined() async throws {
    let large = Data(repeating: 7, count: 2 << 20)
    let body = try MultipartForm([
      Part(name: "a", body: Data("1".utf8)), Part(name: "f", body: large),
      Part(name: "b", body: Data("2".utf8)),
    ]).encode().body
    let sizes = try await chunks(body).map(\.count)
    #expect(sizes.count == 3)
    #expect(sizes[1] == large.count)
  }

  @Test func aGivenBoundaryStandsInNoFile() throws {
    let url = try file("a", Array("\r\n--bnd--\r\n".utf8))
    let form = MultipartForm([Part(name: "f", content: .file(url))])
    #expect(try form.encode(boundary: "bnd").boundary == "bnd-1")
    #expect(try form.encode(boundary: "other").boundary == "other")
  }

  @Test func filesThatChange() async throws {
    let url = try file("a", Array("12345".utf8))
    let body = try MultipartForm([Part(name: "f", content: .file(url))]).encode().body
    _ = try file("a", Array("1234567".utf8))
    #expect(try await body.collect(upTo: .max).count == body.length)
    _ = try file("a", Array("123".utf8))
    await #expect(throws: CocoaError.self) { try await body.collect(upTo: .max) }
  }

  @Test func whatIsNoFile() throws {
    #expect(throws: CocoaError.self) { try HTTPBody(contentsOf: folder.url) }
    #expect(throws: CocoaError.self) { try FilePart(contentsOf: folder.url) }
    let missing = folder.url.appending(path: "missing")
    #expect(throws: CocoaError.self) { try FilePart(contentsOf: missing) }
    let form = MultipartForm([Part(name: "f", content: .file(missing))])
    #expect(throws: CocoaError.self) { try form.encode() }
    #expect(throws: CocoaError.self) { try form.encode(boundary: "b") }
  }

  @Test func aLinkIsTheFileThatItNames() async throws {
    let url = try file("long-name-of-a-file", Array("123".utf8))
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
    let body = try HTTPBody(contentsOf: link)
    #expect(body.length == 3)
    #expect(try await body.text(upTo: 9) == "123")
  }
}

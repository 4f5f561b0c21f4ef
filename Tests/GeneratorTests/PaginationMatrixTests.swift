import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// Every style of pagination: a generated client asks a generated server for one page after the other.
@Suite struct PaginationMatrixTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Pagination")

  @Test func allItemsComeAndEachOnce() throws {
    let folder = try TemporaryFolder()
    var configuration = Configuration(document: Self.folder.appending(path: "openapi.yaml").path)
    configuration.output = folder.path("Generated")
    configuration.module = "PagesModule"
    configuration.namespace = "Pages"
    configuration.grouping = .tags
    configuration.access = .internal
    configuration.layout = .single
    configuration.guessesPagination = false
    configuration.pagination = [
      "listByLink": .link(),
      "listByCursor": .cursor(["meta", "next.cursor"], parameter: ["cursor"], items: ["items"]),
      "GET /more": .cursor(["last_id"], parameter: ["after"], more: ["has_more"]),
      "listByPage": .page(parameter: ["page"], total: ["totalPages"]),
      "listFromZero": .page(parameter: ["page"], start: 0, total: ["totalPages"]),
      "listByOffset": .offset(parameter: ["offset"], limit: ["limit"], total: ["total"]),
      "searchByCursor": .cursor(["next"], parameter: ["cursor"]),
      "searchByPage": .page(parameter: ["page"]),
      "searchByOffset": .offset(parameter: ["paging", "skip"]),
    ]
    let result = Generator(configuration).generate()
    #expect(result.messages.map(\.id) == [])
    let run = try Program.run(
      [folder.path("Generated/Pages.swift"), Self.folder.appending(path: "main.swift").path],
      in: folder)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    for line in lines where !line.hasPrefix("right") { #expect(line == "") }
    #expect(lines.count { $0.hasPrefix("right") } == Self.cells)
  }

  /// How many cells the program prints: ten lists of five lengths, and four more.
  private static let cells = 54
}

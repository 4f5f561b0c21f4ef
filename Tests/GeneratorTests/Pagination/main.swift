internal import ConcordRuntime
internal import Foundation

// Each list goes page by page from the generated client through bytes to the generated server and back.

/// How many calls were made.
actor Calls {
  private var count = 0

  func add() { count += 1 }

  func taken() -> Int {
    defer { count = 0 }
    return count
  }
}

let calls = Calls()
/// How many items a page has.
let size = 3

/// The items of a page of a list.
func items(_ total: Int, from start: Int) -> [Int] {
  Array(0..<total).dropFirst(start).prefix(size).map { $0 }
}

func pages(_ total: Int) -> Int { (total + size - 1) / size }

struct Lists: Pages.Server {
  func listByLink(
    _ input: Pages.Operations.ListByLink
  ) async throws -> Pages.Operations.ListByLink.Output {
    await calls.add()
    let page = input.page ?? 1
    let next = "</v1/link?of=\(input.of)&page=\(page + 1)>; rel=\"next\""
    return .ok(
      .init(
        link: page < pages(input.of) ? next : nil,
        body: items(input.of, from: (page - 1) * size)))
  }

  func listByCursor(
    _ input: Pages.Operations.ListByCursor
  ) async throws -> Pages.Operations.ListByCursor.Output {
    await calls.add()
    let start = input.cursor.flatMap { Int($0) } ?? 0
    let end = start + size
    return .ok(
      .init(
        items: items(input.of, from: start), others: [7, 7],
        meta: .init(nextCursor: end < input.of ? "\(end)" : nil)))
  }

  func listByMore(
    _ input: Pages.Operations.ListByMore
  ) async throws -> Pages.Operations.ListByMore.Output {
    await calls.add()
    let start = input.after.flatMap { Int($0) }.map { $0 + 1 } ?? 0
    let found = items(input.of, from: start)
    return .ok(
      .init(items: found, lastId: "\(found.last ?? -1)", hasMore: start + size < input.of))
  }

  func listByPage(
    _ input: Pages.Operations.ListByPage
  ) async throws -> Pages.Operations.ListByPage.Output {
    await calls.add()
    let page = input.page ?? 1
    return .ok(.init(items: items(input.of, from: (page - 1) * size), totalPages: pages(input.of)))
  }

  func listFromZero(
    _ input: Pages.Operations.ListFromZero
  ) async throws -> Pages.Operations.ListFromZero.Output {
    await calls.add()
    let page = Int(input.page ?? 0)
    let total = Int64(pages(input.of))
    return .ok(.init(items: items(input.of, from: page * size), totalPages: total))
  }

  func listByOffset(
    _ input: Pages.Operations.ListByOffset
  ) async throws -> Pages.Operations.ListByOffset.Output {
    await calls.add()
    let total = input.limit == nil ? input.of : nil
    return .ok(.init(items: items(input.of, from: input.offset ?? 0), total: total))
  }

  func byCursor(
    _ input: Pages.Operations.SearchByCursor
  ) async throws -> Pages.Operations.SearchByCursor.Output {
    await calls.add()
    let end = (input.body.cursor ?? 0) + size
    return .ok(
      .init(
        items: items(input.body.of, from: end - size), next: end < input.body.of ? end : nil))
  }

  func byPage(
    _ input: Pages.Operations.SearchByPage
  ) async throws -> Pages.Operations.SearchByPage.Output {
    await calls.add()
    let page = input.body?.page ?? 1
    return .ok(.init(items: items(input.body?.of ?? 0, from: (page - 1) * size)))
  }

  func byOffset(
    _ input: Pages.Operations.SearchByOffset
  ) async throws -> Pages.Operations.SearchByOffset.Output {
    await calls.add()
    return .ok(items(input.body?.of ?? 0, from: input.body?.paging.skip ?? 0))
  }
}

/// Reads all items of a list twice, by items and by pages, and compares them and the number of calls.
func check<O: APIOperation, Items: AsyncSequence>(
  _ id: String, of total: Int, _ sequence: PageSequence<O>, _ list: Items, calls expected: Int
) async where Items.Element == Int {
  do {
    var found: [Int] = []
    for try await item in list { found.append(item) }
    let isRight = found == Array(0..<total)
    let made = await calls.taken()
    var count = 0
    for try await _ in sequence { count += 1 }
    let areRight = await calls.taken() == expected && made == expected && count == expected
    print(isRight && areRight ? "right" : "wrong", id, total, found, made, count)
  } catch {
    print("wrong", id, total, error)
  }
}

let client = Pages.Client(transport: InMemoryTransport(Lists()))

for total in [0, 1, 3, 7, 9] {
  // One call for each page, and one where there is none.
  let least = max(1, pages(total))
  let link = client.listByLinkPages(of: total)
  await check("link", of: total, link, link.items, calls: least)
  let cursor = client.listByCursorPages(of: total)
  await check("cursor", of: total, cursor, cursor.items, calls: least)
  let more = client.listByMorePages(of: total)
  await check("more", of: total, more, more.items, calls: least)
  let page = client.listByPagePages(of: total)
  await check("page", of: total, page, page.items, calls: least)
  let zero = client.listFromZeroPages(of: total)
  await check("zero", of: total, zero, zero.items, calls: least)
  let offset = client.listByOffsetPages(of: total)
  await check("offset", of: total, offset, offset.items, calls: least)
  // Without a total a page of fewer items than the limit is the last one.
  let limited = client.listByOffsetPages(of: total, limit: size)
  await check("limit", of: total, limited, limited.items, calls: total / size + 1)
  let posted = client.searches.byCursorPages(.init(of: total))
  await check("body", of: total, posted, posted.items, calls: least)
  // Nothing tells which page is the last one but one without items.
  let counted = client.searches.byPagePages(.init(of: total))
  await check("body page", of: total, counted, counted.items, calls: pages(total) + 1)
  let skipped = client.searches.byOffsetPages(.init(of: total, paging: .init()))
  await check("body offset", of: total, skipped, skipped.items, calls: pages(total) + 1)
}

// A call that begins later, and one without a body.
for try await item in client.listByPagePages(of: 9, page: 3).items {
  print(item >= 6 ? "right" : "wrong", "start", item)
}
let empty = client.searches.byPagePages()
_ = await calls.taken()
await check("no body", of: 0, empty, empty.items, calls: 1)

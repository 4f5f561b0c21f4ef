import Bookshop
import ConcordRuntime

let client = Client(transport: InMemoryTransport(Router(Stub())))
for book in try await client.listBooks(genre: .reference) {
  print(book.spine, book.published.map(\.description) ?? "")
}

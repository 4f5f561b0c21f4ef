import ConcordRuntime
import Market

// Two APIs in one module: each has its own types, and their names may be alike.
let books = Bookshop.Client(transport: InMemoryTransport(Router(Bookshop.Stub())))
for product in try await books.listBooks() { print(product.title) }

/// Answers the calls of one tag; the others come from the stub.
struct Loaves: Bakery.LoavesServer {
  func list(
    _ input: Bakery.Operations.ListLoaves
  ) async throws -> Bakery.Operations.ListLoaves.Output {
    .ok([Bakery.Product(name: "wheat")])
  }
}

let router = Router(Loaves(), Bakery.Stub().cakes)
let bakery = Bakery.Client(transport: InMemoryTransport(router))
for product in try await bakery.loaves.list() + bakery.cakes.list() { print(product.name) }

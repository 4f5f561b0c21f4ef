import ConcordRuntime
import Foundation
import QuantConnect

let client = QuantConnect.Client(
  credentials: .init(userID: 123, token: "secret"), server: ServerURL(CommandLine.arguments[1]))
let listing = try await client.objectStore.list(.init(organizationId: "5cad", path: ""))
for object in listing.objects ?? [] {
  print(object.key ?? "", object.modified as Any)
}

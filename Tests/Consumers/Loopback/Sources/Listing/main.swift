import ConcordRuntime
import Foundation
import QuantConnect

let client = QuantConnect.Client(
  server: ServerURL(CommandLine.arguments[1]),
  middlewares: [QuantConnectAuthentication(userID: 123, token: "secret")])
let listing = try await client.objectStore.list(.init(organizationId: "5cad", path: ""))
for object in listing.objects ?? [] {
  print(object.key ?? "", object.modified as Any)
}

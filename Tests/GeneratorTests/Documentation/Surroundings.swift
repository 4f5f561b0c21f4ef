// What the examples of the documentation use without declaring it, as code around them would.

import ConcordRuntime
import Foundation

let client = Client.stub()
let router = Router(FileServer())
let order = Order()
let chunks = AsyncStream<Data> { $0.finish() }
let events = EventStream<String>([])
let policy = TransportPolicy()
let shape = Shape.circle(Circle(kind: "circle", radius: 1))
let language = Language.python
let expected = "secret"

struct FileServer: Server {}
struct MyWebhooks: WebhooksServer {}

let webhooks = MyWebhooks()
let names: [String: JSONValue] = ["newPet": "pet.new"]
let subscriber = (url: "https://subscriber.example/pets", id: 1)
let input = Operations.Subscribe(body: .init(url: subscriber.url))
let event = NewPet(name: "Rex")
let user = User(id: 1)
let request = HTTPRequestMessage(method: .post, path: "/users")
let response = HTTPResponseMessage(status: 201, body: #"{"id": 1}"#)

func save(_ token: String) {}
func digest(_ text: String) -> String { text }
func isValid(_ token: String) async -> Bool { token == expected }
func tokenFromKeychain() async throws -> String { expected }
func hasCallsLeft(_ client: String?) async -> Bool { client != nil }

func exchange(_ request: HTTPRequestMessage, _ url: URL) async throws -> HTTPResponseMessage {
  HTTPResponseMessage(status: 204)
}

// MARK: Models

struct Pet: Model {
  var id: Int
  var name: String
  var tags: [String]

  static let _fields = _FieldTable(
    Self.self, _FieldTypes<Int, String, [String]>.self, keys: "id name tags")
}

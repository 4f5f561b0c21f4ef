internal import ConcordRuntime
internal import Foundation

// Each cell goes from the generated client through bytes to the generated server and back.

struct Provider: RouteProvider {
  let routes: [Route]
}

actor Seen {
  private(set) var isRight = false
  private(set) var credentials: Credentials?

  func set(_ isRight: Bool, _ credentials: Credentials?) {
    self.isRight = isRight
    self.credentials = credentials
  }
}

func report(_ id: String, _ part: String, _ isRight: Bool) {
  print(isRight ? "right" : "wrong", id, part)
}

nonisolated func all<S: AsyncSequence & Sendable>(_ sequence: S) async throws -> [S.Element] {
  var elements: [S.Element] = []
  for try await element in sequence { elements.append(element) }
  return elements
}

/// Bytes as a socket would bring them: nothing at hand, and no length.
func arriving(_ body: HTTPBody) async throws -> HTTPBody {
  let bytes = try await body.collect(upTo: 1 << 20)
  let chunks = AsyncThrowingStream<Data, any Error> { stream in
    for start in stride(from: 0, to: bytes.count, by: 7) {
      stream.yield(Data(bytes[start..<min(start + 7, bytes.count)]))
    }
    stream.finish()
  }
  return HTTPBody(chunks)
}

/// Calls an operation; the handler looks at the input and answers with the reply.
func exchange<O: APIOperation>(
  _ id: String, _ operation: O, reply: O.Output, accept: String? = nil,
  credentials: Credentials? = nil, authentication: ServerAuthentication? = nil,
  input: @escaping @Sendable (O) async throws -> Bool = { _ in true },
  output: (O.Output) async throws -> Bool
) async {
  let seen = Seen()
  let route = Route { (operation: O) in
    await seen.set(try await input(operation), Credentials.current)
    return reply
  }
  let router = Router(Provider(routes: [route]), authentication: authentication)
  let transport = InMemoryTransport { request in
    var request = request
    if let body = request.body { request.body = try await arriving(body) }
    var response = try await router.respond(to: request)
    response.body = try await arriving(response.body)
    return response
  }
  var client = Client(credentials: credentials, transport: transport)
  if let accept { client = client.with(fields: ["Accept": accept]) }
  do {
    let found = try await client.response(to: operation)
    report(id, "request", await seen.isRight)
    report(id, "reply", try await output(found))
  } catch {
    print("wrong", id, error)
  }
}

let item = Item(name: "a&b=c é", count: 2)
let fields = Fields(
  text: "a b&c=d", number: 1.5, flag: true, day: CalendarDate("2026-11-30"),
  list: ["x", "y z"], item: item, link: "https://a.example/b?c=d")
let upload = Upload(
  text: "a\r\nb", number: 7, list: ["x", "y"], item: item, items: [item, Item(name: "b")],
  file: FilePart(Data([0, 255, 13, 10]), filename: "a \"b\".bin", contentType: "image/png"),
  files: [FilePart("one", filename: "1.txt"), FilePart("two", filename: "2.txt")],
  image: FilePart(Data([1, 2, 3]), filename: "c.png", contentType: "image/png"))

func isUpload(_ found: Upload) throws -> Bool {
  var found = found
  // A part without a media type is sent as bytes.
  found.files = try found.files?.map { FilePart(try $0.data(), filename: $0.filename) }
  return found == upload
}

// MARK: JSON

await exchange("json/object", Operations.JsonObject(body: item), reply: .ok(item)) {
  $0.body == item
} output: {
  if case .ok(item) = $0 { true } else { false }
}
await exchange("json/list", Operations.JsonList(body: [1, 2]), reply: .ok([3])) {
  $0.body == [1, 2]
} output: {
  if case .ok([3]) = $0 { true } else { false }
}
await exchange("json/scalar", Operations.JsonScalar(body: "a"), reply: .ok(nil)) {
  $0.body == "a"
} output: {
  if case .ok(nil) = $0 { true } else { false }
}
await exchange(
  "json/patch", Operations.JsonPatch(body: Patch(name: .null, count: .value(1))),
  reply: .noContent
) {
  $0.body == Patch(name: .null, count: .value(1))
} output: {
  if case .noContent = $0 { true } else { false }
}
await exchange(
  "json/patch/absent", Operations.JsonPatch(body: Patch(count: .null)), reply: .noContent
) {
  $0.body == Patch(count: .null) && $0.body != Patch(name: .null, count: .null)
} output: {
  if case .noContent = $0 { true } else { false }
}
await exchange("json/several", Operations.JsonSeveral(body: item), reply: .ok(item)) {
  $0.body == item
} output: {
  if case .ok(item) = $0 { true } else { false }
}

// MARK: Forms

await exchange("form", Operations.Form(body: fields), reply: .ok(fields)) {
  $0.body == fields
} output: {
  if case .ok(fields) = $0 { true } else { false }
}
await exchange("form/encoded", Operations.FormEncoded(body: fields), reply: .noContent) {
  $0.body == fields
} output: {
  if case .noContent = $0 { true } else { false }
}
let encodedForm = try await Operations.FormEncoded(body: fields).request().body?.text(upTo: 9999)
report(
  "form/encoded", "bytes",
  encodedForm
    == "text=%22a+b%26c%3Dd%22&number=1.5&flag=true&day=2026-11-30&list=x%7Cy%20z"
    + "&item%5Bcount%5D=2&item%5Bname%5D=a%26b%3Dc%20%C3%A9"
    + "&link=https://a.example/b?c%3Dd")
await exchange("form/exploded", Operations.FormExploded(body: fields), reply: .noContent) {
  $0.body == fields
} output: {
  if case .noContent = $0 { true } else { false }
}
await exchange("multipart", Operations.Multipart(body: upload), reply: .ok(upload)) {
  try isUpload($0.body)
} output: {
  if case .ok(let body) = $0 { try isUpload(body) } else { false }
}
await exchange("multipart/encoded", Operations.MultipartEncoded(body: upload), reply: .noContent) {
  try isUpload($0.body)
} output: {
  if case .noContent = $0 { true } else { false }
}
let parts =
  try await Operations.MultipartEncoded(body: upload).request().body?.text(upTo: 99_999) ?? ""
report(
  "multipart/encoded", "bytes",
  parts.contains("name=\"text\"\r\nContent-Type: application/json\r\n\r\n\"a\\r\\nb\"\r\n")
    && parts.contains("name=\"list\"\r\nContent-Type: text/csv\r\n\r\nx\r\n"))

// MARK: Parts

/// A body as text, with the boundary `b`.
func parts(_ fields: HTTPFieldList, _ body: HTTPBody?) async throws -> String {
  let type = fields["Content-Type"] ?? ""
  let boundary = type.split(separator: "boundary=").last.map(String.init) ?? ""
  return try await body?.text(upTo: 99_999).replacing(boundary, with: "b") ?? ""
}

await exchange("parts/named", Operations.NamedParts(body: upload), reply: .ok(upload)) {
  try isUpload($0.body)
} output: {
  if case .ok(let body) = $0 { try isUpload(body) } else { false }
}
let namedReply = try Operations.NamedParts.Output.ok(Upload(text: "t")).response()
report(
  "parts/named", "bytes",
  try await parts(namedReply.fields, namedReply.body)
    == "--b\r\nContent-Disposition: form-data; name=\"text\"\r\nContent-Type: text/markdown\r\n"
    + "\r\nt\r\n--b--\r\n")

let png = FilePart(Data([0, 255]), filename: "a.png", contentType: "image/png")
let placed = Operations.PlacedParts.Body(item: item, file: png, rest: [1, 2])
await exchange(
  "parts/placed", Operations.PlacedParts(body: placed), reply: .ok(.init(xCount: 2, body: [item]))
) {
  $0.body == placed
} output: {
  guard case .ok(let content) = $0 else { return false }
  return content.xCount == 2 && content.body == [item]
}
let placedRequest = try Operations.PlacedParts(body: .init(item: Item(name: "a"))).request()
report(
  "parts/placed", "type",
  placedRequest.fields["Content-Type"]?.hasPrefix(
    "multipart/related; type=\"application/vnd.item+json\"; boundary=") == true)
report(
  "parts/placed", "bytes",
  try await parts(placedRequest.fields, placedRequest.body)
    == "--b\r\nContent-Type: application/vnd.item+json\r\n\r\n{\"name\":\"a\"}\r\n--b--\r\n")
await exchange(
  "parts/list", Operations.ListedParts(body: ["a\r\n--b", "", "é"]), reply: .ok([png, png])
) {
  $0.body == ["a\r\n--b", "", "é"]
} output: {
  if case .ok([png, png]) = $0 { true } else { false }
}
let manyItems = (1...20).map { (number: Int) in Item(name: "n\(number)", count: number) }
await exchange(
  "parts/stream", Operations.StreamedParts(body: ItemStream(manyItems)),
  reply: .ok(ItemStream([.init(body: png, contentRange: "bytes 0-1/2")]))
) {
  try await all($0.body) == manyItems
} output: {
  guard case .ok(let items) = $0 else { return false }
  let all = try await all(items)
  return all.map(\.body) == [png] && all.map(\.contentRange) == ["bytes 0-1/2"]
}
let headed = Operations.HeadedParts.Body(
  text: "t", item: .init(body: item, xDay: CalendarDate("2026-11-30")),
  file: .init(body: png, xCount: 3, xItem: item),
  files: [.init(body: png, xTags: ["a", "b c"]), .init(body: png)])
let headedReply = Operations.HeadedParts.Response(
  text: "t", file: .init(body: png, xCount: 3, xItem: item), files: [.init(body: png, xTags: ["a"])]
)
await exchange("parts/headers", Operations.HeadedParts(body: headed), reply: .ok(headedReply)) {
  $0.body == headed
} output: {
  if case .ok(headedReply) = $0 { true } else { false }
}
await exchange("parts/styled", Operations.StyledParts(body: fields), reply: .ok(fields)) {
  $0.body == fields
} output: {
  if case .ok(fields) = $0 { true } else { false }
}
let styledRequest = try Operations.StyledParts(
  body: Fields(text: "t", list: ["x", "y z"], item: Item(name: "a", count: 2))
).request()
let styledText = try await parts(styledRequest.fields, styledRequest.body)
report(
  "parts/styled", "bytes",
  styledText.contains("name=\"list\"\r\n\r\nx|y z\r\n")
    && styledText.contains("name=\"item[count]\"\r\n\r\n2\r\n")
    && styledText.contains("name=\"text\"\r\nContent-Type: application/json\r\n\r\n\"t\"\r\n"))
await exchange(
  "parts/choice", Operations.ChosenParts(body: .mixed(ItemStream(manyItems))), reply: .noContent
) {
  guard case .mixed(let items) = $0.body else { return false }
  return try await all(items) == manyItems
} output: {
  if case .noContent = $0 { true } else { false }
}

// MARK: XML

let feed = Feed(id: 7, title: "a <b> & c", tags: ["x", "y z"], entries: [item])
await exchange("xml", Operations.Xml(body: feed), reply: .ok([item, Item(name: "b")])) {
  $0.body == feed
} output: {
  if case .ok([item, Item(name: "b")]) = $0 { true } else { false }
}
let written = try await Operations.Xml(body: feed).request().body?.text(upTo: 9999) ?? ""
report(
  "xml", "bytes",
  written.contains(
    "<feed id=\"7\"><heading>a &lt;b&gt; &amp; c</heading><tags><tag>x</tag><tag>y z</tag></tags>"
      + "<entries><name>a&amp;b=c é</name><count>2</count></entries></feed>"))

await exchange("xml/roots", Operations.XmlRoots(body: [item]), reply: .ok(["a", "b"])) {
  $0.body == [item]
} output: {
  if case .ok(["a", "b"]) = $0 { true } else { false }
}
await exchange("xml/roots/text", Operations.XmlRoots(body: []), reply: .created("a & b")) {
  $0.body == []
} output: {
  if case .created("a & b") = $0 { true } else { false }
}
let roots = [
  try await Operations.XmlRoots(body: [item]).request().body?.text(upTo: 999) ?? "",
  try await Operations.XmlRoots.Output.ok(["a", "b"]).response().body.text(upTo: 999),
  try await Operations.XmlRoots.Output.created("a & b").response().body.text(upTo: 999),
]
report(
  "xml/roots", "bytes",
  zip(
    roots,
    [
      "<items-of-all><Item><name>a&amp;b=c é</name><count>2</count></Item></items-of-all>",
      "<tags><tag>a</tag><tag>b</tag></tags>", "<greeting>a &amp; b</greeting>",
    ]
  ).allSatisfy { $0.hasSuffix($1) })

// MARK: Text and bytes

await exchange("text", Operations.Text(body: "é"), reply: .ok("<p>ü")) {
  $0.body == "é"
} output: {
  if case .ok("<p>ü") = $0 { true } else { false }
}
await exchange("text/latin", Operations.Latin(body: "é"), reply: .ok("ü")) {
  $0.body == "é"
} output: {
  if case .ok("ü") = $0 { true } else { false }
}
let latin = try await Operations.Latin(body: "é").request().body?.collect(upTo: 9)
report("text/latin", "bytes", latin == Data([0xE9]))
let bytes = Data([0, 1, 254, 255])
await exchange("bytes", Operations.Bytes(body: HTTPBody(bytes)), reply: .ok(HTTPBody(bytes))) {
  try await $0.body.collect(upTo: 9) == bytes
} output: {
  guard case .ok(let body) = $0 else { return false }
  return try await body.collect(upTo: 9) == bytes && body.contentType == "application/pdf"
}
await exchange(
  "image", Operations.Image(body: HTTPBody(bytes, contentType: "image/webp")),
  reply: .ok(HTTPBody(bytes, contentType: "image/jpeg"))
) {
  $0.body.contentType == "image/webp"
} output: {
  if case .ok(let body) = $0 { body.contentType == "image/jpeg" } else { false }
}
do {
  _ = try Operations.Image(body: HTTPBody(bytes, contentType: "text/plain")).request()
  report("image", "another media type", false)
} catch {
  report("image", "another media type", error is MessageError)
}
await exchange(
  "any", Operations.Anything(body: HTTPBody(bytes, contentType: "a/b")),
  reply: .ok(HTTPBody(bytes, contentType: "c/d"))
) {
  $0.body?.contentType == "a/b"
} output: {
  if case .ok(let body) = $0 { body.contentType == "c/d" } else { false }
}
await exchange("optional/absent", Operations.AbsentBody(), reply: .noContent) {
  $0.body == nil
} output: {
  if case .noContent = $0 { true } else { false }
}
await exchange("optional/present", Operations.AbsentBody(body: item), reply: .noContent) {
  $0.body == item
} output: {
  if case .noContent = $0 { true } else { false }
}

// MARK: Several forms

await exchange("choice/json", Operations.Choice(body: .json(item)), reply: .ok(.json(item))) {
  if case .json(item) = $0.body { true } else { false }
} output: {
  if case .ok(.json(item)) = $0 { true } else { false }
}
await exchange(
  "choice/multipart", Operations.Choice(body: .multipart(upload)), reply: .ok(.text("t"))
) {
  if case .multipart(let body) = $0.body { try isUpload(body) } else { false }
} output: {
  if case .ok(.text("t")) = $0 { true } else { false }
}
await exchange(
  "choice/text", Operations.Choice(body: .text("t")),
  reply: .ok(.events(EventStream([ServerSentEvent(item)])))
) {
  if case .text("t") = $0.body { true } else { false }
} output: {
  guard case .ok(.events(let events)) = $0 else { return false }
  return try await all(events.values) == [item]
}
await exchange(
  "choice/bytes", Operations.Choice(body: .png(HTTPBody(bytes))),
  reply: .ok(.binary(HTTPBody(bytes)))
) {
  guard case .png(let body) = $0.body else { return false }
  return try await body.collect(upTo: 9) == bytes
} output: {
  guard case .ok(.binary(let body)) = $0 else { return false }
  return try await body.collect(upTo: 9) == bytes
}
await exchange("either", Operations.Either(body: item), reply: .ok(item)) {
  $0.body == item
} output: {
  if case .ok(item) = $0 { true } else { false }
}

/// What a server reads of a request that is written by hand.
func read<O: APIOperation>(
  _ id: String, _ operation: O.Type, _ contentType: String, _ text: String, _ path: String,
  status: Int = 501, _ isRight: @escaping @Sendable (O) -> Bool
) async throws {
  let seen = Seen()
  let route = Route { (operation: O) -> O.Output in
    await seen.set(isRight(operation), nil)
    throw UnimplementedOperation(O.self)
  }
  let response = try await Router(Provider(routes: [route])).respond(
    to: HTTPRequestMessage(
      method: .post, path: path, fields: ["Content-Type": contentType], body: HTTPBody(text)))
  let isSeen = await seen.isRight
  report(id, contentType, response.status == status && isSeen == (status == 501))
}

let plain = Item(name: "a", count: 2)
try await read(
  "either", Operations.Either.self, "application/x-www-form-urlencoded", "name=a&count=2",
  "/either"
) { $0.body == plain }
try await read(
  "either", Operations.Either.self, "application/json; charset=utf-8", #"{"name":"a","count":2}"#,
  "/either"
) { $0.body == plain }
try await read(
  "either", Operations.Either.self, "application/xml", "<a/>", "/either", status: 415
) { _ in true }
try await read(
  "json/several", Operations.JsonSeveral.self, "application/vnd.item+json",
  #"{"name":"a","count":2}"#, "/json/several"
) { $0.body == plain }
try await read(
  "form", Operations.Form.self, "application/x-www-form-urlencoded",
  "text=a+b%26c%3Dd&list=x&list=y+z&flag=true", "/form"
) { $0.body == Fields(text: "a b&c=d", flag: true, list: ["x", "y z"]) }
for (text, status) in [
  ("--b\r\n\r\n{\"name\":\"a\",\"count\":2}\r\n--b--", 501), ("--b--", 400),
  ("--b\r\nContent-Type: image/png\r\n\r\n{}\r\n--b--", 400), ("--b\r\n\r\n{\"name\":\"a\"}", 400),
] {
  try await read(
    "parts/placed \(status)", Operations.PlacedParts.self, "multipart/related; boundary=b", text,
    "/parts/placed", status: status
  ) { $0.body == .init(item: plain) }
}
try await read(
  "parts/placed", Operations.PlacedParts.self, "application/json", "[]", "/parts/placed",
  status: 415
) { _ in true }
try await read(
  "multipart", Operations.Multipart.self, "multipart/form-data; boundary=b",
  "--b\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n7\r\n--b--\r\n", "/multipart"
) { $0.body == Upload(number: 7) }

// MARK: Streams

let three = [1, 2, 3].map { (number: Int) in Item(name: "n\(number)", count: number) }
await exchange(
  "events", Operations.Events(body: EventStream(three.map { ServerSentEvent($0) })),
  reply: .ok(EventStream(three.map { ServerSentEvent($0, event: "item", id: $0.name) }))
) {
  try await all($0.body.values) == three
} output: {
  guard case .ok(let events) = $0 else { return false }
  let all = try await all(events)
  return all.map(\.data) == three && all.map(\.event) == ["item", "item", "item"]
    && all.map(\.id) == ["n1", "n2", "n3"]
}
await exchange(
  "events/text", Operations.TextEvents(),
  reply: .ok(EventStream([ServerSentEvent("a\nb"), ServerSentEvent("c")]))
) { _ in
  true
} output: {
  guard case .ok(let events) = $0 else { return false }
  return try await all(events.values) == ["a\nb", "c"]
}
await exchange(
  "lines", Operations.Lines(body: ItemStream([1, 2, 3])), reply: .ok(ItemStream(three))
) {
  try await all($0.body) == [1, 2, 3]
} output: {
  guard case .ok(let items) = $0 else { return false }
  return try await all(items) == three
}
await exchange(
  "sequence", Operations.SequenceOperation(body: ItemStream(three)),
  reply: .ok(ItemStream([1.5, 2]))
) {
  try await all($0.body) == three
} output: {
  guard case .ok(let items) = $0 else { return false }
  return try await all(items) == [1.5, 2]
}

// MARK: Replies

await exchange(
  "status/fields", Operations.Statuses(),
  reply: .ok(.init(xCount: 3, setCookie: ["a=b; Expires=Mon, 30 Nov 2026", "c=d"], body: item))
) { _ in
  true
} output: {
  guard case .ok(let content) = $0 else { return false }
  return content.xCount == 3 && content.body == item
    && content.setCookie == ["a=b; Expires=Mon, 30 Nov 2026", "c=d"]
}
// A header field that is none of its type is nil, and the response has its text.
let odd = InMemoryTransport { _ in
  HTTPResponseMessage(
    status: 200, fields: ["Content-Type": "application/json", "X-Count": "many"],
    body: HTTPBody(#"{"name":"a"}"#))
}
let (oddOutput, oddResponse) = try await Client(transport: odd).valueAndResponse(
  of: Operations.Statuses())
if case .ok(let content) = oddOutput {
  report("status/odd", "field", content.xCount == nil && content.body == Item(name: "a"))
} else {
  report("status/odd", "field", false)
}
report("status/odd", "text", oddResponse.fields["X-Count"] == "many")
await exchange("status/empty", Operations.Statuses(), reply: .accepted) { _ in
  true
} output: {
  if case .accepted = $0 { true } else { false }
}
await exchange(
  "status/shared", Operations.Statuses(), reply: .notFound(.init(retryAfter: 5, body: .text("no")))
) { _ in
  true
} output: {
  guard case .notFound(let content) = $0, case .text("no") = content.body else { return false }
  return content.retryAfter == 5
}
await exchange(
  "status/range", Operations.Statuses(), reply: .clientError(statusCode: 418, item)
) { _ in
  true
} output: {
  if case .clientError(418, item) = $0 { true } else { false }
}
await exchange(
  "status/default", Operations.Statuses(), reply: .defaultResponse(statusCode: 500, .text("x"))
) { _ in
  true
} output: {
  if case .defaultResponse(500, .text("x")) = $0 { true } else { false }
}
await exchange("head", Operations.Head(), reply: .ok(.init(xCount: 4))) { _ in
  true
} output: {
  if case .ok(let content) = $0 { content.xCount == 4 } else { false }
}

// MARK: Security

let given = Credentials(
  bearer: "token", basic: BasicCredential(username: "u", password: "p:w"), header: "k 1",
  query: "k&2", cookie: "k;3", digest: "username=\"u\"", oauth: "access", oidc: "identity",
  mtls: .presentedByTransport)

func secure<O: APIOperation>(
  _ id: String, _ operation: O, _ reply: O.Output, _ credentials: Credentials? = given,
  isRight: @escaping @Sendable (Credentials) -> Bool
) async {
  let seen = Seen()
  let route = Route { (operation: O) in
    await seen.set(Credentials.current.map(isRight) ?? false, nil)
    return reply
  }
  let router = Router(
    Provider(routes: [route]), authentication: ServerAuthentication(Credentials.self) { _, _ in })
  let client = Client(credentials: credentials, transport: InMemoryTransport(router))
  do {
    _ = try await client.response(to: operation)
    report(id, "credentials", await seen.isRight)
    let bare = try await router.respond(to: try operation.request())
    let isOpen = id == "secure/maybe" || id == "secure/none" || id == "secure/mtls"
    report(id, "without", isOpen ? bare.status < 300 : bare.status == 401)
  } catch {
    print("wrong", id, error)
  }
}

await secure("secure/bearer", Operations.SecureBearer(), .noContent) {
  $0.bearer?.text == "token" && $0.basic == nil
}
await secure("secure/basic", Operations.SecureBasic(), .noContent) {
  $0.basic?.username == "u" && $0.basic?.password == "p:w"
}
await secure("secure/header", Operations.SecureHeader(), .noContent) { $0.header?.text == "k 1" }
await secure("secure/query", Operations.SecureQuery(), .noContent) { $0.query?.text == "k&2" }
await secure("secure/cookie", Operations.SecureCookie(), .noContent) { $0.cookie?.text == "k;3" }
await secure("secure/digest", Operations.SecureDigest(), .noContent) {
  $0.digest?.text == "username=\"u\""
}
await secure("secure/oauth", Operations.SecureOauth(), .noContent) { $0.oauth?.text == "access" }
await secure("secure/oidc", Operations.SecureOidc(), .noContent) { $0.oidc?.text == "identity" }
await secure("secure/mtls", Operations.SecureMtls(), .noContent) { $0.mtls != nil }
await secure("secure/both", Operations.SecureBoth(), .noContent) {
  $0.bearer?.text == "token" && $0.header?.text == "k 1"
}
await secure("secure/either/first", Operations.SecureEither(), .noContent) {
  $0.header?.text == "k 1" && $0.query?.text == "k&2" && $0.basic == nil
}
await secure(
  "secure/either/second", Operations.SecureEither(), .noContent, Credentials(basic: given.basic)
) { $0.basic?.username == "u" && $0.header == nil }
await secure("secure/maybe", Operations.SecureMaybe(), .noContent) { $0.cookie?.text == "k;3" }
await secure("secure/none", Operations.Statuses(), .accepted) { $0.bearer == nil }

// MARK: Stubs

func stubbed<O: APIOperation>(
  _ id: String, _ operation: O, _ isRight: (O.Output) async throws -> Bool
) async {
  do {
    report("stub", id, try await isRight(try await Client.stub().response(to: operation)))
  } catch {
    print("wrong stub", id, error)
  }
}

await stubbed("json", Operations.JsonObject(body: item)) {
  if case .ok(Item(name: "string")) = $0 { true } else { false }
}
await stubbed("form", Operations.Form(body: fields)) {
  if case .ok(Fields()) = $0 { true } else { false }
}
await stubbed("multipart", Operations.Multipart(body: upload)) {
  if case .ok(Upload()) = $0 { true } else { false }
}
await stubbed("events", Operations.Events(body: EventStream([]))) {
  guard case .ok(let events) = $0 else { return false }
  return try await all(events.values) == [Item(name: "string")]
}
await stubbed("parts/named", Operations.NamedParts(body: upload)) {
  if case .ok(Upload()) = $0 { true } else { false }
}
await stubbed("parts/placed", Operations.PlacedParts(body: placed)) {
  if case .ok(let content) = $0 { content.body.isEmpty } else { false }
}
await stubbed("parts/stream", Operations.StreamedParts(body: ItemStream([]))) {
  guard case .ok(let items) = $0 else { return false }
  return try await all(items).map(\.contentRange) == ["string"]
}
await stubbed("parts/headers", Operations.HeadedParts(body: headed)) {
  if case .ok(let body) = $0 { body.file.body.text == "string" } else { false }
}
await stubbed("xml/roots", Operations.XmlRoots(body: [])) {
  if case .ok([]) = $0 { true } else { false }
}
await stubbed("events/text", Operations.TextEvents()) {
  guard case .ok(let events) = $0 else { return false }
  return try await all(events.values) == ["string"]
}
await stubbed("lines", Operations.Lines(body: ItemStream([]))) {
  guard case .ok(let items) = $0 else { return false }
  return try await all(items) == [Item(name: "string")]
}
await stubbed("sequence", Operations.SequenceOperation(body: ItemStream([]))) {
  guard case .ok(let items) = $0 else { return false }
  return try await all(items) == [0]
}
await stubbed("xml", Operations.Xml(body: feed)) {
  if case .ok([]) = $0 { true } else { false }
}
await stubbed("bytes", Operations.Bytes(body: .empty)) {
  guard case .ok(let body) = $0 else { return false }
  return try await body.collect(upTo: 9) == Data()
}
await stubbed("choice", Operations.Choice(body: .text(""))) {
  if case .ok(.json(Item(name: "string"))) = $0 { true } else { false }
}
do {
  let client = Client.stub { $0.secureBearer = { _ in throw CocoaError(.fileNoSuchFile) } }
  try await client.secureBearer()
  report("stub", "thrown", false)
} catch {
  if case .transport(let reason) = error.reason {
    report("stub", "thrown", (reason as? CocoaError)?.code == .fileNoSuchFile)
  } else {
    report("stub", "thrown", false)
  }
}
// MARK: Webhooks and callbacks

/// One type can be the receiver of both.
struct Receiver: WebhooksServer, CallbacksServer {
  var routes: [Route] { _webhooksRoutes + _callbacksRoutes }

  func newItem(_ input: Operations.NewItem) -> Operations.NewItem.Output {
    .ok(Item(name: input.body.name + "!", count: input.xDelivery))
  }

  func onEvent(_ input: Operations.OnEvent) -> Operations.OnEvent.Output { .noContent }
}

/// Takes each request to the router that is at an origin, as a network does.
struct Network: ClientTransport {
  let router: Router
  let base: String

  func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws -> HTTPResponseMessage
  {
    let url = try server.url(for: request).absoluteString
    guard url.hasPrefix(base) else { return HTTPResponseMessage(status: 502) }
    let parts = url.dropFirst(base.count).split(separator: "?", maxSplits: 1)
    var arrived = request
    arrived.path = parts.first.map(String.init) ?? ""
    arrived.query = parts.count > 1 ? String(parts[1]) : nil
    if let body = request.body { arrived.body = try await arriving(body) }
    return try await router.respond(to: arrived)
  }
}

func notify(_ id: String, _ expected: Int, _ call: () async throws -> Item) async {
  do {
    report(id, "reply", try await call() == Item(name: "a&b=c é!", count: expected))
  } catch {
    print("wrong", id, error)
  }
}

let receiver = Router(Receiver())
let network = Network(router: receiver, base: "https://receiver.example/api")
await notify("webhook", 7) {
  try await WebhooksClient(server: "https://receiver.example/api", transport: network)
    .newItem(xDelivery: 7, item)
}
let registered = Network(
  router: Router(Provider(routes: Receiver().routes.map { $0.at("/hooks/items") })),
  base: "https://receiver.example")
await notify("webhook/registered", 8) {
  let server = ServerURL(exactly: "https://receiver.example/hooks/items")
  return try await WebhooksClient(server: server, transport: registered)
    .newItem(xDelivery: 8, item)
}
await notify("webhook/stub", 3) {
  var stub = WebhooksStub()
  stub.newItem = { .ok(Item(name: $0.body.name + "!", count: 3)) }
  return try await WebhooksClient(
    server: "https://receiver.example", transport: InMemoryTransport(Router(stub))
  ).newItem(xDelivery: 1, item)
}
let subscription = Operations.Subscribe(body: .init(url: "https://receiver.example/api"))
let address = try await Operations.OnEvent.callbackURL.server(
  for: subscription, answeredBy: .created(.init(xId: "a b")))
report(
  "callback", "address", address.text == "https://receiver.example/api/events?of=a%20b")
do {
  try await CallbacksClient(server: address, transport: network).onEvent(item)
  report("callback", "reply", true)
} catch {
  print("wrong callback", error)
}

// MARK: Links

let order = Operations.AddOrder(body: item)

func follow(
  _ id: String, _ answer: Operations.AddOrder.Output, _ query: String?, body: Item?
) async {
  do {
    let next = try await order.changeOrder(from: answer, more: true)
    let request = try next.request()
    report(id, "path", request.path == "/orders/12")
    report(id, "query", request.query == query)
    report(id, "body", next.body == body)
  } catch {
    print("wrong", id, error)
  }
}

func refuse(
  _ id: String, _ expected: RuntimeExpression.EvaluationError,
  _ call: () async throws -> Operations.ChangeOrder
) async {
  do {
    _ = try await call()
    report(id, "error", false)
  } catch {
    report(id, "error", error as? RuntimeExpression.EvaluationError == expected)
  }
}

await follow(
  "link", .created(.init(xNumber: "12", xDay: "2026-11-30", body: Item(name: "x", count: 3))),
  "more=true&day=2026-11-30&count=3&of=a%26b%3Dc%20%C3%A9%20by%20POST&list=1,2",
  body: Item(name: "x", count: 3))
await follow(
  "link/absent", .created(.init(xNumber: "12", body: Item(name: "x"))),
  "more=true&of=a%26b%3Dc%20%C3%A9%20by%20POST&list=1,2", body: Item(name: "x"))
await refuse("link/missing", .missing(expression: "$response.header.X-Number")) {
  try await order.changeOrder(from: .created(.init(body: item)), more: true)
}
await refuse("link/unfit", .unfit(expression: "$request.body#/name")) {
  try await order.readOrder(from: .created(.init(body: item)), more: true)
}
await refuse("link/other", .otherResponse) {
  try await order.changeOrder(from: .accepted, more: true)
}

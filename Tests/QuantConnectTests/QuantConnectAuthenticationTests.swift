import ConcordRuntime
import Foundation
import QuantConnect
import Testing

@Suite struct QuantConnectAuthenticationTests {
  private static let authentication = QuantConnectAuthentication(
    userID: 123, token: "secret-token",
    now: { Date(timeIntervalSince1970: 1_637_939_907.999) })

  private func signed(
    _ authentication: QuantConnectAuthentication = Self.authentication,
    _ fields: HTTPFieldList = [:]
  ) async throws -> HTTPFieldList {
    var request = HTTPRequestMessage(method: .post, path: "/object/list", fields: fields)
    let context = SigningContext(
      operationID: "listObjectStore", server: "https://example.com",
      transport: InMemoryTransport { _ in HTTPResponseMessage(status: 200) })
    try await authentication.sign(&request, in: context)
    return request.fields
  }

  // Worked out with Python's hashlib and base64, as QuantConnect's documentation does it.
  @Test func knownHeaders() async throws {
    let fields = try await signed()
    #expect(
      fields["Authorization"]
        == "Basic MTIzOjE3ODg1ZGE3ZGZmNDdlY2VmZGFhNDM3MThjMzcwNGEyM2JjNjI3ZWU3YzMyZTFiZT"
        + "IyOGRkYTgwMTQxMmQ2NjQ=")
    #expect(fields["Timestamp"] == "1637939907")
    #expect(fields.count == 2)
  }

  @Test func replacesWhatWasThere() async throws {
    let fields = try await signed(Self.authentication, ["authorization": "x", "A": "b"])
    #expect(fields.values(for: "Authorization").count == 1)
    #expect(fields["authorization"]?.hasPrefix("Basic ") == true)
    #expect(fields["A"] == "b")
  }

  @Test func everyRequestHasItsTime() async throws {
    let first = try await signed(
      .init(userID: 1, token: "t", now: { Date(timeIntervalSince1970: 1) }))
    let second = try await signed(
      .init(userID: 1, token: "t", now: { Date(timeIntervalSince1970: 2) }))
    #expect(first["Timestamp"] == "1")
    #expect(second["Timestamp"] == "2")
    #expect(first["Authorization"] != second["Authorization"])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func clockThatIsNoTime(_ seconds: Double) async throws {
    let fields = try await signed(
      .init(userID: 1, token: "t", now: { Date(timeIntervalSince1970: seconds) }))
    #expect(fields["Timestamp"] == "0")
  }

  @Test func machinesClock() async throws {
    let before = Int(Date().timeIntervalSince1970)
    let fields = try await signed(.init(userID: 1, token: "t"))
    let stamp = try #require(Int(fields["Timestamp"] ?? ""))
    #expect((before...before + 60).contains(stamp))
  }

  @Test func tokenDoesNotShow() {
    let value = Self.authentication
    var dumped = ""
    dump(value, to: &dumped)
    dump([value], to: &dumped)
    let texts = [
      dumped, "\(value)", String(reflecting: value), String(describing: [value]),
      String(describing: Optional(value)), "\(Mirror(reflecting: value).children.map(\.value))",
    ]
    for text in texts { #expect(!text.contains("secret-token"), "\(text)") }
    #expect("\(value)".contains("123"))
  }
}

/// The parameters, headers, bodies and responses that references name: each is decoded once, however
/// many references there are.
final class SharedParts {
  private var parameters: [String: Parameter?] = [:]
  private var headers: [String: Parameter?] = [:]
  private var requestBodies: [String: RequestBody?] = [:]
  private var responses: [String: Response?] = [:]

  /// The parameter at a location.
  func parameter(at location: String, _ decode: () -> Decoded<Parameter?>) -> Decoded<Parameter?> {
    part(in: \.parameters, at: location, decode)
  }

  /// The header at a location.
  func header(at location: String, _ decode: () -> Decoded<Parameter?>) -> Decoded<Parameter?> {
    part(in: \.headers, at: location, decode)
  }

  /// The request body at a location.
  func requestBody(
    at location: String, _ decode: () -> Decoded<RequestBody?>
  ) -> Decoded<RequestBody?> {
    part(in: \.requestBodies, at: location, decode)
  }

  /// The response at a location.
  func response(at location: String, _ decode: () -> Decoded<Response?>) -> Decoded<Response?> {
    part(in: \.responses, at: location, decode)
  }

  /// A part, `nil` where it cannot be read. What is found in it is returned with the first reference
  /// to it.
  private func part<Part>(
    in table: ReferenceWritableKeyPath<SharedParts, [String: Part?]>, at location: String,
    _ decode: () -> Decoded<Part?>
  ) -> Decoded<Part?> {
    if let known = self[keyPath: table][location] { return Decoded(value: known) }
    let decoded = decode()
    self[keyPath: table].updateValue(decoded.value, forKey: location)
    return decoded
  }
}

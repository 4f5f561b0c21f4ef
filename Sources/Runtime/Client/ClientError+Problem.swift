internal import Foundation

extension ClientError {
  /// What the API says is wrong, where it answered with `application/problem+json` (RFC 9457) of at
  /// most 64 KiB; `nil` otherwise.
  ///
  /// ```swift
  /// do {
  ///   try await client.deleteFile(id: 7)
  /// } catch {
  ///   print(error.problem?.detail ?? "")
  /// }
  /// ```
  public var problem: HTTPProblem? {
    guard let type = response?.fields["Content-Type"].flatMap({ MediaRange($0) }),
      type.type == "application", type.subtype == "problem+json", let body
    else { return nil }
    return try? JSONValue(parsing: body).decoded(as: HTTPProblem.self)
  }
}

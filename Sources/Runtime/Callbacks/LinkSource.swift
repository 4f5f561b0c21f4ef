internal import Foundation

/// What the values of a link are taken from: an operation's input and output (OpenAPI 3.1, section
/// 4.8.20).
public struct _LinkSource: Sendable {
  private let exchange: RuntimeExpression.Exchange

  /// Joins what an operation was called with and what it answered.
  ///
  /// - Parameters:
  ///   - operation: What it was called with.
  ///   - output: What it answered. A body that is a stream is left alone.
  ///   - response: The position of the response that has the link.
  ///   - readsRequestBody: Whether values are parts of the body of the request.
  /// - Throws: ``RuntimeExpression/EvaluationError/otherResponse``, where it answered something else;
  ///   what writing the request or the response throws.
  public init<O: APIOperation>(
    _ operation: O, _ output: O.Output, response: Int, readsRequestBody: Bool = false
  ) async throws {
    guard output._payload.index == response else {
      throw RuntimeExpression.EvaluationError.otherResponse
    }
    var request = try operation.request()
    if !readsRequestBody { request.body = nil }
    var answer = try output.response()
    if !answer.body.isRepeatable { answer.body = .empty }
    exchange = try await RuntimeExpression.Exchange(
      request: request, path: O._definition.path, response: answer, bodyLimit: .max)
  }

  /// The value that an expression names.
  ///
  /// - Throws: ``RuntimeExpression/EvaluationError``. An optional value that is not there is `nil`.
  public func value<T: _FieldType>(
    _ type: T.Type, of expression: RuntimeExpression
  ) throws -> T.Stored {
    typealias Fault = RuntimeExpression.EvaluationError
    let value: JSONValue
    do {
      value = try expression.value(in: exchange)
    } catch {
      if case .missing = error, let absent = try? JSONValue.null.decoded(as: T.Coded.self) {
        return T.value(ofCoded: absent)
      }
      throw error
    }
    guard let result = Self.decode(type, value) else {
      throw Fault.unfit(expression: expression.text)
    }
    return result
  }

  /// A value that is always the same.
  ///
  /// - Throws: ``RuntimeExpression/EvaluationError/unfit(expression:)``.
  public func value<T: _FieldType>(_ type: T.Type, json: String) throws -> T.Stored {
    guard let value = try? JSONValue(parsing: Data(json.utf8)),
      let result = Self.decode(type, value)
    else { throw RuntimeExpression.EvaluationError.unfit(expression: json) }
    return result
  }

  /// A value of a type; texts, as those of header fields, are read as parameters are.
  private static func decode<T: _FieldType>(_ type: T.Type, _ value: JSONValue) -> T.Stored? {
    if let coded = try? value.decoded(as: T.Coded.self) { return T.value(ofCoded: coded) }
    switch value {
    case .null, .array, .object: return nil
    case .bool, .number, .string: break
    }
    guard let text = try? ParameterValue.text(value),
      let coded = try? TextDecoder(.text(text)).decode(T.Coded.self)
    else { return nil }
    return T.value(ofCoded: coded)
  }
}

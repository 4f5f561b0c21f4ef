public import ConcordRuntime
public import Logging

extension LoggingMiddleware {
  /// Makes a step that writes to swift-log: one entry for each request, without what may be secret.
  ///
  /// ```swift
  /// let client = Client(middlewares: [LoggingMiddleware(logger: Logger(label: "files"))])
  /// ```
  ///
  /// The metadata have the names of OpenTelemetry's attributes. Bodies and the query's values are in
  /// none of them, and of header fields the values of `visibleFields` alone. Control characters become
  /// U+FFFD.
  ///
  /// - Parameters:
  ///   - logger: The logger; that of the task, `Logger.current`, where it is `nil`.
  ///   - visibleFields: The names, in any case, of the header fields whose values are logged.
  ///   - level: How much an entry matters: `warning` for 5xx and where no answer came, `notice` for
  ///     4xx, and else `info`, unless something else is said.
  public init(
    logger: Logger? = nil, visibleFields: Set<String> = LoggingMiddleware.defaultVisibleFields,
    level: @escaping @Sendable (Entry) -> Logger.Level = { $0.level }
  ) {
    self.init(
      visibleFields: visibleFields,
      sink: { entry in
        (logger ?? .current).log(
          level: level(entry), "\(entry)", metadata: entry.metadata)
      })
  }
}

extension LoggingMiddleware.Entry {
  /// How much it matters unless something else is said.
  public var level: Logger.Level {
    switch status {
    case nil, .some(500...): .warning
    case .some(400...): .notice
    default: .info
    }
  }

  /// What is known of the request and its response; fields with redacted values are left out.
  public var metadata: Logger.Metadata {
    var metadata: Logger.Metadata = [
      "http.request.method": "\(method)", "url.path": plain(path),
      "duration": "\(duration / .milliseconds(1)) ms",
    ]
    metadata["operation"] = operationID.map { "\($0)" }
    metadata["url.query"] = query.map(plain)
    metadata["http.request.body.size"] = requestSize.map { "\($0)" }
    metadata["http.response.status_code"] = status.map { "\($0)" }
    metadata["http.response.body.size"] = responseSize.map { "\($0)" }
    metadata["error.type"] = errorType.map { "\($0)" }
    metadata["trace_id"] = TraceContext.current.map { "\($0.traceID)" }
    for (message, fields) in [("request", requestFields), ("response", responseFields ?? [:])] {
      for field in fields where field.value != Self.redacted {
        let name = "http.\(message).header.\(field.name.lowercased())"
        metadata[name] = plain(fields[field.name] ?? "")
      }
    }
    return metadata
  }

  /// A text that others wrote, so that it cannot look like another entry.
  private func plain(_ text: String) -> Logger.MetadataValue {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
    return .string(String(String.UnicodeScalarView(scalars)))
  }
}
